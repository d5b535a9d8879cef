// `sandshark sql`: evaluates an expression, or runs streaming SQL over rows that come in as lines of JSON.
import { isatty } from 'node:tty';
import { QUERY_STREAM, SqlError } from '../streaming-sql/engine.ts';
import { evaluate } from '../streaming-sql/evaluate.ts';
import { type RunRequest, readArguments, USAGE } from './sql/arguments.ts';
import { openInput } from './sql/input-source.ts';
import { type PreparedRun, prepareRun } from './sql/prepared-run.ts';
import { Progress } from './sql/progress.ts';
import { RowWriter } from './sql/row-writer.ts';
import { InputError, streamRows } from './sql/stream-rows.ts';

/** @returns the exit status */
function printValue(expression: string): number {
  const result = evaluate(expression, Date.now());
  if (result.kind === 'error') {
    process.stderr.write(`${result.reason}\n`);
    return 1;
  }
  process.stdout.write(`${result.kind === 'value' ? result.text : '<no row>'}\n`);
  if (result.kind === 'no row' && process.stderr.isTTY) process.stderr.write(`${result.reason}\n`);
  return 0;
}

/** A pipe is read where there is a stream to take its rows; a terminal only when it is asked for. */
function unnamedInput({ program }: PreparedRun): string | undefined {
  return program.streams.some(({ name }) => name !== QUERY_STREAM) && !isatty(0) ? '-' : undefined;
}

async function run(request: RunRequest): Promise<void> {
  const prepared = await prepareRun(request);
  if (request.purpose === 'explain') {
    process.stdout.write(`${prepared.program.explain()}\n`);
    return;
  }
  const source = await openInput(request.input ?? unnamedInput(prepared));
  const progress = new Progress(process.stderr, () => performance.now(), source.size);
  const writer = new RowWriter(process.stdout, () => {
    if (process.stdout.isTTY) progress.clear();
  });
  await streamRows(prepared, { source, writer, progress, terminal: process.stderr, malformed: request.malformed, nowMs: Date.now() });
}

/** @returns the exit status: 1 when the SQL or a line of input has an error. Throws UsageError. */
export async function sqlCommand(args: readonly string[]): Promise<number> {
  const request = readArguments(args);
  try {
    if (request.kind === 'help') process.stdout.write(USAGE);
    else if (request.kind === 'eval') return printValue(request.expression);
    else await run(request);
    return 0;
  } catch (error) {
    if (!(error instanceof SqlError || error instanceof InputError)) throw error;
    const where = error instanceof SqlError && request.kind === 'app' ? `${request.source}: ` : '';
    process.stderr.write(`${where}${error.message}\n`);
    return 1;
  }
}
