// GetRecords, by the real SDK client, and which changes of a table make which records.
// Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html
import { BatchWriteItemCommand, TransactWriteItemsCommand, UpdateItemCommand, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { DescribeStreamCommand, DynamoDBStreamsClient, GetRecordsCommand, GetShardIteratorCommand } from '@aws-sdk/client-dynamodb-streams';
import { expect, test } from 'vitest';
import { streamCloud } from '../testing/stream-cloud.ts';

test('an item that is made, changed and deleted makes three records with both images', async () => {
  const { put, remove, records, clock } = await streamCloud();
  await put('a', { bytes: { B: new Uint8Array([1, 2]) } });
  await put('a', { x: { N: '1' } });
  await remove('a');
  const all = await records();
  const [Keys, first, second] = [
    { pk: { S: 'a' } },
    { pk: { S: 'a' }, bytes: { B: new Uint8Array([1, 2]) } },
    { pk: { S: 'a' }, x: { N: '1' } },
  ];
  expect(all.map(({ eventName }) => eventName)).toEqual(['INSERT', 'MODIFY', 'REMOVE']);
  expect(all[0]).toEqual({
    eventID: expect.stringMatching(/^[0-9a-f]{32}$/),
    eventName: 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'us-east-1',
    dynamodb: {
      ApproximateCreationDateTime: new Date(clock.now()),
      Keys,
      NewImage: first,
      SequenceNumber: expect.stringMatching(/^\d{21}$/),
      SizeBytes: 3 + 3 + 'bytes'.length + 2,
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
  });
  expect(all[1]?.dynamodb).toMatchObject({ Keys, OldImage: first, NewImage: second });
  expect(all[2]?.dynamodb).toMatchObject({ Keys, OldImage: second });
  expect(all[2]?.dynamodb).not.toHaveProperty('NewImage');
  const numbers = all.map(({ dynamodb }) => dynamodb?.SequenceNumber ?? '');
  expect(numbers).toEqual([...new Set(numbers)].toSorted());
});

test.each([
  ['KEYS_ONLY', false, false],
  ['NEW_IMAGE', true, false],
  ['OLD_IMAGE', false, true],
] as const)('the view %s shows its images alone', async (view, hasNew, hasOld) => {
  const { put, records } = await streamCloud(view);
  await put('a');
  await put('a', { x: { N: '1' } });
  const [, { dynamodb } = {}] = await records();
  expect(dynamodb).toMatchObject({ Keys: { pk: { S: 'a' } }, StreamViewType: view });
  expect([dynamodb?.NewImage !== undefined, dynamodb?.OldImage !== undefined]).toEqual([hasNew, hasOld]);
});

test('what changes nothing makes no record', async () => {
  const { put, remove, records, dynamo } = await streamCloud();
  await put('a', { set: { SS: ['x', 'y'] } });
  await put('a', { set: { SS: ['y', 'x'] } });
  await remove('nobody');
  const same = { UpdateExpression: 'SET #s = #s', ExpressionAttributeNames: { '#s': 'set' } };
  await dynamo.send(new UpdateItemCommand({ TableName: 'users', Key: { pk: { S: 'a' } }, ...same }));
  expect(await records()).toHaveLength(1);
});

test('batches and transactions make records as single writes do', async () => {
  const { records, dynamo } = await streamCloud();
  const Item = { pk: { S: 'a' } };
  await dynamo.send(new BatchWriteItemCommand({ RequestItems: { users: [{ PutRequest: { Item } }] } }));
  await dynamo.send(new TransactWriteItemsCommand({ TransactItems: [{ Delete: { TableName: 'users', Key: Item } }] }));
  expect((await records()).map(({ eventName }) => eventName)).toEqual(['INSERT', 'REMOVE']);
});

test('the deletion of an expired item is by the service, any other is not', async () => {
  const { put, records, dynamo, advance, clock } = await streamCloud();
  const TimeToLiveSpecification = { Enabled: true, AttributeName: 'expires' };
  await dynamo.send(new UpdateTimeToLiveCommand({ TableName: 'users', TimeToLiveSpecification }));
  await advance(1000);
  await put('a', { expires: { N: String(clock.now() / 1000 + 5) } });
  await advance(10_000);
  const [insert, remove] = await records();
  expect(insert).not.toHaveProperty('userIdentity');
  expect(remove).toMatchObject({ eventName: 'REMOVE', userIdentity: { Type: 'Service', PrincipalId: 'dynamodb.amazonaws.com' } });
});

test('iterators follow each other; an open shard always has a next one', async () => {
  const { put, streams, iterator } = await streamCloud();
  for (const pk of ['a', 'b', 'c']) await put(pk);
  const read = (ShardIterator: string | undefined, Limit: number) => streams.send(new GetRecordsCommand({ ShardIterator, Limit }));
  const first = await read(await iterator(), 2);
  expect(first.Records).toHaveLength(2);
  const second = await read(first.NextShardIterator, 2);
  expect(second.Records?.map(({ dynamodb }) => dynamodb?.Keys?.pk?.S)).toEqual(['c']);
  const third = await read(second.NextShardIterator, 2);
  expect(third.Records).toEqual([]);
  await put('d');
  expect((await read(third.NextShardIterator, 2)).Records).toHaveLength(1);
});

test('a closed shard that is read to its end has no next iterator, and is gone after a day', async () => {
  const { put, streams, iterator, close, advance, records } = await streamCloud();
  await put('a');
  await close();
  await put('b');
  const last = await streams.send(new GetRecordsCommand({ ShardIterator: await iterator() }));
  expect(last.Records).toHaveLength(1);
  expect(last).not.toHaveProperty('NextShardIterator');
  await advance(24 * 3600 * 1000);
  await expect(records()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('records are kept for a day', async () => {
  const { put, records, advance } = await streamCloud();
  await put('a');
  await advance(12 * 3600 * 1000);
  await put('b');
  await advance(13 * 3600 * 1000);
  expect((await records()).map(({ dynamodb }) => dynamodb?.Keys?.pk?.S)).toEqual(['b']);
});

test('an answer has a megabyte of records at the most', async () => {
  const { put, records } = await streamCloud('NEW_IMAGE');
  for (const pk of ['a', 'b', 'c', 'd']) await put(pk, { filler: { S: 'x'.repeat(390_000) } });
  expect(await records()).toHaveLength(2);
});

test('an iterator that is old or none is refused (the first sentence inferred)', async () => {
  const { records, iterator, advance } = await streamCloud();
  const old = await iterator();
  await advance(15 * 60 * 1000);
  await expect(records(old)).rejects.toMatchObject({ name: 'ExpiredIteratorException' });
  await expect(records('arn|1|nonsense')).rejects.toMatchObject({ name: 'ValidationException', message: 'Invalid ShardIterator' });
  await expect(records(`${await iterator()}=`)).rejects.toThrow('Invalid ShardIterator');
});

test('another account reads nothing, neither by ARN nor by iterator', async () => {
  const { put, iterator, client, arn, shardId } = await streamCloud();
  await put('a');
  const stranger = client(DynamoDBStreamsClient, { account: '111122223333' });
  const denied = { name: 'AccessDeniedException' };
  await expect(stranger.send(new GetRecordsCommand({ ShardIterator: await iterator() }))).rejects.toMatchObject(denied);
  await expect(stranger.send(new DescribeStreamCommand({ StreamArn: arn }))).rejects.toMatchObject(denied);
  const where = { StreamArn: arn, ShardId: shardId, ShardIteratorType: 'TRIM_HORIZON' as const };
  await expect(stranger.send(new GetShardIteratorCommand(where))).rejects.toMatchObject(denied);
});
