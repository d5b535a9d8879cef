// ExecuteTransaction, by the real SDK client.
// Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.multiplestatements.transactions.html
import { ExecuteTransactionCommand, type ExecuteTransactionCommandInput } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud } from '../testing/dynamo-cloud.ts';

async function oneTable() {
  const cloud = dynamoCloud();
  await cloud.table('users');
  await cloud.put('users', { pk: { S: 'a' }, x: { N: '1' } });
  const run = (statements: string[], more: Partial<ExecuteTransactionCommandInput> = {}) =>
    cloud.dynamo.send(
      new ExecuteTransactionCommand({
        TransactStatements: statements.map((Statement) => ({ Statement })),
        ReturnConsumedCapacity: 'TOTAL',
        ...more,
      }),
    );
  return { ...cloud, run };
}

test('writes happen together, guarded by EXISTS', async () => {
  const { run, all } = await oneTable();
  const { ConsumedCapacity } = await run([`EXISTS(SELECT * FROM users WHERE pk = 'a' AND x = 1)`, `INSERT INTO users VALUE {'pk': 'b'}`]);
  expect(ConsumedCapacity).toMatchObject([{ CapacityUnits: 4, WriteCapacityUnits: 4 }]);
  expect(await all('users')).toHaveLength(2);
});

test('one that fails cancels all', async () => {
  const { run, all } = await oneTable();
  const statements = [`INSERT INTO users VALUE {'pk': 'b'}`, `EXISTS(SELECT * FROM users WHERE pk = 'a' AND x = 2)`];
  await expect(run(statements)).rejects.toMatchObject({
    name: 'TransactionCanceledException',
    CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed' }],
  });
  await expect(run([`INSERT INTO users VALUE {'pk': 'a'}`])).rejects.toMatchObject({
    CancellationReasons: [{ Code: 'DuplicateItem', Message: 'Duplicate primary key exists in table' }],
  });
  expect(await all('users')).toHaveLength(1);
});

test('reads give their items in order', async () => {
  const { run } = await oneTable();
  const { Responses } = await run([`SELECT x FROM users WHERE pk = 'a'`, `SELECT * FROM users WHERE pk = 'nobody'`]);
  expect(Responses).toEqual([{ Item: { x: { N: '1' } } }, {}]);
});

test('the same token makes the same transaction happen once', async () => {
  const { run, all } = await oneTable();
  const once = { ClientRequestToken: 'once' };
  const increment = [`UPDATE users SET x = x + 1 WHERE pk = 'a'`];
  await run(increment, once);
  await run(increment, once);
  expect(await all('users')).toEqual([{ pk: { S: 'a' }, x: { N: '2' } }]);
  await expect(run([`DELETE FROM users WHERE pk = 'a'`], once)).rejects.toMatchObject({ name: 'IdempotentParameterMismatchException' });
});

test('reads and writes together, statements that are none, and one item twice are refused', async () => {
  const { run } = await oneTable();
  await expect(run([`SELECT * FROM users WHERE pk = 'a'`, `DELETE FROM users WHERE pk = 'a'`])).rejects.toMatchObject({
    name: 'ValidationException',
  });
  await expect(run(['DELETE'])).rejects.toMatchObject({ name: 'ValidationException' });
  await expect(run([`DELETE FROM users WHERE pk = 'a'`, `UPDATE users SET x = 1 WHERE pk = 'a'`])).rejects.toThrow(
    'Transaction request cannot include multiple operations on one item',
  );
});
