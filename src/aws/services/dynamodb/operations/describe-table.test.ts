// DescribeTable, by the real SDK client. Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html
import { DeleteItemCommand, DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud } from '../testing/dynamo-cloud.ts';

const describeTable = (cloud: ReturnType<typeof dynamoCloud>, TableName = 'users') =>
  cloud.dynamo.send(new DescribeTableCommand({ TableName }));

test('counts and sizes are those of this moment, of the table and of its indexes', async () => {
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
  await cloud.put('users', { pk: { S: 'a' }, city: { S: 'Oslo' }, more: { S: '12345' } }, { pk: { S: 'b' } });
  const { Table } = await describeTable(cloud);
  expect(Table).toMatchObject({
    ItemCount: 2,
    TableSizeBytes: 2 + 1 + 4 + 4 + 4 + 5 + 2 + 1,
    GlobalSecondaryIndexes: [{ ItemCount: 1, IndexSizeBytes: 2 + 1 + 4 + 4 }],
  });
  await cloud.dynamo.send(new DeleteItemCommand({ TableName: 'users', Key: { pk: { S: 'a' } } }));
  expect((await describeTable(cloud)).Table).toMatchObject({ ItemCount: 1, GlobalSecondaryIndexes: [{ ItemCount: 0, IndexSizeBytes: 0 }] });
});

test('a table is found by its ARN too', async () => {
  const cloud = dynamoCloud();
  await cloud.table('users');
  const { Table } = await describeTable(cloud, 'arn:aws:dynamodb:us-east-1:123456789012:table/users');
  expect(Table?.TableName).toBe('users');
});

test('a table that is not there is told by its name (recorded by dynalite)', async () => {
  await expect(describeTable(dynamoCloud(), 'nobody')).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Requested resource not found: Table: nobody not found',
  });
  await expect(describeTable(dynamoCloud(), 'arn:aws:dynamodb:us-east-1:123456789012:table/nobody')).rejects.toThrow(
    'Table: nobody not found',
  );
});

test('a name that is none is refused (recorded by dynalite)', async () => {
  await expect(describeTable(dynamoCloud(), 'ab')).rejects.toThrow(
    'TableName must be at least 3 characters long and at most 255 characters long',
  );
  await expect(describeTable(dynamoCloud(), 'abc;')).rejects.toThrow(
    "1 validation error detected: Value 'abc;' at 'tableName' failed to satisfy constraint: " +
      'Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+',
  );
});
