// Pages of sorted lists: the token carries the key of the last item that was given.
import { fromBase64, fromUtf8, toBase64, toUtf8 } from '@smithy/core/serde';
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
  const rest = all.filter((item) => after === undefined || keyOf(item) > after);
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  return { items, ...(last && rest.length > limit && { NextToken: toBase64(fromUtf8(keyOf(last))) }) };
}

function openToken(token: string): string {
  if (token.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(token)) throw validation('Parameter NextToken is not valid.');
  return toUtf8(fromBase64(token));
}
