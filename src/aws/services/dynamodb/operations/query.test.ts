// Query, by the real SDK client. Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html;
// sentences as dynalite recorded them from the real service (github.com/architect/dynalite, test/query.js), unless quoted by users.
import { QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud, withSortKey } from '../testing/dynamo-cloud.ts';

const hash = (name: string) => ({ AttributeName: name, KeyType: 'HASH' as const });
const range = (name: string) => ({ AttributeName: name, KeyType: 'RANGE' as const });

async function orders(type: 'S' | 'N' | 'B' = 'N') {
  const cloud = dynamoCloud();
  await cloud.table('orders', {
    ...withSortKey(type),
    AttributeDefinitions: [...withSortKey(type).AttributeDefinitions, { AttributeName: 'status', AttributeType: 'S' }],
    GlobalSecondaryIndexes: [
      { IndexName: 'by-status', KeySchema: [hash('status'), range('sk')], Projection: { ProjectionType: 'ALL' } },
      { IndexName: 'keys', KeySchema: [hash('status')], Projection: { ProjectionType: 'KEYS_ONLY' } },
    ],
    LocalSecondaryIndexes: [
      {
        IndexName: 'local',
        KeySchema: [hash('pk'), range('status')],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['note'] },
      },
    ],
  });
  const query = (input: Partial<QueryCommandInput> = {}) =>
    cloud.dynamo.send(
      new QueryCommand({
        TableName: 'orders',
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: 'a' } },
        ...input,
      }),
    );
  return { ...cloud, query };
}

async function tenOrders() {
  const cloud = await orders();
  for (const number of [7, 3, 10, 1, 9, 2, 8, 4, 6, 5])
    await cloud.put('orders', {
      pk: { S: 'a' },
      sk: { N: String(number) },
      ...(number % 2 === 0 && { status: { S: 'even' } }),
      note: { S: `n${number}` },
      rest: { S: 'r' },
    });
  await cloud.put('orders', { pk: { S: 'b' }, sk: { N: '1' } });
  const numbers = async (input: Partial<QueryCommandInput> = {}) => ((await cloud.query(input)).Items ?? []).map(({ sk }) => Number(sk?.N));
  return { ...cloud, numbers };
}

test('the items of one partition come in the order of the sort key, or against it', async () => {
  const { numbers, query } = await tenOrders();
  expect(await numbers()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(await numbers({ ScanIndexForward: false })).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  expect(await query({ ExpressionAttributeValues: { ':pk': { S: 'nobody' } } })).toMatchObject({ Count: 0, ScannedCount: 0, Items: [] });
});

test.each([
  ['sk = :v', [5]],
  ['sk < :v', [1, 2, 3, 4]],
  ['sk <= :v', [1, 2, 3, 4, 5]],
  ['sk > :v', [6, 7, 8, 9, 10]],
  ['sk >= :v', [5, 6, 7, 8, 9, 10]],
])('the condition %s', async (condition, expected) => {
  const { numbers } = await tenOrders();
  const values = { ':pk': { S: 'a' }, ':v': { N: '5' } };
  expect(await numbers({ KeyConditionExpression: `pk = :pk AND ${condition}`, ExpressionAttributeValues: values })).toEqual(expected);
});

test('BETWEEN, and begins_with of text and of bytes', async () => {
  const { numbers } = await tenOrders();
  const between = { ':pk': { S: 'a' }, ':low': { N: '3' }, ':high': { N: '5' } };
  expect(await numbers({ KeyConditionExpression: 'pk = :pk AND sk BETWEEN :low AND :high', ExpressionAttributeValues: between })).toEqual([
    3, 4, 5,
  ]);
  const beginsWith = 'pk = :pk AND begins_with(sk, :v)';
  const text = await orders('S');
  for (const sk of ['a', 'ab', 'abc', 'b', 'aa\uffff', 'a\0']) await text.put('orders', { pk: { S: 'a' }, sk: { S: sk } });
  const texts = await text.query({
    KeyConditionExpression: beginsWith,
    ExpressionAttributeValues: { ':pk': { S: 'a' }, ':v': { S: 'a' } },
  });
  expect(texts.Items?.map(({ sk }) => sk?.S)).toEqual(['a', 'a\0', 'aa\uffff', 'ab', 'abc']);
  const bytes = await orders('B');
  for (const sk of [[1], [1, 255], [2], [1, 0]]) await bytes.put('orders', { pk: { S: 'a' }, sk: { B: Uint8Array.from(sk) } });
  const values = { ':pk': { S: 'a' }, ':v': { B: Uint8Array.of(1) } };
  const found = await bytes.query({ KeyConditionExpression: beginsWith, ExpressionAttributeValues: values });
  expect(found.Items?.map(({ sk }) => [...(sk?.B ?? [])])).toEqual([[1], [1, 0], [1, 255]]);
});

test('numbers are ordered by value, text by its UTF-8 bytes', async () => {
  const number = await orders('N');
  for (const sk of ['1e100', '-5', '0', '0.001', '-5.5', '12', '-1e-100']) await number.put('orders', { pk: { S: 'a' }, sk: { N: sk } });
  expect((await number.query()).Items?.map(({ sk }) => Number(sk?.N))).toEqual([-5.5, -5, -1e-100, 0, 0.001, 12, 1e100]);
  const text = await orders('S');
  for (const sk of ['😀', '\uffff', 'z', 'é']) await text.put('orders', { pk: { S: 'a' }, sk: { S: sk } });
  expect((await text.query()).Items?.map(({ sk }) => sk?.S)).toEqual(['z', 'é', '\uffff', '😀']);
});

test('a limit cuts before the filter, and the last key continues, in both directions', async () => {
  const { query } = await tenOrders();
  for (const ScanIndexForward of [true, false]) {
    const seen: number[] = [];
    let ExclusiveStartKey: QueryCommandInput['ExclusiveStartKey'];
    do {
      const page = await query({
        Limit: 3,
        ScanIndexForward,
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
        FilterExpression: 'attribute_exists(#s)',
        ExpressionAttributeNames: { '#s': 'status' },
      });
      expect(page.ScannedCount).toBeLessThanOrEqual(3);
      expect(page.Count).toBe(page.Items?.length);
      seen.push(...(page.Items ?? []).map(({ sk }) => Number(sk?.N)));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    expect(seen).toEqual(ScanIndexForward ? [2, 4, 6, 8, 10] : [10, 8, 6, 4, 2]);
  }
});

test('a page that ends with the last item has a last key; a page that could hold more has none', async () => {
  const { query } = await tenOrders();
  expect(await query({ Limit: 10 })).toHaveProperty('LastEvaluatedKey', { pk: { S: 'a' }, sk: { N: '10' } });
  expect(await query({ Limit: 11 })).not.toHaveProperty('LastEvaluatedKey');
});

test('a page ends after a megabyte, whatever the filter leaves', async () => {
  const { query, put } = await orders();
  for (let number = 0; number < 4; number++)
    await put('orders', { pk: { S: 'a' }, sk: { N: String(number) }, filler: { S: 'x'.repeat(390_000) } });
  const page = await query({ FilterExpression: 'sk2 = :pk' });
  expect(page).toMatchObject({ Count: 0, ScannedCount: 3, LastEvaluatedKey: { sk: { N: '2' } } });
  expect(await query({ ExclusiveStartKey: page.LastEvaluatedKey })).toMatchObject({ Count: 1 });
});

test('a sparse global index shows the items that have its key, page by page where keys are equal', async () => {
  const { query } = await tenOrders();
  const inIndex = (more: Partial<QueryCommandInput>) =>
    query({
      IndexName: 'keys',
      KeyConditionExpression: '#s = :s',
      ExpressionAttributeNames: { '#s': 'status' },
      ExpressionAttributeValues: { ':s': { S: 'even' } },
      ...more,
    });
  const all = await inIndex({});
  expect(all.Items?.every((item) => Object.keys(item).toSorted().join() === 'pk,sk,status')).toBe(true);
  expect(all.Count).toBe(5);
  const seen: unknown[] = [];
  let ExclusiveStartKey: QueryCommandInput['ExclusiveStartKey'];
  do {
    const page = await inIndex({ Limit: 2, ...(ExclusiveStartKey && { ExclusiveStartKey }) });
    seen.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  expect(seen).toEqual(all.Items);
  const sorted = await inIndex({ IndexName: 'by-status', ScanIndexForward: false });
  expect(sorted.Items?.map(({ sk }) => sk?.N)).toEqual(['10', '8', '6', '4', '2']);
});

test('a local index fetches from the table what it does not show, at a cost; a global one refuses', async () => {
  const { query } = await tenOrders();
  const local = { IndexName: 'local', ReturnConsumedCapacity: 'INDEXES' as const };
  const shown = await query(local);
  expect(Object.keys(shown.Items?.[0] ?? {}).toSorted()).toEqual(['note', 'pk', 'sk', 'status']);
  expect(shown.ConsumedCapacity).toEqual({
    TableName: 'orders',
    CapacityUnits: 0.5,
    Table: { CapacityUnits: 0 },
    LocalSecondaryIndexes: { local: { CapacityUnits: 0.5 } },
  });
  const fetched = await query({ ...local, Select: 'ALL_ATTRIBUTES' });
  expect(fetched.Items?.[0]).toHaveProperty('rest');
  expect(fetched.ConsumedCapacity).toMatchObject({ CapacityUnits: 3, Table: { CapacityUnits: 2.5 } });
  expect((await query({ ...local, ProjectionExpression: 'rest' })).Items?.[0]).toEqual({ rest: { S: 'r' } });
  const global = {
    IndexName: 'keys',
    KeyConditionExpression: '#s = :s',
    ExpressionAttributeNames: { '#s': 'status' },
    ExpressionAttributeValues: { ':s': { S: 'even' } },
  };
  await expect(query({ ...global, Select: 'ALL_ATTRIBUTES' })).rejects.toThrow(
    'One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index keys because its ' +
      'projection type is not ALL',
  );
  await expect(query({ ...global, ProjectionExpression: 'rest' })).rejects.toThrow('Global secondary index keys does not project [rest]');
});

test('COUNT counts and gives no items; a projection gives parts', async () => {
  const { query } = await tenOrders();
  const counted = await query({ Select: 'COUNT' });
  expect(counted).toMatchObject({ Count: 10, ScannedCount: 10 });
  expect(counted).not.toHaveProperty('Items');
  expect((await query({ ProjectionExpression: 'note', Limit: 1 })).Items).toEqual([{ note: { S: 'n1' } }]);
});

test('capacity is that of all bytes read together', async () => {
  const { query } = await tenOrders();
  const units = async (ConsistentRead: boolean) => (await query({ ConsistentRead, ReturnConsumedCapacity: 'TOTAL' })).ConsumedCapacity;
  expect(await units(false)).toEqual({ TableName: 'orders', CapacityUnits: 0.5 });
  expect(await units(true)).toEqual({ TableName: 'orders', CapacityUnits: 1 });
});

test('KeyConditions and QueryFilter, the older way, find the same', async () => {
  const { dynamo } = await tenOrders();
  const { Items } = await dynamo.send(
    new QueryCommand({
      TableName: 'orders',
      KeyConditions: {
        pk: { ComparisonOperator: 'EQ', AttributeValueList: [{ S: 'a' }] },
        sk: { ComparisonOperator: 'GT', AttributeValueList: [{ N: '6' }] },
      },
      QueryFilter: { status: { ComparisonOperator: 'NULL' } },
      AttributesToGet: ['note'],
    }),
  );
  expect(Items).toEqual([{ note: { S: 'n7' } }, { note: { S: 'n9' } }]);
});

const noNames = { KeyConditionExpression: undefined, ExpressionAttributeValues: undefined };
test.each<[string, Partial<QueryCommandInput>, string]>([
  ['no condition', noNames, 'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.'],
  ['a condition on another attribute', { KeyConditionExpression: 'note = :pk' }, 'Query condition missed key schema element: pk'],
  ['a range of partitions', { KeyConditionExpression: 'pk > :pk' }, 'Query key condition not supported'],
  [
    'a value of another type',
    { ExpressionAttributeValues: { ':pk': { N: '1' } } },
    'One or more parameter values were invalid: Condition parameter type does not match schema type',
  ],
  ['an index that is not there', { IndexName: 'nobody' }, 'The table does not have the specified index: nobody'],
  [
    'a consistent read of a global index',
    { IndexName: 'by-status', ConsistentRead: true },
    'Consistent reads are not supported on global secondary indexes',
  ],
  [
    'a filter on the key',
    { FilterExpression: 'sk = :pk' },
    'Filter Expression can only contain non-primary key attributes: Primary key attribute: sk',
  ],
  ['a start key of something else', { ExclusiveStartKey: { x: { S: 'a' } } }, 'The provided starting key is invalid'],
  [
    'a start key of another partition',
    { ExclusiveStartKey: { pk: { S: 'b' }, sk: { N: '1' } } },
    'The provided starting key is outside query boundaries based on provided conditions',
  ],
  [
    'a start key outside of the range',
    {
      KeyConditionExpression: 'pk = :pk AND sk > :v',
      ExpressionAttributeValues: { ':pk': { S: 'a' }, ':v': { N: '5' } },
      ExclusiveStartKey: { pk: { S: 'a' }, sk: { N: '1' } },
    },
    'The provided starting key does not match the range key predicate',
  ],
  [
    'SPECIFIC_ATTRIBUTES without any',
    { Select: 'SPECIFIC_ATTRIBUTES' },
    'Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES',
  ],
  [
    'a projection with another selection',
    { Select: 'ALL_ATTRIBUTES', ProjectionExpression: 'note' },
    'Cannot specify the ProjectionExpression when choosing to get ALL_ATTRIBUTES',
  ],
  [
    'what an index shows, without an index',
    { Select: 'ALL_PROJECTED_ATTRIBUTES' },
    'ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName',
  ],
  [
    'a limit of nothing',
    { Limit: 0 },
    "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1",
  ],
  ['an unknown table', { TableName: 'nobody' }, 'Requested resource not found'],
])('%s is refused', async (_, input, sentence) => {
  const { query } = await tenOrders();
  await expect(query(input)).rejects.toMatchObject({ message: sentence });
});
