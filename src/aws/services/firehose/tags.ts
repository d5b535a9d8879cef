// Tags of streams: what they may be.
// AWS: https://docs.aws.amazon.com/firehose/latest/APIReference/API_Tag.html
import type { Tag } from '@aws-sdk/client-firehose';
import { complaint } from '../../core/constraints.ts';
import { AwsError } from '../../core/errors.ts';
import { tooManyTags } from './errors.ts';
import { limits } from './limits.ts';

const keyPattern = '^(?!aws:)[\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@%]*$';
const valuePattern = '^[\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@%]*$';

/** `present` with `added`. Throws AwsError ValidationException, LimitExceededException. */
export function withTags(present: Readonly<Record<string, string>>, added: readonly Tag[]): Readonly<Record<string, string>> {
  const tags = added.map(({ Key: key = '', Value: value = '' }) => [key, value] as const);
  for (const [index, [key, value]] of tags.entries()) {
    check(key, keyPattern, `tags.${index + 1}.member.key`, { least: 1, most: 128 });
    check(value, valuePattern, `tags.${index + 1}.member.value`, { least: 0, most: 256 });
  }
  const merged = { ...present, ...Object.fromEntries(tags) };
  if (Object.keys(merged).length > limits.tags) throw tooManyTags(limits.tags);
  return merged;
}

function check(text: string, pattern: string, path: string, { least, most }: { readonly least: number; readonly most: number }): void {
  const musts = [
    ...(new RegExp(pattern, 'u').test(text) ? [] : [`Member must satisfy regular expression pattern: ${pattern}`]),
    ...(text.length < least ? [`Member must have length greater than or equal to ${least}`] : []),
    ...(text.length > most ? [`Member must have length less than or equal to ${most}`] : []),
  ];
  const [must] = musts;
  if (must !== undefined) throw new AwsError('ValidationException', `1 validation error detected: ${complaint(text, path, must)}`);
}
