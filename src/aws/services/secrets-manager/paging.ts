// Pages of lists: a token says how many items lie before it.
import { openPageToken, sealPageToken } from '../../core/page-token.ts';
import { wrongToken } from './errors.ts';

/** Throws AwsError InvalidNextTokenException. */
export function pageOf<Item>(
  items: readonly Item[],
  { most, token }: { readonly most: number; readonly token: string | undefined },
): { readonly items: readonly Item[]; readonly token?: string } {
  const start = token === undefined ? 0 : placeIn(token);
  const end = start + most;
  const shown = items.slice(start, end);
  return end >= items.length ? { items: shown } : { items: shown, token: sealPageToken(`from ${end}`) };
}

function placeIn(token: string): number {
  const [, place] = /^from (\d{1,9})$/.exec(openPageToken(token) ?? '') ?? [];
  if (place === undefined) throw wrongToken();
  return Number(place);
}
