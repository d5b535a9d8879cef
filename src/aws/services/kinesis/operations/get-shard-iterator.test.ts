// GetShardIterator, by the real SDK client. Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetShardIterator.html
import { GetRecordsCommand, GetShardIteratorCommand, type GetShardIteratorCommandInput } from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { type KinesisCloud, kinesisCloud } from '../testing/kinesis-cloud.ts';

type Where = Partial<GetShardIteratorCommandInput> & Pick<GetShardIteratorCommandInput, 'ShardIteratorType'>;

async function iterator({ kinesis }: KinesisCloud, where: Where) {
  const command = new GetShardIteratorCommand({ StreamName: 'prices', ShardId: 'shardId-000000000000', ...where });
  return (await kinesis.send(command)).ShardIterator;
}

async function textsFrom(cloud: KinesisCloud, where: Where): Promise<string[]> {
  const { Records = [] } = await cloud.kinesis.send(new GetRecordsCommand({ ShardIterator: await iterator(cloud, where) }));
  return Records.map((record) => new TextDecoder().decode(record.Data));
}

/** Three records, a second apart. */
async function threeRecords() {
  const cloud = kinesisCloud();
  await cloud.stream('prices', { ShardCount: 2 });
  const numbers: string[] = [];
  for (const text of ['one', 'two', 'three']) {
    numbers.push(await cloud.put('prices', text));
    await cloud.advance(1000);
  }
  return { cloud, second: numbers[1] ?? '' };
}

test('TRIM_HORIZON begins at the oldest record, LATEST behind the newest', async () => {
  const { cloud } = await threeRecords();
  expect(await textsFrom(cloud, { ShardIteratorType: 'TRIM_HORIZON' })).toEqual(['one', 'two', 'three']);
  const ShardIterator = await iterator(cloud, { ShardIteratorType: 'LATEST' });
  await cloud.put('prices', 'four');
  const { Records } = await cloud.kinesis.send(new GetRecordsCommand({ ShardIterator }));
  expect(Records?.map((record) => new TextDecoder().decode(record.Data))).toEqual(['four']);
});

test('AT_SEQUENCE_NUMBER includes the record, AFTER_SEQUENCE_NUMBER does not', async () => {
  const { cloud, second } = await threeRecords();
  expect(await textsFrom(cloud, { ShardIteratorType: 'AT_SEQUENCE_NUMBER', StartingSequenceNumber: second })).toEqual(['two', 'three']);
  expect(await textsFrom(cloud, { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', StartingSequenceNumber: second })).toEqual(['three']);
});

test('AT_TIMESTAMP begins at the first record of that time or later', async () => {
  const { cloud } = await threeRecords();
  const Timestamp = new Date(cloud.clock.now() - 2000);
  expect(await textsFrom(cloud, { ShardIteratorType: 'AT_TIMESTAMP', Timestamp })).toEqual(['two', 'three']);
});

test('a time in the future, or none, is refused (recorded by kinesalite)', async () => {
  const { cloud } = await threeRecords();
  const future = iterator(cloud, { ShardIteratorType: 'AT_TIMESTAMP', Timestamp: new Date(cloud.clock.now() + 1000) });
  await expect(future).rejects.toThrow('The timestampInMillis parameter cannot be greater than the currentTimestampInMillis.');
  await expect(iterator(cloud, { ShardIteratorType: 'AT_TIMESTAMP' })).rejects.toThrow('Must specify timestampInMillis parameter');
});

test('a type and a sequence number that do not go together are refused (recorded by kinesalite)', async () => {
  const { cloud, second } = await threeRecords();
  await expect(iterator(cloud, { ShardIteratorType: 'LATEST', StartingSequenceNumber: second })).rejects.toThrow(
    'Request specified LATEST and also a StartingSequenceNumber.',
  );
  await expect(iterator(cloud, { ShardIteratorType: 'AT_SEQUENCE_NUMBER' })).rejects.toThrow(
    'Request specified AT_SEQUENCE_NUMBER and no StartingSequenceNumber.',
  );
});

test('a sequence number of another shard is refused with the shard that it encodes (recorded by kinesalite)', async () => {
  const { cloud } = await threeRecords();
  const other = await cloud.put('prices', 'elsewhere', 'b');
  await expect(iterator(cloud, { ShardIteratorType: 'AT_SEQUENCE_NUMBER', StartingSequenceNumber: other })).rejects.toThrow(
    'Invalid StartingSequenceNumber. It encodes shardId-000000000001, while it was used in a call to a shard with shardId-000000000000',
  );
});

test('a shard that is not there is not found (recorded by kinesalite)', async () => {
  const { cloud } = await threeRecords();
  await expect(iterator(cloud, { ShardIteratorType: 'LATEST', ShardId: 'shardId-000000000009' })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Shard shardId-000000000009 in stream prices under account 123456789012 does not exist',
  });
  await expect(iterator(cloud, { ShardIteratorType: 'LATEST', ShardId: 'nine' })).rejects.toMatchObject({
    message: 'Could not find shard nine in stream prices under account 123456789012.',
  });
});

test('an unknown type is refused with the words that are known (recorded by kinesalite)', async () => {
  const { cloud } = await threeRecords();
  await expect(iterator(cloud, { ShardIteratorType: 'SOMEWHERE' as never })).rejects.toThrow(
    "Value 'SOMEWHERE' at 'shardIteratorType' failed to satisfy constraint: Member must satisfy enum value set: " +
      '[AFTER_SEQUENCE_NUMBER, LATEST, AT_TIMESTAMP, AT_SEQUENCE_NUMBER, TRIM_HORIZON]',
  );
});
