// ExclusiveStartKey: is it the key of an item of what is read, and where does the page begin then?
// Sentences and their order: recorded by dynalite (test/query.js, test/scan.js).
import { AwsError } from '../../../core/errors.ts';
import { validation } from '../errors.ts';
import type { KeyCondition } from '../expressions/compiled.ts';
import { type Item, keyOf } from '../item.ts';
import { checkKey, checkKeyAttribute } from '../requests/check-key.ts';
import { indexPositionOf, type Position, positionOf, rangeOf } from '../storage/key-text.ts';
import { attributeOf } from '../values/attributes.ts';
import { equalValues } from '../values/compare.ts';
import { validateItem } from '../values/validate.ts';
import type { ReadSource } from './read-source.ts';

// Of these complaints the real service says no more than they are.
const bareComplaints = /contains duplicates|number set|numeric value|significant digits|number with magnitude/;

/** The start key in normal form. Throws AwsError ValidationException. */
export function validStartKey(key: Item | undefined): Item | undefined {
  if (!key) return undefined;
  try {
    return validateItem(key);
  } catch (thrown) {
    if (!(thrown instanceof AwsError) || bareComplaints.test(thrown.message)) throw thrown;
    throw validation(`The provided starting key is invalid: ${thrown.message}`);
  }
}

const invalidStart = (why = '') => validation(`The provided starting key is invalid${why}`);

/** Throws AwsError ValidationException unless the start key has as many attributes as it must. */
export function checkStartKeyCount({ startKeyNames }: ReadSource, startKey: Item, why = ''): void {
  if (Object.keys(startKey).length !== startKeyNames.length) throw invalidStart(why);
}

/** Throws AwsError ValidationException unless a key attribute of what is read is in the start key and fits. */
export function checkStartKeyAttribute({ key }: ReadSource, startKey: Item, role: 'partition' | 'sort'): void {
  const attribute = key[role];
  if (!attribute) return;
  if (attributeOf(startKey, attribute.name) === undefined) throw invalidStart();
  checkKeyAttribute(startKey, attribute, role);
}

/** Throws AwsError ValidationException unless the table's own key in it is one. */
export function checkStartKeyOfTable({ table }: ReadSource, startKey: Item): void {
  try {
    checkKey(keyOf(startKey, table.key), table);
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    throw invalidStart(`: ${thrown.message}`);
  }
}

/** Throws AwsError ValidationException unless the start key is inside of what the conditions allow. */
export function checkStartKeyBounds({ key }: ReadSource, startKey: Item, { partition, sort }: KeyCondition): void {
  const own = attributeOf(startKey, key.partition.name);
  const isElsewhere = own === undefined || !equalValues(own, partition.value);
  if (!sort) {
    if (isElsewhere) throw validation('The provided starting key is outside query boundaries based on provided conditions');
    return;
  }
  const place = positionOf(startKey, key)?.place ?? '';
  const { low = '', high } = rangeOf(sort.operator, sort.values);
  if (place < low || (high !== undefined && place >= high))
    throw validation('The provided starting key does not match the range key predicate');
  if (isElsewhere) throw validation('The query can return at most one row and cannot be restarted');
}

/** Where the start key lies in what is read. It has been checked. */
export function startPosition({ table, index, key }: ReadSource, startKey: Item): Position {
  const inTable = table.positionOf(startKey);
  return (index ? indexPositionOf(startKey, key, table.key, inTable) : undefined) ?? inTable;
}
