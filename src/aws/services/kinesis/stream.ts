// A stream: its description, its shards and its state. It knows no clock; whoever calls says what time it is.
import { formatArn } from '../../core/arn.ts';
import { evenRanges } from './hash-key.ts';
import { hourMs, limits } from './limits.ts';
import { Shard, type ShardState } from './shard.ts';

export type StreamStatus = 'CREATING' | 'ACTIVE' | 'DELETING';
export type StreamMode = 'PROVISIONED' | 'ON_DEMAND';

export interface StreamDefinition {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly createdMs: number;
  readonly mode: StreamMode;
  readonly shardCount: number;
  readonly maxRecordKiB: number;
  readonly tags: Readonly<Record<string, string>>;
}

export interface StreamState {
  readonly definition: StreamDefinition;
  readonly status: StreamStatus;
  /** When CREATING becomes ACTIVE or DELETING becomes nothing, in milliseconds since the epoch. */
  readonly nextStatusMs: number | undefined;
  readonly shards: readonly ShardState[];
}

export class Stream {
  readonly definition: StreamDefinition;
  readonly arn: string;
  status: StreamStatus;
  nextStatusMs: number | undefined;
  readonly #shards: readonly Shard[];

  constructor({ definition, status, nextStatusMs, shards }: StreamState) {
    this.definition = definition;
    const { name, account, region } = definition;
    this.arn = formatArn({ service: 'kinesis', region, account, resource: `stream/${name}` });
    this.status = status;
    this.nextStatusMs = nextStatusMs;
    this.#shards = shards.map((shard) => new Shard(shard));
  }

  /** A new stream with its hash keys spread evenly over its shards. */
  static create(definition: StreamDefinition): Stream {
    const { createdMs, shardCount } = definition;
    const shards = evenRanges(shardCount).map((hashKeys, index) => ({
      index,
      createdMs,
      hashKeys,
      counter: 0,
      newest: undefined,
      records: [],
    }));
    return new Stream({ definition, status: 'CREATING', nextStatusMs: createdMs + limits.createStreamMs, shards });
  }

  /** AWS: a stream that is being created has no shards yet (recorded by kinesalite). */
  get shards(): readonly Shard[] {
    return this.status === 'CREATING' ? [] : this.#shards;
  }

  get retentionHours(): number {
    return limits.defaultRetentionMs / hourMs;
  }

  /** The shard that owns a hash key; the shards cover the whole space. */
  shardFor(hashKey: bigint): Shard | undefined {
    return this.#shards.find((shard) => shard.owns(hashKey));
  }

  /** Forgets what is older than the retention period. */
  forgetExpired(nowMs: number): void {
    for (const shard of this.#shards) shard.forgetBefore(nowMs - limits.defaultRetentionMs);
  }

  snapshot(): StreamState {
    const { definition, status, nextStatusMs } = this;
    return { definition, status, nextStatusMs, shards: this.#shards.map((shard) => shard.snapshot()) };
  }
}
