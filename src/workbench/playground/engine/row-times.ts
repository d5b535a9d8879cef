// Gives each row its ROWTIME: from a column, or evenly spaced.
import type { SqlValue } from '../../../streaming-sql/engine.ts';
import { RowtimeReader } from '../../../streaming-sql/mapping/rowtime.ts';
import type { TimeChoice } from './protocol.ts';
import type { ReadRows } from './read-rows.ts';

/** Evenly spaced rows begin here: the day of the conference, ten o'clock UTC. */
const FIRST_MS = Date.UTC(2017, 2, 11, 10);
const LAST_MS = 8.64e15;
/** What a number of this size and above counts: seconds below the first. */
const MILLISECONDS_FROM = 1e11;
const MICROSECONDS_FROM = 1e14;
/** A number below it is hardly a time: 1973 in seconds. */
const EPOCH_LIKE = 1e8;
const LOOKED_AT = 50;

export interface TimedRow {
  readonly rowtimeMs: number;
  readonly values: readonly SqlValue[];
}

/** Rows in the order in which they come in; `untimed` counts those without a readable time. */
export function timedRows(data: ReadRows, time: TimeChoice): { readonly rows: readonly TimedRow[]; readonly untimed: number } {
  if (time.kind === 'spaced') {
    return { rows: data.rows.map((values, index) => ({ rowtimeMs: FIRST_MS + index * time.everyMs, values })), untimed: 0 };
  }
  const column = data.columns.findIndex(({ name }) => name === time.column);
  const read = timeReader();
  const rows = data.rows.flatMap((values): TimedRow[] => {
    const rowtimeMs = read(values[column] ?? null);
    return rowtimeMs === undefined ? [] : [{ rowtimeMs, values }];
  });
  // The sort is stable: rows of one time keep their order.
  if (time.order === 'sorted') rows.sort((one, other) => one.rowtimeMs - other.rowtimeMs);
  return { rows, untimed: data.rows.length - rows.length };
}

/** Columns in which the first values can be read as times. */
export function timeColumns({ columns, rows }: ReadRows): string[] {
  return columns.filter((_, index) => valuesOf(rows, index).every((value) => timeReader()(value) !== undefined)).map(({ name }) => name);
}

/** The first column that looks like a time, or a row a second. */
export function suggestedTime(data: ReadRows): TimeChoice {
  const candidates = timeColumns(data);
  const name = candidates.find((candidate) => {
    const index = data.columns.findIndex((column) => column.name === candidate);
    const values = valuesOf(data.rows, index);
    const isTime = /^(TIMESTAMP|DATE)/.test(data.columns[index]?.type ?? '');
    return values.length > 0 && (isTime || values.every((value) => typeof value === 'string' || Number(value) >= EPOCH_LIKE));
  });
  return name === undefined ? { kind: 'spaced', everyMs: 1000 } : { kind: 'column', column: name, order: 'sorted' };
}

function valuesOf(rows: ReadRows['rows'], index: number): SqlValue[] {
  return rows
    .slice(0, LOOKED_AT)
    .map((values) => values[index] ?? null)
    .filter((value) => value !== null);
}

/** Numbers are seconds, milliseconds or microseconds since 1970, by their size; texts are dates with a time. */
function timeReader(): (value: SqlValue) => number | undefined {
  const reader = new RowtimeReader();
  return (value) => {
    if (typeof value === 'number' || typeof value === 'bigint') return within(scaled(Number(value)));
    if (typeof value !== 'string') return undefined;
    const known = reader.read(value);
    if (known !== undefined) return known;
    return /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d|$)/.test(value) ? within(Date.parse(value)) : undefined;
  };
}

function scaled(value: number): number {
  const size = Math.abs(value);
  if (size >= MICROSECONDS_FROM) return Math.round(value / 1000);
  return Math.round(size >= MILLISECONDS_FROM ? value : value * 1000);
}

const within = (ms: number) => (Number.isFinite(ms) && Math.abs(ms) <= LAST_MS ? ms : undefined);
