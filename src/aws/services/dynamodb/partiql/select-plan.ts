// How a SELECT is read: which Queries in which order, or a Scan; and what ORDER BY may ask for.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.select.html; the sentences are those of the real service,
// as users quote them.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { AwsError } from '../../../core/errors.ts';
import type { KeyCondition } from '../expressions/compiled.ts';
import { compareValues } from '../values/compare.ts';
import { readsOf } from './key-of-where.ts';
import type { SelectStatement } from './statement.ts';

export interface SelectPlan {
  /** Run one after the other; the condition of the statement still has to accept each item. */
  readonly reads: readonly KeyCondition[] | 'scan';
  /** The order of the sort key within each Query. */
  readonly direction: 'ASC' | 'DESC';
}

const invalid = (sentence: string) => new AwsError('ValidationException', sentence);

/**
 * The plan for a SELECT. Throws AwsError ValidationException for an ORDER BY that no key can give.
 * @param keyNames of the table or index: the partition key, then the sort key if there is one
 */
export function planSelect({ where, orderBy }: SelectStatement, keyNames: readonly string[]): SelectPlan {
  if (orderBy.length > 0 && where.condition === undefined)
    throw invalid('Must have WHERE clause in the statement when using ORDER BY clause.');
  const stranger = orderBy.find(({ name }) => !keyNames.includes(name));
  if (stranger !== undefined) throw invalid(`Variable reference ${stranger.name} in ORDER BY clause must be part of the primary key`);
  const reads = readsOf(where, keyNames);
  if (reads === 'scan') {
    if (orderBy.length > 0)
      throw invalid('Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY clause.');
    return { reads, direction: 'ASC' };
  }
  const [partitionName = '', sortName = ''] = keyNames;
  const directionOf = (name: string) => orderBy.find((term) => term.name === name)?.direction;
  const ordered = sorted(
    sorted(reads, ({ sort }) => (sort?.operator === '=' ? sort.values[0] : undefined), directionOf(sortName)),
    ({ partition }) => partition.value,
    directionOf(partitionName),
  );
  return { reads: ordered, direction: directionOf(sortName) ?? 'ASC' };
}

/** In the order of a value; as they are without a direction. */
function sorted(
  reads: readonly KeyCondition[],
  by: (read: KeyCondition) => AttributeValue | undefined,
  direction: 'ASC' | 'DESC' | undefined,
): readonly KeyCondition[] {
  if (direction === undefined) return reads;
  const sign = direction === 'ASC' ? 1 : -1;
  return reads.toSorted((one, other) => {
    const [a, b] = [by(one), by(other)];
    return a === undefined || b === undefined ? 0 : sign * (compareValues(a, b) ?? 0);
  });
}
