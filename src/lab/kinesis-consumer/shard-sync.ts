// Compares the shards of a stream with the leases: which leases are missing, and which have no shard any more.
import { type KinesisClient, ListShardsCommand, type Shard } from '@aws-sdk/client-kinesis';
import { latest, trimHorizon } from './checkpoint.ts';
import { isFinished, type Lease, newLease } from './lease.ts';

export async function listShards(kinesis: KinesisClient, stream: string): Promise<Shard[]> {
  const shards: Shard[] = [];
  let token: string | undefined;
  do {
    const page = await kinesis.send(new ListShardsCommand(token ? { NextToken: token } : { StreamName: stream }));
    shards.push(...(page.Shards ?? []));
    token = page.NextToken;
  } while (token);
  return shards;
}

const parentsOf = ({ ParentShardId, AdjacentParentShardId }: Shard) =>
  [ParentShardId, AdjacentParentShardId].filter((id) => id !== undefined);

/**
 * The leases to add, parents first: a child whose parent's lease is not there yet would be taken too early.
 * A shard that came of one with a lease begins at TRIM_HORIZON, or records would be left out between the two. Any other begins at
 * the initial position: with LATEST a closed shard has nothing to read, and gets no lease.
 */
export function missingLeases(shards: readonly Shard[], leases: readonly Lease[], initial: 'TRIM_HORIZON' | 'LATEST'): Lease[] {
  const known = new Set(leases.map(({ leaseKey }) => leaseKey));
  const missing: Lease[] = [];
  for (const shard of shards.toSorted(byStart)) {
    const id = shard.ShardId ?? '';
    if (known.has(id)) continue;
    const parents = parentsOf(shard);
    const follows = parents.some((parent) => known.has(parent));
    const closed = shard.SequenceNumberRange?.EndingSequenceNumber !== undefined;
    if (!follows && initial === 'LATEST' && closed) continue;
    missing.push(newLease(id, follows || initial === 'TRIM_HORIZON' ? trimHorizon : latest, parents));
    known.add(id);
  }
  return missing;
}

/** Leases at SHARD_END whose shard the stream has forgotten: its records are past their retention. */
export function leasesWithoutShard(shards: readonly Shard[], leases: readonly Lease[]): Lease[] {
  const there = new Set(shards.map(({ ShardId }) => ShardId));
  return leases.filter((lease) => isFinished(lease) && !there.has(lease.leaseKey));
}

/** A child begins later than its parents. */
function byStart(one: Shard, other: Shard): number {
  const start = ({ SequenceNumberRange }: Shard) => BigInt(SequenceNumberRange?.StartingSequenceNumber ?? 0);
  const difference = start(one) - start(other);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}
