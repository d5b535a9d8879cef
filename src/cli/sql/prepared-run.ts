// From the arguments to a program: the SQL, the streams that come in, the tables, and the streams that are printed.
import { readFile } from 'node:fs/promises';
import { type Program, prepare, prepareQuery, QUERY_STREAM, type StreamSchema } from '../../streaming-sql/engine.ts';
import type { TableFault } from '../../streaming-sql/mapping/reference-table.ts';
import { writtenStreams } from '../../streaming-sql/mapping/written-streams.ts';
import { parseStatements } from '../../streaming-sql/syntax/parser.ts';
import { UsageError } from '../usage-error.ts';
import type { RunRequest } from './arguments.ts';
import { parseSchema, schemaOf } from './declared-schema.ts';
import { readReferenceTable, tableArgument } from './table-file.ts';

export interface PreparedRun {
  readonly program: Program;
  /** The streams that a pump writes to, in the order of their declaration. */
  readonly outputs: readonly StreamSchema[];
  /** By stream, the columns that were declared NOT NULL. */
  readonly notNull: ReadonlyMap<string, ReadonlySet<string>>;
  readonly tableFaults: readonly TableFault[];
}

/** @throws UsageError when the file cannot be read */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

/** Plans what the arguments ask for. Throws SqlError and UsageError. */
export async function prepareRun(request: RunRequest): Promise<PreparedRun> {
  const sql = request.kind === 'app' ? await readText(request.source) : request.source;
  const statements = parseStatements(sql);
  if (request.kind === 'select' && (statements.length !== 1 || statements[0]?.kind !== 'queryStatement'))
    throw new UsageError('--select takes one query: statements like CREATE STREAM and CREATE PUMP go into a file, for --app.');
  const schemas = request.schemas.map(parseSchema);
  const tables = await Promise.all(
    request.tables.map(async (argument) => readReferenceTable(argument, await readText(tableArgument(argument).file), sql, schemas)),
  );
  const tableNames = new Set(tables.map(({ data }) => data.schema.name));
  const streams = schemas.filter(({ name }) => !tableNames.has(name));
  const options = request.seed === undefined ? {} : { seed: request.seed };
  const plan = request.kind === 'app' ? prepare : prepareQuery;
  const program = plan(sql, { streams, tables: tables.map(({ data }) => data) }, options);
  const targets = request.kind === 'app' ? writtenStreams(statements) : new Set([QUERY_STREAM]);
  const declared = statements.flatMap((statement) => (statement.kind === 'createStream' ? [schemaOf(statement)] : []));
  return {
    program,
    outputs: program.streams.filter(({ name }) => targets.has(name)),
    notNull: new Map([...streams, ...declared].map(({ name, notNull }) => [name, notNull])),
    tableFaults: tables.flatMap(({ faults }) => faults),
  };
}
