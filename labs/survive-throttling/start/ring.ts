// The hash ring, to look at: which shard each partition key goes to, and how much it carries. Read it, or leave it.
import { KinesisClient, ListShardsCommand } from '@aws-sdk/client-kinesis';
import { md5 } from './md5.ts';

const kinesis = new KinesisClient({});

/** One more than the largest hash key. */
const RING = 2n ** 128n;

export interface KeyOnRing {
  readonly key: string;
  /** The MD5 of the key as a number, from 0 to 2 ** 128 - 1. */
  readonly hash: bigint;
  readonly records: number;
}

export interface ShardOnRing {
  readonly shardId: string;
  readonly from: bigint;
  readonly to: bigint;
  readonly records: number;
  /** The keys whose hash lies in this shard, the busiest first. */
  readonly keys: readonly KeyOnRing[];
}

/** Counts each key once more. */
export function count(keys: readonly string[], recordsByKey: Map<string, number>): void {
  for (const key of keys) recordsByKey.set(key, (recordsByKey.get(key) ?? 0) + 1);
}

/** The open shards of a stream with the keys that belong to them, the busiest shard first. */
export async function shardsOnRing(StreamName: string, recordsByKey: ReadonlyMap<string, number>): Promise<ShardOnRing[]> {
  const { Shards = [] } = await kinesis.send(new ListShardsCommand({ StreamName }));
  // A shard that was split is closed: its last sequence number is known.
  const open = Shards.filter(({ SequenceNumberRange }) => SequenceNumberRange?.EndingSequenceNumber === undefined);
  const all = [...recordsByKey].map(([key, records]) => ({ key, records, hash: md5(key) }));
  const shards = open.map(({ ShardId = '', HashKeyRange }) => {
    const from = BigInt(HashKeyRange?.StartingHashKey ?? 0);
    const to = BigInt(HashKeyRange?.EndingHashKey ?? 0);
    const keys = all.filter(({ hash }) => hash >= from && hash <= to).sort((one, other) => other.records - one.records);
    return { shardId: ShardId, from, to, keys, records: keys.reduce((sum, { records }) => sum + records, 0) };
  });
  return shards.sort((one, other) => other.records - one.records);
}

/** Where on the ring, from 0 to 1. */
const place = (hash: bigint) => Number((hash * 10_000n) / RING) / 10_000;

/** Prints the shards around the ring, with a bar for what each carries. */
export async function printRing(StreamName: string, recordsByKey: ReadonlyMap<string, number>): Promise<void> {
  const shards = await shardsOnRing(StreamName, recordsByKey);
  const total = shards.reduce((sum, { records }) => sum + records, 0) || 1;
  const line = (label: string, records: number) => {
    const percent = Math.round((100 * records) / total);
    return `${label.padEnd(22)} ${String(percent).padStart(3)} % ${'█'.repeat(Math.ceil(percent / 4))}`;
  };
  const lines = shards
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
    .flatMap(({ shardId, from, to, records, keys }) => [
      line(`${shardId.replace('Id-00000000', ' ')} ${place(from).toFixed(2)}–${place(to + 1n).toFixed(2)}`, records),
      ...keys
        .toSorted((one, other) => (one.hash < other.hash ? -1 : 1))
        .map(({ key, hash, records: some }) => line(`  ${place(hash).toFixed(3)} ${key}`, some)),
    ]);
  console.log(['The ring from 0 to 1, by shard and by key:', ...lines].join('\n'));
}
