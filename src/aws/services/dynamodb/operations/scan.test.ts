// Scan, by the real SDK client. Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html;
// orders, segments and sentences as dynalite recorded them from the real service (github.com/architect/dynalite, test/scan.js).
import { ScanCommand, type ScanCommandInput } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud, partitionOnly } from '../testing/dynamo-cloud.ts';

async function manyUsers(count = 40) {
  const cloud = dynamoCloud();
  await cloud.table('users', {
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'city', AttributeType: 'S' },
    ],
    GlobalSecondaryIndexes: [
      { IndexName: 'by-city', KeySchema: [{ AttributeName: 'city', KeyType: 'HASH' }], Projection: { ProjectionType: 'KEYS_ONLY' } },
    ],
  });
  for (let number = 0; number < count; number++)
    await cloud.put('users', { pk: { S: `user-${number}` }, age: { N: String(number) }, ...(number % 4 === 0 && { city: { S: 'Oslo' } }) });
  const scan = (input: Partial<ScanCommandInput> = {}) => cloud.dynamo.send(new ScanCommand({ TableName: 'users', ...input }));
  const pages = async (input: Partial<ScanCommandInput>) => {
    const names: (string | undefined)[] = [];
    let ExclusiveStartKey: ScanCommandInput['ExclusiveStartKey'];
    do {
      const page = await scan({ ...input, ...(ExclusiveStartKey && { ExclusiveStartKey }) });
      names.push(...(page.Items ?? []).map(({ pk }) => pk?.S));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    return names;
  };
  return { ...cloud, scan, pages };
}

test('texts come in the order of their hash, as the real service gave them to dynalite', async () => {
  const cloud = dynamoCloud();
  await cloud.table('users');
  const names = ['2', '8', '9', '1', '6', 'hello', '0', '5', '4', 'äáöü', 'aardman', '7', '3', 'zapf'];
  for (const name of names.toSorted()) await cloud.put('users', { pk: { S: name } });
  expect((await cloud.all('users')).map(({ pk }) => pk?.S)).toEqual(names);
});

test('numbers lie in the segments in which the real service had them', async () => {
  const cloud = dynamoCloud();
  await cloud.table('numbers', { ...partitionOnly, AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'N' }] });
  await cloud.put('numbers', { pk: { N: '251' } }, { pk: { N: '2388' } });
  const segment = async (Segment: number) =>
    (await cloud.dynamo.send(new ScanCommand({ TableName: 'numbers', Segment, TotalSegments: 4096 }))).Items;
  expect(await segment(1)).toEqual([{ pk: { N: '251' } }]);
  expect(await segment(4095)).toEqual([{ pk: { N: '2388' } }]);
});

test('pages together are the whole, each item once', async () => {
  const { scan, pages } = await manyUsers();
  const whole = (await scan()).Items?.map(({ pk }) => pk?.S);
  expect(new Set(whole).size).toBe(40);
  expect(await pages({ Limit: 7 })).toEqual(whole);
});

test('segments together are the whole, each item in one', async () => {
  const { scan, pages } = await manyUsers();
  const segments = await Promise.all([0, 1, 2].map((Segment) => pages({ Segment, TotalSegments: 3, Limit: 4 })));
  expect(segments.flat().toSorted()).toEqual((await scan()).Items?.map(({ pk }) => pk?.S ?? '').toSorted());
  expect(segments.every((segment) => segment.length > 0)).toBe(true);
});

test('a filter comes after the limit, and capacity counts what was read', async () => {
  const { scan } = await manyUsers();
  const filter = { FilterExpression: 'age >= :a', ExpressionAttributeValues: { ':a': { N: '20' } } };
  expect(await scan({ ...filter, ReturnConsumedCapacity: 'TOTAL' })).toMatchObject({
    Count: 20,
    ScannedCount: 40,
    ConsumedCapacity: { TableName: 'users', CapacityUnits: 0.5 },
  });
  const page = await scan({ ...filter, Limit: 10 });
  expect(page.ScannedCount).toBe(10);
  expect(page.Count).toBeLessThan(10);
  expect(
    await scan({ ScanFilter: { age: { ComparisonOperator: 'LT', AttributeValueList: [{ N: '3' }] } }, Select: 'COUNT' }),
  ).toMatchObject({
    Count: 3,
  });
});

test('an index is scanned for what it shows, and its last key has both keys', async () => {
  const { scan, pages } = await manyUsers();
  const page = await scan({ IndexName: 'by-city', Limit: 1 });
  expect(page.Items).toEqual([page.LastEvaluatedKey]);
  expect(Object.keys(page.LastEvaluatedKey ?? {}).toSorted()).toEqual(['city', 'pk']);
  expect(await pages({ IndexName: 'by-city', Limit: 3 })).toHaveLength(10);
});

test.each<[string, Partial<ScanCommandInput>, string]>([
  [
    'a segment without their number',
    { Segment: 0 },
    'The TotalSegments parameter is required but was not present in the request when Segment parameter is present',
  ],
  [
    'segments without one',
    { TotalSegments: 2 },
    'The Segment parameter is required but was not present in the request when parameter TotalSegments is present',
  ],
  [
    'a segment behind the last',
    { Segment: 2, TotalSegments: 2 },
    'The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: 2 is not less than TotalSegments: 2',
  ],
  [
    'half a start key',
    { ExclusiveStartKey: {} },
    'The provided starting key is invalid: The provided key element does not match the schema',
  ],
  [
    'a start key without the key of the index',
    { IndexName: 'by-city', ExclusiveStartKey: { pk: { S: 'a' } } },
    'The provided starting key is invalid',
  ],
  ['an index that is not there', { IndexName: 'nobody' }, 'The table does not have the specified index: nobody'],
  [
    'a consistent read of a global index',
    { IndexName: 'by-city', ConsistentRead: true },
    'Consistent reads are not supported on global secondary indexes',
  ],
  ['an unknown table', { TableName: 'nobody' }, 'Requested resource not found'],
])('%s is refused', async (_, input, sentence) => {
  const { scan } = await manyUsers(1);
  await expect(scan(input)).rejects.toMatchObject({ message: sentence });
});

test('a start key of another segment is refused', async () => {
  const { scan } = await manyUsers();
  const first = await scan({ Segment: 0, TotalSegments: 2, Limit: 1 });
  await expect(scan({ Segment: 1, TotalSegments: 2, ExclusiveStartKey: first.LastEvaluatedKey })).rejects.toThrow(
    'The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. ' +
      'TotalSegments: 2 Segment: 1',
  );
});
