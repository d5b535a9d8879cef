// What AWS Config is told of tables. Source: the property types of https://github.com/awslabs/aws-config-resource-schema.
import {
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
  PutItemCommand,
  TagResourceCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { configurationCloud } from '../../testing/configuration-cloud.ts';

const TableName = 'prices';

async function cloudWithTable() {
  const cloud = configurationCloud();
  const dynamodb = cloud.client(DynamoDBClient);
  await dynamodb.send(
    new CreateTableCommand({
      TableName,
      AttributeDefinitions: [{ AttributeName: 'ticker', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'ticker', KeyType: 'HASH' }],
      ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 2 },
    }),
  );
  await cloud.advance(60_000);
  return { dynamodb, one: () => cloud.told('AWS::DynamoDB::Table')[0] };
}

test('a table is told as DescribeTable tells it, members with a small letter, times as texts', async () => {
  const { one } = await cloudWithTable();
  expect(one()).toEqual({
    type: 'AWS::DynamoDB::Table',
    id: 'prices',
    name: 'prices',
    arn: 'arn:aws:dynamodb:us-east-1:123456789012:table/prices',
    region: 'us-east-1',
    availabilityZone: 'Not Applicable',
    createdMs: Date.UTC(2026, 10, 1),
    tags: {},
    relationships: [],
    configuration: {
      attributeDefinitions: [{ attributeName: 'ticker', attributeType: 'S' }],
      tableName: 'prices',
      keySchema: [{ attributeName: 'ticker', keyType: 'HASH' }],
      tableStatus: 'ACTIVE',
      creationDateTime: '2026-11-01T00:00:00.000Z',
      provisionedThroughput: { numberOfDecreasesToday: 0, readCapacityUnits: 5, writeCapacityUnits: 2 },
      tableSizeBytes: 0,
      itemCount: 0,
      tableArn: 'arn:aws:dynamodb:us-east-1:123456789012:table/prices',
      tableId: expect.any(String),
      deletionProtectionEnabled: false,
    },
    supplementaryConfiguration: {
      ContinuousBackupsDescription: {
        continuousBackupsStatus: 'ENABLED',
        pointInTimeRecoveryDescription: { pointInTimeRecoveryStatus: 'DISABLED' },
      },
    },
  });
});

test('encryption, backups, protection and tags are told', async () => {
  const { dynamodb, one } = await cloudWithTable();
  const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true };
  await dynamodb.send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification }));
  await dynamodb.send(new TagResourceCommand({ ResourceArn: one()?.arn, Tags: [{ Key: 'team', Value: 'blue' }] }));
  await dynamodb.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: true }));
  expect(one()).toMatchObject({
    tags: { team: 'blue' },
    configuration: { deletionProtectionEnabled: true },
    supplementaryConfiguration: {
      ContinuousBackupsDescription: { pointInTimeRecoveryDescription: { pointInTimeRecoveryStatus: 'ENABLED' } },
    },
  });
});

// By design.
test('a table is told as active from the beginning, and as gone as soon as it is being deleted', async () => {
  const cloud = configurationCloud();
  const dynamodb = cloud.client(DynamoDBClient);
  const AttributeDefinitions = [{ AttributeName: 'a', AttributeType: 'S' as const }];
  const KeySchema = [{ AttributeName: 'a', KeyType: 'HASH' as const }];
  await dynamodb.send(new CreateTableCommand({ TableName, AttributeDefinitions, KeySchema, BillingMode: 'PAY_PER_REQUEST' }));
  const atOnce = cloud.told('AWS::DynamoDB::Table');
  expect(atOnce[0]?.configuration).toMatchObject({ tableStatus: 'ACTIVE', billingModeSummary: { billingMode: 'PAY_PER_REQUEST' } });
  await cloud.advance(60_000);
  expect(cloud.told('AWS::DynamoDB::Table')).toEqual(atOnce);
  await dynamodb.send(new DeleteTableCommand({ TableName }));
  expect(cloud.told('AWS::DynamoDB::Table')).toEqual([]);
});

test('items change the count and the size alone, which make no item', async () => {
  const { dynamodb, one } = await cloudWithTable();
  const before = one();
  await dynamodb.send(new PutItemCommand({ TableName, Item: { ticker: { S: 'AMZN' } } }));
  const after = one();
  expect(after?.configuration).toMatchObject({ itemCount: 1 });
  expect({ ...after?.configuration, itemCount: 0, tableSizeBytes: 0 }).toEqual(before?.configuration);
});
