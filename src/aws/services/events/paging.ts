// Pages of sorted lists: the token carries the key of the last item that was given.
import { openPageToken, pageAfter, sealPageToken } from '../../core/page-token.ts';
import { validation } from './errors.ts';
import { limits } from './limits.ts';

export interface PageArgument {
  readonly Limit?: number | undefined;
  readonly NextToken?: string | undefined;
}

/** `keyOf` must grow along `all`. Throws AwsError ValidationException for a token that is none of ours. */
export function page<Item>(
  all: readonly Item[],
  keyOf: (item: Item) => string,
  { Limit: limit = limits.listedPerPage, NextToken: token }: PageArgument,
): { readonly items: readonly Item[]; readonly NextToken?: string } {
  const after = token === undefined ? undefined : openToken(token);
  const { items, lastKey } = pageAfter(all, keyOf, { after, most: limit });
  return { items, ...(lastKey !== undefined && { NextToken: sealPageToken(lastKey) }) };
}

function openToken(token: string): string {
  const key = openPageToken(token);
  if (key === undefined) throw validation('Parameter NextToken is not valid.');
  return key;
}
