// Pages of sorted lists: the token carries the key of the last item that was given.
import { fromBase64, fromUtf8, toBase64, toUtf8 } from '@smithy/core/serde';
import { invalidParameter } from './errors.ts';

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextToken?: string;
}

/** `keyOf` must grow along `all`. Throws AwsError InvalidParameterException for a token that is none of ours. */
export function page<Item>(
  all: readonly Item[],
  keyOf: (item: Item, index: number) => string,
  limit: number,
  token: string | undefined,
): Page<Item> {
  const after = token === undefined ? undefined : openToken(token);
  const index = after === undefined ? 0 : all.findIndex((item, at) => keyOf(item, at) === after) + 1;
  const items = all.slice(index, index + limit);
  const last = items.at(-1);
  const more = last && index + limit < all.length;
  return { items, ...(more && { nextToken: toBase64(fromUtf8(keyOf(last, index + items.length - 1))) }) };
}

export function openToken(token: string): string {
  if (token.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(token)) throw invalidParameter('The specified nextToken is invalid.');
  return toUtf8(fromBase64(token));
}
