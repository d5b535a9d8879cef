// Pages of lists of parameters and versions. A token says how the key of the last item on the page before reads.
import { fromBase64, fromUtf8, toBase64, toUtf8 } from '@smithy/core/serde';
import { wrongToken } from './errors.ts';

/** @param items in order of their keys. Throws AwsError InvalidNextToken. */
export function pageOf<Item>(
  items: readonly Item[],
  { most, token }: { readonly most: number; readonly token: string | undefined },
  keyOf: (item: Item) => string,
): { readonly items: readonly Item[]; readonly token?: string } {
  const after = token === undefined ? undefined : keyIn(token);
  const rest = after === undefined ? items : items.filter((item) => keyOf(item) > after);
  const shown = rest.slice(0, most);
  const last = shown.at(-1);
  if (last === undefined || shown.length === rest.length) return { items: shown };
  return { items: shown, token: toBase64(fromUtf8(`after ${keyOf(last)}`)) };
}

function keyIn(token: string): string {
  const text = token.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(token) ? toUtf8(fromBase64(token)) : '';
  if (!text.startsWith('after ')) throw wrongToken();
  return text.slice('after '.length);
}
