// A stream: its description, its shards and its state. It knows no clock; whoever calls says what time it is.
import { formatArn } from '../../core/arn.ts';
import { evenRanges, hashKeyOf } from './hash-key.ts';
import { hourMs, limits } from './limits.ts';
import { Shard, type ShardState } from './shard.ts';
import type { StreamChange } from './stream-change.ts';
import type { StreamSettings } from './stream-settings.ts';

export type StreamStatus = 'CREATING' | 'ACTIVE' | 'UPDATING' | 'DELETING';

export interface StreamDefinition {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly createdMs: number;
}

/** When the changes happened that may happen only so often a day. */
export interface ChangeTimes {
  readonly shardCount: readonly number[];
  readonly mode: readonly number[];
  readonly encryption: readonly number[];
}

export interface StreamState {
  readonly definition: StreamDefinition;
  readonly settings: StreamSettings;
  readonly status: StreamStatus;
  /** When CREATING or UPDATING becomes ACTIVE or DELETING becomes nothing, in milliseconds since the epoch. */
  readonly nextStatusMs: number | undefined;
  readonly change: StreamChange | undefined;
  readonly changeTimes: ChangeTimes;
  readonly nextShardIndex: number;
  readonly shards: readonly ShardState[];
}

/** How many partition keys a stream remembers the shards of, so that it need not digest them again. */
const rememberedKeys = 16_384;

export class Stream {
  readonly definition: StreamDefinition;
  readonly arn: string;
  settings: StreamSettings;
  status: StreamStatus;
  nextStatusMs: number | undefined;
  change: StreamChange | undefined;
  changeTimes: ChangeTimes;
  #nextShardIndex: number;
  #shards: Shard[];
  /** The open ones in order of their hash keys. */
  #open: readonly Shard[] = [];
  #byId: ReadonlyMap<string, Shard> = new Map();
  readonly #shardOfKey = new Map<string, Shard>();
  #expiry = { retentionMs: 0, nothingBeforeMs: 0 };

  constructor({ definition, settings, status, nextStatusMs, change, changeTimes, nextShardIndex, shards }: StreamState) {
    this.definition = definition;
    const { name, account, region } = definition;
    this.arn = formatArn({ service: 'kinesis', region, account, resource: `stream/${name}` });
    this.settings = settings;
    this.status = status;
    this.nextStatusMs = nextStatusMs;
    this.change = change;
    this.changeTimes = changeTimes;
    this.#nextShardIndex = nextShardIndex;
    this.#shards = shards.map((shard) => new Shard(shard));
    this.#shardsChanged();
  }

  /** A new stream with its hash keys spread evenly over its shards. */
  static create(definition: StreamDefinition, settings: StreamSettings, shardCount: number): Stream {
    const { createdMs } = definition;
    return new Stream({
      definition,
      settings,
      status: 'CREATING',
      nextStatusMs: createdMs + limits.createStreamMs,
      change: undefined,
      changeTimes: { shardCount: [], mode: [], encryption: [] },
      nextShardIndex: shardCount,
      shards: evenRanges(shardCount).map((hashKeys, index) => Shard.create({ index, createdMs, hashKeys }).snapshot()),
    });
  }

  /** Those that have not expired, in order of creation. AWS: none while the stream is being created (recorded by kinesalite). */
  get shards(): readonly Shard[] {
    return this.status === 'CREATING' ? [] : this.#shards;
  }

  /** Those that take records, in order of their hash keys. */
  get openShards(): readonly Shard[] {
    return this.#open;
  }

  /** The shard of that name, open or closed; undefined when there is none, or none any more. */
  shard(id: string): Shard | undefined {
    return this.status === 'CREATING' ? undefined : this.#byId.get(id);
  }

  childrenOf(parent: Shard): Shard[] {
    return this.#shards.filter(({ parents }) => parents.includes(parent.index));
  }

  /** The open shard that owns a hash key; they cover the whole space. */
  shardFor(hashKey: bigint): Shard {
    let low = 0;
    let high = this.#open.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#open[middle] as Shard).hashKeys.starting <= hashKey) low = middle;
      else high = middle - 1;
    }
    return this.#open[low] as Shard;
  }

  /** The open shard that a partition key belongs to. */
  shardForKey(partitionKey: string): Shard {
    const [first] = this.#open;
    if (first && this.#open.length === 1) return first;
    const known = this.#shardOfKey.get(partitionKey);
    if (known) return known;
    const shard = this.shardFor(hashKeyOf(partitionKey));
    if (this.#shardOfKey.size >= rememberedKeys) this.#shardOfKey.clear();
    this.#shardOfKey.set(partitionKey, shard);
    return shard;
  }

  /** Adds a shard, numbered on; its parents are closed. */
  addShard(parts: Pick<ShardState, 'hashKeys'>, parents: readonly Shard[], nowMs: number): Shard {
    for (const parent of parents) parent.close(nowMs);
    // Numbers carry whole seconds: a child must be later than its parents even if all happens at once (recorded by kinesalite).
    const numberedMs = Math.max(nowMs, ...parents.map((parent) => parent.numberedMs)) + 1000;
    const index = this.#nextShardIndex++;
    const shard = Shard.create({ ...parts, index, createdMs: nowMs, numberedMs, parents: parents.map((parent) => parent.index) });
    this.#shards.push(shard);
    this.#shardsChanged();
    return shard;
  }

  get retentionMs(): number {
    return this.settings.retentionHours * hourMs;
  }

  /** Forgets what is older than the retention period: records, and closed shards with them. */
  forgetExpired(nowMs: number): void {
    const { retentionMs } = this;
    // This is asked at every call: nothing can have expired before the oldest thing of the last look has.
    if (this.#expiry.retentionMs === retentionMs && nowMs <= this.#expiry.nothingBeforeMs) return;
    const horizonMs = nowMs - retentionMs;
    for (const shard of this.#shards) shard.log.forgetBefore(horizonMs);
    if (this.#shards.some(({ closedMs = nowMs }) => closedMs < horizonMs)) {
      this.#shards = this.#shards.filter(({ closedMs = nowMs }) => closedMs >= horizonMs);
      this.#shardsChanged();
    }
    const oldestMs = this.#shards.reduce(
      (ms, { log, closedMs = ms }) => Math.min(ms, closedMs, log.at(0)?.approximateArrivalMs ?? ms),
      nowMs,
    );
    this.#expiry = { retentionMs, nothingBeforeMs: oldestMs + retentionMs };
  }

  snapshot(): StreamState {
    const { definition, settings, status, nextStatusMs, change, changeTimes } = this;
    const shards = this.#shards.map((shard) => shard.snapshot());
    return { definition, settings, status, nextStatusMs, change, changeTimes, nextShardIndex: this.#nextShardIndex, shards };
  }

  #shardsChanged(): void {
    const open = this.#shards.filter(({ state }) => state === 'open');
    this.#open = open.sort((one, other) => (one.hashKeys.starting < other.hashKeys.starting ? -1 : 1));
    this.#byId = new Map(this.#shards.map((shard) => [shard.id, shard]));
    this.#shardOfKey.clear();
  }
}
