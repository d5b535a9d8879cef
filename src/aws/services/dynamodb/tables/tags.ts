// Tags of tables.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Tagging.Operations.html
import type { Tag } from '@aws-sdk/client-dynamodb';
import { validation } from '../errors.ts';
import { limits } from '../limits.ts';

// AWS: "letters, white space, and numbers, plus the following special characters: + - = . _ : /", and @.
const tagText = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** Throws AwsError ValidationException. The sentences are inferred. */
export function checkTags(tags: readonly Tag[], already: Readonly<Record<string, string>> = {}): void {
  const keys = tags.map(({ Key }) => Key ?? '');
  const stranger = tags.flatMap(({ Key = '', Value = '' }) => [Key, Value]).find((text) => !tagText.test(text));
  if (stranger !== undefined) throw validation(`One or more parameter values were invalid: Tags contain invalid characters: ${stranger}`);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw validation(`Cannot provide multiple Tags with the same key: ${twice}`);
  const reserved = keys.find((key) => /^aws:/i.test(key));
  if (reserved !== undefined) throw validation(`Tag keys that begin with aws: are reserved for AWS: ${reserved}`);
  if (new Set([...keys, ...Object.keys(already)]).size > limits.tags)
    throw validation(`One or more parameter values were invalid: The number of tags exceeds the limit of ${limits.tags}`);
}

export function tagsOf(tags: readonly Tag[]): Readonly<Record<string, string>> {
  return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
}
