// Pages of lists: the token carries how many were given before.
import { fromBase64, fromUtf8, toBase64, toUtf8 } from '@smithy/core/serde';
import { AwsError } from '../../core/errors.ts';

/** @param invalid what a token that is none of ours is answered with */
export function page<Item>(
  all: readonly Item[],
  limit: number,
  token: string | undefined,
  invalid: () => AwsError = () => new AwsError('InvalidNextToken', 'The next token is invalid.'),
): { readonly items: readonly Item[]; readonly NextToken?: string } {
  const from = token === undefined ? 0 : opened(token);
  if (from === undefined) throw invalid();
  const items = all.slice(from, from + limit);
  return { items, ...(from + limit < all.length && { NextToken: toBase64(fromUtf8(`after ${from + limit}`)) }) };
}

function opened(token: string): number | undefined {
  if (token.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(token)) return undefined;
  const [, digits] = /^after (\d+)$/.exec(toUtf8(fromBase64(token))) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
