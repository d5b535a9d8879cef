// Pages of pools, identities and names of users. A token says what the last one on the page before was.
import { keyInPageToken, pageAfter, sealPageToken } from '../../core/page-token.ts';
import { wrongPageToken } from './errors.ts';
import { limits } from './limits.ts';

/** @param items in order of their keys. Throws AwsError InvalidParameterException. */
export function pageOf<Item>(
  items: readonly Item[],
  {
    MaxResults: most = limits.listed,
    NextToken: token,
  }: { readonly MaxResults?: number | undefined; readonly NextToken?: string | undefined },
  keyOf: (item: Item) => string,
): { readonly items: readonly Item[]; readonly NextToken?: string } {
  const after = token === undefined ? undefined : keyInPageToken(token, 'after ');
  if (token !== undefined && after === undefined) throw wrongPageToken();
  const { items: shown, lastKey } = pageAfter(items, keyOf, { after, most });
  return { items: shown, ...(lastKey !== undefined && { NextToken: sealPageToken(`after ${lastKey}`) }) };
}
