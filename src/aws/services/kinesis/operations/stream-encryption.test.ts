// StartStreamEncryption and StopStreamEncryption, by the real SDK client.
// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_StartStreamEncryption.html and its sibling
import {
  DescribeStreamCommand,
  type EncryptionType,
  GetRecordsCommand,
  GetShardIteratorCommand,
  PutRecordCommand,
  PutRecordsCommand,
  StartStreamEncryptionCommand,
  StopStreamEncryptionCommand,
} from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { kinesisCloud } from '../testing/kinesis-cloud.ts';

const StreamName = 'prices';
const key = { StreamName, EncryptionType: 'KMS' as EncryptionType, KeyId: 'alias/aws/kinesis' };

async function prices() {
  const cloud = kinesisCloud();
  await cloud.stream('prices');
  return {
    ...cloud,
    start: (input = key) => cloud.kinesis.send(new StartStreamEncryptionCommand(input)),
    stop: (input = key) => cloud.kinesis.send(new StopStreamEncryptionCommand(input)),
    put: () => cloud.kinesis.send(new PutRecordCommand({ StreamName, PartitionKey: 'a', Data: new Uint8Array([1]) })),
    describe: async () => (await cloud.kinesis.send(new DescribeStreamCommand({ StreamName }))).StreamDescription,
  };
}

test('records say whether they were written with encryption, which begins with ACTIVE', async () => {
  const { kinesis, start, stop, put, describe, advance } = await prices();
  await start();
  expect(await describe()).toMatchObject({ StreamStatus: 'UPDATING', EncryptionType: 'NONE' });
  expect((await put()).EncryptionType).toBe('NONE');
  await advance(1000);
  expect(await describe()).toMatchObject({ StreamStatus: 'ACTIVE', EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' });
  expect((await put()).EncryptionType).toBe('KMS');
  const Records = [{ PartitionKey: 'a', Data: new Uint8Array([1]) }];
  expect((await kinesis.send(new PutRecordsCommand({ StreamName, Records }))).EncryptionType).toBe('KMS');
  await stop();
  await advance(1000);
  expect(await describe()).not.toHaveProperty('KeyId');
  await put();
  const where = { StreamName, ShardId: 'shardId-000000000000', ShardIteratorType: 'TRIM_HORIZON' } as const;
  const { ShardIterator } = await kinesis.send(new GetShardIteratorCommand(where));
  const read = await kinesis.send(new GetRecordsCommand({ ShardIterator }));
  expect(read.Records?.map(({ EncryptionType }) => EncryptionType)).toEqual(['NONE', 'KMS', 'KMS', 'NONE']);
});

test('another type, another key and a stream that is not ACTIVE are refused (the first two sentences are inferred)', async () => {
  const { start, stop, advance } = await prices();
  await expect(start({ ...key, EncryptionType: 'NONE' })).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  await expect(start({ ...key, StreamName: 'none' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await start();
  await expect(stop()).rejects.toMatchObject({ name: 'ResourceInUseException' });
  await advance(1000);
  await expect(stop({ ...key, KeyId: 'alias/other' })).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  await expect(stop({ ...key, EncryptionType: 'NONE' })).rejects.toMatchObject({ name: 'InvalidArgumentException' });
});

test('a key is applied 25 times a day', async () => {
  const { start, advance } = await prices();
  for (let count = 0; count < 25; count++) {
    await start();
    await advance(1000);
  }
  await expect(start()).rejects.toMatchObject({ name: 'LimitExceededException' });
  await advance(24 * 3600 * 1000);
  await start();
});
