// Pages of a list: a hundred items and NextToken, which carries the key of the last one.
import { fromBase64, fromUtf8, toBase64, toUtf8 } from '@smithy/core/serde';
import { invalidParameter } from './errors.ts';
import { limits } from './limits.ts';

/** @param items with their keys, in order of them. Throws AwsError InvalidParameter for a token that is none. */
export function pageOf<Item extends { readonly arn: string }>(
  items: readonly Item[],
  token: string | undefined,
): { readonly items: readonly Item[]; readonly next: { readonly NextToken?: string } } {
  const after = token ? keyIn(token) : undefined;
  const rest = after === undefined ? items : items.filter(({ arn }) => arn > after);
  const shown = rest.slice(0, limits.listedItems);
  const last = shown.at(-1);
  if (shown.length === rest.length || !last) return { items: shown, next: {} };
  return { items: shown, next: { NextToken: toBase64(fromUtf8(`after ${last.arn}`)) } };
}

function keyIn(token: string): string {
  const text = token.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(token) ? toUtf8(fromBase64(token)) : '';
  if (!text.startsWith('after ')) throw invalidParameter('NextToken Reason: Invalid token');
  return text.slice('after '.length);
}
