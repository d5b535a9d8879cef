// One run: lines in, rows through the program one by one, and out what each brought about.
import type { Execution } from '../../streaming-sql/engine.ts';
import { ERROR_STREAM, engineErrorRow, recordErrorRow } from '../../streaming-sql/mapping/error-stream.ts';
import type { InputEvent } from './input-line.ts';
import { lineEncoder } from './output-line.ts';
import type { PreparedRun } from './prepared-run.ts';

/** Streams that are not printed are emptied after this many rows: the engine keeps what nobody has taken. */
const ROWS_BETWEEN_EMPTYING = 1024;

/**
 * A program with its input and its output. Rows are pushed one at a time, so that the order of the lines is the order in which rows
 * came about, whatever the pieces in which the input arrives. The clock of the SQL is the rowtime of the input.
 */
export class SqlRun {
  private readonly prepared: PreparedRun;
  private readonly write: (line: string) => void;
  private readonly printed: readonly { readonly name: string; readonly encode: ReturnType<typeof lineEncoder> }[];
  private readonly unprinted: readonly string[];
  private readonly encodeError = lineEncoder(ERROR_STREAM);
  private execution: Execution | undefined;
  private sinceEmptying = 0;

  constructor(prepared: PreparedRun, write: (line: string) => void) {
    this.prepared = prepared;
    this.write = write;
    this.printed = prepared.outputs.map((schema) => ({ name: schema.name, encode: lineEncoder(schema) }));
    this.unprinted = prepared.program.streams
      .map(({ name }) => name)
      .filter((name) => !prepared.outputs.some((schema) => schema.name === name));
  }

  accept(event: InputEvent): void {
    const execution = this.start(event.rowtimeMs);
    if (event.kind === 'row') execution.push(event.stream, [event.row]);
    else if (event.kind === 'bound') execution.advance(event.rowtimeMs);
    else this.refuse(event, event.rowtimeMs);
    this.print(execution);
    if (++this.sinceEmptying < ROWS_BETWEEN_EMPTYING) return;
    this.sinceEmptying = 0;
    for (const name of this.unprinted) execution.drain(name);
  }

  /** The instant that the next rowtime bound must reach to bring a row about; undefined when no window is open. */
  get openUntilMs(): number | undefined {
    return this.execution?.nextDeadlineMs();
  }

  /** Starts the program at `nowMs`, once: that is when tables and VALUES give their rows. */
  start(nowMs: number): Execution {
    if (this.execution) return this.execution;
    this.execution = this.prepared.program.start(nowMs);
    for (const fault of this.prepared.tableFaults) this.refuse(fault, nowMs);
    this.print(this.execution);
    return this.execution;
  }

  private refuse({ message, data }: { readonly message: string; readonly data: string }, nowMs: number): void {
    this.write(this.encodeError(recordErrorRow({ name: 'CoercionError', message, data, dataRowtimeMs: nowMs }, nowMs)));
  }

  private print(execution: Execution): void {
    for (const { name, encode } of this.printed) {
      const rows = execution.drain(name);
      for (const row of rows) this.write(encode(row));
    }
    for (const error of execution.errors()) this.write(this.encodeError(engineErrorRow(error)));
  }
}
