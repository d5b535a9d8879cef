// How much of a page an item takes: its size with the overhead of storage, where names are short and every value has a length.
// Found out by dynalite, which compared the ends of many pages of the real service (github.com/architect/dynalite, test/query.js, scan.js).
import type { AttributeValue, Item } from '../item.ts';
import { attributeSize } from '../values/size.ts';

const nameBytes = 1;
const itemBytes = 2;
const blockBytes = 3072;
const blockOverhead = 18;

/** @param sortKey the name of the table's sort key, which each block of an item repeats */
export function pageSize(item: Item, sortKey: string | undefined): number {
  let bytes = 0;
  let keyBytes = 0;
  for (const [name, value] of Object.entries(item)) {
    if (name === sortKey) keyBytes = attributeSize(value);
    else bytes += nameBytes + storedSize(value);
  }
  const blocks = 1 + Math.floor((1 + bytes) / blockBytes);
  return itemBytes + bytes + blocks * (blockOverhead + keyBytes);
}

function storedSize(value: AttributeValue): number {
  if (value.S !== undefined) {
    const bytes = attributeSize(value);
    return bytes + (bytes < 128 ? 1 : bytes < 16_384 ? 2 : 3);
  }
  if (value.NULL !== undefined) return 0;
  if (value.BOOL !== undefined) return 1;
  if (value.M) return Object.values(value.M).reduce((sum, inner) => sum + nameBytes + 1 + storedSize(inner), 3);
  if (value.L) return value.L.reduce((sum, inner) => sum + 1 + storedSize(inner), 3);
  const elements = (value.SS ?? value.NS ?? value.BS ?? []).length;
  return attributeSize(value) + elements + 1;
}
