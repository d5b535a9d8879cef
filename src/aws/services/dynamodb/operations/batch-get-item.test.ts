// BatchGetItem, by the real SDK client. Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html;
// sentences as dynalite recorded them from the real service (github.com/architect/dynalite, test/batchGetItem.js).
import { BatchGetItemCommand, type BatchGetItemCommandInput } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud } from '../testing/dynamo-cloud.ts';

const key = (pk: string) => ({ pk: { S: pk } });

async function twoTables() {
  const cloud = dynamoCloud();
  await cloud.table('users');
  await cloud.table('orders');
  await cloud.put('users', { ...key('a'), name: { S: 'shark' } }, key('b'));
  await cloud.put('orders', key('o'));
  const get = (RequestItems: BatchGetItemCommandInput['RequestItems'], more: Partial<BatchGetItemCommandInput> = {}) =>
    cloud.dynamo.send(new BatchGetItemCommand({ RequestItems, ...more }));
  return { ...cloud, get };
}

test('items of several tables come together; those that are not there are left out', async () => {
  const { get } = await twoTables();
  const answer = await get({
    users: { Keys: [key('a'), key('nobody')], ProjectionExpression: '#n', ExpressionAttributeNames: { '#n': 'name' } },
    orders: { Keys: [key('o')] },
  });
  expect(answer).toMatchObject({ Responses: { users: [{ name: { S: 'shark' } }], orders: [key('o')] }, UnprocessedKeys: {} });
});

test('capacity is told by table', async () => {
  const { get } = await twoTables();
  const request = { users: { Keys: [key('a'), key('b')], ConsistentRead: true }, orders: { Keys: [key('nobody')] } };
  const { ConsumedCapacity } = await get(request, { ReturnConsumedCapacity: 'TOTAL' });
  expect(ConsumedCapacity).toEqual([
    { TableName: 'users', CapacityUnits: 2 },
    { TableName: 'orders', CapacityUnits: 0.5 },
  ]);
});

test('what is behind sixteen megabytes comes back as unprocessed keys', async () => {
  const { get, put } = await twoTables();
  const names = Array.from({ length: 45 }, (_, index) => `big-${index}`);
  for (const name of names) await put('users', { ...key(name), filler: { S: 'x'.repeat(390_000) } });
  const answer = await get({ users: { Keys: names.map(key), ConsistentRead: true } });
  expect(answer.Responses?.users).toHaveLength(43);
  expect(answer.UnprocessedKeys).toEqual({ users: { Keys: [key('big-43'), key('big-44')], ConsistentRead: true } });
});

test.each<[string, BatchGetItemCommandInput['RequestItems'], string]>([
  [
    'nothing',
    {},
    "1 validation error detected: Value '{}' at 'requestItems' failed to satisfy constraint: Member must have length greater than or equal to 1",
  ],
  ['the same key twice', { users: { Keys: [key('a'), key('a')] } }, 'Provided list of item keys contains duplicates'],
  ['a key that does not fit', { users: { Keys: [{ x: { S: 'a' } }] } }, 'The provided key element does not match the schema'],
  [
    'more than a hundred keys of two tables',
    {
      users: { Keys: Array.from({ length: 60 }, (_, index) => key(`${index}`)) },
      orders: { Keys: Array.from({ length: 41 }, (_, index) => key(`${index}`)) },
    },
    'Too many items requested for the BatchGetItem call',
  ],
  ['an unknown table', { nobody: { Keys: [key('a')] } }, 'Requested resource not found'],
])('%s is refused', async (_, request, sentence) => {
  const { get } = await twoTables();
  await expect(get(request)).rejects.toMatchObject({ message: sentence });
});
