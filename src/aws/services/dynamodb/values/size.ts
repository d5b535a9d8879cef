// The size of items in bytes, which the 400 KB limit and the capacity units count.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item } from './attributes.ts';
import { parseNumber } from './number.ts';
import { utf8Length } from './utf8.ts';

const containerOverhead = 3;
const elementOverhead = 1;

/** Bytes of all names and values. */
export function itemSize(item: Item): number {
  let bytes = 0;
  for (const [name, value] of Object.entries(item)) bytes += utf8Length(name) + attributeSize(value);
  return bytes;
}

/** Bytes of one value, its name not counted. */
export function attributeSize(value: AttributeValue): number {
  if (value.S !== undefined) return utf8Length(value.S);
  if (value.N !== undefined) return numberSize(value.N);
  if (value.B !== undefined) return value.B.length;
  if (value.BOOL !== undefined || value.NULL !== undefined) return 1;
  if (value.M !== undefined) return containerOverhead + elementOverhead * Object.keys(value.M).length + itemSize(value.M);
  if (value.L !== undefined) return containerOverhead + total(value.L, (element) => elementOverhead + attributeSize(element));
  if (value.SS !== undefined) return total(value.SS, utf8Length);
  if (value.NS !== undefined) return total(value.NS, numberSize);
  return total(value.BS ?? [], (bytes) => bytes.length);
}

/**
 * The document says "approximately (1 byte per two significant digits) + (1 byte)". Measured at the 400 KB limit (pull request 195 of
 * github.com/nubo-db/dynoxide, and dynalite's tests of it): digits before and after the point fill bytes of their own, a sign takes one more.
 */
function numberSize(text: string): number {
  const { sign, digits, exponent } = parseNumber(text);
  const whole = Math.min(Math.max(exponent + 1, 0), digits.length);
  return 1 + Math.ceil(whole / 2) + Math.ceil((digits.length - whole) / 2) + (sign < 0 ? 1 : 0);
}

function total<Element>(elements: readonly Element[], sizeOf: (element: Element) => number): number {
  let bytes = 0;
  for (const element of elements) bytes += sizeOf(element);
  return bytes;
}
