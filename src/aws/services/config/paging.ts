// Pages of lists. A token says how the key of the last item on the page before reads.
import { keyInPageToken, pageAfter, sealPageToken } from '../../core/page-token.ts';
import { invalidLimit, invalidNextToken } from './errors.ts';

export interface PageRequest {
  /** As the caller named it; 0 means the default, as AWS has it. */
  readonly limit: number | undefined;
  readonly byDefault: number;
  readonly most: number;
  readonly token: string | undefined;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly token?: string;
}

/** @param items in order of their keys. Throws AwsError InvalidLimitException, InvalidNextTokenException. */
export function pageOf<Item>(items: readonly Item[], request: PageRequest, keyOf: (item: Item) => string): Page<Item> {
  const after = tokenKey(request.token);
  const { items: shown, lastKey } = pageAfter(items, keyOf, { after, most: pageLength(request) });
  return lastKey === undefined ? { items: shown } : { items: shown, token: sealPageToken(`after ${lastKey}`) };
}

/** The same for lists whose order has no key that grows: the place in the list is the key. */
export function pageByPlace<Item>(items: readonly Item[], request: PageRequest): Page<Item> {
  const placed = items.map((item, place) => ({ item, key: String(place).padStart(12, '0') }));
  const { items: shown, token } = pageOf(placed, request, ({ key }) => key);
  return { items: shown.map(({ item }) => item), ...(token !== undefined && { token }) };
}

function pageLength({ limit, byDefault, most }: PageRequest): number {
  if (limit === undefined || limit === 0) return byDefault;
  if (limit < 0 || limit > most) throw invalidLimit(limit, most);
  return limit;
}

function tokenKey(token: string | undefined): string | undefined {
  if (token === undefined || token === '') return undefined;
  const key = keyInPageToken(token, 'after ');
  if (key === undefined) throw invalidNextToken();
  return key;
}
