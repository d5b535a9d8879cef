// ExecuteStatement, by the real SDK client. Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.html;
// sentences as users of the real service quote them.
import { type AttributeValue, ExecuteStatementCommand, type ExecuteStatementCommandInput } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud, withSortKey } from '../testing/dynamo-cloud.ts';

async function orders() {
  const cloud = dynamoCloud();
  await cloud.table('orders', {
    ...withSortKey('N'),
    AttributeDefinitions: [...withSortKey('N').AttributeDefinitions, { AttributeName: 'city', AttributeType: 'S' }],
    GlobalSecondaryIndexes: [
      { IndexName: 'by-city', KeySchema: [{ AttributeName: 'city', KeyType: 'HASH' }], Projection: { ProjectionType: 'KEYS_ONLY' } },
    ],
  });
  for (const sk of ['1', '2', '3', '4', '5'])
    await cloud.put('orders', { pk: { S: 'a' }, sk: { N: sk }, city: { S: Number(sk) > 3 ? 'Rome' : 'Oslo' }, note: { S: `n${sk}` } });
  await cloud.put('orders', { pk: { S: 'b' }, sk: { N: '1' } });
  const run = (Statement: string, Parameters?: AttributeValue[], more: Partial<ExecuteStatementCommandInput> = {}) =>
    cloud.dynamo.send(new ExecuteStatementCommand({ Statement, ...(Parameters && { Parameters }), ...more }));
  const numbers = async (...statement: Parameters<typeof run>) => ((await run(...statement)).Items ?? []).map(({ sk }) => Number(sk?.N));
  return { ...cloud, run, numbers };
}

test('a SELECT by the partition key is a Query, in the order that ORDER BY asks for', async () => {
  const { numbers, run } = await orders();
  expect(await numbers(`SELECT * FROM orders WHERE pk = 'a' AND sk >= 2 AND city = ?`, [{ S: 'Oslo' }])).toEqual([2, 3]);
  expect(await numbers(`SELECT * FROM orders WHERE pk = 'a' ORDER BY sk DESC`)).toEqual([5, 4, 3, 2, 1]);
  const counted = await run(`SELECT note FROM orders WHERE pk = 'a' AND sk = 1`, undefined, { ReturnConsumedCapacity: 'TOTAL' });
  expect(counted).toMatchObject({ Items: [{ note: { S: 'n1' } }], ConsumedCapacity: { TableName: 'orders', CapacityUnits: 0.5 } });
});

test('a SELECT without it is a Scan; several partitions are several Queries', async () => {
  const { numbers } = await orders();
  expect((await numbers(`SELECT * FROM orders WHERE note = 'n4' OR note = 'n5'`)).toSorted()).toEqual([4, 5]);
  expect(await numbers(`SELECT * FROM orders WHERE pk IN ['b', 'a']`)).toEqual([1, 1, 2, 3, 4, 5]);
});

test('an index is read by its own key', async () => {
  const { run } = await orders();
  const { Items } = await run(`SELECT * FROM "orders"."by-city" WHERE city = 'Rome'`);
  expect(Items).toHaveLength(2);
  expect(Items?.[0]).not.toHaveProperty('note');
  await expect(run(`SELECT * FROM "orders"."nobody" WHERE city = 'Rome'`)).rejects.toThrow(
    'The table does not have the specified index: nobody',
  );
});

test('pages follow each other by their token, which belongs to its statement', async () => {
  const { run } = await orders();
  const statement = `SELECT sk FROM orders WHERE pk IN ['a', 'b']`;
  const seen: unknown[] = [];
  let NextToken: string | undefined;
  do {
    const page = await run(statement, undefined, { Limit: 2, ...(NextToken && { NextToken }) });
    seen.push(...(page.Items ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  expect(seen).toEqual(['1', '2', '3', '4', '5', '1'].map((sk) => ({ sk: { N: sk } })));
  const { NextToken: token } = await run(statement, undefined, { Limit: 1 });
  await expect(run('SELECT * FROM orders', undefined, { NextToken: token })).rejects.toThrow('NextToken');
});

test('an INSERT makes a new item and refuses one that is there', async () => {
  const { run, numbers } = await orders();
  await run(`INSERT INTO orders VALUE {'pk': 'c', 'sk': 1, 'list': [1, 'two', true]}`);
  const [item] = (await run(`SELECT * FROM orders WHERE pk = 'c'`)).Items ?? [];
  expect(item).toEqual({ pk: { S: 'c' }, sk: { N: '1' }, list: { L: [{ N: '1' }, { S: 'two' }, { BOOL: true }] } });
  await expect(run(`INSERT INTO orders VALUE {'pk': 'c', 'sk': 1}`)).rejects.toMatchObject({
    name: 'DuplicateItemException',
    message: 'Duplicate primary key exists in table',
  });
  await expect(run(`INSERT INTO orders VALUE {'pk': 'c'}`)).rejects.toThrow('Missing the key sk in the item');
  expect(await numbers(`SELECT * FROM orders WHERE pk = 'c'`)).toEqual([1]);
});

test('an UPDATE changes one item that is there, and returns what RETURNING asks for', async () => {
  const { run } = await orders();
  const { Items } = await run(`UPDATE orders SET note = 'new' REMOVE city WHERE pk = 'a' AND sk = 1 RETURNING ALL NEW *`);
  expect(Items).toEqual([{ pk: { S: 'a' }, sk: { N: '1' }, note: { S: 'new' } }]);
  const modified = await run(`UPDATE orders SET note = ? WHERE pk = 'a' AND sk = 1 RETURNING MODIFIED OLD *`, [{ S: 'newer' }]);
  expect(modified.Items).toEqual([{ note: { S: 'new' } }]);
  await expect(run(`UPDATE orders SET note = 'x' WHERE pk = 'nobody' AND sk = 1`)).rejects.toMatchObject({
    name: 'ConditionalCheckFailedException',
  });
  await expect(run(`UPDATE orders SET note = 'x' WHERE pk = 'a' AND sk = 2 AND note = 'other'`)).rejects.toThrow(
    'The conditional request failed',
  );
  await expect(run(`UPDATE orders SET note = 'x' WHERE pk = 'a'`)).rejects.toThrow(
    'Where clause does not contain a mandatory equality on all key attributes',
  );
});

test('a DELETE removes one item, and an item that is not there is no error', async () => {
  const { run, numbers } = await orders();
  const { Items } = await run(`DELETE FROM orders WHERE pk = 'a' AND sk = 1 RETURNING ALL OLD *`);
  expect(Items).toMatchObject([{ note: { S: 'n1' } }]);
  expect(await run(`DELETE FROM orders WHERE pk = 'a' AND sk = 1`)).toMatchObject({ Items: [] });
  await expect(run(`DELETE FROM orders WHERE pk = 'a' AND sk = 2 AND note = 'other'`)).rejects.toThrow('The conditional request failed');
  expect(await numbers(`SELECT * FROM orders WHERE pk = 'a'`)).toEqual([2, 3, 4, 5]);
});

test('what is no statement, and a table that is not there, are refused', async () => {
  const { run } = await orders();
  await expect(run('SELEC * FROM orders')).rejects.toMatchObject({ name: 'ValidationException' });
  await expect(run('')).rejects.toThrow(
    "Value '' at 'statement' failed to satisfy constraint: Member must have length greater than or equal to 1",
  );
  await expect(run('SELECT * FROM nobody')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(run(`SELECT * FROM orders WHERE pk = 1`)).rejects.toThrow('The provided key element does not match the schema');
});
