// A running query: records are read, become rows, go through the engine, and leave by the outputs. One tick does it all.
// A tick is synchronous and planned with the scheduler, so an append to a stream never runs its consumers.
import type { Execution, Program } from '../../../../streaming-sql/engine.ts';
import { AwsError } from '../../../core/errors.ts';
import type { RecordSource, SinkRecord, WindowShape } from '../../../core/ports.ts';
import type { ServiceEnvironment } from '../../../core/service.ts';
import type { ApplicationInput, Positions } from '../application.ts';
import { FLOW } from '../limits.ts';
import type { Delivery } from './delivery.ts';
import { ERROR_STREAM, type ErrorFields, engineFields, errorValues, tooLargeFields } from './error-rows.ts';
import type { RowFeeder } from './row-feeder.ts';
import type { ShardReader } from './shard-reader.ts';

/** What must be kept of a running query, as plain data. */
export interface RunningState {
  readonly positions: Positions;
  readonly undelivered: Readonly<Record<string, readonly SinkRecord[]>>;
  readonly execution: unknown;
}

/** One input, ready to be read. */
export interface OpenInput {
  readonly input: ApplicationInput;
  readonly source: RecordSource;
  readonly reader: ShardReader;
  readonly feeder: RowFeeder;
}

export interface RunningParts {
  readonly environment: ServiceEnvironment;
  readonly applicationName: string;
  readonly program: Program;
  readonly execution: Execution;
  readonly inputs: readonly OpenInput[];
  readonly deliveries: readonly Delivery[];
}

export class RunningApplication {
  readonly #parts: RunningParts;
  #unsubscribes: (() => void)[] = [];
  #planned: { readonly dueMs: number; readonly cancel: () => void } | undefined;
  #cancelRetry: (() => void) | undefined;
  /** How often in a row an output took less than all. */
  #failedDeliveries = 0;

  constructor(parts: RunningParts) {
    this.#parts = parts;
  }

  /** Follows the sources from now on. Throws AwsError when a stream is gone. */
  begin(): void {
    const { environment, applicationName, inputs, deliveries, program } = this.#parts;
    this.#unsubscribes = inputs.map(({ source, input }) => source.subscribe(input.streamArn, () => this.#wakeBy(environment.clock.now())));
    const atMs = environment.clock.now();
    const sources = inputs.map(({ input }) => input.streamArn);
    const targets = [...new Set(deliveries.map(({ targetArn }) => targetArn))];
    environment.observe({ kind: 'query-started', atMs, application: applicationName, windows: windowShapes(program), sources, targets });
    this.#wakeBy(atMs);
  }

  /** Stops at once and gives what must be kept. */
  end(): RunningState {
    const { environment, applicationName } = this.#parts;
    for (const unsubscribe of this.#unsubscribes) unsubscribe();
    this.#unsubscribes = [];
    this.#planned?.cancel();
    this.#planned = undefined;
    this.#cancelRetry?.();
    environment.observe({ kind: 'query-stopped', atMs: environment.clock.now(), application: applicationName });
    return this.state();
  }

  state(): RunningState {
    const { inputs, deliveries, execution } = this.#parts;
    return {
      positions: Object.fromEntries(inputs.map(({ input, reader }) => [input.id, reader.positions])),
      undelivered: Object.fromEntries(deliveries.map(({ outputId, waiting }) => [outputId, [...waiting]])),
      execution: execution.snapshot(),
    };
  }

  /** Plans a tick at `dueMs`, unless an earlier one is planned. */
  #wakeBy(dueMs: number): void {
    if (this.#planned && this.#planned.dueMs <= dueMs) return;
    this.#planned?.cancel();
    const label = `query of ${this.#parts.applicationName}`;
    this.#planned = { dueMs, cancel: this.#parts.environment.scheduler.at(dueMs, label, () => this.#tick()) };
  }

  #tick(): void {
    const { environment, execution } = this.#parts;
    const nowMs = environment.clock.now();
    this.#planned = undefined;
    if (this.#isHeldUp) return; // back-pressure: the retry wakes the query again
    const { errors, more } = this.#feed(nowMs);
    execution.advance(nowMs);
    this.#collect([...errors, ...execution.errors().map(engineFields)], nowMs);
    if (more) this.#wakeBy(nowMs);
    const deadlineMs = execution.nextDeadlineMs();
    if (deadlineMs !== undefined) this.#wakeBy(deadlineMs);
    if (!this.#cancelRetry) this.#deliver();
  }

  get #isHeldUp(): boolean {
    return this.#parts.deliveries.some(({ waiting }) => waiting.length > FLOW.undeliveredRecords);
  }

  #feed(nowMs: number): { readonly errors: readonly ErrorFields[]; readonly more: boolean } {
    const errors: ErrorFields[] = [];
    let more = false;
    for (const { reader, feeder } of this.#parts.inputs) {
      const read = readOrNothing(reader);
      more ||= read.more;
      errors.push(...feeder(read.records, nowMs));
    }
    return { errors, more };
  }

  /** Moves what came out of the engine into the outputs. Each stream is drained, with an output or without. */
  #collect(errors: readonly ErrorFields[], nowMs: number): void {
    const { program, execution, deliveries } = this.#parts;
    const into = (name: string) => deliveries.filter(({ streamName }) => streamName === name);
    const tooLarge: Uint8Array[] = [];
    for (const { name } of program.streams) {
      const rows = execution.drain(name).map(({ values }) => values);
      for (const delivery of into(name)) tooLarge.push(...delivery.add(rows));
    }
    const all = [...errors, ...tooLarge.map((data) => tooLargeFields(data, nowMs))];
    for (const delivery of into(ERROR_STREAM)) delivery.add(all.map(errorValues));
  }

  /** Hands rows to the targets; while one takes not all, tries again later and later. */
  #deliver(): void {
    const { environment, deliveries, applicationName } = this.#parts;
    const outcomes = new Set(deliveries.map((delivery) => delivery.flush()));
    if (!outcomes.has('throttled') && !outcomes.has('refused')) {
      this.#failedDeliveries = 0;
      return;
    }
    const delayMs = Math.min(FLOW.retryFirstMs * 2 ** this.#failedDeliveries++, FLOW.retryLongestMs);
    const retry = () => {
      this.#cancelRetry = undefined;
      this.#deliver();
      if (!this.#isHeldUp) this.#wakeBy(environment.clock.now());
    };
    // A target that is gone may never come back: periodic, so that waiting for it keeps no settling cloud busy for ever.
    const periodic = !outcomes.has('throttled');
    this.#cancelRetry = environment.scheduler.at(environment.clock.now() + delayMs, `deliveries of ${applicationName}`, retry, {
      periodic,
    });
  }
}

/** A stream that was deleted under a running application gives no records (inferred); its windows still close. */
function readOrNothing(reader: ShardReader): ReturnType<ShardReader['read']> {
  try {
    return reader.read();
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { records: [], more: false };
  }
}

/** The windows as the stream view draws them. */
function windowShapes(program: Program): WindowShape[] {
  return program.windows.map(({ from, shape }) =>
    shape.kind === 'sliding-rows' ? { kind: shape.kind, from, rows: shape.rows } : { kind: shape.kind, from, sizeMs: shape.sizeMs },
  );
}
