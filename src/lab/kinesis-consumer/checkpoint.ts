// How far a shard is processed. As in the KCL the words for no record at all stand in the place of the sequence number.
// AWS: https://docs.aws.amazon.com/streams/latest/dev/kcl-dynamoDB.html#kcl-leasetable

export interface Checkpoint {
  /** All records up to and including this one are done; or TRIM_HORIZON, LATEST (none yet), SHARD_END (all). */
  readonly sequenceNumber: string;
  /** Inside an aggregated record: all up to and including this one are done. */
  readonly subSequenceNumber: number;
}

export const trimHorizon: Checkpoint = { sequenceNumber: 'TRIM_HORIZON', subSequenceNumber: 0 };
export const latest: Checkpoint = { sequenceNumber: 'LATEST', subSequenceNumber: 0 };
export const shardEnd: Checkpoint = { sequenceNumber: 'SHARD_END', subSequenceNumber: 0 };

/** False for TRIM_HORIZON, LATEST and SHARD_END. */
export const isAtRecord = ({ sequenceNumber }: Checkpoint): boolean => /^\d+$/.test(sequenceNumber);

/** Negative when `one` is before `other`; both must be at records. */
export function compare(one: Checkpoint, other: Checkpoint): number {
  const difference = BigInt(one.sequenceNumber) - BigInt(other.sequenceNumber);
  return difference === 0n ? one.subSequenceNumber - other.subSequenceNumber : difference < 0n ? -1 : 1;
}
