// What the operators and functions of conditions mean. Expressions, legacy conditions and PartiQL share them.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { bytesKey, compareBytes, compareValues, equalValues } from '../values/compare.ts';
import type { Comparator } from './syntax.ts';

type Maybe = AttributeValue | undefined;

/** What is missing equals nothing, not even another missing thing, and is unequal to everything; it has no order. */
export function holds(comparator: Comparator, left: Maybe, right: Maybe): boolean {
  if (comparator === '<>') return left === undefined || right === undefined || !equalValues(left, right);
  if (left === undefined || right === undefined) return false;
  if (comparator === '=') return equalValues(left, right);
  const order = compareValues(left, right);
  if (order === undefined) return false;
  switch (comparator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

/** Both ends belong to the range. */
export function isBetween(value: Maybe, lower: Maybe, upper: Maybe): boolean {
  return holds('>=', value, lower) && holds('<=', value, upper);
}

/** Strings and binaries only. */
export function beginsWith(value: Maybe, prefix: Maybe): boolean {
  if (value?.S !== undefined && prefix?.S !== undefined) return value.S.startsWith(prefix.S);
  if (value?.B !== undefined && prefix?.B !== undefined)
    return value.B.length >= prefix.B.length && compareBytes(value.B.subarray(0, prefix.B.length), prefix.B) === 0;
  return false;
}

/** A part of a string or binary, an element of a set or list. */
export function contains(container: Maybe, part: Maybe): boolean {
  if (container === undefined || part === undefined) return false;
  if (container.L !== undefined) return container.L.some((element) => equalValues(element, part));
  if (part.S !== undefined) return container.S?.includes(part.S) ?? container.SS?.includes(part.S) ?? false;
  if (part.N !== undefined) return container.NS?.some((element) => equalValues({ N: element }, part)) ?? false;
  const bytes = part.B;
  if (bytes === undefined) return false;
  if (container.B !== undefined) return bytesKey(container.B).includes(bytesKey(bytes));
  return container.BS?.some((element) => compareBytes(element, bytes) === 0) ?? false;
}

/** UTF-16 units of a string (verified in pull request 67 of github.com/ExtendDB/extenddb), bytes of a binary, elements of anything else that has some; undefined for the rest. */
export function sizeOf(value: Maybe): AttributeValue | undefined {
  if (value === undefined) return undefined;
  const sized = value.S ?? value.B ?? value.SS ?? value.NS ?? value.BS ?? value.L;
  const size = sized?.length ?? (value.M === undefined ? undefined : Object.keys(value.M).length);
  return size === undefined ? undefined : { N: String(size) };
}
