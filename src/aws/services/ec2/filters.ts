// Filters of the Describe operations: by name, with wildcards, one value of several.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html
import type { Filter } from '@aws-sdk/client-ec2';
import { invalidValue, missingParameter } from './errors.ts';
import { limits } from './limits.ts';
import type { Region } from './region.ts';

type Field = string | number | boolean | undefined;

/** By the filter's name: what an item has there, as text or number; one of several is enough. */
export type FilterFields<Item> = Readonly<Record<string, (item: Item) => Field | readonly Field[]>>;

/** A filter that matches an item, or not. */
type Test<Item> = (item: Item) => boolean;

/** The items that all filters match. Throws AwsError InvalidParameterValue for a filter that the operation does not have. */
export function filtered<Item>(
  here: Region,
  items: Iterable<Item>,
  filters: readonly Filter[] | undefined,
  { fields, idOf }: { readonly fields: FilterFields<Item>; readonly idOf: (item: Item) => string },
): Item[] {
  const tagsOf = (item: Item) => here.state.tags.get(idOf(item)) ?? new Map<string, string>();
  const tests = (filters ?? []).map((filter): Test<Item> => {
    const [name, matches] = readFilter(filter);
    if (name.startsWith('tag:')) {
      const key = name.slice('tag:'.length);
      return (item) => matches(tagsOf(item).get(key));
    }
    if (name === 'tag-key') return (item) => [...tagsOf(item).keys()].some(matches);
    if (name === 'tag-value') return (item) => [...tagsOf(item).values()].some(matches);
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field) throw invalidValue(`The filter '${name}' is invalid`);
    return (item) => [field(item)].flat().some((value) => value !== undefined && matches(String(value)));
  });
  return [...items].filter((item) => tests.every((test) => test(item)));
}

function readFilter({ Name: name, Values: values }: Filter): [name: string, matches: (text: string | undefined) => boolean] {
  if (name === undefined || name === '') throw missingParameter('Filter.Name');
  if (values === undefined || values.length === 0) throw invalidValue(`The filter '${name}' has no values.`);
  if (values.length > limits.filterValues)
    throw invalidValue(`The maximum number of filter values specified on a single call is ${limits.filterValues}`);
  const patterns = values.map(wildcardMatcher);
  return [name, (text) => text !== undefined && patterns.some((matches) => matches(text))];
}

/** `*` stands for any characters, `?` for one, a backslash takes the meaning from the next. Case matters. */
function wildcardMatcher(pattern: string): (text: string) => boolean {
  if (!/[*?\\]/.test(pattern)) return (text) => text === pattern;
  const parts = pattern.match(/\\[\s\S]|[\s\S]/gu) ?? [];
  const matchesFrom = parts.map((part) => (part === '*' ? 'any' : part === '?' ? 'one' : part.startsWith('\\') ? part.slice(1) : part));
  return (text) => matchesWildcards([...text], matchesFrom);
}

/** Goes back to the last `any` only: the time is that of one product, whatever the pattern. */
function matchesWildcards(text: readonly string[], parts: readonly string[]): boolean {
  let [at, part, anyPart, anyAt] = [0, 0, -1, 0];
  while (at < text.length) {
    if (parts[part] === 'any') [anyPart, anyAt, part] = [part, at, part + 1];
    else if (parts[part] === 'one' || parts[part] === text[at]) [at, part] = [at + 1, part + 1];
    else if (anyPart >= 0) [part, anyAt, at] = [anyPart + 1, anyAt + 1, anyAt + 1];
    else return false;
  }
  return parts.slice(part).every((rest) => rest === 'any');
}
