// Tags of certificates.
// AWS: https://docs.aws.amazon.com/acm/latest/APIReference/API_AddTagsToCertificate.html
import type { Tag } from '@aws-sdk/client-acm';
import { invalidTag, tooManyTags } from './errors.ts';
import { limits } from './limits.ts';

/** The tags that are there with those that come. Throws AwsError InvalidTagException, TooManyTagsException. */
export function withTags(before: Readonly<Record<string, string>>, added: readonly Tag[]): Record<string, string> {
  for (const { Key: key = '' } of added)
    if (/^aws:/i.test(key)) throw invalidTag(`Invalid Tag Key: "${key}". AWS internal tags cannot be changed with this API`);
  const keys = added.map(({ Key }) => Key);
  if (new Set(keys).size < keys.length) throw invalidTag('A tag key may be given only once.');
  const tags = Object.fromEntries([...Object.entries(before), ...added.map(({ Key = '', Value = '' }) => [Key, Value] as const)]);
  if (Object.keys(tags).length > limits.tags) throw tooManyTags();
  return tags;
}

/** AWS: one given with a value goes only if it has that value. */
export function withoutTags(before: Readonly<Record<string, string>>, removed: readonly Tag[]): Record<string, string> {
  const goes = (key: string, value: string) => removed.some((tag) => tag.Key === key && (tag.Value === undefined || tag.Value === value));
  return Object.fromEntries(Object.entries(before).filter(([key, value]) => !goes(key, value)));
}

export const tagList = (tags: Readonly<Record<string, string>>): Tag[] => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
