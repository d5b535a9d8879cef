// CreateTable, by the real SDK client. Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html;
// sentences as dynalite recorded them from the real service (github.com/architect/dynalite, test/createTable.js), unless inferred.
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud } from '../testing/dynamo-cloud.ts';

const attribute = (AttributeName: string, AttributeType: 'S' | 'N' | 'B' = 'S') => ({ AttributeName, AttributeType });
const key = (...names: string[]) =>
  names.map((AttributeName, index) => ({ AttributeName, KeyType: index === 0 ? ('HASH' as const) : ('RANGE' as const) }));
const ProvisionedThroughput = { ReadCapacityUnits: 1, WriteCapacityUnits: 1 };
const valid = { TableName: 'abc', AttributeDefinitions: [attribute('a')], KeySchema: key('a'), ProvisionedThroughput };
const all = { ProjectionType: 'ALL' as const };
const globalIndex = (IndexName: string, ...names: string[]) => ({
  IndexName,
  KeySchema: key(...names),
  Projection: all,
  ProvisionedThroughput,
});
const localIndex = (IndexName: string, ...names: string[]) => ({ IndexName, KeySchema: key(...names), Projection: all });

const create = (input: Partial<CreateTableCommandInput>, cloud = dynamoCloud()) =>
  cloud.dynamo.send(new CreateTableCommand(input as CreateTableCommandInput));

test('a new table is CREATING and half a second later ACTIVE', async () => {
  const cloud = dynamoCloud();
  const { TableDescription } = await create(valid, cloud);
  expect(TableDescription).toEqual({
    AttributeDefinitions: valid.AttributeDefinitions,
    TableName: 'abc',
    KeySchema: valid.KeySchema,
    TableStatus: 'CREATING',
    CreationDateTime: new Date(cloud.clock.now()),
    ProvisionedThroughput: { ...ProvisionedThroughput, NumberOfDecreasesToday: 0 },
    TableSizeBytes: 0,
    ItemCount: 0,
    TableArn: 'arn:aws:dynamodb:us-east-1:123456789012:table/abc',
    TableId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    DeletionProtectionEnabled: false,
  });
  await cloud.advance(499);
  const status = async () => (await cloud.dynamo.send(new DescribeTableCommand({ TableName: 'abc' }))).Table?.TableStatus;
  expect(await status()).toBe('CREATING');
  await cloud.advance(1);
  expect(await status()).toBe('ACTIVE');
});

test('all that a table can have is kept and told', async () => {
  const cloud = dynamoCloud();
  await create(
    {
      TableName: 'abc',
      AttributeDefinitions: [attribute('a'), attribute('b', 'N'), attribute('c', 'B')],
      KeySchema: key('a', 'b'),
      BillingMode: 'PAY_PER_REQUEST',
      GlobalSecondaryIndexes: [
        { IndexName: 'global', KeySchema: key('c'), Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['x'] } },
      ],
      LocalSecondaryIndexes: [localIndex('local', 'a', 'c')],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' },
      SSESpecification: { Enabled: true, KMSMasterKeyId: 'alias/own' },
      TableClass: 'STANDARD_INFREQUENT_ACCESS',
      DeletionProtectionEnabled: true,
      OnDemandThroughput: { MaxReadRequestUnits: 10 },
    },
    cloud,
  );
  await cloud.advance(1000);
  const { Table } = await cloud.dynamo.send(new DescribeTableCommand({ TableName: 'abc' }));
  expect(Table).toMatchObject({
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST', LastUpdateToPayPerRequestDateTime: expect.any(Date) },
    ProvisionedThroughput: { ReadCapacityUnits: 0, WriteCapacityUnits: 0 },
    GlobalSecondaryIndexes: [
      {
        IndexName: 'global',
        IndexStatus: 'ACTIVE',
        IndexArn: 'arn:aws:dynamodb:us-east-1:123456789012:table/abc/index/global',
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['x'] },
      },
    ],
    LocalSecondaryIndexes: [{ IndexName: 'local', ItemCount: 0, IndexSizeBytes: 0 }],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' },
    LatestStreamLabel: '2026-11-01T00:00:00.000',
    LatestStreamArn: 'arn:aws:dynamodb:us-east-1:123456789012:table/abc/stream/2026-11-01T00:00:00.000',
    SSEDescription: { Status: 'ENABLED', SSEType: 'KMS', KMSMasterKeyArn: 'arn:aws:kms:us-east-1:123456789012:alias/own' },
    TableClassSummary: { TableClass: 'STANDARD_INFREQUENT_ACCESS' },
    DeletionProtectionEnabled: true,
    OnDemandThroughput: { MaxReadRequestUnits: 10 },
    WarmThroughput: { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 4000, Status: 'ACTIVE' },
  });
});

test('a name that is taken is refused, in that account and region alone', async () => {
  const cloud = dynamoCloud();
  await create(valid, cloud);
  await expect(create(valid, cloud)).rejects.toMatchObject({ name: 'ResourceInUseException', message: 'Table already exists: abc' });
  const elsewhere = cloud.client(DynamoDBClient, { region: 'eu-west-1' });
  await elsewhere.send(new CreateTableCommand(valid));
});

test.each<[string, Partial<CreateTableCommandInput>, string]>([
  ['no name', { ...valid, TableName: undefined }, "The parameter 'TableName' is required but was not present in the request"],
  ['a short name', { ...valid, TableName: 'a;' }, 'TableName must be at least 3 characters long and at most 255 characters long'],
  [
    'members that are absent',
    { TableName: 'abc;' },
    "3 validation errors detected: Value null at 'attributeDefinitions' failed to satisfy constraint: Member must not be null; " +
      "Value 'abc;' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; " +
      "Value null at 'keySchema' failed to satisfy constraint: Member must not be null",
  ],
  [
    'throughput below one and an unknown billing mode',
    { ...valid, BillingMode: 'A' as never, ProvisionedThroughput: { ReadCapacityUnits: -1, WriteCapacityUnits: -1 }, KeySchema: [] },
    "4 validation errors detected: Value 'A' at 'billingMode' failed to satisfy constraint: " +
      'Member must satisfy enum value set: [PROVISIONED, PAY_PER_REQUEST]; ' +
      "Value '-1' at 'provisionedThroughput.writeCapacityUnits' failed to satisfy constraint: Member must have value greater than or equal to 1; " +
      "Value '-1' at 'provisionedThroughput.readCapacityUnits' failed to satisfy constraint: Member must have value greater than or equal to 1; " +
      "Value '[]' at 'keySchema' failed to satisfy constraint: Member must have length greater than or equal to 1",
  ],
  [
    'no throughput',
    { ...valid, ProvisionedThroughput: undefined },
    'One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED',
  ],
  [
    'throughput of a table that is paid per request',
    { ...valid, BillingMode: 'PAY_PER_REQUEST' },
    'One or more parameter values were invalid: ' +
      'Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST',
  ],
  [
    'throughput out of bounds',
    { ...valid, ProvisionedThroughput: { ReadCapacityUnits: 1000000000001, WriteCapacityUnits: 1 } },
    'Given value 1000000000001 for ReadCapacityUnits is out of bounds',
  ],
  ['a key without definition', { ...valid, AttributeDefinitions: [] }, 'Invalid KeySchema: Some index key attribute have no definition'],
  [
    'another key than defined',
    { ...valid, AttributeDefinitions: [attribute('b')] },
    'One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. ' +
      'Keys: [a], AttributeDefinitions: [b]',
  ],
  [
    'the same attribute twice in a key',
    { ...valid, AttributeDefinitions: [attribute('a'), attribute('b')], KeySchema: key('a', 'a') },
    'Both the Hash Key and the Range Key element in the KeySchema have the same name',
  ],
  [
    'an attribute that is defined twice (inferred)',
    { ...valid, AttributeDefinitions: [attribute('a'), attribute('a', 'N')] },
    'One or more parameter values were invalid: Duplicate AttributeName in AttributeDefinitions: a',
  ],
  [
    'an attribute that no key uses',
    { ...valid, AttributeDefinitions: [attribute('a'), attribute('b')] },
    'One or more parameter values were invalid: Number of attributes in KeySchema does not exactly match number of attributes defined ' +
      'in AttributeDefinitions',
  ],
  [
    'an attribute that neither the table nor an index uses',
    {
      ...valid,
      AttributeDefinitions: [attribute('a'), attribute('b'), attribute('c')],
      GlobalSecondaryIndexes: [globalIndex('abc', 'b')],
    },
    'One or more parameter values were invalid: Some AttributeDefinitions are not used. AttributeDefinitions: [a, b, c], keys used: [a, b]',
  ],
  [
    'a local index without a sort key of the table',
    { ...valid, LocalSecondaryIndexes: [localIndex('abc', 'a', 'b')] },
    'One or more parameter values were invalid: Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex',
  ],
  [
    'a local index with another partition key',
    {
      ...valid,
      AttributeDefinitions: [attribute('a'), attribute('b')],
      KeySchema: key('a', 'b'),
      LocalSecondaryIndexes: [localIndex('abc', 'b', 'a')],
    },
    'One or more parameter values were invalid: Index KeySchema does not have the same leading hash key as table KeySchema for index: abc. ' +
      'index hash key: b, table hash key: a',
  ],
  [
    'an index without a projection',
    { ...valid, GlobalSecondaryIndexes: [{ ...globalIndex('abc', 'a'), Projection: {} }] },
    'One or more parameter values were invalid: Unknown ProjectionType: null',
  ],
  [
    'attributes for a projection that takes none',
    { ...valid, GlobalSecondaryIndexes: [{ ...globalIndex('abc', 'a'), Projection: { ...all, NonKeyAttributes: ['x'] } }] },
    'One or more parameter values were invalid: ProjectionType is ALL, but NonKeyAttributes is specified',
  ],
  [
    'the same index twice',
    { ...valid, GlobalSecondaryIndexes: [globalIndex('abc', 'a'), globalIndex('abc', 'a')] },
    'One or more parameter values were invalid: Duplicate index name: abc',
  ],
  [
    'too many indexes',
    { ...valid, GlobalSecondaryIndexes: Array.from({ length: 21 }, (_, index) => globalIndex(`index${index}`, 'a')) },
    'One or more parameter values were invalid: GlobalSecondaryIndex count exceeds the per-table limit of 20',
  ],
  [
    'throughput of an index of a table that is paid per request',
    { ...valid, BillingMode: 'PAY_PER_REQUEST', ProvisionedThroughput: undefined, GlobalSecondaryIndexes: [globalIndex('abc', 'a')] },
    'One or more parameter values were invalid: ProvisionedThroughput should not be specified for index: abc when BillingMode is PAY_PER_REQUEST',
  ],
])('%s is refused', async (_, input, sentence) => {
  await expect(create(input)).rejects.toMatchObject({ name: 'ValidationException', message: sentence });
});

test('a stream needs a view, and only an open one has it (inferred)', async () => {
  await expect(create({ ...valid, StreamSpecification: { StreamEnabled: true } })).rejects.toThrow('StreamViewType must be specified');
  await expect(create({ ...valid, StreamSpecification: { StreamEnabled: false, StreamViewType: 'NEW_IMAGE' } })).rejects.toThrow(
    'StreamViewType must not be specified',
  );
});

test('what is not embedded is refused by name instead of ignored', async () => {
  const WarmThroughput = { ReadUnitsPerSecond: 1, WriteUnitsPerSecond: 1 };
  await expect(create({ ...valid, WarmThroughput })).rejects.toMatchObject({
    name: 'NotImplemented',
    message: "WarmThroughput is not embedded in Sandshark's DynamoDB.",
  });
});

test('a refused table leaves nothing behind', async () => {
  const cloud = dynamoCloud();
  await expect(create({ ...valid, AttributeDefinitions: [] }, cloud)).rejects.toThrow('Invalid KeySchema');
  await expect(cloud.dynamo.send(new PutItemCommand({ TableName: 'abc', Item: {} }))).rejects.toThrow('Requested resource not found');
});
