// TransactWriteItems, by the real SDK client.
// Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html; sentences as users of the real service
// quote them, unless inferred.
import { type TransactWriteItem, TransactWriteItemsCommand, type TransactWriteItemsCommandInput } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud } from '../testing/dynamo-cloud.ts';

const TableName = 'users';
const Key = (pk: string) => ({ pk: { S: pk } });
const put = (pk: string, more: object = {}, options: object = {}): TransactWriteItem => ({
  Put: { TableName, Item: { ...Key(pk), ...more }, ...options },
});
const add = (pk: string, amount: string, options: object = {}): TransactWriteItem => ({
  Update: {
    TableName,
    Key: Key(pk),
    UpdateExpression: 'ADD balance :amount',
    ExpressionAttributeValues: { ':amount': { N: amount } },
    ...options,
  },
});

async function accounts() {
  const cloud = dynamoCloud();
  await cloud.table(TableName);
  await cloud.put(TableName, { ...Key('a'), balance: { N: '10' } }, { ...Key('b'), balance: { N: '0' } });
  const transact = (TransactItems: TransactWriteItem[], more: Partial<TransactWriteItemsCommandInput> = {}) =>
    cloud.dynamo.send(new TransactWriteItemsCommand({ TransactItems, ...more }));
  const balances = async () =>
    Object.fromEntries((await cloud.all(TableName)).map(({ pk, balance }) => [pk?.S, balance && Number(balance.N)]));
  return { ...cloud, transact, balances };
}

test('puts, updates, deletions and checks happen together', async () => {
  const { transact, balances } = await accounts();
  await transact([
    add('a', '-3'),
    put('c', { balance: { N: '3' } }),
    { Delete: { TableName, Key: Key('b') } },
    { ConditionCheck: { TableName, Key: Key('nobody'), ConditionExpression: 'attribute_not_exists(pk)' } },
  ]);
  expect(await balances()).toEqual({ a: 7, c: 3 });
});

test('one condition that fails cancels all, with a reason for each item', async () => {
  const { transact, balances } = await accounts();
  const enough = {
    ConditionExpression: 'balance >= :least',
    ExpressionAttributeValues: { ':amount': { N: '-20' }, ':least': { N: '20' } },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  };
  await expect(transact([add('b', '20'), add('a', '-20', enough)])).rejects.toMatchObject({
    name: 'TransactionCanceledException',
    message: 'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]',
    CancellationReasons: [
      { Code: 'None' },
      { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed', Item: { pk: { S: 'a' }, balance: { N: '10' } } },
    ],
  });
  expect(await balances()).toEqual({ a: 10, b: 0 });
});

test('an item that does not fit is a reason too', async () => {
  const { transact, balances } = await accounts();
  const text = { Update: { TableName, Key: Key('a'), UpdateExpression: 'ADD pk2 :v', ExpressionAttributeValues: { ':v': { N: '1' } } } };
  const wrongKey = { Delete: { TableName, Key: { x: { S: 'a' } } } };
  await expect(transact([text, wrongKey])).rejects.toMatchObject({
    name: 'TransactionCanceledException',
    CancellationReasons: [{ Code: 'None' }, { Code: 'ValidationError', Message: 'The provided key element does not match the schema' }],
  });
  expect(await balances()).toEqual({ a: 10, b: 0 });
});

test('the same token makes the same transaction happen once, for ten minutes', async () => {
  const { transact, balances, advance } = await accounts();
  const token = { ClientRequestToken: 'once' };
  await transact([add('a', '1')], token);
  await transact([add('a', '1')], token);
  expect(await balances()).toMatchObject({ a: 11 });
  await expect(transact([add('a', '2')], token)).rejects.toMatchObject({ name: 'IdempotentParameterMismatchException' });
  await advance(10 * 60 * 1000);
  await transact([add('a', '1')], token);
  expect(await balances()).toMatchObject({ a: 12 });
});

test('a transaction that was cancelled may be tried again with its token', async () => {
  const { transact, balances } = await accounts();
  const once = { ClientRequestToken: 'once' };
  const needsC = [add('a', '1'), { ConditionCheck: { TableName, Key: Key('c'), ConditionExpression: 'attribute_exists(pk)' } }];
  await expect(transact(needsC, once)).rejects.toMatchObject({ name: 'TransactionCanceledException' });
  await transact([put('c')]);
  await transact(needsC, once);
  expect(await balances()).toMatchObject({ a: 11 });
});

test('capacity is twice that of single writes', async () => {
  const { transact } = await accounts();
  const { ConsumedCapacity } = await transact([add('a', '1'), put('c')], { ReturnConsumedCapacity: 'INDEXES' });
  expect(ConsumedCapacity).toEqual([
    {
      TableName,
      CapacityUnits: 4,
      WriteCapacityUnits: 4,
      Table: { CapacityUnits: 4, WriteCapacityUnits: 4 },
    },
  ]);
});

test.each<[string, TransactWriteItem[], string]>([
  [
    'one item twice',
    [add('a', '1'), { Delete: { TableName, Key: Key('a') } }],
    'Transaction request cannot include multiple operations on one item',
  ],
  ['two things at once', [{ ...put('a'), ...add('a', '1') }], 'TransactItems can only contain one of Check, Put, Update or Delete'],
  ['an expression that is none', [add('a', '1', { UpdateExpression: 'ADD' })], 'Invalid UpdateExpression: Syntax error; '],
  ['an unknown table', [put('a', {}, { TableName: 'nobody' })], 'Requested resource not found'],
  [
    'nothing',
    [],
    "1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: Member must have length greater than or equal to 1",
  ],
  [
    'more than a hundred items',
    Array.from({ length: 101 }, (_, index) => put(`${index}`)),
    'Member must have length less than or equal to 100',
  ],
  ['more than four megabytes', Array.from({ length: 11 }, (_, index) => put(`${index}`, { x: { S: 'x'.repeat(390_000) } })), '4 MB'],
])('%s is refused, and nothing is written', async (_, items, sentence) => {
  const { transact, balances } = await accounts();
  await expect(transact(items)).rejects.toThrow(sentence);
  expect(await balances()).toEqual({ a: 10, b: 0 });
});
