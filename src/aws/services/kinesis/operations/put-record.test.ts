// PutRecord, by the real SDK client. Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html
import { CreateStreamCommand, type KinesisClient, PutRecordCommand, type PutRecordCommandInput } from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { kinesisCloud } from '../testing/kinesis-cloud.ts';

const data = new TextEncoder().encode('{"ticker":"AAPL"}');
const put = (kinesis: KinesisClient, input: Partial<PutRecordCommandInput> = {}) =>
  kinesis.send(new PutRecordCommand({ StreamName: 'prices', PartitionKey: 'a', Data: data, ...input }));

async function twoShards() {
  const cloud = kinesisCloud();
  await cloud.stream('prices', { ShardCount: 2 });
  return cloud;
}

test('a record that was put is read back', async () => {
  const { kinesis, texts } = await twoShards();
  const { ShardId } = await put(kinesis);
  expect(await texts('prices', ShardId)).toEqual(['{"ticker":"AAPL"}']);
});

test('the MD5 of the partition key chooses the shard', async () => {
  const { kinesis } = await twoShards();
  // MD5('a') = 0cc1..., MD5('b') = 92eb...: below and above the middle of the space.
  expect(await put(kinesis, { PartitionKey: 'a' })).toMatchObject({ ShardId: 'shardId-000000000000', EncryptionType: 'NONE' });
  expect(await put(kinesis, { PartitionKey: 'b' })).toMatchObject({ ShardId: 'shardId-000000000001' });
});

test('an explicit hash key overrides the partition key, inside its range (sentence recorded by kinesalite)', async () => {
  const { kinesis } = await twoShards();
  const last = (2n ** 128n - 1n).toString();
  expect(await put(kinesis, { ExplicitHashKey: last })).toMatchObject({ ShardId: 'shardId-000000000001' });
  await expect(put(kinesis, { ExplicitHashKey: (2n ** 128n).toString() })).rejects.toMatchObject({
    name: 'InvalidArgumentException',
    message:
      'Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. ' +
      'Specified value was 340282366920938463463374607431768211456',
  });
});

test('sequence numbers have 56 digits and increase, also within one millisecond', async () => {
  const { kinesis } = await twoShards();
  const numbers: string[] = [];
  for (let count = 0; count < 20; count++) numbers.push((await put(kinesis)).SequenceNumber ?? '');
  expect(numbers.every((number) => /^49\d{54}$/.test(number))).toBe(true);
  expect(numbers).toEqual([...new Set(numbers)].sort());
});

test('a sequence number for ordering must be one that exists already (recorded by kinesalite)', async () => {
  const { kinesis } = await twoShards();
  const { SequenceNumber } = await put(kinesis);
  await put(kinesis, { SequenceNumberForOrdering: SequenceNumber });
  await expect(put(kinesis, { SequenceNumberForOrdering: '5' })).rejects.toThrow(
    'ExclusiveMinimumSequenceNumber 5 used in PutRecord on stream prices under account 123456789012 is invalid.',
  );
});

test('a stream takes records of 1 MiB with their keys, and more when it was created so', async () => {
  const { kinesis, stream } = await twoShards();
  await put(kinesis, { Data: new Uint8Array(1024 * 1024 - 1) });
  await expect(put(kinesis, { Data: new Uint8Array(1024 * 1024) })).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('Member must have length less than or equal to 1048576'),
  });
  await stream('large', { ShardCount: 1, MaxRecordSizeInKiB: 10_240 });
  await put(kinesis, { StreamName: 'large', Data: new Uint8Array(10 * 1024 * 1024 - 1) });
});

test('a stream that is still being created is not found (recorded by kinesalite)', async () => {
  const { kinesis } = kinesisCloud();
  await kinesis.send(new CreateStreamCommand({ StreamName: 'prices', ShardCount: 1 }));
  await expect(put(kinesis)).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Stream prices under account 123456789012 not found.',
  });
});

test('a missing or an empty partition key is refused', async () => {
  const { kinesis } = await twoShards();
  await expect(put(kinesis, { PartitionKey: undefined })).rejects.toThrow("Value null at 'partitionKey' failed to satisfy constraint");
  await expect(put(kinesis, { PartitionKey: '' })).rejects.toThrow(
    "Value '' at 'partitionKey' failed to satisfy constraint: Member must have length greater than or equal to 1",
  );
});

test('a dry run writes nothing (sentence inferred)', async () => {
  const { kinesis, texts } = await twoShards();
  await expect(put(kinesis, { DryRun: true })).rejects.toMatchObject({ name: 'DryRunOperationException' });
  expect(await texts('prices')).toEqual([]);
});

test('an observer sees the record that a call has put', async () => {
  const { aws, kinesis } = await twoShards();
  const seen: unknown[] = [];
  const end = aws.observe((observation) => {
    // Calls are told, too.
    if ('streamArn' in observation) seen.push(observation);
  });
  await put(kinesis);
  end();
  await put(kinesis);
  expect(seen).toMatchObject([{ kind: 'record', by: 'call', partitionKey: 'a', shardId: 'shardId-000000000000' }]);
});
