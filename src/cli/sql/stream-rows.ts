// Reads the input to its end and prints what comes of it: in bounded memory, no faster than the output is read.

import { QUERY_STREAM } from '../../streaming-sql/engine.ts';
import { timestampText } from '../../streaming-sql/functions/calendar.ts';
import { ERROR_STREAM } from '../../streaming-sql/mapping/error-stream.ts';
import { EventRun, type InputEvent } from '../../streaming-sql/mapping/event-run.ts';
import { InputLineReader, MalformedLine } from './input-line.ts';
import type { InputSource } from './input-source.ts';
import { InputStream } from './input-stream.ts';
import { LineTooLong, linesOf } from './lines.ts';
import { lineEncoder } from './output-line.ts';
import type { PreparedRun } from './prepared-run.ts';
import type { Progress, Terminal } from './progress.ts';
import type { RowWriter } from './row-writer.ts';

/** A line that ends the run, with its number. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

export interface Streaming {
  readonly source: InputSource;
  readonly writer: RowWriter;
  readonly progress: Progress;
  readonly terminal: Terminal;
  readonly malformed: 'end' | 'skip';
  /** What CURRENT_TIMESTAMP says when no line tells the time. */
  readonly nowMs: number;
}

const LONGEST_SHOWN = 200;

/** The input streams, made when their first row comes. A name is exact, or in upper case as SQL folds it. */
function inputsOf({ program, notNull }: PreparedRun): InputLineReader {
  const schemas = new Map(program.streams.flatMap((schema) => (schema.name === QUERY_STREAM ? [] : [[schema.name, schema]])));
  const known = new Map<string, InputStream>();
  return new InputLineReader([...schemas.keys()], (name) => {
    const found = known.get(name);
    if (found) return found;
    const schema = schemas.get(name) ?? schemas.get(name.toUpperCase());
    if (!schema) return undefined;
    const stream = new InputStream(schema, notNull.get(schema.name) ?? new Set());
    known.set(name, stream);
    return stream;
  });
}

/** Streams the rows through. Throws InputError at a malformed line, if those are not skipped. */
export async function streamRows(
  prepared: PreparedRun,
  { source, writer, progress, terminal, malformed, nowMs }: Streaming,
): Promise<void> {
  const reader = inputsOf(prepared);
  const encoders = new Map([...prepared.outputs, ERROR_STREAM].map((schema) => [schema, lineEncoder(schema)]));
  const run = new EventRun(prepared, (stream, row) => writer.write(encoders.get(stream)?.(row) ?? ''));
  let number = 0;
  const read = (line: string): InputEvent | undefined => {
    try {
      return reader.read(line);
    } catch (error) {
      if (!(error instanceof MalformedLine)) throw error;
      const message = `${source.name}, line ${number}: ${error.message}\n  ${line.slice(0, LONGEST_SHOWN)}`;
      if (malformed === 'end') throw new InputError(message);
      progress.clear();
      terminal.write(`${message}\n`);
      return undefined;
    }
  };
  try {
    for await (const lines of linesOf(progress.counting(source.bytes))) {
      for (const line of lines) {
        number++;
        if (line.trim() === '') continue;
        const event = read(line);
        if (event) run.accept(event);
        if (writer.isFull) await writer.flush();
        if (writer.state === 'closed') return;
      }
      await writer.flush();
      progress.update(number);
    }
    run.start(nowMs);
  } catch (error) {
    if (error instanceof LineTooLong) throw new InputError(`${source.name}, line ${number + 1}: ${error.message}`);
    throw error;
  } finally {
    progress.clear();
    await writer.flush();
  }
  const open = run.openUntilMs;
  if (open !== undefined && terminal.isTTY)
    terminal.write(`A window is still open. To close it, end the input with {"rowtime":"${timestampText(open)}"}\n`);
}
