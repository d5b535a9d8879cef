// All Firehose streams of a cloud, by ARN: made, found, deleted, and kept going. One task of the scheduler stands for all that a stream
// has to do next: a state that passes, a look into its source, a buffer whose time has come.
import type { Place } from '../../core/ports.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import { flush } from './delivery/flush.ts';
import { takeIn } from './delivery/intake.ts';
import type { Surroundings } from './delivery/surroundings.ts';
import { type BufferedRecord, type DeliveryStream, streamArn } from './delivery-stream.ts';
import { streamExists, streamNotFound, tooManyStreams } from './errors.ts';
import { limits } from './limits.ts';
import { ErrorLog } from './monitoring/error-log.ts';
import { Metrics } from './monitoring/metrics.ts';
import { nextDue } from './next-due.ts';
import { StreamReader } from './source/stream-reader.ts';
import { Throughput } from './throughput.ts';

interface Planned {
  readonly dueMs: number;
  readonly kind: 'busy' | 'periodic';
  readonly cancel: () => void;
}

export class DeliveryStreams {
  readonly environment: ServiceEnvironment;
  readonly metrics: Metrics;
  readonly errors: ErrorLog;
  readonly throughput: Throughput;
  readonly #surroundings: Surroundings;
  readonly #reader: StreamReader;
  readonly #byArn = new Map<string, DeliveryStream>();
  readonly #planned = new Map<string, Planned>();
  readonly #working = new Set<DeliveryStream>();

  constructor(environment: ServiceEnvironment) {
    this.environment = environment;
    this.metrics = new Metrics(environment);
    this.errors = new ErrorLog(environment);
    this.throughput = new Throughput(environment);
    this.#surroundings = { environment, metrics: this.metrics, errors: this.errors };
    this.#reader = new StreamReader(this.#surroundings, (stream) => {
      stream.lookDueMs ??= this.now();
      this.#plan(stream);
    });
  }

  now(): number {
    return this.environment.clock.now();
  }

  byArn(arn: string): DeliveryStream | undefined {
    return this.#byArn.get(arn);
  }

  /** Throws AwsError ResourceNotFoundException. */
  get(place: Place, name = ''): DeliveryStream {
    const stream = this.#byArn.get(streamArn(place, name));
    if (!stream) throw streamNotFound(name, place.account);
    return stream;
  }

  /** All of an account and region, by name. */
  list({ account, region }: Place): DeliveryStream[] {
    const here = [...this.#byArn.values()].filter((stream) => stream.account === account && stream.region === region);
    return here.sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  /** Throws AwsError ResourceInUseException, LimitExceededException. */
  requireRoomFor(place: Place, name: string): void {
    if (this.#byArn.has(streamArn(place, name))) throw streamExists(name, place.account);
    if (this.list(place).length >= limits.streamsPerRegion) throw tooManyStreams(limits.streamsPerRegion);
  }

  add(stream: DeliveryStream): void {
    this.#byArn.set(stream.arn, stream);
    this.#plan(stream);
  }

  /** To be called after every change that may bring something to do. */
  changed(stream: DeliveryStream): void {
    this.#plan(stream);
  }

  /** AWS: a stream is deleted with its data. */
  delete(stream: DeliveryStream): void {
    stream.status = 'DELETING';
    stream.stateDueMs = this.now() + limits.stateChangeMs;
    stream.buffers = [];
    delete stream.lookDueMs;
    this.#reader.forget(stream);
    this.#plan(stream);
  }

  /** Takes records of producers. They are delivered when the buffers say so. Gives them their ids. */
  put(stream: DeliveryStream, data: readonly Uint8Array[]): readonly BufferedRecord[] {
    const arrivalMs = this.now();
    // A copy: whoever puts may use its buffer again.
    const records = data.map((bytes) => ({ id: this.environment.random.hex(56), data: bytes.slice(), arrivalMs }));
    takeIn(stream, records, arrivalMs);
    this.#plan(stream);
    return records;
  }

  snapshot(): readonly DeliveryStream[] {
    return structuredClone([...this.#byArn.values()]);
  }

  restore(streams: readonly DeliveryStream[]): void {
    for (const stream of structuredClone(streams)) {
      // The subscription is no part of the state: a look makes it anew.
      if (stream.source && stream.status === 'ACTIVE') stream.lookDueMs ??= this.now();
      this.add(stream);
    }
  }

  #plan(stream: DeliveryStream): void {
    const due = this.#byArn.get(stream.arn) === stream ? nextDue(stream) : undefined;
    const planned = this.#planned.get(stream.arn);
    if (planned && due && planned.dueMs === due.dueMs && planned.kind === due.kind) return;
    planned?.cancel();
    this.#planned.delete(stream.arn);
    // Whoever works plans when it is done.
    if (!due || this.#working.has(stream)) return;
    const run = () => {
      this.#planned.delete(stream.arn);
      return this.#work(stream);
    };
    const cancel = this.environment.scheduler.at(due.dueMs, `Firehose stream ${stream.name}`, run, { periodic: due.kind === 'periodic' });
    this.#planned.set(stream.arn, { ...due, cancel });
  }

  /** Does all that is due. What comes meanwhile is seen before it ends. */
  async #work(stream: DeliveryStream): Promise<void> {
    if (this.#working.has(stream)) return;
    this.#working.add(stream);
    try {
      while (this.#byArn.get(stream.arn) === stream && (await this.#step(stream)) === 'went on');
    } finally {
      this.#working.delete(stream);
      this.#plan(stream);
    }
  }

  async #step(stream: DeliveryStream): Promise<'went on' | 'nothing to do'> {
    const nowMs = this.now();
    const isDue = (dueMs: number | undefined) => dueMs !== undefined && dueMs <= nowMs;
    if (isDue(stream.stateDueMs)) this.#passState(stream);
    else if (stream.status !== 'ACTIVE') return 'nothing to do';
    else if (stream.source && isDue(stream.lookDueMs)) await this.#reader.look(stream, stream.source);
    else {
      const buffer = stream.buffers.find(({ dueMs }) => isDue(dueMs));
      if (!buffer) return 'nothing to do';
      await flush(stream, buffer, this.#surroundings);
    }
    return 'went on';
  }

  #passState(stream: DeliveryStream): void {
    delete stream.stateDueMs;
    if (stream.status === 'DELETING') this.#byArn.delete(stream.arn);
    if (stream.status === 'CREATING') {
      stream.status = 'ACTIVE';
      if (stream.source) stream.lookDueMs = this.now();
    }
    const { status } = stream.encryption;
    if (status === 'ENABLING') stream.encryption = { status: 'ENABLED' };
    if (status === 'DISABLING') stream.encryption = { status: 'DISABLED' };
  }
}
