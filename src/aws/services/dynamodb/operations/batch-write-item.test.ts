// BatchWriteItem, by the real SDK client. Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html;
// sentences as dynalite recorded them from the real service (github.com/architect/dynalite, test/batchWriteItem.js).
import { BatchWriteItemCommand, type BatchWriteItemCommandInput } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud } from '../testing/dynamo-cloud.ts';

const put = (pk: string, more: object = {}) => ({ PutRequest: { Item: { pk: { S: pk }, ...more } } });
const remove = (pk: string) => ({ DeleteRequest: { Key: { pk: { S: pk } } } });

async function twoTables() {
  const cloud = dynamoCloud();
  await cloud.table('users');
  await cloud.table('orders');
  const write = (RequestItems: BatchWriteItemCommandInput['RequestItems'], more: Partial<BatchWriteItemCommandInput> = {}) =>
    cloud.dynamo.send(new BatchWriteItemCommand({ RequestItems, ...more }));
  return { ...cloud, write };
}

test('items are put and deleted in several tables', async () => {
  const { write, all } = await twoTables();
  expect(await write({ users: [put('a'), put('b')], orders: [put('o')] })).toMatchObject({ UnprocessedItems: {} });
  await write({ users: [remove('a'), put('c')], orders: [remove('nobody')] });
  expect((await all('users')).map(({ pk }) => pk?.S).toSorted()).toEqual(['b', 'c']);
  expect(await all('orders')).toHaveLength(1);
});

test('capacity is told by table', async () => {
  const { write } = await twoTables();
  const request = { users: [put('a', { x: { S: 'x'.repeat(1500) } }), put('b')], orders: [remove('o')] };
  expect((await write(request, { ReturnConsumedCapacity: 'INDEXES' })).ConsumedCapacity).toEqual([
    { TableName: 'users', CapacityUnits: 3, Table: { CapacityUnits: 3 } },
    { TableName: 'orders', CapacityUnits: 1, Table: { CapacityUnits: 1 } },
  ]);
});

test.each<[string, BatchWriteItemCommandInput['RequestItems'], string]>([
  ['an item twice', { users: [put('a'), remove('a')] }, 'Provided list of item keys contains duplicates'],
  [
    'an item without its key',
    { users: [put('b'), { PutRequest: { Item: { x: { S: 'a' } } } }] },
    'The provided key element does not match the schema',
  ],
  [
    'an item that is too large',
    { users: [put('b'), put('a', { x: { S: 'x'.repeat(410_000) } })] },
    'Item size has exceeded the maximum allowed size',
  ],
  ['an unknown table', { users: [put('a')], nobody: [put('a')] }, 'Requested resource not found'],
  [
    'a request for nothing',
    { users: [{}] },
    'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
  ],
])('%s is refused, and nothing at all is written', async (_, request, sentence) => {
  const { write, all } = await twoTables();
  await expect(write(request)).rejects.toMatchObject({ message: sentence });
  expect(await all('users')).toEqual([]);
});

test('more than 25 requests are refused, of one table and of several', async () => {
  const { write } = await twoTables();
  const puts = (count: number) => Array.from({ length: count }, (_, index) => put(`${index}`));
  await expect(write({ users: puts(26) })).rejects.toThrow(
    'Map value must satisfy constraint: [Member must have length less than or equal to 25, Member must have length greater than or equal to 1]',
  );
  await expect(write({ users: puts(13), orders: puts(13) })).rejects.toThrow('Too many items requested for the BatchWriteItem call');
});
