// TransactGetItems, by the real SDK client.
// Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactGetItems.html
import { type Get, TransactGetItemsCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud } from '../testing/dynamo-cloud.ts';

async function oneTable() {
  const cloud = dynamoCloud();
  await cloud.table('users');
  await cloud.put('users', { pk: { S: 'a' }, x: { N: '1' } });
  const get = (...gets: Partial<Get>[]) =>
    cloud.dynamo.send(
      new TransactGetItemsCommand({
        TransactItems: gets.map((one) => ({ Get: { TableName: 'users', Key: { pk: { S: 'a' } }, ...one } })),
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
  return { ...cloud, get };
}

test('items come in the order of the request, with an empty place for one that is not there', async () => {
  const { get } = await oneTable();
  const { Responses, ConsumedCapacity } = await get({ ProjectionExpression: 'x' }, { Key: { pk: { S: 'nobody' } } });
  expect(Responses).toEqual([{ Item: { x: { N: '1' } } }, {}]);
  expect(ConsumedCapacity).toEqual([{ TableName: 'users', CapacityUnits: 4, ReadCapacityUnits: 4 }]);
});

test('the same item twice, a key that does not fit, and an unknown table are refused', async () => {
  const { get } = await oneTable();
  await expect(get({}, {})).rejects.toThrow('Transaction request cannot include multiple operations on one item');
  await expect(get({}, { Key: { x: { S: 'a' } } })).rejects.toMatchObject({
    name: 'TransactionCanceledException',
    CancellationReasons: [{ Code: 'None' }, { Code: 'ValidationError', Message: 'The provided key element does not match the schema' }],
  });
  await expect(get({ TableName: 'nobody' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});
