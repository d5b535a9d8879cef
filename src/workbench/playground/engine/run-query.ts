// One run: the program is planned over the data's columns, the rows go through it in time, and what comes out is kept as text.
import { metadataColumns } from '../../../aws/services/kinesis-analytics/runtime/metadata-columns.ts';
import { type Program, prepareQuery, QUERY_STREAM, type Row, type StreamSchema } from '../../../streaming-sql/engine.ts';
import { displayText } from '../../../streaming-sql/functions/cast.ts';
import { ERROR_STREAM } from '../../../streaming-sql/mapping/error-stream.ts';
import { EventRun } from '../../../streaming-sql/mapping/event-run.ts';
import { tableOfCsv } from '../../../streaming-sql/mapping/reference-table.ts';
import { writtenStreams } from '../../../streaming-sql/mapping/written-streams.ts';
import { resolveType } from '../../../streaming-sql/semantics/sql-type.ts';
import { parseStatements, parseTypeName } from '../../../streaming-sql/syntax/parser.ts';
import { withEstimates } from './estimate-state.ts';
import {
  INPUT_STREAM,
  LIMITS,
  type PumpDescription,
  type RunResult,
  type ShownRow,
  type ShownStream,
  type TableText,
  type TimeChoice,
} from './protocol.ts';
import type { ReadRows } from './read-rows.ts';
import { type TimedRow, timedRows } from './row-times.ts';

/** After the last row time goes on until no window is open. A window that opens the next one must not do so for ever. */
const MOST_CLOSINGS = 10_000;
const ROWS_BETWEEN_REPORTS = 1_000;
const ONE_SHARD = 'shardId-000000000000';

export interface QueryInput {
  readonly sql: string;
  readonly data: ReadRows;
  readonly tables: readonly TableText[];
  readonly time: TimeChoice;
}

/** Plans the SQL: statements, or one bare SELECT. Throws SqlError. */
function planQuery({ sql, data, tables }: Pick<QueryInput, 'sql' | 'data' | 'tables'>): Program {
  const columns = [...data.columns, ...metadataColumns(sql, data.columns).map(({ name, type }) => ({ name, type }))];
  return prepareQuery(sql, {
    streams: [{ name: INPUT_STREAM, columns }],
    tables: tables.map(({ name, csv }) => tableOfCsv(name, csv, sql, []).data),
  });
}

/** Plans the query and runs nothing. Throws SqlError. */
export function explainQuery(input: QueryInput): readonly PumpDescription[] {
  return withEstimates(planQuery(input).describe(), input.data.columns, timedRows(input.data, input.time).rows);
}

/** Runs the query to the end of the data and on until its windows are closed. `tell` hears how far it is. Throws SqlError. */
export function runQuery(input: QueryInput, tell: (rows: number, of: number) => void): RunResult {
  const began = performance.now();
  const program = planQuery(input);
  const written = writtenStreams(parseStatements(input.sql));
  const outputs = program.streams.filter(({ name }) => written.has(name) || name === QUERY_STREAM);
  const collectors = new Map([...outputs, ERROR_STREAM].map((schema) => [schema.name, new Collector(schema)]));
  const { rows, untimed } = timedRows(input.data, input.time);
  const run = new EventRun({ program, outputs, tableFaults: [] }, (schema, row) => collectors.get(schema.name)?.add(row));
  const complete = withMetadata(input);
  for (const [index, row] of rows.entries()) {
    if (index % ROWS_BETWEEN_REPORTS === 0) tell(index, rows.length);
    run.accept({ kind: 'row', stream: INPUT_STREAM, rowtimeMs: row.rowtimeMs, row: complete(row, index) });
  }
  run.start(rows[0]?.rowtimeMs ?? 0);
  for (let closed = 0; closed < MOST_CLOSINGS; closed++) {
    const rowtimeMs = run.openUntilMs;
    if (rowtimeMs === undefined) break;
    run.accept({ kind: 'bound', rowtimeMs });
  }
  const came = new Collector({ name: INPUT_STREAM, columns: input.data.columns });
  for (const row of rows) came.add(row);
  const shown = [...collectors.values()].map((collector) => collector.shown);
  return {
    input: came.shown,
    outputs: shown.filter(({ name, total }) => name !== ERROR_STREAM.name || total > 0),
    windows: program.windows,
    plan: withEstimates(program.describe(), input.data.columns, rows),
    untimed,
    elapsedMs: performance.now() - began,
  };
}

/** Adds what Kinesis would know of a record, where the code names it. */
function withMetadata({ sql, data }: QueryInput): (row: TimedRow, index: number) => Row {
  const metadata = metadataColumns(sql, data.columns);
  if (metadata.length === 0) return (row) => row;
  return ({ rowtimeMs, values }, index) => {
    const record = {
      sequenceNumber: String(index + 1),
      partitionKey: String(index + 1),
      approximateArrivalMs: rowtimeMs,
      data: new Uint8Array(),
    };
    return { rowtimeMs, values: [...values, ...metadata.map((column) => column.of(record, ONE_SHARD))] };
  };
}

/** Counts the rows of a stream and keeps the first ones as text. */
class Collector {
  private readonly schema: StreamSchema;
  private readonly types: readonly ReturnType<typeof resolveType>[];
  private readonly rows: ShownRow[] = [];
  private total = 0;

  constructor(schema: StreamSchema) {
    this.schema = schema;
    this.types = schema.columns.map(({ type }) => resolveType(parseTypeName(type)));
  }

  add({ rowtimeMs, values }: Row): void {
    this.total++;
    if (this.rows.length >= LIMITS.shownRows) return;
    const cells = this.types.map((type, index) => {
      const value = values[index] ?? null;
      return value === null ? null : displayText(value, type);
    });
    this.rows.push({ rowtimeMs, cells });
  }

  get shown(): ShownStream {
    return { name: this.schema.name, columns: this.schema.columns, rows: this.rows, total: this.total };
  }
}
