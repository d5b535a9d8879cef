// UpdateItem, by the real SDK client. Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html;
// sentences as dynalite recorded them from the real service (github.com/architect/dynalite, test/updateItem.js), or as scylladb's tests do.
import { UpdateItemCommand, type UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud } from '../testing/dynamo-cloud.ts';

async function oneItem() {
  const cloud = dynamoCloud();
  await cloud.table('users', {
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'city', AttributeType: 'S' },
    ],
    GlobalSecondaryIndexes: [
      { IndexName: 'by-city', KeySchema: [{ AttributeName: 'city', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } },
    ],
  });
  await cloud.put('users', { pk: { S: 'a' }, count: { N: '1' }, map: { M: { x: { N: '1' }, y: { N: '2' } } }, city: { S: 'Oslo' } });
  const update = (input: Partial<UpdateItemCommandInput> = {}) =>
    cloud.dynamo.send(new UpdateItemCommand({ TableName: 'users', Key: { pk: { S: 'a' } }, ...input }));
  /** `SET` with `:v` as the value, and what is returned. */
  const set = (
    UpdateExpression: string,
    value: UpdateItemCommandInput['ExpressionAttributeValues'],
    more: Partial<UpdateItemCommandInput> = {},
  ) => update({ UpdateExpression, ...(value && { ExpressionAttributeValues: value }), ...more });
  return { ...cloud, update, set };
}

test('each kind of return value tells what it promises', async () => {
  const { set } = await oneItem();
  const increment = (ReturnValues: UpdateItemCommandInput['ReturnValues']) =>
    set(
      'SET #c = #c + :v, #m.x = :v REMOVE #m.y',
      { ':v': { N: '1' } },
      { ReturnValues, ExpressionAttributeNames: { '#c': 'count', '#m': 'map' } },
    );
  expect((await increment('UPDATED_OLD')).Attributes).toEqual({ count: { N: '1' }, map: { M: { x: { N: '1' }, y: { N: '2' } } } });
  expect((await increment('UPDATED_NEW')).Attributes).toEqual({ count: { N: '3' }, map: { M: { x: { N: '1' } } } });
  expect((await increment('ALL_OLD')).Attributes).toMatchObject({ pk: { S: 'a' }, count: { N: '3' }, city: { S: 'Oslo' } });
  expect((await increment('ALL_NEW')).Attributes).toMatchObject({ pk: { S: 'a' }, count: { N: '5' } });
  expect(await increment('NONE')).not.toHaveProperty('Attributes');
});

test('an item that is not there is made, with its key; without any expression too', async () => {
  const { set, update, all } = await oneItem();
  await set('SET x = :v', { ':v': { S: 'new' } }, { Key: { pk: { S: 'b' } } });
  await update({ Key: { pk: { S: 'c' } } });
  const items = await all('users');
  expect(items).toContainEqual({ pk: { S: 'b' }, x: { S: 'new' } });
  expect(items).toContainEqual({ pk: { S: 'c' } });
});

test('removing attributes of an item that is not there makes none', async () => {
  const { update, all } = await oneItem();
  const answer = await update({ Key: { pk: { S: 'b' } }, UpdateExpression: 'REMOVE x', ReturnValues: 'ALL_NEW' });
  expect(answer).not.toHaveProperty('Attributes');
  expect(await all('users')).toHaveLength(1);
});

test('what was not there before has no old value, and what is gone has no new one', async () => {
  const { set, update } = await oneItem();
  expect(await set('SET fresh = :v', { ':v': { N: '1' } }, { ReturnValues: 'UPDATED_OLD' })).not.toHaveProperty('Attributes');
  expect(await update({ UpdateExpression: 'REMOVE fresh', ReturnValues: 'UPDATED_NEW' })).not.toHaveProperty('Attributes');
});

test('indexes follow', async () => {
  const { set, update, all } = await oneItem();
  await set('SET city = :v', { ':v': { S: 'Rome' } });
  expect(await all('users', 'by-city')).toMatchObject([{ city: { S: 'Rome' } }]);
  await update({ UpdateExpression: 'REMOVE city' });
  expect(await all('users', 'by-city')).toEqual([]);
});

test('AttributeUpdates, the older way, puts, adds and deletes', async () => {
  const { update } = await oneItem();
  const AttributeUpdates = {
    count: { Action: 'ADD' as const, Value: { N: '41' } },
    city: { Action: 'DELETE' as const },
    tags: { Action: 'PUT' as const, Value: { SS: ['x', 'y'] } },
  };
  expect((await update({ AttributeUpdates, ReturnValues: 'UPDATED_NEW' })).Attributes).toEqual({
    count: { N: '42' },
    tags: { SS: ['x', 'y'] },
  });
  const { Attributes } = await update({ AttributeUpdates: { tags: { Action: 'DELETE', Value: { SS: ['x'] } } }, ReturnValues: 'ALL_NEW' });
  expect(Attributes).toMatchObject({ tags: { SS: ['y'] } });
});

test('a condition decides before anything is changed', async () => {
  const { set, all } = await oneItem();
  const [before] = await all('users');
  const condition = { ConditionExpression: 'attribute_not_exists(city)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const };
  await expect(set('SET city = :v', { ':v': { S: 'Rome' } }, condition)).rejects.toMatchObject({
    name: 'ConditionalCheckFailedException',
    message: 'The conditional request failed',
    Item: before,
  });
  expect(await all('users')).toEqual([before]);
});

test('capacity: as for a write of the larger one of the two items', async () => {
  const { set } = await oneItem();
  const answer = await set('SET filler = :v', { ':v': { S: 'x'.repeat(2000) } }, { ReturnConsumedCapacity: 'INDEXES' });
  expect(answer.ConsumedCapacity).toMatchObject({ CapacityUnits: 4, Table: { CapacityUnits: 2 } });
});

test.each<[string, Partial<UpdateItemCommandInput>, string]>([
  [
    'a change of the key',
    { UpdateExpression: 'SET pk = :v', ExpressionAttributeValues: { ':v': { S: 'b' } } },
    'One or more parameter values were invalid: Cannot update attribute pk. This attribute is part of the key',
  ],
  [
    'a value of another type for the key of an index',
    { UpdateExpression: 'SET city = :v', ExpressionAttributeValues: { ':v': { N: '1' } } },
    'One or more parameter values were invalid: Type mismatch for Index Key city Expected: S Actual: N IndexName: by-city',
  ],
  [
    'the same, found out with the item only',
    { UpdateExpression: 'SET city = #c', ExpressionAttributeNames: { '#c': 'count' } },
    'The update expression attempted to update the secondary index key to unsupported type',
  ],
  [
    'an empty key of an index',
    { UpdateExpression: 'SET city = :v', ExpressionAttributeValues: { ':v': { S: '' } } },
    'One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value that is ' +
      'not supported. The AttributeValue for a key attribute cannot contain an empty string value.',
  ],
  [
    'an item that would be too large',
    { UpdateExpression: 'SET x = :v', ExpressionAttributeValues: { ':v': { S: 'x'.repeat(400 * 1024) } } },
    'Item size to update has exceeded the maximum allowed size',
  ],
  [
    'a path that is not there',
    { UpdateExpression: 'SET nobody.x = :v', ExpressionAttributeValues: { ':v': { S: 'x' } } },
    'The document path provided in the update expression is invalid for update',
  ],
  [
    'an attribute that is not there',
    { UpdateExpression: 'SET x = nobody' },
    'The provided expression refers to an attribute that does not exist in the item',
  ],
  [
    'a value that stands nowhere',
    { UpdateExpression: 'REMOVE x', ExpressionAttributeValues: { ':v': { S: 'x' } } },
    'Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}',
  ],
  ['half a key', { Key: {} }, 'The provided key element does not match the schema'],
  ['an unknown table', { TableName: 'nobody' }, 'Requested resource not found'],
])('%s is refused and changes nothing', async (_, input, sentence) => {
  const { update, all } = await oneItem();
  const before = await all('users');
  await expect(update(input)).rejects.toMatchObject({ message: sentence });
  expect(await all('users')).toEqual(before);
});
