// Pages of lists, by Marker and MaxItems.
import { invalidParameter } from './errors.ts';
import { limits } from './limits.ts';

export interface PageRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

/** One page; its marker is the key of its last item. Throws AwsError InvalidParameterValueException for a marker that nobody gave. */
export function pageOf<Item>(
  all: readonly Item[],
  { Marker, MaxItems = limits.pageItems }: PageRequest,
  keyOf: (item: Item) => string,
): { readonly items: readonly Item[]; readonly paging: { readonly NextMarker?: string } } {
  const before = Marker ? all.findIndex((item) => keyOf(item) === Marker) : -1;
  if (Marker && before === -1) throw invalidParameter('Invalid value for the Marker parameter.');
  // AWS: a page never has more than 50 items, whatever MaxItems says.
  const items = all.slice(before + 1, before + 1 + Math.min(MaxItems, limits.pageItems));
  const last = items.at(-1);
  const more = last !== undefined && before + 1 + items.length < all.length;
  return { items, paging: more ? { NextMarker: keyOf(last) } : {} };
}
