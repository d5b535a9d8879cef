// Key values as texts whose UTF-16 order is DynamoDB's order: text by its UTF-8 bytes, numbers by value, binary by unsigned bytes.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
import type { AttributeValue, Item, KeyAttribute, KeySchema } from '../item.ts';
import { attributeOf } from '../values/attributes.ts';
import { numberSortKey } from '../values/number.ts';
import { keyHash } from './key-hash.ts';
import type { KeyRange } from './ordered-map.ts';

/** Where an item lies: its partition, and its place in there. */
export interface Position {
  readonly partition: string;
  readonly place: string;
}

// A zero inside a text becomes zero-one, and zero-zero ends it: no text then begins another one, and the order stays.
const end = '\0\0';
const behindEnd = '\0\x01';

/** The position of an item, or of a key, in a table; undefined where a key attribute is absent or of another type. */
export function positionOf(item: Item, { partition, sort }: KeySchema): Position | undefined {
  const partitionValue = keyValue(item, partition);
  const sortValue = sort && keyValue(item, sort);
  if (!partitionValue || (sort && !sortValue)) return undefined;
  return { partition: partitionText(partitionValue), place: sortValue ? escaped(sortText(sortValue)) + end : '' };
}

/**
 * The position in an index, where several items may have the same key: they follow the hash of their key in the table.
 * @param inTable the item's position in the table
 */
export function indexPositionOf(item: Item, index: KeySchema, table: KeySchema, inTable: Position): Position | undefined {
  const position = positionOf(item, index);
  if (!position) return undefined;
  const hash = keyHash(keyValue(item, table.partition), table.sort && keyValue(item, table.sort));
  const tie = `${hash}${escaped(inTable.partition)}${end}${inTable.place}`;
  return { partition: position.partition, place: position.place + tie };
}

/** What tells a partition from others: the value itself. Numbers are in normal form. */
export function partitionText({ S, N, B }: AttributeValue): string {
  return S ?? N ?? binaryText(B ?? new Uint8Array());
}

export type SortOperator = '=' | '<' | '<=' | '>' | '>=' | 'BETWEEN' | 'begins_with';

/** The places that a condition on the sort key allows. `values` are of the sort key's type. */
export function rangeOf(operator: SortOperator, values: readonly AttributeValue[]): KeyRange {
  const [first = '', second = ''] = values.map((value) => escaped(sortText(value)));
  switch (operator) {
    case '=':
      return { low: first + end, high: first + behindEnd };
    case '<':
      return { high: first + end };
    case '<=':
      return { high: first + behindEnd };
    case '>':
      return { low: first + behindEnd };
    case '>=':
      return { low: first + end };
    case 'BETWEEN':
      return { low: first + end, high: second + behindEnd };
    case 'begins_with':
      return { low: first, high: behindPrefix(first) };
  }
}

/** A text with the order of the value. */
function sortText({ S, N, B }: AttributeValue): string {
  if (S !== undefined) return inByteOrder(S);
  return N === undefined ? binaryText(B ?? new Uint8Array()) : numberSortKey(N);
}

function keyValue(item: Item, { name, type }: KeyAttribute): AttributeValue | undefined {
  const value = attributeOf(item, name);
  return value?.[type] === undefined ? undefined : value;
}

const surrogatesOrBehind = /[\ud800-\uffff]/;

/** UTF-16 puts surrogates before U+E000, UTF-8 puts what they stand for behind everything else: the two ranges change places. */
function inByteOrder(text: string): string {
  if (!surrogatesOrBehind.test(text)) return text;
  return Array.from({ length: text.length }, (_, index) => {
    const unit = text.charCodeAt(index);
    if (unit < 0xd800) return text.charAt(index);
    return String.fromCharCode(unit < 0xe000 ? unit + 0x2000 : unit - 0x800);
  }).join('');
}

function binaryText(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function escaped(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', behindEnd) : text;
}

/** The first text behind all that begin with `prefix`; undefined when there is none. */
function behindPrefix(prefix: string): string | undefined {
  for (let length = prefix.length; length > 0; length--) {
    const unit = prefix.charCodeAt(length - 1);
    if (unit < 0xffff) return prefix.slice(0, length - 1) + String.fromCharCode(unit + 1);
  }
  return undefined;
}
