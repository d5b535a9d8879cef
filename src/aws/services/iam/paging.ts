// Pages of a list: MaxItems, Marker, IsTruncated. A marker carries the key of the last item, so what is deleted meanwhile moves nothing.
// AWS: https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html
import { fromBase64, fromUtf8, toBase64, toUtf8 } from '@smithy/core/serde';
import { validationError } from './errors.ts';
import { limits } from './limits.ts';

export interface PageRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface Page<Item> {
  readonly items: Item[];
  /** The members that every list answers with. */
  readonly paging: { readonly IsTruncated: boolean; readonly Marker?: string };
}

/** The page of `all` that is asked for, in the order of `keyOf`. Keys must be unique. Throws AwsError for a marker that is none. */
export function pageOf<Item>(all: Iterable<Item>, { Marker, MaxItems }: PageRequest, keyOf: (item: Item) => string): Page<Item> {
  const after = Marker === undefined ? undefined : keyIn(Marker);
  const sorted = [...all].map((item) => [keyOf(item), item] as const).sort(([one], [other]) => (one < other ? -1 : 1));
  const rest = sorted.filter(([key]) => after === undefined || key > after);
  const shown = rest.slice(0, MaxItems ?? limits.pageItems);
  const last = shown.at(-1);
  const items = shown.map(([, item]) => item);
  if (shown.length === rest.length || !last) return { items, paging: { IsTruncated: false } };
  return { items, paging: { IsTruncated: true, Marker: toBase64(fromUtf8(`after:${last[0]}`)) } };
}

// The sentence is that of moto's ListVirtualMFADevices.
function keyIn(marker: string): string {
  const text = /^[A-Za-z0-9+/]+={0,2}$/.test(marker) && marker.length % 4 === 0 ? toUtf8(fromBase64(marker)) : '';
  if (!text.startsWith('after:')) throw validationError('Invalid Marker.');
  return text.slice('after:'.length);
}
