// All streams of a cloud, by account, region and name: made, found, written to, changed and deleted. It knows no HTTP.
import { parseArn } from '../../core/arn.ts';
import type { Observation, ShardShape } from '../../core/ports.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import { readRateExceeded, streamExists, streamNotFound, writeRateExceeded } from './errors.ts';
import { limits } from './limits.ts';
import { type KeptCounts, Metrics } from './metrics.ts';
import { growOnDemand } from './on-demand-growth.ts';
import { recordBytes } from './put-constraints.ts';
import type { KeptRecord } from './record-log.ts';
import type { RecordPage } from './record-page.ts';
import { reshard } from './resharding.ts';
import { type Shard, shardIdOf } from './shard.ts';
import { Stream, type StreamDefinition, type StreamState } from './stream.ts';
import type { StreamChange } from './stream-change.ts';
import type { StreamSettings } from './stream-settings.ts';
import { Throughput } from './throughput.ts';

/** An account in a region. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

type RecordObservation = Extract<Observation, { kind: 'record' }>;

export interface StreamsState {
  readonly streams: readonly StreamState[];
  /** Of the present minute. */
  readonly counts: readonly KeptCounts[];
}

export interface SentRecord {
  readonly partitionKey: string;
  readonly data: Uint8Array;
  readonly explicitHashKey?: string | undefined;
}

export class Streams {
  readonly #environment: ServiceEnvironment;
  readonly #byArn = new Map<string, Stream>();
  readonly #throughput = new Throughput();
  readonly #metrics: Metrics;
  readonly #wakers = new Map<string, Set<() => void>>();

  constructor(environment: ServiceEnvironment) {
    this.#environment = environment;
    this.#metrics = new Metrics(environment, (stream, taken) => {
      // The stream may have been deleted within that minute.
      if (this.find(stream.arn) !== stream || growOnDemand(stream, taken, this.now()) === 'unchanged') return;
      this.#tellShards(stream);
      this.#wake(stream);
    });
  }

  now(): number {
    return this.#environment.clock.now();
  }

  /** The streams of an account and region, in order of their names. */
  list({ account, region }: Place): Stream[] {
    const here = [...this.#byArn.values()].filter(({ definition }) => definition.account === account && definition.region === region);
    return here.sort((one, other) => (one.definition.name < other.definition.name ? -1 : 1));
  }

  /** The stream of that ARN, as it is; undefined when there is none. */
  find(arn: string): Stream | undefined {
    return this.#byArn.get(arn);
  }

  /** Throws AwsError ResourceNotFoundException. Records past their retention are gone from what it returns. */
  get(place: Place, name: string): Stream {
    return this.#found(streamArn(place, name), name, place.account);
  }

  /** Throws AwsError ResourceNotFoundException, also for a text that is no stream's ARN. */
  getByArn(arn: string): Stream {
    const known = this.#byArn.get(arn);
    if (known) return this.#found(arn, '', '');
    const { account = '', resource = arn } = parseArn(arn) ?? {};
    return this.#found(arn, resource.replace(/^stream\//, ''), account);
  }

  /** Throws AwsError ResourceInUseException when the name is taken. */
  create(definition: Omit<StreamDefinition, 'createdMs'>, settings: StreamSettings, shardCount: number): Stream {
    if (this.#byArn.has(streamArn(definition, definition.name))) throw streamExists(definition.name, definition.account);
    const stream = Stream.create({ ...definition, createdMs: this.now() }, settings, shardCount);
    this.#byArn.set(stream.arn, stream);
    this.#planNextStatus(stream);
    return stream;
  }

  /** UPDATING from now on; the change itself comes with ACTIVE, a little later. */
  update(stream: Stream, change: StreamChange): void {
    stream.status = 'UPDATING';
    stream.change = change;
    stream.nextStatusMs = this.now() + limits.updateStreamMs;
    this.#planNextStatus(stream);
  }

  /** DELETING from now on, gone a little later. */
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
  append(stream: Stream, shard: Shard, sent: SentRecord, by: RecordObservation['by']): KeptRecord {
    const { partitionKey, data, explicitHashKey } = sent;
    const nowMs = this.now();
    const bytes = recordBytes(data, partitionKey);
    const counts = this.#metrics.of(stream, shard);
    if (this.#enforced && this.#throughput.write(shard, bytes, nowMs) === 'exceeded') {
      counts.writesExceeded += 1;
      const observed = { atMs: nowMs, streamArn: stream.arn, shardId: shard.id, partitionKey, data, by };
      if (this.#environment.isObserved?.()) this.#environment.observe({ kind: 'record-refused', ...observed });
      throw writeRateExceeded(shard.id, stream.definition.name, stream.definition.account);
    }
    counts.incomingRecords += 1;
    counts.incomingBytes += bytes;
    const record = shard.append(partitionKey, data, nowMs, stream.settings.encryption.type);
    if (this.#environment.isObserved?.())
      this.#environment.observe({
        kind: 'record',
        atMs: record.approximateArrivalMs,
        streamArn: stream.arn,
        shardId: shard.id,
        partitionKey,
        sequenceNumber: record.sequenceNumber,
        data,
        by,
        ...(explicitHashKey !== undefined && { explicitHashKey }),
      });
    this.#wake(stream);
    return record;
  }

  /** Counts a read of a shard. Throws AwsError ProvisionedThroughputExceededException where throughput is enforced. */
  countRead(stream: Stream, shard: Shard): void {
    if (!this.#enforced || this.#throughput.read(shard, this.now()) === 'taken') return;
    this.#metrics.of(stream, shard).readsExceeded += 1;
    throw readRateExceeded(shard.id, stream.definition.name, stream.definition.account);
  }

  /** Counts what a read gave; after a large answer the shard rests. */
  countGiven(stream: Stream, shard: Shard, { bytes, records, behindMs }: RecordPage): void {
    const counts = this.#metrics.of(stream, shard);
    counts.reads += 1;
    counts.outgoingRecords += records.length;
    counts.outgoingBytes += bytes;
    counts.iteratorAgeMs = Math.max(counts.iteratorAgeMs, behindMs);
    if (this.#enforced) this.#throughput.gave(shard, bytes, this.now());
  }

  /** Counts an event of a subscription. */
  countPushed(stream: Stream, shard: Shard, { bytes, records, behindMs }: RecordPage): void {
    const counts = this.#metrics.of(stream, shard);
    counts.pushes += 1;
    counts.pushedRecords += records.length;
    counts.pushedBytes += bytes;
    counts.behindMs = Math.max(counts.behindMs, behindMs);
  }

  get #enforced(): boolean {
    return this.#environment.throughput === 'enforced';
  }

  /** Calls `wake` after each append and each change of the shards. Returns the function that ends it. */
  subscribe(stream: Stream, wake: () => void): () => void {
    const wakers = this.#wakers.get(stream.arn) ?? new Set();
    this.#wakers.set(stream.arn, wakers);
    // A function of its own, so that one `wake` may subscribe twice.
    const own = () => wake();
    wakers.add(own);
    return () => wakers.delete(own);
  }

  snapshot(): StreamsState {
    return { streams: [...this.#byArn.values()].map((stream) => stream.snapshot()), counts: this.#metrics.snapshot() };
  }

  restore({ streams, counts }: StreamsState): void {
    for (const state of streams) {
      const stream = new Stream(state);
      this.#byArn.set(stream.arn, stream);
      this.#planNextStatus(stream);
    }
    for (const { streamArn, shardId, counts: kept } of counts) {
      const stream = this.#byArn.get(streamArn);
      const shard = stream?.shard(shardId);
      if (stream && shard) this.#metrics.restore(stream, shard, kept);
    }
  }

  #found(arn: string, name: string, account: string): Stream {
    const stream = this.#byArn.get(arn);
    if (!stream) throw streamNotFound(name, account);
    stream.forgetExpired(this.now());
    return stream;
  }

  #wake(stream: Stream): void {
    for (const wake of this.#wakers.get(stream.arn) ?? []) wake();
  }

  #planNextStatus(stream: Stream): void {
    const { nextStatusMs, status } = stream;
    if (nextStatusMs === undefined) return;
    this.#environment.scheduler.at(nextStatusMs, `${stream.arn} leaves ${status}`, () => {
      // A stream that was deleted while it was being created has another future by now.
      if (stream.status !== status || stream.nextStatusMs !== nextStatusMs) return;
      stream.nextStatusMs = undefined;
      if (status === 'DELETING') this.#byArn.delete(stream.arn);
      else this.#becomeActive(stream);
      this.#wake(stream);
    });
  }

  #becomeActive(stream: Stream): void {
    const { change } = stream;
    stream.change = undefined;
    stream.status = 'ACTIVE';
    if (change?.kind === 'settings') stream.settings = { ...stream.settings, ...change.settings };
    else if (change) reshard(stream, change, this.now());
    if (change?.kind !== 'settings') this.#tellShards(stream);
  }

  #tellShards(stream: Stream): void {
    const { observe, isObserved } = this.#environment;
    if (isObserved?.()) observe({ kind: 'shards', atMs: this.now(), streamArn: stream.arn, shards: stream.shards.map(shardShape) });
  }
}

function shardShape({ id, hashKeys, parents, state }: Shard): ShardShape {
  const [startingHashKey, endingHashKey] = [String(hashKeys.starting), String(hashKeys.ending)];
  return { shardId: id, startingHashKey, endingHashKey, parents: parents.map(shardIdOf), state };
}

function streamArn({ account, region }: Place, name: string): string {
  return `arn:aws:kinesis:${region}:${account}:stream/${name}`;
}
