// What tags may say.
// AWS: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_TagResource.html
import type { Tag } from '@aws-sdk/client-secrets-manager';
import { invalidParameter, invalidRequest } from './errors.ts';
import { limits } from './limits.ts';

/** The tags with the new ones among them. Throws AwsError. */
export function withTags(before: Readonly<Record<string, string>>, added: readonly Tag[]): Record<string, string> {
  const all = { ...before };
  for (const { Key: key = '', Value: value = '' } of added) {
    if (/^aws:/i.test(key)) throw invalidRequest('Tag keys that begin with aws: are reserved.');
    if (![key, value].every((text) => /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(text)))
      throw invalidParameter(`Invalid tag ${key}: only letters, digits, spaces and _ . : / = + - @ are allowed.`);
    all[key] = value;
  }
  if (Object.keys(all).length > limits.tags) throw invalidParameter(`A secret can have at most ${limits.tags} tags.`);
  return all;
}
