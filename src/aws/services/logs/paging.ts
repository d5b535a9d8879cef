// Pages of sorted lists: the token carries the key of the last item that was given.
import { openPageToken, sealPageToken } from '../../core/page-token.ts';
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
  return { items, ...(more && { nextToken: sealPageToken(keyOf(last, index + items.length - 1)) }) };
}

export function openToken(token: string): string {
  const key = openPageToken(token);
  if (key === undefined) throw invalidParameter('The specified nextToken is invalid.');
  return key;
}
