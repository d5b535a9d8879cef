// A lease: the row of a shard in the lease table. The attributes are the KCL's.
// AWS: https://docs.aws.amazon.com/streams/latest/dev/kcl-dynamoDB.html#kcl-leasetable
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { type Checkpoint, shardEnd } from './checkpoint.ts';

export interface Lease {
  /** The shard's id. */
  readonly leaseKey: string;
  /** The worker that processes the shard; absent while nobody does. */
  readonly leaseOwner?: string;
  /** Goes up with every write: who read an older one cannot write any more. */
  readonly leaseCounter: number;
  readonly checkpoint: Checkpoint;
  readonly ownerSwitchesSinceCheckpoint: number;
  /** The shards that this one was split from or merged of. */
  readonly parentShardIds: readonly string[];
}

/** A lease that nobody has had yet. */
export const newLease = (leaseKey: string, checkpoint: Checkpoint, parentShardIds: readonly string[]): Lease => ({
  leaseKey,
  leaseCounter: 0,
  checkpoint,
  ownerSwitchesSinceCheckpoint: 0,
  parentShardIds,
});

export const isFinished = ({ checkpoint }: Lease): boolean => checkpoint.sequenceNumber === shardEnd.sequenceNumber;

/** May the shard be read? All its parents must be read to their end first. A parent without a lease is not read by this application. */
export function isReady({ parentShardIds }: Lease, byKey: ReadonlyMap<string, Lease>): boolean {
  return parentShardIds.every((id) => {
    const parent = byKey.get(id);
    return parent === undefined || isFinished(parent);
  });
}

export function toItem(lease: Lease): Record<string, AttributeValue> {
  const { leaseKey, leaseOwner, leaseCounter, checkpoint, ownerSwitchesSinceCheckpoint, parentShardIds } = lease;
  return {
    leaseKey: { S: leaseKey },
    ...(leaseOwner !== undefined && { leaseOwner: { S: leaseOwner } }),
    leaseCounter: { N: String(leaseCounter) },
    checkpoint: { S: checkpoint.sequenceNumber },
    checkpointSubSequenceNumber: { N: String(checkpoint.subSequenceNumber) },
    ownerSwitchesSinceCheckpoint: { N: String(ownerSwitchesSinceCheckpoint) },
    // DynamoDB has no empty set.
    ...(parentShardIds.length > 0 && { parentShardId: { SS: [...parentShardIds] } }),
  };
}

export function fromItem(item: Record<string, AttributeValue>): Lease {
  const leaseOwner = item.leaseOwner?.S;
  return {
    leaseKey: item.leaseKey?.S ?? '',
    ...(leaseOwner !== undefined && { leaseOwner }),
    leaseCounter: Number(item.leaseCounter?.N ?? 0),
    checkpoint: { sequenceNumber: item.checkpoint?.S ?? '', subSequenceNumber: Number(item.checkpointSubSequenceNumber?.N ?? 0) },
    ownerSwitchesSinceCheckpoint: Number(item.ownerSwitchesSinceCheckpoint?.N ?? 0),
    parentShardIds: item.parentShardId?.SS ?? [],
  };
}
