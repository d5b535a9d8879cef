// PutItem, by the real SDK client. Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html;
// sentences as dynalite recorded them from the real service (github.com/architect/dynalite, test/putItem.js).
import { GetItemCommand, PutItemCommand, type PutItemCommandInput } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud, withSortKey } from '../testing/dynamo-cloud.ts';

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

test('a second item with the same key takes the place of the first, which is returned when asked for', async () => {
  const { put, all } = await oneTable();
  expect(await put({ ReturnValues: 'ALL_OLD' })).not.toHaveProperty('Attributes');
  const { Attributes } = await put({ Item: { pk: { S: 'a' }, x: { N: '1' } }, ReturnValues: 'ALL_OLD' });
  expect(Attributes).toEqual({ pk: { S: 'a' } });
  expect(await all('users')).toEqual([{ pk: { S: 'a' }, x: { N: '1' } }]);
});

test('ReturnValues can only be ALL_OLD or NONE', async () => {
  const { put } = await oneTable();
  await expect(put({ ReturnValues: 'ALL_NEW' })).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'ReturnValues can only be ALL_OLD or NONE',
  });
});

test('a condition decides, and its failure tells the item when asked to, bytes included', async () => {
  const { put, all } = await oneTable();
  const bytes = new Uint8Array([1, 2, 250]);
  await put({ Item: { pk: { S: 'a' }, bytes: { B: bytes }, deep: { M: { set: { BS: [bytes] } } } } });
  const once = { ConditionExpression: 'attribute_not_exists(pk)' };
  await expect(put(once)).rejects.toMatchObject({
    name: 'ConditionalCheckFailedException',
    message: 'The conditional request failed',
  });
  await expect(put(once)).rejects.toMatchObject({ Item: undefined });
  await expect(put({ ...once, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' })).rejects.toMatchObject({
    Item: { pk: { S: 'a' }, bytes: { B: bytes }, deep: { M: { set: { BS: [bytes] } } } },
  });
  await put({ Item: { pk: { S: 'b' } }, ...once });
  expect(await all('users')).toHaveLength(2);
});

test('Expected, the older way to say a condition, decides too', async () => {
  const { put } = await oneTable();
  await put({ Item: { pk: { S: 'a' }, version: { N: '1' } } });
  const at = (version: string) => ({ Expected: { version: { Value: { N: version } } } });
  await expect(put(at('2'))).rejects.toThrow('The conditional request failed');
  await put(at('1'));
  await expect(put({ ...at('1'), ConditionExpression: 'a = b' })).rejects.toThrow(
    'Can not use both expression and non-expression parameters in the same request: ' +
      'Non-expression parameters: {Expected} Expression parameters: {ConditionExpression}',
  );
});

test('what the shape lacks is told in one sentence, in the order of the real service', async () => {
  const { put } = await oneTable();
  const wrong = { TableName: 'abc;', Item: undefined, ReturnConsumedCapacity: 'hi' as never, ReturnValues: 'hi' as never };
  await expect(put(wrong)).rejects.toThrow(
    "4 validation errors detected: Value 'hi' at 'returnConsumedCapacity' failed to satisfy constraint: " +
      'Member must satisfy enum value set: [INDEXES, TOTAL, NONE]; ' +
      "Value 'abc;' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; " +
      "Value null at 'item' failed to satisfy constraint: Member must not be null; " +
      "Value 'hi' at 'returnValues' failed to satisfy constraint: " +
      'Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]',
  );
});

test('keys must be there, of their type, not empty, and not too long', async () => {
  const cloud = dynamoCloud();
  await cloud.table('sorted', withSortKey());
  const put = (Item: PutItemCommandInput['Item']) => cloud.dynamo.send(new PutItemCommand({ TableName: 'sorted', Item }));
  await expect(put({ pk: { S: 'a' } })).rejects.toThrow('One or more parameter values were invalid: Missing the key sk in the item');
  await expect(put({ pk: { N: '1' }, sk: { S: 'a' } })).rejects.toThrow(
    'One or more parameter values were invalid: Type mismatch for key pk expected: S actual: N',
  );
  await expect(put({ pk: { S: '' }, sk: { S: 'a' } })).rejects.toThrow(
    'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk',
  );
  await expect(put({ pk: { S: 'a'.repeat(2049) }, sk: { S: 'a' } })).rejects.toThrow(
    'One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes',
  );
  await expect(put({ pk: { S: 'a' }, sk: { S: 'ä'.repeat(513) } })).rejects.toThrow(
    'One or more parameter values were invalid: Aggregated size of all range keys has exceeded the size limit of 1024 bytes',
  );
});

test('an item of 400 KB is taken, one byte more is not', async () => {
  const { put } = await oneTable();
  const Item = (length: number) => ({ pk: { S: 'a' }, text: { S: 'x'.repeat(length) } });
  const names = 'pk'.length + 'a'.length + 'text'.length;
  await put({ Item: Item(400 * 1024 - names) });
  await expect(put({ Item: Item(400 * 1024 - names + 1) })).rejects.toThrow('Item size has exceeded the maximum allowed size');
});

test('a table that is not there, or still being created, is not found', async () => {
  const { put, dynamo, table } = await oneTable();
  await expect(put({ TableName: 'nobody' })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Requested resource not found',
  });
  const early = table('early');
  await expect(dynamo.send(new PutItemCommand({ TableName: 'early', Item: { pk: { S: 'a' } } }))).rejects.toThrow(
    'Requested resource not found',
  );
  await early;
});

test('a table can be named by its ARN', async () => {
  const { put, all } = await oneTable();
  await put({ TableName: 'arn:aws:dynamodb:us-east-1:123456789012:table/users' });
  expect(await all('users')).toHaveLength(1);
});

test('capacity: one unit for each kilobyte of the larger item, and the writes to the indexes that follow', async () => {
  const cloud = dynamoCloud();
  await cloud.table('orders', {
    ...withSortKey(),
    AttributeDefinitions: [...withSortKey().AttributeDefinitions, { AttributeName: 'status', AttributeType: 'S' }],
    GlobalSecondaryIndexes: [
      { IndexName: 'by-status', KeySchema: [{ AttributeName: 'status', KeyType: 'HASH' }], Projection: { ProjectionType: 'KEYS_ONLY' } },
    ],
    LocalSecondaryIndexes: [
      {
        IndexName: 'local',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'status', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
  });
  const put = async (status: string, length = 1, ReturnConsumedCapacity: 'INDEXES' | 'TOTAL' = 'INDEXES') => {
    const Item = { pk: { S: 'a' }, sk: { S: 'b' }, status: { S: status }, text: { S: 'x'.repeat(length) } };
    const answer = await cloud.dynamo.send(new PutItemCommand({ TableName: 'orders', Item, ReturnConsumedCapacity }));
    return answer.ConsumedCapacity;
  };
  expect(await put('new', 1500)).toEqual({
    TableName: 'orders',
    CapacityUnits: 5,
    Table: { CapacityUnits: 2 },
    GlobalSecondaryIndexes: { 'by-status': { CapacityUnits: 1 } },
    LocalSecondaryIndexes: { local: { CapacityUnits: 2 } },
  });
  // Nothing that the first index shows has changed; the second one shows everything.
  expect(await put('new', 1)).toMatchObject({ CapacityUnits: 4, LocalSecondaryIndexes: { local: { CapacityUnits: 2 } } });
  // A new key in both: a deletion and a put each.
  expect(await put('paid', 1, 'TOTAL')).toEqual({ TableName: 'orders', CapacityUnits: 5 });
});

test('metrics of the item collection are told for tables with local indexes alone', async () => {
  const { put } = await oneTable();
  expect(await put({ ReturnItemCollectionMetrics: 'SIZE' })).not.toHaveProperty('ItemCollectionMetrics');
});

test('a name of an attribute is neither empty nor as long as 64 KB (recorded by scylladb/alternator)', async () => {
  const { put } = await oneTable();
  const named = (name: string) => put({ Item: { pk: { S: 'a' }, [name]: { N: '1' } } });
  await named('x'.repeat(65_535));
  await expect(named('x'.repeat(65_536))).rejects.toThrow('Attribute name is too large, must be less than 65536 bytes');
  await expect(named('')).rejects.toThrow('Empty attribute name');
});
