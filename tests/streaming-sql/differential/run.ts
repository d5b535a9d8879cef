// One random case: what arrives, in which portions, and what each way of running it gave.
import { type Execution, prepareQuery, QUERY_STREAM, type SqlValue, type StreamSchema } from '../../../src/streaming-sql/engine.ts';
import { fromEngine, toEngine } from './engine-value.ts';
import { type Column, keyText, type Tuple, type Value } from './expression.ts';
import type { Table } from './query.ts';
import type { Random } from './random.ts';

export type Event =
  | { readonly kind: 'row'; readonly stream: string; readonly row: Tuple }
  | { readonly kind: 'bound'; readonly time: number };

export interface Result {
  readonly rows: readonly Tuple[];
  readonly errors: number;
  readonly early: string | undefined; // a row that came before the bound that the engine had named
}

export interface Way {
  readonly name: string;
  readonly interpreted: boolean;
  readonly portion: (random: Random) => number; // rows in one push
  readonly restarts: boolean; // snapshot and restore somewhere in the middle
}

export const WAYS: readonly Way[] = [
  { name: 'compiled, row by row', interpreted: false, portion: () => 1, restarts: false },
  { name: 'compiled, in random portions', interpreted: false, portion: (random) => random.int(1, 20), restarts: false },
  { name: 'compiled, all at once, restored from snapshots', interpreted: false, portion: () => Number.POSITIVE_INFINITY, restarts: true },
  { name: 'compiled, in portions, restored from snapshots', interpreted: false, portion: (random) => random.int(1, 6), restarts: true },
  { name: 'interpreted, all at once', interpreted: true, portion: () => Number.POSITIVE_INFINITY, restarts: false },
  { name: 'interpreted, row by row', interpreted: true, portion: () => 1, restarts: false },
];

/** Neighbouring rows of one stream become one push. */
function portions(events: readonly Event[], size: () => number): (Event | { kind: 'push'; stream: string; rows: Tuple[] })[] {
  const parts: (Event | { kind: 'push'; stream: string; rows: Tuple[] })[] = [];
  let left = 0;
  for (const event of events) {
    const last = parts.at(-1);
    if (event.kind === 'row' && last?.kind === 'push' && last.stream === event.stream && left > 0) {
      last.rows.push(event.row);
      left--;
    } else if (event.kind === 'row') {
      parts.push({ kind: 'push', stream: event.stream, rows: [event.row] });
      left = size() - 1;
    } else parts.push(event);
  }
  return parts;
}

/** What a case runs over. `columns` are those of the result. */
export interface Setting {
  readonly sql: string;
  readonly streams: readonly { readonly name: string; readonly columns: readonly Column[] }[];
  readonly tables: readonly Table[];
  readonly columns: readonly Column[];
}

export function runCase({ sql, streams, tables, columns }: Setting, events: readonly Event[], way: Way, random: Random): Result {
  const inEngine = (list: readonly Column[], values: readonly Value[]): SqlValue[] =>
    values.map((value, i) => toEngine(value, (list[i] as Column).type, random));
  const program = prepareQuery(
    sql,
    {
      streams: streams.map(schemaOf),
      tables: tables.map((table) => ({ schema: schemaOf(table), rows: table.rows.map((row) => inEngine(table.columns, row)) })),
    },
    { interpreted: way.interpreted },
  );
  let execution: Execution = program.start(0);
  const parts = portions(events, () => way.portion(random));
  const restartAt = way.restarts ? [random.int(0, parts.length), random.int(0, parts.length)] : [];
  const rows: Tuple[] = [];
  let errors = 0;
  const take = (): void => {
    for (const { rowtimeMs, values } of execution.drain(QUERY_STREAM))
      rows.push({ time: rowtimeMs, values: values.map((value, i) => fromEngine(value, (columns[i] as Column).type)) });
    errors += execution.errors().length;
  };
  parts.forEach((part, i) => {
    if (restartAt.includes(i)) {
      const saved = structuredClone(execution.snapshot());
      execution = program.start(0);
      execution.restore(saved);
    }
    if (part.kind === 'push')
      execution.push(
        part.stream,
        part.rows.map(({ time, values }) => ({
          rowtimeMs: time,
          values: inEngine(streams.find(({ name }) => name === part.stream)?.columns ?? [], values),
        })),
      );
    else if (part.kind === 'bound') execution.advance(part.time);
    if (way.portion(random) === 1 || random.chance(0.2)) take();
  });
  take();
  return { rows, errors, early: earlyRow(execution) };
}

const schemaOf = ({ name, columns }: { readonly name: string; readonly columns: readonly Column[] }): StreamSchema => ({
  name,
  columns: columns.map((column) => ({ name: column.name, type: column.type })),
});

/** nextDeadlineMs() names the earliest bound that makes a row appear: just before it, none does, and the last one ends it. */
function earlyRow(execution: Execution): string | undefined {
  for (let i = 0; i < 200; i++) {
    const deadline = execution.nextDeadlineMs();
    if (deadline === undefined) return undefined;
    execution.advance(deadline - 1);
    const [row] = execution.drain(QUERY_STREAM);
    if (row) return `a row came at ${deadline - 1}, before the deadline: ${keyText(row.values as Value[])}`;
    execution.advance(deadline);
    execution.drain(QUERY_STREAM);
    if (execution.nextDeadlineMs() === deadline) return `the deadline ${deadline} has passed and stays`;
  }
  return 'there is always one more deadline';
}

/** Rows as lines to read; `by time` puts the rows of one ROWTIME into an order of their own. */
export function lines(rows: readonly Tuple[], columns: readonly Column[], order: 'given' | 'by time'): string[] {
  return arranged(rows, columns, order).map(({ time, values }) => `${time} ${keyText(values)}`);
}

/** True when both hold the same rows, doubles to nine digits: how sums round depends on their order. */
export function alike(one: readonly Tuple[], other: readonly Tuple[], columns: readonly Column[], order: 'given' | 'by time'): boolean {
  const [a, b] = [arranged(one, columns, order), arranged(other, columns, order)];
  return (
    a.length === b.length &&
    a.every(
      (row, i) =>
        row.time === b[i]?.time && row.values.every((value, c) => near(value, b[i]?.values[c] as Value, columns[c]?.type === 'DOUBLE')),
    )
  );
}

const near = (a: Value, b: Value, approximate: boolean): boolean =>
  a === b ||
  (approximate && typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b)));

function arranged(rows: readonly Tuple[], columns: readonly Column[], order: 'given' | 'by time'): readonly Tuple[] {
  if (order === 'given') return rows;
  const rough = (value: Value, type: Column['type'] | undefined): Value =>
    typeof value === 'number' && type === 'DOUBLE' ? Number(value.toFixed(3)) : value;
  const keyed = rows.map((row) => ({
    row,
    key: `${String(row.time).padStart(15, '0')} ${keyText(row.values.map((value, i) => rough(value, columns[i]?.type)))}`,
  }));
  // Small doubles are alike when they are rough: then their own order decides.
  const finely = (a: Tuple, b: Tuple): number =>
    a.values.reduce<number>(
      (order, value, i) => order || (typeof value === 'number' ? value - ((b.values[i] as number | null) ?? 0) : 0),
      0,
    );
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : finely(a.row, b.row))).map(({ row }) => row);
}
