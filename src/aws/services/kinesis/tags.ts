// Tags of streams and consumers: what is allowed in them, and how many.
// AWS: https://docs.aws.amazon.com/streams/latest/dev/tagging.html; sentences recorded by kinesalite.
import { complaint } from '../../core/constraints.ts';
import { AwsError } from '../../core/errors.ts';
import { invalidArgument } from './errors.ts';
import { limits } from './limits.ts';

export type Tags = Readonly<Record<string, string>>;

const strange = /[^\u00C0-\u1FFF\u2C00-\uD7FF\w./\-=+_ @%:]/;
const keyLengths = [128, 1] as const;
const valueLengths = [256, 0] as const;

/**
 * The tags, when they are allowed.
 * @param owner for the sentence: `stream prices under account 123456789012`
 * Throws AwsError ValidationException or InvalidArgumentException.
 */
export function checkedTags(tags: Tags, owner: string, present: Tags = {}): Tags {
  const entries = Object.entries(tags);
  if (entries.some(([key]) => isOutside(key, keyLengths))) throw wrongLength(tags, 'keys', keyLengths);
  if (entries.some(([, value]) => isOutside(value, valueLengths))) throw wrongLength(tags, 'value', valueLengths);
  checkCharacters(entries.flat(), `add tags to ${owner}`);
  // The sentence is inferred.
  if (entries.some(([key]) => /^aws:/i.test(key)))
    throw invalidArgument(`Failed to add tags to ${owner} because aws: prefixed tag keys are reserved.`);
  const all = { ...present, ...tags };
  if (Object.keys(all).length > limits.tagsPerResource)
    throw invalidArgument(
      `Failed to add tags to ${owner} because a given ${owner.split(' ')[0]} cannot have more than ${limits.tagsPerResource} tags associated with it.`,
    );
  return all;
}

/** What is left without some keys. Throws AwsError InvalidArgumentException. */
export function withoutTags(tags: Tags, keys: readonly string[], owner: string): Tags {
  checkCharacters(keys, `remove tags from ${owner}`);
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !keys.includes(key)));
}

/** In order of their keys. */
export function listedTags(tags: Tags): { Key: string; Value: string }[] {
  const sorted = Object.entries(tags).sort(([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([Key, Value]) => ({ Key, Value }));
}

function checkCharacters(texts: readonly string[], doing: string): void {
  if (texts.some((text) => strange.test(text)))
    throw invalidArgument('Some tags contain invalid characters. Valid characters: Unicode letters, digits, white space, _ . / = + - % @.');
  if (texts.some((text) => text.includes('%')))
    throw invalidArgument(
      `Failed to ${doing} because some tags contained illegal characters. The allowed characters are Unicode letters, white-spaces, ` +
        "'_',',','/','=','+','-','@'.",
    );
}

function isOutside(text: string, [most, least]: readonly [number, number]): boolean {
  return text.length > most || text.length < least;
}

function wrongLength(tags: Tags, what: 'keys' | 'value', [most, least]: readonly [number, number]): AwsError {
  const must =
    `Map ${what} must satisfy constraint: [Member must have length less than or equal to ${most}, ` +
    `Member must have length greater than or equal to ${least}]`;
  return new AwsError('ValidationException', `1 validation error detected: ${complaint(tags, 'tags', must)}`);
}
