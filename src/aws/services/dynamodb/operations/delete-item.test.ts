// DeleteItem, by the real SDK client. Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html;
// sentences as dynalite recorded them from the real service (github.com/architect/dynalite, test/deleteItem.js).
import { DeleteItemCommand, type DeleteItemCommandInput } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud } from '../testing/dynamo-cloud.ts';

async function oneItem() {
  const cloud = dynamoCloud();
  await cloud.table('users');
  await cloud.put('users', { pk: { S: 'a' }, x: { N: '1' }, filler: { S: 'x'.repeat(1500) } });
  const remove = (input: Partial<DeleteItemCommandInput> = {}) =>
    cloud.dynamo.send(new DeleteItemCommand({ TableName: 'users', Key: { pk: { S: 'a' } }, ...input }));
  return { ...cloud, remove };
}

test('an item is gone and was returned when asked for; deleting nothing is no error', async () => {
  const { remove, all } = await oneItem();
  expect((await remove({ ReturnValues: 'ALL_OLD' })).Attributes).toMatchObject({ x: { N: '1' } });
  expect(await all('users')).toEqual([]);
  expect(await remove({ ReturnValues: 'ALL_OLD' })).not.toHaveProperty('Attributes');
});

test('a condition decides, and its failure tells the item when asked to', async () => {
  const { remove, all } = await oneItem();
  const condition = { ConditionExpression: 'x = :x', ExpressionAttributeValues: { ':x': { N: '2' } } };
  await expect(remove({ ...condition, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' })).rejects.toMatchObject({
    name: 'ConditionalCheckFailedException',
    Item: { x: { N: '1' } },
  });
  expect(await all('users')).toHaveLength(1);
  await remove({ Expected: { x: { ComparisonOperator: 'LT', AttributeValueList: [{ N: '2' }] } } });
  expect(await all('users')).toEqual([]);
});

test('capacity: as for a write of what was there', async () => {
  const { remove } = await oneItem();
  const units = async () => (await remove({ ReturnConsumedCapacity: 'TOTAL' })).ConsumedCapacity?.CapacityUnits;
  expect(await units()).toBe(2);
  expect(await units()).toBe(1);
});

test('a key that does not fit, wrong return values and a table that is not there are refused', async () => {
  const { remove } = await oneItem();
  await expect(remove({ Key: { x: { S: 'a' } } })).rejects.toThrow('The provided key element does not match the schema');
  await expect(remove({ ReturnValues: 'ALL_NEW' })).rejects.toThrow('ReturnValues can only be ALL_OLD or NONE');
  await expect(remove({ TableName: 'nobody' })).rejects.toThrow('Requested resource not found');
});
