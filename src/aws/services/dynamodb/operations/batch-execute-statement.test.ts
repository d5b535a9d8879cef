// BatchExecuteStatement, by the real SDK client.
// Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchExecuteStatement.html; sentences as users quote them.
import { BatchExecuteStatementCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud } from '../testing/dynamo-cloud.ts';

async function oneTable() {
  const cloud = dynamoCloud();
  await cloud.table('users');
  await cloud.put('users', { pk: { S: 'a' }, x: { N: '1' } });
  const run = (...statements: string[]) =>
    cloud.dynamo.send(
      new BatchExecuteStatementCommand({ Statements: statements.map((Statement) => ({ Statement })), ReturnConsumedCapacity: 'TOTAL' }),
    );
  return { ...cloud, run };
}

test('each write stands for itself: one that fails says why in its place', async () => {
  const { run, all } = await oneTable();
  const { Responses, ConsumedCapacity } = await run(
    `INSERT INTO users VALUE {'pk': 'a'}`,
    `INSERT INTO users VALUE {'pk': 'b'}`,
    `UPDATE users SET x = 2 WHERE pk = 'nobody'`,
    'INSERT INTO',
    `DELETE FROM nobody WHERE pk = 'a'`,
  );
  expect(Responses).toMatchObject([
    { TableName: 'users', Error: { Code: 'DuplicateItem', Message: 'Duplicate primary key exists in table' } },
    { TableName: 'users' },
    { Error: { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' } },
    { Error: { Code: 'ValidationError' } },
    { Error: { Code: 'ResourceNotFound', Message: 'Requested resource not found' } },
  ]);
  expect(ConsumedCapacity).toEqual([{ TableName: 'users', CapacityUnits: 1 }]);
  expect(await all('users')).toHaveLength(2);
});

test('reads need whole keys', async () => {
  const { run } = await oneTable();
  const { Responses } = await run(
    `SELECT x FROM users WHERE pk = 'a'`,
    `SELECT * FROM users WHERE pk = 'b'`,
    `SELECT * FROM users WHERE x = 1`,
  );
  expect(Responses).toMatchObject([
    { TableName: 'users', Item: { x: { N: '1' } } },
    { TableName: 'users' },
    {
      Error: {
        Code: 'ValidationError',
        Message: 'Select statements within BatchExecuteStatement must specify the primary key in the where clause.',
      },
    },
  ]);
});

test('reads and writes together are refused, and so are more than 25', async () => {
  const { run } = await oneTable();
  await expect(run(`SELECT * FROM users WHERE pk = 'a'`, `DELETE FROM users WHERE pk = 'a'`)).rejects.toMatchObject({
    name: 'ValidationException',
  });
  await expect(run(...Array.from({ length: 26 }, () => `SELECT * FROM users WHERE pk = 'a'`))).rejects.toThrow(
    'Member must have length less than or equal to 25',
  );
});
