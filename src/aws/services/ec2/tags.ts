// Tags of all resources of a region: checked, kept by id, given with a new resource.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions
import type { Tag, TagSpecification } from '@aws-sdk/client-ec2';
import { invalidValue, limitExceeded, missingParameter } from './errors.ts';
import { limits } from './limits.ts';
import type { Region } from './region.ts';

export function tagsOf(here: Region, id: string): Tag[] {
  return [...(here.state.tags.get(id) ?? [])].map(([Key, Value]) => ({ Key, Value }));
}

/** The tags that a request gives to what it makes, checked. `type` is EC2's word for the kind: `security-group`. */
export function specifiedTags(specifications: readonly TagSpecification[] | undefined, ...types: readonly string[]): readonly Tag[] {
  const type = types[0] ?? '';
  for (const { ResourceType: given, Tags: tags } of specifications ?? []) {
    if (given === undefined) throw missingParameter('TagSpecification.ResourceType');
    if (!types.includes(given)) throw invalidValue(`'${given}' is not a valid taggable resource type for this operation.`);
    if (!tags || tags.length === 0) throw invalidValue('Tag specification must have at least one tag');
  }
  const tags = specificationOf(specifications, type);
  checkTags(tags);
  return tags;
}

/** Those for one of several kinds that a request makes. */
export function specificationOf(specifications: readonly TagSpecification[] | undefined, type: string): readonly Tag[] {
  return (specifications ?? []).filter(({ ResourceType: given }) => given === type).flatMap(({ Tags = [] }) => Tags);
}

export function checkTags(tags: readonly Tag[]): void {
  const keys = new Set<string>();
  for (const { Key: key = '', Value: value = '' } of tags) {
    if (key === '') throw invalidValue('Tag key cannot be empty.');
    if (key.length > limits.tagKeyCharacters)
      throw invalidValue(`Tag key exceeds the maximum length of ${limits.tagKeyCharacters} characters`);
    if (value.length > limits.tagValueCharacters)
      throw invalidValue(`Tag value exceeds the maximum length of ${limits.tagValueCharacters} characters`);
    if (/^aws:/i.test(key)) throw invalidValue("Tag keys starting with 'aws:' are reserved for internal use");
    if (keys.has(key)) throw invalidValue(`Duplicate tag key '${key}' specified.`);
    keys.add(key);
  }
  if (keys.size > limits.tagsOfResource) throw tooManyTags();
}

export const tooManyTags = () =>
  limitExceeded('TagLimitExceeded', `More than ${limits.tagsOfResource} tags specified for a resource: that is the maximum.`);

/** Keeps checked tags beside those that are there. */
export function keepTags(here: Region, id: string, tags: readonly Tag[]): void {
  if (tags.length === 0) return;
  const kept = here.state.tags.get(id) ?? new Map<string, string>();
  for (const { Key: key = '', Value: value = '' } of tags) kept.set(key, value);
  here.state.tags.set(id, kept);
}

export function dropTags(here: Region, id: string): void {
  here.state.tags.delete(id);
}
