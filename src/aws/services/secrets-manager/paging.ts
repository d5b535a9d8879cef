// Pages of lists: a token says how many items lie before it.
import { fromBase64, fromUtf8, toBase64, toUtf8 } from '@smithy/core/serde';
import { wrongToken } from './errors.ts';

/** Throws AwsError InvalidNextTokenException. */
export function pageOf<Item>(
  items: readonly Item[],
  { most, token }: { readonly most: number; readonly token: string | undefined },
): { readonly items: readonly Item[]; readonly token?: string } {
  const start = token === undefined ? 0 : placeIn(token);
  const end = start + most;
  const shown = items.slice(start, end);
  return end >= items.length ? { items: shown } : { items: shown, token: toBase64(fromUtf8(`from ${end}`)) };
}

function placeIn(token: string): number {
  const text = token.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(token) ? toUtf8(fromBase64(token)) : '';
  const [, place] = /^from (\d{1,9})$/.exec(text) ?? [];
  if (place === undefined) throw wrongToken();
  return Number(place);
}
