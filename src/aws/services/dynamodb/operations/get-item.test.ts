// GetItem, by the real SDK client. Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html;
// sentences as dynalite recorded them from the real service (github.com/architect/dynalite, test/getItem.js).
import { GetItemCommand, type GetItemCommandInput } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud, withSortKey } from '../testing/dynamo-cloud.ts';

async function oneItem() {
  const cloud = dynamoCloud();
  await cloud.table('orders', withSortKey('N'));
  const Key = { pk: { S: 'a' }, sk: { N: '1' } };
  await cloud.put('orders', { ...Key, name: { S: 'shark' }, sizes: { L: [{ N: '1' }, { N: '2' }] }, filler: { S: 'x'.repeat(5000) } });
  const get = (input: Partial<GetItemCommandInput> = {}) => cloud.dynamo.send(new GetItemCommand({ TableName: 'orders', Key, ...input }));
  return { ...cloud, get, Key };
}

test('an item is found by its key, a number however it is written; nothing is found by another', async () => {
  const { get } = await oneItem();
  expect((await get({ Key: { pk: { S: 'a' }, sk: { N: '1.0' } } })).Item).toMatchObject({ name: { S: 'shark' } });
  expect(await get({ Key: { pk: { S: 'a' }, sk: { N: '2' } } })).not.toHaveProperty('Item');
});

test('a projection gives parts of it, and so does AttributesToGet', async () => {
  const { get } = await oneItem();
  const projected = { ProjectionExpression: '#n, sizes[1]', ExpressionAttributeNames: { '#n': 'name' } };
  expect((await get(projected)).Item).toEqual({ name: { S: 'shark' }, sizes: { L: [{ N: '2' }] } });
  expect((await get({ AttributesToGet: ['name', 'nobody'] })).Item).toEqual({ name: { S: 'shark' } });
  expect((await get({ ProjectionExpression: 'nobody' })).Item).toEqual({});
});

test('capacity: half a unit for four kilobytes, a whole one for a consistent read', async () => {
  const { get } = await oneItem();
  const units = async (input: Partial<GetItemCommandInput>) => (await get({ ReturnConsumedCapacity: 'TOTAL', ...input })).ConsumedCapacity;
  expect(await units({})).toEqual({ TableName: 'orders', CapacityUnits: 1 });
  expect(await units({ ConsistentRead: true })).toEqual({ TableName: 'orders', CapacityUnits: 2 });
  expect(await units({ Key: { pk: { S: 'nobody' }, sk: { N: '1' } } })).toEqual({ TableName: 'orders', CapacityUnits: 0.5 });
  expect(await units({ ReturnConsumedCapacity: 'INDEXES' })).toEqual({
    TableName: 'orders',
    CapacityUnits: 1,
    Table: { CapacityUnits: 1 },
  });
});

test.each<[string, Partial<GetItemCommandInput>, string]>([
  ['half a key', { Key: { pk: { S: 'a' } } }, 'The provided key element does not match the schema'],
  ['a key of another type', { Key: { pk: { S: 'a' }, sk: { S: '1' } } }, 'The provided key element does not match the schema'],
  ['more than a key', { Key: { pk: { S: 'a' }, sk: { N: '1' }, x: { S: '1' } } }, 'The provided key element does not match the schema'],
  [
    'an empty key',
    { Key: { pk: { S: '' }, sk: { N: '1' } } },
    'One or more parameter values were invalid: The AttributeValue for a key attribute cannot contain an empty string value. Key: pk',
  ],
  ['no number', { Key: { pk: { S: 'a' }, sk: { N: 'x' } } }, 'The parameter cannot be converted to a numeric value: x'],
  [
    'names without an expression',
    { ExpressionAttributeNames: { '#n': 'name' } },
    'ExpressionAttributeNames can only be specified when using expressions',
  ],
  [
    'an attribute twice',
    { AttributesToGet: ['a', 'a'] },
    'One or more parameter values were invalid: Duplicate value in attribute name: a',
  ],
  [
    'a path into a key',
    { ProjectionExpression: 'pk.x' },
    "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: pk",
  ],
  ['an unknown table', { TableName: 'nobody' }, 'Requested resource not found'],
  [
    'no table',
    { TableName: undefined },
    "1 validation error detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null",
  ],
])('%s is refused', async (_, input, sentence) => {
  const { get } = await oneItem();
  await expect(get(input)).rejects.toMatchObject({ message: sentence });
});
