// Joins with reference data: which rows of the table a record matches, in the table as the query had it then.
import type { JoinShape } from '../../../aws/core/ports.ts';
import { enteredMs } from './clocks.ts';
import type { SeenJoin, SeenRecord, StreamModel } from './seen.ts';

/** What became of a record at a join: the rows that it matched, by their places in the table. */
export interface Match {
  readonly join: SeenJoin;
  readonly rows: readonly number[];
}

/** Runs of an application that are remembered: each has the table as it was read then. */
const MAX_JOINS = 12;

export function takeJoins(model: StreamModel, application: string, shapes: readonly JoinShape[], startedMs: number): void {
  for (const shape of shapes) model.joins.push({ application, shape, startedMs, rowsByKey: rowsByKey(shape) });
  if (model.joins.length > MAX_JOINS) model.joins.splice(0, model.joins.length - MAX_JOINS);
}

/** The join of the query that runs at a moment, or ran last before it; undefined where there is none. */
export function joinAt(model: StreamModel, atMs: number): SeenJoin | undefined {
  return model.joins.findLast(({ startedMs }) => startedMs <= atMs);
}

/** Undefined where the query did not have the record, or where the join is not by equal fields. */
export function matchOf(model: StreamModel, record: SeenRecord): Match | undefined {
  const timeMs = enteredMs(record);
  const join = joinAt(model, timeMs);
  if (!join || join.shape.on.length === 0 || (join.stoppedMs !== undefined && timeMs >= join.stoppedMs)) return undefined;
  const values = join.shape.on.map(({ field }) => record.fields[field]);
  return { join, rows: values.some((value) => value === undefined || value === null) ? [] : (join.rowsByKey.get(keyText(values)) ?? []) };
}

/** `COMPANIES: MSFT, Microsoft`, or what becomes of a record that matches nothing. */
export function matchText({ join: { shape }, rows: [first, ...more] }: Match): string {
  if (first === undefined) return `no match in ${shape.table}, row ${shape.unmatched}`;
  const row = (shape.rows[first] ?? []).map((value) => String(value ?? 'NULL')).join(', ');
  return `${shape.table}: ${row}${more.length > 0 ? ` and ${more.length} more` : ''}`;
}

function rowsByKey({ columns, rows, on }: JoinShape): ReadonlyMap<string, readonly number[]> {
  const byKey = new Map<string, number[]>();
  const places = on.map(({ column }) => columns.indexOf(column));
  for (const [index, row] of rows.entries()) {
    const values = places.map((place) => row[place]);
    // SQL: NULL equals nothing.
    if (values.some((value) => value === undefined || value === null)) continue;
    const key = keyText(values);
    byKey.set(key, [...(byKey.get(key) ?? []), index]);
  }
  return byKey;
}

const keyText = (values: readonly unknown[]) => values.map(String).join('\u0000');
