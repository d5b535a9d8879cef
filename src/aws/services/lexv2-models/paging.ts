// Lists: filtered, sorted, in pages. A token carries the place of the last item given, so that what is deleted meanwhile moves nothing.
import { parsedJson } from '../../core/json.ts';
import { openPageToken, sealPageToken } from '../../core/page-token.ts';
import { invalid } from './errors.ts';
import { LIMITS } from './limits.ts';

export interface ListRequest {
  readonly sortBy?: { readonly attribute: string | undefined; readonly order: string | undefined } | undefined;
  readonly filters?:
    | readonly {
        readonly name: string | undefined;
        readonly values: readonly string[] | undefined;
        readonly operator?: string | undefined;
      }[]
    | undefined;
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
}

/** How an item reads under a name of attribute or filter (`BotName`); times as numbers. */
export type Attributes<Item> = (item: Item, attribute: string) => string | number | undefined;

/** @param defaultAttribute what the list is sorted by when the request does not say. Throws AwsError ValidationException. */
export function listed<Item>(
  items: readonly Item[],
  { sortBy, filters = [], maxResults = LIMITS.defaultPageSize, nextToken }: ListRequest,
  { attributeOf, idOf, defaultAttribute }: { attributeOf: Attributes<Item>; idOf: (item: Item) => string; defaultAttribute: string },
): { readonly items: readonly Item[]; readonly nextToken?: string } {
  const sign = sortBy?.order === 'Descending' ? -1 : 1;
  const placeOf = (item: Item): Place => [attributeOf(item, sortBy?.attribute ?? defaultAttribute) ?? '', idOf(item)];
  const after = nextToken === undefined ? undefined : openedToken(nextToken);
  const rest = items
    .filter((item) =>
      filters.every(({ name = '', values = [], operator }) => passes(String(attributeOf(item, name) ?? ''), values, operator)),
    )
    .toSorted((one, other) => sign * compare(placeOf(one), placeOf(other)))
    .filter((item) => !after || sign * compare(placeOf(item), after) > 0);
  const shown = rest.slice(0, maxResults);
  const last = shown.at(-1);
  return last === undefined || shown.length === rest.length
    ? { items: shown }
    : { items: shown, nextToken: sealPageToken(JSON.stringify(placeOf(last))) };
}

type Place = readonly [string | number, string];

/** AWS: CO contains, EQ equals, NE differs; one of the values is enough. Letters count as they are: inferred. */
function passes(text: string, values: readonly string[], operator: string | undefined): boolean {
  if (operator === 'CO') return values.some((value) => text.includes(value));
  return values.includes(text) === (operator !== 'NE');
}

function compare([key, id]: Place, [otherKey, otherId]: Place): number {
  if (key !== otherKey) return key < otherKey ? -1 : 1;
  return id < otherId ? -1 : id > otherId ? 1 : 0;
}

function openedToken(token: string): Place {
  const text = openPageToken(token);
  const place: unknown = text?.startsWith('[') ? parsedJson(text) : undefined;
  if (Array.isArray(place) && place.length === 2 && typeof place[1] === 'string') return [place[0], place[1]];
  throw invalid('The nextToken is not one that this list gave.');
}
