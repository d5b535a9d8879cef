// Pages of sorted lists. A token carries the key of the last item given, so that what is deleted meanwhile moves nothing.
import { fromBase64, fromUtf8, toBase64, toUtf8 } from '@smithy/core/serde';

export const sealPageToken = (text: string): string => toBase64(fromUtf8(text));

/** What the token carries; undefined for a text that is no token of ours. */
export function openPageToken(token: string): string | undefined {
  return token.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(token) ? toUtf8(fromBase64(token)) : undefined;
}

/** What stands behind `prefix` in the token; undefined for a token that does not begin so. */
export function keyInPageToken(token: string, prefix: string): string | undefined {
  const text = openPageToken(token);
  return text?.startsWith(prefix) ? text.slice(prefix.length) : undefined;
}

/** At most `most` items behind the key `after`; `lastKey` is there when more follow. `keyOf` must grow along `items`. */
export function pageAfter<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { after, most }: { readonly after: string | undefined; readonly most: number },
): { readonly items: readonly Item[]; readonly lastKey?: string } {
  const rest = after === undefined ? items : items.filter((item) => keyOf(item) > after);
  const shown = rest.slice(0, most);
  const last = shown.at(-1);
  return last === undefined || shown.length === rest.length ? { items: shown } : { items: shown, lastKey: keyOf(last) };
}
