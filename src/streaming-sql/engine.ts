// The streaming SQL engine: application code in, a program to run out. Synchronous; no clock, no promise.
import { canCompile } from './operators/compile-scalar.ts';
import { exactInput } from './operators/exact-input.ts';
import { type ErrorRow, RunningApplication } from './operators/execution.ts';
import { interpretScalar } from './operators/interpret-scalar.ts';
import { windowEnd } from './operators/window-end.ts';
import type { Catalog, CatalogTable } from './plan/catalog.ts';
import { describePump, type PumpDescription } from './plan/describe-plan.ts';
import { explainPlan, type OutputColumn, type PumpPlan } from './plan/plan.ts';
import { type ApplicationPlan, planApplication } from './plan/plan-application.ts';
import { type QueryWindow, windowsOf } from './plan/query-windows.ts';
import type { Scalar } from './semantics/scalar.ts';
import { resolveType, typeText } from './semantics/sql-type.ts';
import type { Row, SqlValue } from './semantics/value.ts';
import { parseStatements, parseTypeName } from './syntax/parser.ts';
import { SqlError } from './syntax/sql-error.ts';

export type { ErrorRow, QueryWindow, Row, SqlValue };
export { SqlError };

/** A column and its SQL type as text: 'VARCHAR(4)', 'TIMESTAMP'. Names are exact. */
export interface ColumnSchema {
  readonly name: string;
  readonly type: string;
}

export interface StreamSchema {
  readonly name: string;
  readonly columns: readonly ColumnSchema[];
}

/** A reference table: read when the application starts. */
export interface TableData {
  readonly schema: StreamSchema;
  readonly rows: readonly (readonly SqlValue[])[];
}

export interface PrepareOptions {
  readonly interpreted?: boolean; // never turn a plan into JavaScript text
  readonly seed?: number; // of RANDOM_CUT_FOREST and HOTSPOTS
}

export interface Program {
  /** All in-application streams: the given ones and the declared ones. */
  readonly streams: readonly StreamSchema[];
  readonly windows: readonly QueryWindow[];
  /** The plan as text. */
  explain(): string;
  /** The plan as data, a pump each, for a picture. */
  describe(): readonly PumpDescription[];
  start(nowMs: number): Execution;
}

/** A started program. Rows and time come from the caller; times are epoch milliseconds. */
export interface Execution {
  /**
   * Rows of an input stream, ROWTIME ascending; an older row goes to errors(), and so does one with a number that its column cannot
   * hold. A BIGINT may be a number or a bigint, a DECIMAL a number or the text of one.
   */
  push(stream: string, rows: readonly Row[]): void;
  /** A rowtime bound: the next row will not be older than this. */
  advance(rowtimeMs: number): void;
  /** Rows that arrived in a declared stream since its last drain. */
  drain(stream: string): Row[];
  /** Rows of the error stream since the last call. */
  errors(): ErrorRow[];
  /** The earliest bound whose advance() would make a row appear; undefined when no window is open. */
  nextDeadlineMs(): number | undefined;
  /** The open windows as structured-cloneable data. */
  snapshot(): unknown;
  restore(snapshot: unknown): void;
}

export interface InputCatalog {
  readonly streams: readonly StreamSchema[];
  readonly tables?: readonly TableData[];
}

/** The stream that a bare query of prepareQuery() feeds. */
export const QUERY_STREAM = 'QUERY$';

const DEFAULT_SEED = 1;
const compiles = canCompile();

/** Parses, checks and plans application code against the given input streams. Throws SqlError. */
export function prepare(sql: string, catalog: InputCatalog, options: PrepareOptions = {}): Program {
  return program(sql, catalog, options);
}

/** Like prepare(), and a bare SELECT or VALUES is allowed: its rows arrive in QUERY_STREAM. Throws SqlError. */
export function prepareQuery(sql: string, catalog: InputCatalog, options: PrepareOptions = {}): Program {
  return program(sql, catalog, options, QUERY_STREAM);
}

function program(sql: string, inputs: InputCatalog, options: PrepareOptions, bareQueries?: string): Program {
  const catalog = catalogOf(inputs);
  const given = [...catalog.streams.keys()];
  const application = planned(sql, catalog, bareQueries);
  const declared = [...application.catalog.streams.keys()].filter(
    (name) => !given.includes(name) || application.pumps.some(({ target }) => target === name),
  );
  const mode = options.interpreted || !compiles ? 'interpreted' : 'compiled';
  const types = new Map([...application.catalog.streams.values()].map(({ name, columns }) => [name, columns.map(({ type }) => type)]));
  return {
    streams: schemasOf(application),
    windows: application.pumps.flatMap((pump) => windowsOf(pump, tumblingSize)),
    explain: () => application.pumps.map(explainPump).join('\n\n'),
    describe: () => application.pumps.map((pump) => describePump(pump, tumblingSize)),
    start: (nowMs) =>
      new RunningApplication({ inputs: given, declared, types, pumps: application.pumps, mode, seed: options.seed ?? DEFAULT_SEED }, nowMs),
  };
}

function planned(sql: string, catalog: Catalog, bareQueries: string | undefined): ApplicationPlan {
  try {
    return planApplication(parseStatements(sql), catalog, bareQueries);
  } catch (error) {
    // The stack ended: thousands of UNION ALL, or the like.
    if (error instanceof RangeError) throw new SqlError({ sql, start: 0, end: sql.length }, 'The code nests too deeply to be planned');
    throw error;
  }
}

function catalogOf({ streams, tables = [] }: InputCatalog): Catalog {
  return {
    streams: new Map(streams.map((schema) => [schema.name, { name: schema.name, columns: columnsOf(schema) }])),
    tables: new Map(tables.map(({ schema, rows }) => [schema.name, tableOf(schema, rows)])),
    functions: new Map(),
  };
}

/** Throws RangeError for a number that its column cannot hold. */
function tableOf(schema: StreamSchema, rows: TableData['rows']): CatalogTable {
  const columns = columnsOf(schema);
  const exact = exactInput(columns.map(({ type }) => type));
  const given = rows.map((values): Row => ({ rowtimeMs: 0, values }));
  const refuse = (error: unknown): never => {
    throw new RangeError(`Table ${schema.name}: ${error instanceof Error ? error.message : String(error)}`);
  };
  return { name: schema.name, columns, rows: exact ? exact(given, refuse).map(({ values }) => values) : rows };
}

function columnsOf({ columns }: StreamSchema): OutputColumn[] {
  return columns.map(({ name, type }) => ({ name, type: resolveType(parseTypeName(type)), nullable: true }));
}

function schemasOf({ catalog }: ApplicationPlan): StreamSchema[] {
  return [...catalog.streams.values()].map(({ name, columns }) => ({
    name,
    columns: columns.map((column) => ({ name: column.name, type: typeText(column.type) })),
  }));
}

function explainPump({ name, target, state, plan }: PumpPlan): string {
  return `pump ${name} -> ${target}${state === 'STOPPED' ? ' (stopped)' : ''}\n${explainPlan(plan, 1)}`;
}

/** The length of the window after the one that holds 1970-01-01: of months, the usual one is not defined. */
function tumblingSize(timeKeys: readonly Scalar[]): number {
  const keys = timeKeys.map((key) => interpretScalar(key, { startMs: 0, rowMs: 0 }));
  const start = windowEnd(keys, 0);
  return windowEnd(keys, start) - start;
}
