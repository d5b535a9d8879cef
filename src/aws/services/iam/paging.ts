// Pages of a list: MaxItems, Marker, IsTruncated. A marker carries the key of the last item, so what is deleted meanwhile moves nothing.
// AWS: https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html
import { keyInPageToken, pageAfter, sealPageToken } from '../../core/page-token.ts';
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
  const { items: shown, lastKey } = pageAfter(sorted, ([key]) => key, { after, most: MaxItems ?? limits.pageItems });
  const items = shown.map(([, item]) => item);
  if (lastKey === undefined) return { items, paging: { IsTruncated: false } };
  return { items, paging: { IsTruncated: true, Marker: sealPageToken(`after:${lastKey}`) } };
}

// The sentence is that of moto's ListVirtualMFADevices.
function keyIn(marker: string): string {
  const key = keyInPageToken(marker, 'after:');
  if (key === undefined) throw validationError('Invalid Marker.');
  return key;
}
