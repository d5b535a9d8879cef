// A running query: records are read, become rows, go through the engine, and leave by the outputs. One tick does it all.
// A tick is planned with the scheduler, so an append to a stream never runs its consumers. It is synchronous, except where records
// pass a Lambda function before the query; while that is under way no other tick reads.
import type { Execution, Program, Row } from '../../../../streaming-sql/engine.ts';
import { ERROR_STREAM, engineErrorRow } from '../../../../streaming-sql/mapping/error-stream.ts';
import { AwsError } from '../../../core/errors.ts';
import type { RecordSource, SinkRecord } from '../../../core/ports.ts';
import type { ServiceEnvironment } from '../../../core/service.ts';
import type { ApplicationInput, Positions } from '../application.ts';
import { FLOW } from '../limits.ts';
import type { Delivery, DeliveryOutcome } from './delivery.ts';
import { tooLargeRow, unprocessedRow } from './error-rows.ts';
import type { InputProcessor, ProcessedBatch, RefusedBatch } from './input-processor.ts';
import type { ObservedQuery } from './observed-query.ts';
import { Retries } from './retries.ts';
import type { RowFeeder } from './row-feeder.ts';
import type { ReadBatch, ReadRecord, ShardReader } from './shard-reader.ts';

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
  /** The function that the records pass first, if there is one. */
  readonly processor?: InputProcessor;
}

export interface RunningParts {
  readonly environment: ServiceEnvironment;
  readonly applicationName: string;
  readonly program: Program;
  readonly execution: Execution;
  readonly inputs: readonly OpenInput[];
  readonly deliveries: readonly Delivery[];
  /** What an observer is told of the query. */
  readonly observed: () => ObservedQuery;
  /** For the error stream at once: rows of reference data that could not be read. */
  readonly startErrors: readonly Row[];
  /** Told once when the stream of an input can no longer be read. */
  readonly onUnreadable: (input: ApplicationInput) => void;
  /** Told why records wait for the function before the query, and told nothing when they no longer do. */
  readonly onStall: (reason: string | undefined) => void;
}

interface InputBatch extends OpenInput {
  readonly batch: ReadBatch;
}

export class RunningApplication {
  readonly #parts: RunningParts;
  #unsubscribes: (() => void)[] = [];
  #planned: { readonly dueMs: number; readonly cancel: () => void } | undefined;
  #startErrors: readonly Row[];
  #processing: 'idle' | 'invoking' = 'idle';
  #delivering: 'idle' | 'invoking' = 'idle';
  /** A tick was due while the function ran. */
  #missedTick = false;
  readonly #unreadable = new Set<string>();
  #ended = false;
  readonly #deliveryRetries: Retries;
  readonly #processingRetries: Retries;

  constructor(parts: RunningParts) {
    this.#parts = parts;
    this.#startErrors = parts.startErrors;
    this.#deliveryRetries = new Retries(parts.environment, `deliveries of ${parts.applicationName}`);
    this.#processingRetries = new Retries(parts.environment, `input processing of ${parts.applicationName}`);
  }

  /** Follows the sources from now on. Throws AwsError when a stream is gone. */
  begin(): void {
    const { environment, applicationName, inputs, deliveries, observed } = this.#parts;
    this.#unsubscribes = inputs.map(({ source, input }) => source.subscribe(input.streamArn, () => this.#wakeBy(environment.clock.now())));
    const atMs = environment.clock.now();
    const sources = inputs.map(({ input }) => input.streamArn);
    const targets = [...new Set(deliveries.map(({ targetArn }) => targetArn))];
    environment.observe({ kind: 'query-started', atMs, application: applicationName, sources, targets, ...observed() });
    this.#wakeBy(atMs);
  }

  /** Stops at once and gives what must be kept. */
  end(): RunningState {
    const { environment, applicationName } = this.#parts;
    for (const unsubscribe of this.#unsubscribes) unsubscribe();
    this.#unsubscribes = [];
    this.#planned?.cancel();
    this.#planned = undefined;
    this.#deliveryRetries.cancel();
    this.#processingRetries.cancel();
    this.#ended = true;
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

  #tick(): void | Promise<void> {
    const { environment, inputs } = this.#parts;
    this.#planned = undefined;
    if (this.#isHeldUp) return this.#deliveryRetries.waiting ? undefined : this.#relieve(); // back-pressure: nothing is read
    if (this.#processing === 'invoking') {
      this.#missedTick = true;
      return;
    }
    const batches = inputs.map((input): InputBatch => ({ ...input, batch: this.#readOrNothing(input) }));
    if (batches.some(({ processor, batch }) => processor && batch.records.length > 0)) return this.#process(batches);
    return this.#run(
      batches.map((input) => ({ ...input, records: input.batch.records })),
      [],
      environment.clock.now(),
    );
  }

  /** As `#tick`, with records that pass a function first. What it refuses stays unread, and is tried again later. */
  async #process(batches: readonly InputBatch[]): Promise<void> {
    const { environment, onStall } = this.#parts;
    const ready: (InputBatch & { readonly records: readonly ReadRecord[] })[] = [];
    const failed: ReadRecord[] = [];
    if (!this.#processingRetries.waiting) {
      this.#processing = 'invoking';
      const outcomes = await Promise.all(batches.map(processed)).finally(() => {
        this.#processing = 'idle';
      });
      if (this.#ended) return; // the records are unread still: the next run gets them
      for (const [index, outcome] of outcomes.entries()) {
        const input = batches[index] as InputBatch;
        if (outcome.kind === 'refused') onStall(outcome.reason);
        else {
          ready.push({ ...input, records: outcome.records });
          failed.push(...outcome.failed);
        }
      }
      if (ready.length < batches.length) this.#processingRetries.plan('periodic', () => this.#wakeBy(environment.clock.now()));
      else {
        this.#processingRetries.succeeded();
        onStall(undefined);
      }
    }
    const nowMs = environment.clock.now();
    await this.#run(
      ready,
      failed.map(({ record }) => unprocessedRow(record.data, nowMs)),
      nowMs,
    );
    this.#makeUp();
  }

  /** A stream that was deleted under a running application gives no records (inferred); its windows still close. */
  #readOrNothing({ reader, input }: OpenInput): ReadBatch {
    try {
      const batch = reader.read();
      this.#unreadable.delete(input.id);
      return batch;
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      if (!this.#unreadable.has(input.id)) this.#parts.onUnreadable(input);
      this.#unreadable.add(input.id);
      return { records: [], more: false, positions: reader.positions };
    }
  }

  /** Plans the tick that was due while a function ran. */
  #makeUp(): void {
    if (this.#missedTick && !this.#ended) this.#wakeBy(this.#parts.environment.clock.now());
    this.#missedTick = false;
  }

  #run(
    inputs: readonly (InputBatch & { readonly records: readonly ReadRecord[] })[],
    failures: readonly Row[],
    nowMs: number,
  ): void | Promise<void> {
    const { execution } = this.#parts;
    const errors = [...this.#startErrors, ...failures];
    this.#startErrors = [];
    for (const { input, feeder, reader, records, batch } of inputs) {
      errors.push(...feeder(records, nowMs));
      if (records.length > 0) this.#tellRead(input.streamArn, records, nowMs);
      reader.goOn(batch);
      if (batch.more) this.#wakeBy(nowMs);
    }
    execution.advance(nowMs);
    this.#collect([...errors, ...execution.errors().map(engineErrorRow)], nowMs);
    const deadlineMs = execution.nextDeadlineMs();
    if (deadlineMs !== undefined) this.#wakeBy(deadlineMs);
    return this.#deliveryRetries.waiting ? undefined : this.#deliver();
  }

  /** The ROWTIME of records, for whoever watches. */
  #tellRead(streamArn: string, records: readonly ReadRecord[], atMs: number): void {
    const { environment, applicationName } = this.#parts;
    if (!environment.isObserved?.()) return;
    const newest = new Map(records.map(({ shardId, record }) => [shardId, record.sequenceNumber]));
    const upTo = [...newest].map(([shardId, sequenceNumber]) => ({ shardId, sequenceNumber }));
    environment.observe({ kind: 'rows-read', atMs, application: applicationName, streamArn, upTo });
  }

  get #isHeldUp(): boolean {
    return this.#parts.deliveries.some(({ waiting }) => waiting.length > FLOW.undeliveredRecords);
  }

  /** Moves what came out of the engine into the outputs. Each stream is drained, with an output or without. */
  #collect(errors: readonly Row[], nowMs: number): void {
    const { program, execution, deliveries } = this.#parts;
    const into = (name: string) => deliveries.filter(({ streamName }) => streamName === name);
    const tooLarge: Uint8Array[] = [];
    for (const { name } of program.streams) {
      const rows = execution.drain(name).map(({ values }) => values);
      for (const delivery of into(name)) tooLarge.push(...delivery.add(rows));
    }
    const all = [...errors, ...tooLarge.map((data) => tooLargeRow(data, nowMs))];
    for (const delivery of into(ERROR_STREAM.name)) delivery.add(all.map(({ values }) => values));
  }

  /** Hands rows to the targets. Functions among them are waited for; while that is under way nothing else is handed over. */
  #deliver(): void | Promise<void> {
    if (this.#delivering === 'invoking') {
      this.#missedTick = true;
      return;
    }
    const outcomes = this.#parts.deliveries.map((delivery) => delivery.flush());
    if (!outcomes.some((outcome) => outcome instanceof Promise)) return this.#delivered(outcomes as DeliveryOutcome[]);
    this.#delivering = 'invoking';
    return Promise.all(outcomes)
      .finally(() => {
        this.#delivering = 'idle';
      })
      .then((all) => this.#delivered(all));
  }

  /** While a target takes not all, tries again later and later. */
  #delivered(outcomes: readonly DeliveryOutcome[]): void {
    if (this.#ended) return;
    const nowMs = this.#parts.environment.clock.now();
    this.#makeUp();
    if (outcomes.every((outcome) => outcome === 'delivered')) {
      this.#deliveryRetries.succeeded();
      for (const { readyMs } of this.#parts.deliveries) if (readyMs !== undefined) this.#wakeBy(Math.max(nowMs, readyMs));
      return;
    }
    // A target that is gone may never come back: periodic, so that waiting for it keeps no settling cloud busy for ever.
    this.#deliveryRetries.plan(outcomes.includes('throttled') ? 'busy' : 'periodic', () => this.#relieve());
  }

  /** Delivers first, and reads again where that made room. */
  async #relieve(): Promise<void> {
    await this.#deliver();
    if (!this.#ended && !this.#isHeldUp) this.#wakeBy(this.#parts.environment.clock.now());
  }
}

function processed({ processor, batch }: InputBatch): Promise<ProcessedBatch | RefusedBatch> {
  if (processor) return processor.process(batch.records);
  return Promise.resolve({ kind: 'processed', records: batch.records, failed: [] });
}
