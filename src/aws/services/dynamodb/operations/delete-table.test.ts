// DeleteTable, by the real SDK client. Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteTable.html
import { CreateTableCommand, DeleteTableCommand, ListTablesCommand, PutItemCommand, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud, partitionOnly } from '../testing/dynamo-cloud.ts';

const remove = (cloud: ReturnType<typeof dynamoCloud>, TableName = 'users') => cloud.dynamo.send(new DeleteTableCommand({ TableName }));

test('a table is DELETING first, takes no items, and is gone half a second later', async () => {
  const cloud = dynamoCloud();
  await cloud.table('users');
  const { TableDescription } = await remove(cloud);
  expect(TableDescription).toMatchObject({ TableName: 'users', TableStatus: 'DELETING' });
  expect(TableDescription).not.toHaveProperty('KeySchema');
  await expect(cloud.dynamo.send(new PutItemCommand({ TableName: 'users', Item: { pk: { S: 'a' } } }))).rejects.toThrow(
    'Requested resource not found',
  );
  await cloud.advance(500);
  expect(await cloud.dynamo.send(new ListTablesCommand({}))).toMatchObject({ TableNames: [] });
});

test('a new table of the same name is empty', async () => {
  const cloud = dynamoCloud();
  await cloud.table('users');
  await cloud.put('users', { pk: { S: 'a' } });
  await remove(cloud);
  await cloud.advance(500);
  await cloud.table('users');
  expect(await cloud.all('users')).toEqual([]);
});

test('a table that is being created, updated or deleted is in use (the first recorded by dynalite)', async () => {
  const cloud = dynamoCloud();
  const throughput = { ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } };
  await cloud.dynamo.send(new CreateTableCommand({ TableName: 'users', ...partitionOnly, ...throughput }));
  await expect(remove(cloud)).rejects.toMatchObject({
    name: 'ResourceInUseException',
    message: 'Attempt to change a resource which is still in use: Table is being created: users',
  });
  await cloud.advance(500);
  await cloud.dynamo.send(new UpdateTableCommand({ TableName: 'users', BillingMode: 'PAY_PER_REQUEST' }));
  await expect(remove(cloud)).rejects.toThrow('Table is being updated: users');
  await cloud.advance(500);
  await remove(cloud);
  await expect(remove(cloud)).rejects.toThrow('Table is being deleted: users');
});

test('a protected table stays (sentence as users quote it)', async () => {
  const cloud = dynamoCloud();
  await cloud.table('users', { DeletionProtectionEnabled: true });
  await expect(remove(cloud)).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.',
  });
  await cloud.dynamo.send(new UpdateTableCommand({ TableName: 'users', DeletionProtectionEnabled: false }));
  await cloud.advance(500);
  await remove(cloud);
});

test('a table that is not there is not found (recorded by dynalite)', async () => {
  await expect(remove(dynamoCloud(), 'nobody')).rejects.toThrow('Requested resource not found: Table: nobody not found');
});
