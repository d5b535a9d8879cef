// Which leases a stream needs. Source of truth: https://docs.aws.amazon.com/streams/latest/dev/kcl-concepts.html and the KCL's
// docs/leases-and-lease-lifecycle.md (github.com/awslabs/amazon-kinesis-client): leases of shards that came of known ones begin at TRIM_HORIZON.
import type { Shard } from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { latest, shardEnd, trimHorizon } from './checkpoint.ts';
import { newLease } from './lease.ts';
import { leasesWithoutShard, missingLeases } from './shard-sync.ts';

const shard = (ShardId: string, start: number, state: 'open' | 'closed', parents: readonly string[] = []): Shard => ({
  ShardId,
  HashKeyRange: { StartingHashKey: '0', EndingHashKey: '1' },
  SequenceNumberRange: { StartingSequenceNumber: String(start), ...(state === 'closed' && { EndingSequenceNumber: '99' }) },
  ...(parents[0] && { ParentShardId: parents[0] }),
  ...(parents[1] && { AdjacentParentShardId: parents[1] }),
});

const shards = [
  shard('merged', 3, 'open', ['left', 'right']),
  shard('right', 2, 'closed', ['root']),
  shard('left', 2, 'closed', ['root']),
  shard('root', 1, 'closed'),
];
const short = (initial: 'TRIM_HORIZON' | 'LATEST', known: readonly string[] = []) =>
  missingLeases(
    shards,
    known.map((id) => newLease(id, latest, [])),
    initial,
  ).map(({ leaseKey, checkpoint }) => `${leaseKey} ${checkpoint.sequenceNumber}`);

test('TRIM_HORIZON wants a lease for each shard, parents first', () => {
  expect(short('TRIM_HORIZON')).toEqual(['root TRIM_HORIZON', 'right TRIM_HORIZON', 'left TRIM_HORIZON', 'merged TRIM_HORIZON']);
});

test('LATEST wants the open ones only, but all that came of a shard that is read', () => {
  expect(short('LATEST')).toEqual(['merged LATEST']);
  expect(short('LATEST', ['root'])).toEqual(['right TRIM_HORIZON', 'left TRIM_HORIZON', 'merged TRIM_HORIZON']);
  expect(short('LATEST', ['left'])).toEqual(['merged TRIM_HORIZON']);
});

test('a lease at SHARD_END goes when the stream has forgotten its shard; any other stays', () => {
  const leases = [newLease('gone', shardEnd, []), newLease('root', shardEnd, []), newLease('unread', trimHorizon, [])];
  expect(leasesWithoutShard(shards, leases)).toEqual([leases[0]]);
});
