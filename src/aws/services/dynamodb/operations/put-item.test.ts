// PutItem, by the real SDK client. Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html;
// sentences as dynalite recorded them from the real service (github.com/architect/dynalite, test/putItem.js).
import { GetItemCommand, PutItemCommand, type PutItemCommandInput } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud } from '../testing/dynamo-cloud.ts';

async function oneTable() {
  const cloud = dynamoCloud();
  await cloud.table('users');
  const put = (input: Partial<PutItemCommandInput> = {}) =>
    cloud.dynamo.send(new PutItemCommand({ TableName: 'users', Item: { pk: { S: 'a' } }, ...input }));
  return { ...cloud, put };
}

test('an item that was put is got back, numbers in normal form', async () => {
  const { dynamo, put } = await oneTable();
  const Item = {
    pk: { S: 'a' },
    text: { S: '' },
    number: { N: '0012.50' },
    bytes: { B: new Uint8Array([1, 2]) },
    list: { L: [{ NULL: true }, { BOOL: false }] },
    map: { M: { deep: { SS: ['x', 'y'] } } },
  };
  expect(await put({ Item })).not.toHaveProperty('Attributes');
  const { Item: got } = await dynamo.send(new GetItemCommand({ TableName: 'users', Key: { pk: { S: 'a' } } }));
  expect(got).toEqual({ ...Item, number: { N: '12.5' } });
});
