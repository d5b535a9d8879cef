// Pages of lists: the token carries how many were given before.
import { AwsError } from '../../core/errors.ts';
import { keyInPageToken, sealPageToken } from '../../core/page-token.ts';

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
  return { items, ...(from + limit < all.length && { NextToken: sealPageToken(`after ${from + limit}`) }) };
}

function opened(token: string): number | undefined {
  const digits = keyInPageToken(token, 'after ');
  return digits !== undefined && /^\d+$/.test(digits) ? Number(digits) : undefined;
}
