// One run of a program over events: rows through it one by one, and out what each brought about.
import type { Execution, Program, Row, StreamSchema } from '../engine.ts';
import { ERROR_STREAM, engineErrorRow, recordErrorRow } from './error-stream.ts';

export type InputEvent =
  | { readonly kind: 'row'; readonly stream: string; readonly rowtimeMs: number; readonly row: Row }
  | { readonly kind: 'bound'; readonly rowtimeMs: number }
  /** A row with a value that does not fit its column; `data` is the row as JSON. */
  | { readonly kind: 'fault'; readonly rowtimeMs: number; readonly message: string; readonly data: string };

/** What a run needs: the program, the streams whose rows are given out, and what its tables refused. */
export interface RunParts {
  readonly program: Program;
  readonly outputs: readonly StreamSchema[];
  readonly tableFaults: readonly { readonly message: string; readonly data: string }[];
}

/** Streams that are not given out are emptied after this many events: the engine keeps what nobody has taken. */
const EVENTS_BETWEEN_EMPTYING = 1024;

/**
 * A program with its input and its output. Rows are pushed one at a time, so that the order of what comes out is the order in which
 * rows came about, whatever the pieces in which the input arrives. The clock of the SQL is the rowtime of the input.
 */
export class EventRun {
  private readonly parts: RunParts;
  private readonly emit: (stream: StreamSchema, row: Row) => void;
  private readonly unused: readonly string[];
  private execution: Execution | undefined;
  private sinceEmptying = 0;

  /** `emit` gets each row of the outputs, and of ERROR_STREAM. */
  constructor(parts: RunParts, emit: (stream: StreamSchema, row: Row) => void) {
    this.parts = parts;
    this.emit = emit;
    this.unused = parts.program.streams.map(({ name }) => name).filter((name) => !parts.outputs.some((schema) => schema.name === name));
  }

  accept(event: InputEvent): void {
    const execution = this.start(event.rowtimeMs);
    if (event.kind === 'row') execution.push(event.stream, [event.row]);
    else if (event.kind === 'bound') execution.advance(event.rowtimeMs);
    else this.refuse(event, event.rowtimeMs);
    this.give(execution);
    if (++this.sinceEmptying < EVENTS_BETWEEN_EMPTYING) return;
    this.sinceEmptying = 0;
    for (const name of this.unused) execution.drain(name);
  }

  /** The instant that the next rowtime bound must reach to bring a row about; undefined when no window is open. */
  get openUntilMs(): number | undefined {
    return this.execution?.nextDeadlineMs();
  }

  /** Starts the program at `nowMs`, once: that is when tables and VALUES give their rows. */
  start(nowMs: number): Execution {
    if (this.execution) return this.execution;
    this.execution = this.parts.program.start(nowMs);
    for (const fault of this.parts.tableFaults) this.refuse(fault, nowMs);
    this.give(this.execution);
    return this.execution;
  }

  private refuse({ message, data }: { readonly message: string; readonly data: string }, nowMs: number): void {
    this.emit(ERROR_STREAM, recordErrorRow({ name: 'CoercionError', message, data, dataRowtimeMs: nowMs }, nowMs));
  }

  private give(execution: Execution): void {
    for (const schema of this.parts.outputs) {
      const rows = execution.drain(schema.name);
      for (const row of rows) this.emit(schema, row);
    }
    for (const error of execution.errors()) this.emit(ERROR_STREAM, engineErrorRow(error));
  }
}
