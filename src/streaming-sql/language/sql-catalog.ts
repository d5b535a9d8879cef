// What a file may name besides what it declares itself: the streams and tables that its application is given.
import type { StreamSchema } from '../engine.ts';
import type { Catalog } from '../plan/catalog.ts';
import type { OutputColumn } from '../plan/plan.ts';
import { resolveType } from '../semantics/sql-type.ts';
import { parseTypeName } from '../syntax/parser.ts';
import type { Token } from '../syntax/token.ts';

export interface SqlCatalog {
  /** Input streams, in-application names: `SOURCE_SQL_STREAM_001`. */
  readonly streams: readonly StreamSchema[];
  /** Reference tables. */
  readonly tables?: readonly StreamSchema[];
  /** `possible`: there may be inputs that nobody has declared, and a name that is not known is no error. */
  readonly others: 'none' | 'possible';
  /** Absent: a SELECT outside a pump is an error, as in an application. The engine's prepareQuery() allows it. */
  readonly bareQueries?: 'allowed' | undefined;
}

export const NOTHING_KNOWN: SqlCatalog = { streams: [], others: 'possible' };

/**
 * Columns that the service adds to an input stream for code that names them, and that `*` does not show. AWS:
 * kinesisanalytics/latest/dev/timestamps-rowtime-concepts.html and the reserved words of the SQL reference.
 */
export const INPUT_METADATA: StreamSchema['columns'] = [
  { name: 'APPROXIMATE_ARRIVAL_TIME', type: 'TIMESTAMP' },
  { name: 'PARTITION_KEY', type: 'VARCHAR(256)' },
  { name: 'SEQUENCE_NUMBER', type: 'VARCHAR(128)' },
  { name: 'SHARD_ID', type: 'VARCHAR(64)' },
];

/** The engine's catalog before the first statement. Throws SqlError when a declared type is none. */
export function engineCatalog({ streams, tables = [] }: SqlCatalog, tokens: readonly Token[]): Catalog {
  const named = new Set(tokens.flatMap(({ kind, value }) => (kind === 'word' || kind === 'quoted' ? [value] : [])));
  const metadata = INPUT_METADATA.filter(({ name }) => named.has(name));
  return {
    streams: new Map(streams.map(({ name, columns }) => [name, { name, columns: columnsOf([...columns, ...missing(metadata, columns)]) }])),
    tables: new Map(tables.map(({ name, columns }) => [name, { name, columns: columnsOf(columns), rows: [] }])),
    functions: new Map(),
  };
}

function missing(metadata: StreamSchema['columns'], columns: StreamSchema['columns']): StreamSchema['columns'] {
  return metadata.filter(({ name }) => !columns.some((column) => column.name === name));
}

function columnsOf(columns: StreamSchema['columns']): OutputColumn[] {
  return columns.map(({ name, type }) => ({ name, type: resolveType(parseTypeName(type)), nullable: true }));
}
