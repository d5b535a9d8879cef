// What tags may say.
// AWS: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Tag.html
import type { Tag } from '@aws-sdk/client-ssm';
import { invalid } from './errors.ts';

/** Throws AwsError ValidationException. */
export function checkTags(tags: readonly Tag[]): void {
  for (const { Key: key = '', Value: value = '' } of tags) {
    if (/^aws:/i.test(key)) throw invalid('aws: prefixed tag key names are not allowed for external use.');
    if (![key, value].every((text) => /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(text)))
      throw invalid(`The tag ${key} has characters that are not allowed: only letters, digits, spaces and _ . : / = + - @ are.`);
  }
}
