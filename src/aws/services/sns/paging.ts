// Pages of a list: a hundred items and NextToken, which carries the key of the last one.
import { keyInPageToken, pageAfter, sealPageToken } from '../../core/page-token.ts';
import { invalidParameter } from './errors.ts';
import { limits } from './limits.ts';

/** @param items with their keys, in order of them. Throws AwsError InvalidParameter for a token that is none. */
export function pageOf<Item extends { readonly arn: string }>(
  items: readonly Item[],
  token: string | undefined,
): { readonly items: readonly Item[]; readonly next: { readonly NextToken?: string } } {
  const after = token ? keyIn(token) : undefined;
  const { items: shown, lastKey } = pageAfter(items, ({ arn }) => arn, { after, most: limits.listedItems });
  return { items: shown, next: lastKey === undefined ? {} : { NextToken: sealPageToken(`after ${lastKey}`) } };
}

function keyIn(token: string): string {
  const key = keyInPageToken(token, 'after ');
  if (key === undefined) throw invalidParameter('NextToken Reason: Invalid token');
  return key;
}
