// All streams of a cloud, by account, region and name: made, found, written to and deleted. It knows no HTTP.
import { parseArn } from '../../core/arn.ts';
import type { Observation, StreamRecord } from '../../core/ports.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import { rateExceeded, streamExists, streamNotFound } from './errors.ts';
import { limits } from './limits.ts';
import { recordBytes } from './put-constraints.ts';
import type { Shard } from './shard.ts';
import { Stream, type StreamDefinition, type StreamState } from './stream.ts';
import { Throughput } from './throughput.ts';

/** An account in a region. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

type RecordObservation = Extract<Observation, { kind: 'record' }>;

export class Streams {
  readonly #environment: ServiceEnvironment;
  readonly #byArn = new Map<string, Stream>();
  readonly #throughput = new Throughput();
  readonly #wakers = new Map<string, Set<() => void>>();

  constructor(environment: ServiceEnvironment) {
    this.#environment = environment;
  }

  now(): number {
    return this.#environment.clock.now();
  }

  /** The streams of an account and region, in order of their names. */
  list({ account, region }: Place): Stream[] {
    const here = [...this.#byArn.values()].filter(({ definition }) => definition.account === account && definition.region === region);
    return here.sort((one, other) => (one.definition.name < other.definition.name ? -1 : 1));
  }

  /** Throws AwsError ResourceNotFoundException. Records past their retention are gone from what it returns. */
  get(place: Place, name: string): Stream {
    return this.#found(streamArn(place, name), name, place.account);
  }

  /** Throws AwsError ResourceNotFoundException, also for a text that is no stream's ARN. */
  getByArn(arn: string): Stream {
    const { account = '', resource = arn } = parseArn(arn) ?? {};
    return this.#found(arn, resource.replace(/^stream\//, ''), account);
  }

  /** Throws AwsError ResourceInUseException when the name is taken. */
  create(definition: Omit<StreamDefinition, 'createdMs'>): Stream {
    if (this.#byArn.has(streamArn(definition, definition.name))) throw streamExists(definition.name, definition.account);
    const stream = Stream.create({ ...definition, createdMs: this.now() });
    this.#byArn.set(stream.arn, stream);
    this.#planNextStatus(stream);
    return stream;
  }

  /** Its records are gone at once, the stream itself a little later. */
  delete(stream: Stream): void {
    if (stream.status === 'DELETING') return;
    stream.status = 'DELETING';
    stream.nextStatusMs = this.now() + limits.deleteStreamMs;
    this.#planNextStatus(stream);
  }

  /**
   * Appends a record and tells the subscribers and observers.
   * Throws AwsError ProvisionedThroughputExceededException where throughput is enforced.
   */
  append(stream: Stream, shard: Shard, { partitionKey, data }: Pick<StreamRecord, 'partitionKey' | 'data'>, by: RecordObservation['by']) {
    const nowMs = this.now();
    if (this.#enforced && this.#throughput.write(shard, recordBytes(data, partitionKey), nowMs) === 'exceeded')
      throw rateExceeded(shard.id, stream.definition.name, stream.definition.account);
    const record = shard.append(partitionKey, data, nowMs);
    this.#environment.observe({
      kind: 'record',
      atMs: record.approximateArrivalMs,
      streamArn: stream.arn,
      shardId: shard.id,
      partitionKey,
      sequenceNumber: record.sequenceNumber,
      data,
      by,
    });
    for (const wake of this.#wakers.get(stream.arn) ?? []) wake();
    return record;
  }

  /** Counts a read of a shard. Throws AwsError ProvisionedThroughputExceededException where throughput is enforced. */
  countRead(stream: Stream, shard: Shard): void {
    if (this.#enforced && this.#throughput.read(shard, this.now()) === 'exceeded')
      throw rateExceeded(shard.id, stream.definition.name, stream.definition.account);
  }

  /** Counts what a read gave; after a large answer the shard rests. */
  countGiven(shard: Shard, records: readonly StreamRecord[]): void {
    if (!this.#enforced) return;
    const bytes = records.reduce((sum, { data, partitionKey }) => sum + recordBytes(data, partitionKey), 0);
    this.#throughput.gave(shard, bytes, this.now());
  }

  get #enforced(): boolean {
    return this.#environment.throughput === 'enforced';
  }

  /** Calls `wake` after each append. Returns the function that ends it. */
  subscribe(stream: Stream, wake: () => void): () => void {
    const wakers = this.#wakers.get(stream.arn) ?? new Set();
    this.#wakers.set(stream.arn, wakers);
    // A function of its own, so that one `wake` may subscribe twice.
    const own = () => wake();
    wakers.add(own);
    return () => wakers.delete(own);
  }

  snapshot(): readonly StreamState[] {
    return [...this.#byArn.values()].map((stream) => stream.snapshot());
  }

  restore(states: readonly StreamState[]): void {
    for (const state of states) {
      const stream = new Stream(state);
      this.#byArn.set(stream.arn, stream);
      this.#planNextStatus(stream);
    }
  }

  #found(arn: string, name: string, account: string): Stream {
    const stream = this.#byArn.get(arn);
    if (!stream) throw streamNotFound(name, account);
    stream.forgetExpired(this.now());
    return stream;
  }

  #planNextStatus(stream: Stream): void {
    const { nextStatusMs, status } = stream;
    if (nextStatusMs === undefined) return;
    this.#environment.scheduler.at(nextStatusMs, `${stream.arn} leaves ${status}`, () => {
      // A stream that was deleted while it was being created has another future by now.
      if (stream.status !== status) return;
      stream.nextStatusMs = undefined;
      if (status === 'DELETING') this.#byArn.delete(stream.arn);
      else stream.status = 'ACTIVE';
    });
  }
}

function streamArn({ account, region }: Place, name: string): string {
  return `arn:aws:kinesis:${region}:${account}:stream/${name}`;
}
