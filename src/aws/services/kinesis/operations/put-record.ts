// PutRecord: one record to the shard that owns its hash key.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html
import type { PutRecordInput, PutRecordOutput } from '@aws-sdk/client-kinesis';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { dryRun, invalidArgument, missingPartitionKey } from '../errors.ts';
import { explicitHashKey } from '../hash-key.ts';
import {
  checkRecordSize,
  dataConstraint,
  explicitHashKeyConstraint,
  partitionKeyConstraint,
  sequenceNumberConstraint,
} from '../put-constraints.ts';
import { parseSequenceNumber } from '../sequence-number.ts';
import { findUsableStream, streamConstraints } from '../stream-argument.ts';
import type { Streams } from '../streams.ts';

export const putRecordConstraints: Constraints = {
  ...streamConstraints,
  Data: dataConstraint,
  PartitionKey: partitionKeyConstraint,
  ExplicitHashKey: explicitHashKeyConstraint,
  SequenceNumberForOrdering: sequenceNumberConstraint,
};

export const putRecord =
  (streams: Streams): Operation<PutRecordInput, PutRecordOutput> =>
  (input, context) => {
    const { PartitionKey: partitionKey, ExplicitHashKey: hashKey, SequenceNumberForOrdering: ordering } = input;
    if (partitionKey === undefined) throw missingPartitionKey('partitionKey');
    const stream = findUsableStream(streams, input, context);
    const data = input.Data ?? new Uint8Array();
    checkRecordSize(stream, data, partitionKey, 'data');
    if (ordering !== undefined) checkOrdering(ordering, stream.definition.name, context.account, streams.now());
    const shard = hashKey === undefined ? stream.shardForKey(partitionKey) : stream.shardFor(explicitHashKey(hashKey));
    if (input.DryRun) throw dryRun();
    const { sequenceNumber, encryptionType } = streams.append(stream, shard, { partitionKey, data, explicitHashKey: hashKey }, 'call');
    return { ShardId: shard.id, SequenceNumber: sequenceNumber, EncryptionType: encryptionType ?? 'NONE' };
  };

/** Sequence numbers increase in every shard anyway, so the number only has to be a real one that is not of the future. */
function checkOrdering(number: string, stream: string, account: string, nowMs: number): void {
  const parts = parseSequenceNumber(number);
  if (parts && parts.writtenMs <= nowMs) return;
  throw invalidArgument(
    `ExclusiveMinimumSequenceNumber ${number} used in PutRecord on stream ${stream} under account ${account} is invalid.`,
  );
}
