// Pages of lists whose items keep their order: a token carries the place to go on at.
import { keyInPageToken, sealPageToken } from '../../core/page-token.ts';
import { invalid } from './errors.ts';

/** Throws AwsError InvalidParameterException for a token that is none. */
export function pageOf<Item>(
  items: readonly Item[],
  { most = 60, token }: { readonly most?: number | undefined; readonly token?: string | undefined },
): { readonly items: readonly Item[]; readonly token?: string } {
  const from = token === undefined ? 0 : placeIn(token);
  const end = from + (most === 0 ? 60 : most);
  const page = { items: items.slice(from, end) };
  return end < items.length ? { ...page, token: sealPageToken(`from ${end}`) } : page;
}

function placeIn(token: string): number {
  const place = keyInPageToken(token, 'from ');
  if (place === undefined || !/^\d+$/.test(place)) throw invalid('Invalid pagination token.');
  return Number(place);
}
