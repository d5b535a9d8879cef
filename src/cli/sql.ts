// `sandshark sql FILE`: runs streaming SQL over the rows of a file, without a cloud, and prints what comes out.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Execution, type Program, prepareQuery, type Row, SqlError, type StreamSchema } from '../streaming-sql/engine.ts';
import { readSqlRows, type SqlRows } from './sql-rows.ts';
import { UsageError } from './usage-error.ts';

const USAGE = `Usage: sandshark sql FILE [options]

Runs the application code in FILE (or a bare SELECT STREAM) and prints the rows of its streams.

  --rows DATA        rows of the input stream: .csv, .json (a list) or .jsonl; column names become upper case
  --stream NAME      the input stream, SOURCE_SQL_STREAM_001 if left out
  --rowtime COLUMN   the column that is the rows' time; without it the rows come a second apart
  --explain          prints the plan and runs nothing
  --json             one JSON object a row
  --help             this text

The exit status is 0, 1 when the SQL has an error, 2 when the command was not understood.
`;

/** More windows than this after the last row mean that the code opens them for ever. */
const MAX_DEADLINES = 100_000;

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        rows: { type: 'string' },
        stream: { type: 'string', default: 'SOURCE_SQL_STREAM_001' },
        rowtime: { type: 'string' },
        explain: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

const timeText = (ms: number) => new Date(ms).toISOString().replace('T', ' ').replace('Z', '');

/** A row as an object that JSON can hold. */
function rowObject({ values }: Row, { columns }: StreamSchema): Record<string, unknown> {
  return Object.fromEntries(
    columns.map(({ name, type }, index) => {
      const value = values[index];
      if (typeof value === 'number' && /^(TIMESTAMP|DATE)/.test(type)) return [name, timeText(value)];
      return [name, typeof value === 'bigint' ? Number(value) : value];
    }),
  );
}

function print(execution: Execution, outputs: readonly StreamSchema[], asJson: boolean): void {
  for (const schema of outputs) {
    for (const row of execution.drain(schema.name)) {
      const object = rowObject(row, schema);
      const rowtime = timeText(row.rowtimeMs);
      process.stdout.write(
        asJson
          ? `${JSON.stringify({ stream: schema.name, rowtime, row: object })}\n`
          : `${schema.name}  ${rowtime}  ${JSON.stringify(object)}\n`,
      );
    }
  }
  for (const failed of execution.errors())
    process.stderr.write(
      `error row: ${JSON.stringify(failed, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value))}\n`,
    );
}

function run(program: Program, input: string, { rows }: SqlRows, asJson: boolean): void {
  const execution = program.start(rows[0]?.rowtimeMs ?? 0);
  const outputs = program.streams.filter(({ name }) => name !== input);
  for (const row of rows) {
    execution.push(input, [row]);
    print(execution, outputs, asJson);
  }
  let deadlines = 0;
  for (let due = execution.nextDeadlineMs(); due !== undefined && deadlines < MAX_DEADLINES; due = execution.nextDeadlineMs()) {
    execution.advance(due);
    print(execution, outputs, asJson);
    deadlines++;
  }
}

/** @returns the exit status */
export async function sqlCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArgs(args);
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError(`sandshark sql takes one file.\n\n${USAGE}`);
  const code = await readText(file);
  const data: SqlRows =
    values.rows === undefined
      ? { columns: [], rows: [] }
      : readSqlRows(await readText(values.rows), {
          file: values.rows,
          ...(values.rowtime === undefined ? {} : { rowtime: values.rowtime }),
        });
  try {
    const streams = values.rows === undefined ? [] : [{ name: values.stream, columns: data.columns }];
    const program = prepareQuery(code, { streams });
    if (values.explain) process.stdout.write(`${program.explain()}\n`);
    else run(program, values.stream, data, values.json);
    return 0;
  } catch (error) {
    if (!(error instanceof SqlError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}
