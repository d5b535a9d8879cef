// Keys out of a WHERE: the one item of UPDATE and DELETE, the reads of SELECT.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.select.html ("to avoid full table scan")
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { AwsError } from '../../../core/errors.ts';
import type { KeyCondition, KeyTest } from '../expressions/compiled.ts';
import { type Item, setAttribute } from '../values/attributes.ts';
import { equalValues } from '../values/compare.ts';
import type { Where } from './statement.ts';

/** AWS: "at max 50 hash attribute values" (ql-operators). */
const mostReads = 50;

const invalid = (sentence: string) => new AwsError('ValidationException', sentence);

/**
 * The key that WHERE demands by equality. Throws AwsError ValidationException when it does not; the sentence is that of the real service,
 * as users quote it.
 */
export function wholeKey(where: Where, keyNames: readonly string[]): Item {
  const key: Item = {};
  for (const name of keyNames) {
    const value = equalityOf(where, name);
    if (value === undefined) throw invalid('Where clause does not contain a mandatory equality on all key attributes');
    setAttribute(key, name, value);
  }
  return key;
}

/**
 * The Queries that together read everything that WHERE can accept, in the order of its values; `scan` when it names no partition.
 * Throws AwsError ValidationException when they are too many.
 * @param keyNames of the table or index: the partition key, then the sort key if there is one
 */
export function readsOf(where: Where, keyNames: readonly string[]): readonly KeyCondition[] | 'scan' {
  const [partitionName = '', sortName] = keyNames;
  const partitions = valuesOf(where, partitionName);
  if (partitions === undefined) return 'scan';
  const sorts = sortName === undefined ? [undefined] : sortTestsOf(where, sortName);
  if (partitions.length * sorts.length > mostReads) throw invalid('Too many decomposed read operations for a given query.');
  return partitions.flatMap((value) =>
    sorts.map((sort) => {
      const partition = { name: partitionName, value };
      return sort === undefined || sort.operator === 'not indexable'
        ? { partition }
        : { partition, sort: { ...sort, operator: sort.operator } };
    }),
  );
}

function equalityOf({ tests }: Where, name: string): AttributeValue | undefined {
  return tests.find((test) => test.name === name && test.operator === '=')?.values[0];
}

/** The different values of an attribute that WHERE names; undefined when it names none. */
function valuesOf(where: Where, name: string): readonly AttributeValue[] | undefined {
  const one = equalityOf(where, name);
  if (one !== undefined) return [one];
  const choices = where.choices.find((choice) => choice.name === name)?.values;
  return choices?.filter((value, index) => !choices.slice(0, index).some((earlier) => equalValues(earlier, value)));
}

/** One read for each value of the sort key, or one for a range of it, or one for the whole partition. */
function sortTestsOf(where: Where, name: string): readonly (KeyTest | undefined)[] {
  const values = valuesOf(where, name);
  if (values !== undefined) return values.map((value) => ({ name, operator: '=', values: [value] }));
  return [where.tests.find((test) => test.name === name)];
}
