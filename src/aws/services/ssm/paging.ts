// Pages of lists of parameters and versions. A token says how the key of the last item on the page before reads.
import { keyInPageToken, pageAfter, sealPageToken } from '../../core/page-token.ts';
import { wrongToken } from './errors.ts';

/** @param items in order of their keys. Throws AwsError InvalidNextToken. */
export function pageOf<Item>(
  items: readonly Item[],
  { most, token }: { readonly most: number; readonly token: string | undefined },
  keyOf: (item: Item) => string,
): { readonly items: readonly Item[]; readonly token?: string } {
  const after = token === undefined ? undefined : keyIn(token);
  const { items: shown, lastKey } = pageAfter(items, keyOf, { after, most });
  return lastKey === undefined ? { items: shown } : { items: shown, token: sealPageToken(`after ${lastKey}`) };
}

function keyIn(token: string): string {
  const key = keyInPageToken(token, 'after ');
  if (key === undefined) throw wrongToken();
  return key;
}
