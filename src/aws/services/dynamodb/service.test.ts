// The whole service: a snapshot of one of everything, throughput where it is enforced, and what is answered as not embedded.
import {
  BatchWriteItemCommand,
  CreateBackupCommand,
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  ListTagsOfResourceCommand,
  PutItemCommand,
  PutResourcePolicyCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { DescribeStreamCommand, DynamoDBStreamsClient, GetRecordsCommand, GetShardIteratorCommand } from '@aws-sdk/client-dynamodb-streams';
import { expect, test } from 'vitest';
import { seededRandom } from '../../core/random.ts';
import { testCloud } from '../../testing/test-cloud.ts';
import { dynamoCloud, partitionOnly, withSortKey } from './testing/dynamo-cloud.ts';

test('a cloud that is restored from a snapshot of one of everything goes on as the first one', async () => {
  const cloud = dynamoCloud();
  const { dynamo, table, put, advance } = cloud;
  await table('orders', {
    ...withSortKey('N'),
    AttributeDefinitions: [...withSortKey('N').AttributeDefinitions, { AttributeName: 'city', AttributeType: 'S' }],
    GlobalSecondaryIndexes: [
      { IndexName: 'by-city', KeySchema: [{ AttributeName: 'city', KeyType: 'HASH' }], Projection: { ProjectionType: 'KEYS_ONLY' } },
    ],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    Tags: [{ Key: 'team', Value: 'a' }],
    SSESpecification: { Enabled: true },
  });
  const ResourceArn = 'arn:aws:dynamodb:us-east-1:123456789012:table/orders';
  await dynamo.send(new PutResourcePolicyCommand({ ResourceArn, Policy: '{"Version":"2012-10-17","Statement":[]}' }));
  const TableName = 'orders';
  await dynamo.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: { Enabled: true, AttributeName: 'expires' } }));
  await dynamo.send(
    new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }),
  );
  await advance(1000);
  const expires = { N: String(cloud.clock.now() / 1000 + 60) };
  await put(
    TableName,
    { pk: { S: 'a' }, sk: { N: '1' }, city: { S: 'Oslo' }, bytes: { B: new Uint8Array([1]) }, expires },
    { pk: { S: 'a' }, sk: { N: '2' }, deep: { L: [{ M: { x: { SS: ['y'] } } }] } },
  );
  const transaction = new TransactWriteItemsCommand({
    TransactItems: [{ Put: { TableName, Item: { pk: { S: 'b' }, sk: { N: '1' } } } }],
    ClientRequestToken: 'token',
  });
  await dynamo.send(transaction);
  await dynamo.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: true }));
  await dynamo.send(new CreateTableCommand({ TableName: 'later', ...partitionOnly, BillingMode: 'PAY_PER_REQUEST' }));

  const snapshot = structuredClone(await cloud.aws.snapshot());
  const other = testCloud();
  await other.aws.restore(snapshot);
  const restored = { ...other, dynamo: other.client(DynamoDBClient) };
  const told = async ({ dynamo: client, client: clientOf }: Pick<typeof restored, 'dynamo' | 'client'>) => {
    const arn = `${ResourceArn}/stream/2026-11-01T00:00:00.000`;
    const streams = clientOf(DynamoDBStreamsClient);
    const shard = (await streams.send(new DescribeStreamCommand({ StreamArn: arn }))).StreamDescription?.Shards?.[0]?.ShardId;
    const { ShardIterator } = await streams.send(
      new GetShardIteratorCommand({ StreamArn: arn, ShardId: shard, ShardIteratorType: 'TRIM_HORIZON' }),
    );
    return {
      table: (await client.send(new DescribeTableCommand({ TableName }))).Table,
      items: (
        await client.send(
          new QueryCommand({ TableName, KeyConditionExpression: 'pk = :a', ExpressionAttributeValues: { ':a': { S: 'a' } } }),
        )
      ).Items,
      tags: (await client.send(new ListTagsOfResourceCommand({ ResourceArn }))).Tags,
      records: (await streams.send(new GetRecordsCommand({ ShardIterator }))).Records,
    };
  };
  expect(await told(restored)).toEqual(await told(cloud));
  expect(await other.aws.snapshot()).toEqual(await cloud.aws.snapshot());

  // What was planned happens in both: the tables become ACTIVE, the item expires, the token is still known.
  await restored.dynamo.send(transaction);
  await dynamo.send(transaction);
  for (const each of [cloud, restored]) await each.advance(70_000);
  expect(await told(restored)).toMatchObject({ table: { TableStatus: 'ACTIVE', ItemCount: 2 }, items: [{ sk: { N: '2' } }] });
  expect((await told(restored)).table).toEqual((await told(cloud)).table);
  expect((await restored.dynamo.send(new DescribeTableCommand({ TableName: 'later' }))).Table?.TableStatus).toBe('ACTIVE');
});

test('provisioned throughput is kept where it is enforced, with five minutes of burst, and comes back with time', async () => {
  const cloud = dynamoCloud({ throughput: 'enforced' });
  await cloud.table('users', { ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } });
  const put = () => cloud.dynamo.send(new PutItemCommand({ TableName: 'users', Item: { pk: { S: 'a' }, x: { S: 'x'.repeat(100_000) } } }));
  const get = () => cloud.dynamo.send(new GetItemCommand({ TableName: 'users', Key: { pk: { S: 'a' } }, ConsistentRead: true }));
  for (let count = 0; count < 4; count++) await put();
  await expect(put()).rejects.toMatchObject({ name: 'ProvisionedThroughputExceededException' });
  await get();
  await cloud.advance(200_000);
  await put();
});

test('without enforcement, and for tables that are paid per request, there is no limit', async () => {
  for (const [options, input] of [
    [{}, { ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } }],
    [{ throughput: 'enforced' as const }, {}],
  ] as const) {
    const cloud = dynamoCloud(options);
    await cloud.table('users', { ...partitionOnly, ...input });
    for (let count = 0; count < 10; count++) await cloud.put('users', { pk: { S: 'a' }, x: { S: 'x'.repeat(300_000) } });
  }
});

test('what is not embedded says so', async () => {
  const { dynamo, table } = dynamoCloud();
  await table('users');
  await expect(dynamo.send(new CreateBackupCommand({ TableName: 'users', BackupName: 'b' }))).rejects.toMatchObject({
    name: 'NotImplemented',
    $metadata: { httpStatusCode: 501 },
  });
});

test('a partition of many items that come in random order stays quick', async () => {
  const { dynamo, table } = dynamoCloud();
  await table('orders', withSortKey('N'));
  const random = seededRandom(5);
  const started = performance.now();
  for (let batch = 0; batch < 40; batch++) {
    const requests = Array.from({ length: 25 }, () => ({
      PutRequest: { Item: { pk: { S: 'a' }, sk: { N: String(Math.floor(random.next() * 1e12)) } } },
    }));
    await dynamo.send(new BatchWriteItemCommand({ RequestItems: { orders: requests } }));
  }
  expect(performance.now() - started).toBeLessThan(5000);
  const { Items = [] } = await dynamo.send(
    new QueryCommand({ TableName: 'orders', KeyConditionExpression: 'pk = :a', ExpressionAttributeValues: { ':a': { S: 'a' } } }),
  );
  const numbers = Items.map(({ sk }) => Number(sk?.N));
  expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
});
