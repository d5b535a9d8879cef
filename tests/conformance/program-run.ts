// A query on rows given as arrays: ROWTIME first, then the columns; a far bound closes what is open.
import { type InputCatalog, prepareQuery, QUERY_STREAM, SqlError, type SqlValue } from '../../src/streaming-sql/engine.ts';
import type { Cell } from './case-file.ts';

export interface Table {
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: readonly (readonly Cell[])[];
}
export type Tables = Readonly<Record<string, Table>>;

const FAR_MS = Date.UTC(2100, 0, 1);

const schema = ([name, { columns }]: [string, Table]): InputCatalog['streams'][number] => ({
  name,
  columns: Object.entries(columns).map(([column, type]) => ({ name: column, type })),
});

/** The rows that the query gives; streams are pushed in ROWTIME order. Throws SqlError. */
export function run(sql: string, streams: Tables, tables: Tables = {}): readonly (readonly SqlValue[])[] {
  const catalog: InputCatalog = {
    streams: Object.entries(streams).map(schema),
    tables: Object.entries(tables).map((entry) => ({ schema: schema(entry), rows: entry[1].rows })),
  };
  const execution = prepareQuery(sql, catalog).start(0);
  const events = Object.entries(streams).flatMap(([name, { rows }]) =>
    rows.map(([rowtimeMs, ...values]) => ({ name, row: { rowtimeMs: Number(rowtimeMs), values } })),
  );
  for (const { name, row } of events.sort((a, b) => a.row.rowtimeMs - b.row.rowtimeMs)) execution.push(name, [row]);
  execution.advance(FAR_MS);
  return execution.drain(QUERY_STREAM).map(({ values }) => values);
}

/** True when the query is accepted against streams without rows. */
export function accepts(sql: string, streams: Tables): boolean {
  try {
    prepareQuery(sql, { streams: Object.entries(streams).map(schema) });
    return true;
  } catch (error) {
    if (error instanceof SqlError) return false;
    throw error;
  }
}
