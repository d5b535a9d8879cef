// Tags of functions and event source mappings.
import { invalidParameter } from './errors.ts';
import { limits } from './limits.ts';

/** The tags. Throws AwsError InvalidParameterValueException. */
export function checkedTags(tags: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const names = Object.keys(tags);
  if (names.length > limits.tags) throw invalidParameter('Number of tags exceeds resource tag limit.');
  for (const [name, value] of Object.entries(tags)) {
    if (name.startsWith('aws:')) throw invalidParameter('Tag keys that start with aws: are reserved for system use.');
    if (name === '' || name.length > 128 || value.length > 256)
      throw invalidParameter('A tag key has 1 to 128 characters, a tag value up to 256.');
  }
  return { ...tags };
}
