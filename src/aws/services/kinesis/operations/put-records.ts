// PutRecords: up to 500 records, each to the shard that owns its hash key, in the order of the request.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html
import type { PutRecordsInput, PutRecordsOutput, PutRecordsRequestEntry, PutRecordsResultEntry } from '@aws-sdk/client-kinesis';
import type { Constraints } from '../../../core/constraints.ts';
import { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import { dryRun, invalidArgument, missingPartitionKey } from '../errors.ts';
import { explicitHashKey } from '../hash-key.ts';
import { limits } from '../limits.ts';
import { checkRecordSize, dataConstraint, explicitHashKeyConstraint, partitionKeyConstraint, recordBytes } from '../put-constraints.ts';
import type { Stream } from '../stream.ts';
import { findUsableStream, streamConstraints } from '../stream-argument.ts';
import type { Streams } from '../streams.ts';

export const putRecordsConstraints: Constraints = {
  Records: { minLength: 1, maxLength: limits.recordsPerPut },
  'Records[].PartitionKey': partitionKeyConstraint,
  'Records[].ExplicitHashKey': explicitHashKeyConstraint,
  'Records[].Data': dataConstraint,
  ...streamConstraints,
};

/** All records are checked before the first is written: a call that is refused has written nothing. */
export const putRecords =
  (streams: Streams): Operation<PutRecordsInput, PutRecordsOutput> =>
  (input, context) => {
    const entries = input.Records ?? [];
    const stream = findUsableStream(streams, input, context);
    const records = entries.map((entry, index) => checked(stream, entry, `records.${index + 1}.member`));
    const bytes = records.reduce((sum, { data, partitionKey }) => sum + recordBytes(data, partitionKey), 0);
    // The sentence is inferred from that of the former limit of 5 MB.
    if (bytes > limits.putRecordsBytes) throw invalidArgument('Records size exceeds 10 MB limit');
    if (input.DryRun) throw dryRun();
    const results = records.map((record) => append(streams, stream, record));
    const failed = results.filter((result) => result.ErrorCode !== undefined).length;
    return { FailedRecordCount: failed, Records: results, EncryptionType: stream.settings.encryption.type };
  };

/** AWS: a record that its shard has no room for fails alone; the ones after it are still tried. */
function append(streams: Streams, stream: Stream, record: Checked): PutRecordsResultEntry {
  const { shard } = record;
  try {
    return { SequenceNumber: streams.append(stream, shard, record, 'call').sequenceNumber, ShardId: shard.id };
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    return { ErrorCode: thrown.code, ErrorMessage: thrown.message };
  }
}

type Checked = ReturnType<typeof checked>;

function checked(stream: Stream, entry: PutRecordsRequestEntry, path: string) {
  const { PartitionKey: partitionKey, ExplicitHashKey: hashKey, Data: data = new Uint8Array() } = entry;
  if (partitionKey === undefined) throw missingPartitionKey(`${path}.partitionKey`);
  checkRecordSize(stream, data, partitionKey, `${path}.data`);
  const shard = hashKey === undefined ? stream.shardForKey(partitionKey) : stream.shardFor(explicitHashKey(hashKey));
  return { partitionKey, data, shard, explicitHashKey: hashKey };
}
