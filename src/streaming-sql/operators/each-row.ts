// A batch of rows, one after the other: a row that fails is reported and passed over.
import type { Row } from '../semantics/value.ts';
import type { Runtime } from './operator.ts';

/** The results of `one` in the order of the rows; a row that it gives nothing for has none. */
export function eachRow(rows: readonly Row[], one: (row: Row) => Row | undefined, { fail }: Pick<Runtime, 'fail'>): Row[] {
  const produced: Row[] = [];
  for (const row of rows) {
    try {
      const result = one(row);
      if (result) produced.push(result);
    } catch (error) {
      fail(error, row);
    }
  }
  return produced;
}
