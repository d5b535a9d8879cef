// UpdateTable, by the real SDK client. Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html;
// sentences as dynalite recorded them from the real service (github.com/architect/dynalite, test/updateTable.js), unless inferred.
import { DescribeTableCommand, QueryCommand, UpdateTableCommand, type UpdateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud } from '../testing/dynamo-cloud.ts';

const throughput = (read: number, write: number) => ({ ReadCapacityUnits: read, WriteCapacityUnits: write });
const byCity = {
  IndexName: 'by-city',
  KeySchema: [{ AttributeName: 'city', KeyType: 'HASH' as const }],
  Projection: { ProjectionType: 'ALL' as const },
};
const AttributeDefinitions = [
  { AttributeName: 'pk', AttributeType: 'S' as const },
  { AttributeName: 'city', AttributeType: 'S' as const },
];

async function oneTable(input?: Parameters<ReturnType<typeof dynamoCloud>['table']>[1]) {
  const cloud = dynamoCloud();
  await cloud.table('users', input);
  const update = (change: Partial<UpdateTableCommandInput>) => cloud.dynamo.send(new UpdateTableCommand({ TableName: 'users', ...change }));
  const described = async () => (await cloud.dynamo.send(new DescribeTableCommand({ TableName: 'users' }))).Table;
  return { ...cloud, update, described };
}

test('throughput changes when the update is over, and decreases are counted', async () => {
  const { update, described, advance } = await oneTable({ ProvisionedThroughput: throughput(10, 5) });
  const { TableDescription } = await update({ ProvisionedThroughput: throughput(30, 15) });
  expect(TableDescription).toMatchObject({ TableStatus: 'UPDATING', ProvisionedThroughput: throughput(10, 5) });
  await advance(500);
  expect(await described()).toMatchObject({
    TableStatus: 'ACTIVE',
    ProvisionedThroughput: { ...throughput(30, 15), NumberOfDecreasesToday: 0, LastIncreaseDateTime: expect.any(Date) },
  });
  await update({ ProvisionedThroughput: throughput(10, 5) });
  await advance(500);
  expect(await described()).toMatchObject({
    ProvisionedThroughput: { ...throughput(10, 5), NumberOfDecreasesToday: 1, LastDecreaseDateTime: expect.any(Date) },
  });
});

test('billing changes to per request and back, and then indexes need throughput', async () => {
  const GlobalSecondaryIndexes = [{ ...byCity, ProvisionedThroughput: throughput(1, 1) }];
  const { update, described, advance } = await oneTable({
    AttributeDefinitions,
    GlobalSecondaryIndexes,
    ProvisionedThroughput: throughput(2, 2),
  });
  await update({ BillingMode: 'PAY_PER_REQUEST' });
  await advance(500);
  expect(await described()).toMatchObject({
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    ProvisionedThroughput: throughput(0, 0),
    GlobalSecondaryIndexes: [{ ProvisionedThroughput: throughput(0, 0) }],
  });
  const back = { BillingMode: 'PROVISIONED' as const, ProvisionedThroughput: throughput(3, 3) };
  await expect(update(back)).rejects.toThrow(
    'One or more parameter values were invalid: ProvisionedThroughput must be specified for index: by-city',
  );
  const Update = { IndexName: 'by-city', ProvisionedThroughput: throughput(4, 4) };
  await update({ ...back, GlobalSecondaryIndexUpdates: [{ Update }] });
  await advance(500);
  expect(await described()).toMatchObject({
    ProvisionedThroughput: throughput(3, 3),
    GlobalSecondaryIndexes: [{ ProvisionedThroughput: throughput(4, 4), IndexStatus: 'ACTIVE' }],
  });
});

test('a new index is filled from the items that are there, and follows those that come meanwhile', async () => {
  const { update, described, advance, put, all, dynamo } = await oneTable();
  await put('users', { pk: { S: 'a' }, city: { S: 'Oslo' } }, { pk: { S: 'b' } });
  const { TableDescription } = await update({ AttributeDefinitions, GlobalSecondaryIndexUpdates: [{ Create: byCity }] });
  expect(TableDescription).toMatchObject({
    TableStatus: 'UPDATING',
    AttributeDefinitions,
    GlobalSecondaryIndexes: [{ IndexName: 'by-city', IndexStatus: 'CREATING', Backfilling: true }],
  });
  await put('users', { pk: { S: 'c' }, city: { S: 'Rome' } });
  const query = new QueryCommand({
    TableName: 'users',
    IndexName: 'by-city',
    KeyConditionExpression: 'city = :city',
    ExpressionAttributeValues: { ':city': { S: 'Oslo' } },
  });
  await expect(dynamo.send(query)).rejects.toThrow('by-city');
  await advance(500);
  expect(await described()).toMatchObject({ TableStatus: 'ACTIVE', GlobalSecondaryIndexes: [{ IndexStatus: 'ACTIVE', ItemCount: 2 }] });
  expect(await all('users', 'by-city')).toHaveLength(2);
  expect((await dynamo.send(query)).Items).toEqual([{ pk: { S: 'a' }, city: { S: 'Oslo' } }]);
});

test('an index passes over items that were there before with values that no key can be', async () => {
  const { update, advance, put, all } = await oneTable();
  const values = [{ S: '' }, { S: 'x'.repeat(2049) }, { N: '1' }, { S: 'x'.repeat(2048) }];
  for (const [index, city] of values.entries()) await put('users', { pk: { S: String(index) }, city });
  await update({ AttributeDefinitions, GlobalSecondaryIndexUpdates: [{ Create: byCity }] });
  await advance(500);
  expect(await all('users', 'by-city')).toMatchObject([{ pk: { S: '3' } }]);
});

test('a name that is taken, and an attribute of another type than before, are refused (quoted by users and by scylladb)', async () => {
  const { update } = await oneTable({ AttributeDefinitions, GlobalSecondaryIndexes: [byCity] });
  await expect(update({ AttributeDefinitions, GlobalSecondaryIndexUpdates: [{ Create: byCity }] })).rejects.toThrow(
    'Attempting to create an index which already exists',
  );
  const asNumber = [{ AttributeName: 'city', AttributeType: 'N' as const }];
  const Create = { ...byCity, IndexName: 'other' };
  await expect(update({ AttributeDefinitions: asNumber, GlobalSecondaryIndexUpdates: [{ Create }] })).rejects.toThrow(
    'One or more parameter values were invalid: Attributes cannot be redefined. Please check that your attribute has the same type as ' +
      'previously defined. Existing schema: Schema:[SchemaElement: key{city:S:HASH}] New schema: Schema:[SchemaElement: key{city:N:HASH}]',
  );
  const both = { Create, Delete: { IndexName: 'by-city' } };
  await expect(update({ AttributeDefinitions, GlobalSecondaryIndexUpdates: [both] })).rejects.toThrow(
    'Only one of GlobalSecondaryIndexUpdate',
  );
});

test('a new index defines the attributes of its key itself, known ones too (recorded by scylladb/alternator)', async () => {
  const { update } = await oneTable();
  const Create = { ...byCity, KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' as const }] };
  await expect(update({ GlobalSecondaryIndexUpdates: [{ Create }] })).rejects.toThrow(
    'One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. ' +
      'Keys: [pk], AttributeDefinitions: []',
  );
});

test('a deleted index is DELETING, then gone with the attributes that it alone needed', async () => {
  const { update, described, advance } = await oneTable({ AttributeDefinitions, GlobalSecondaryIndexes: [byCity] });
  const { TableDescription } = await update({ GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'by-city' } }] });
  expect(TableDescription?.GlobalSecondaryIndexes).toMatchObject([{ IndexStatus: 'DELETING' }]);
  await advance(500);
  const table = await described();
  expect(table).not.toHaveProperty('GlobalSecondaryIndexes');
  expect(table?.AttributeDefinitions).toEqual([AttributeDefinitions[0]]);
});

test('a stream is switched on, off, and on again under another label', async () => {
  const { update, described, advance } = await oneTable();
  const on = { StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' as const } };
  const off = { StreamSpecification: { StreamEnabled: false } };
  await expect(update(off)).rejects.toThrow('Table has no stream to disable: TableName: users');
  await update(on);
  await advance(500);
  const first = await described();
  expect(first).toMatchObject({ StreamSpecification: on.StreamSpecification, LatestStreamLabel: expect.any(String) });
  await expect(update(on)).rejects.toThrow('Table already has an enabled stream: TableName: users');
  await update(off);
  await advance(500);
  const closed = await described();
  expect(closed).not.toHaveProperty('StreamSpecification');
  expect(closed?.LatestStreamArn).toBe(first?.LatestStreamArn);
  await update(on);
  await advance(500);
  expect((await described())?.LatestStreamArn).not.toBe(first?.LatestStreamArn);
});

test('protection, class, encryption and ceilings are kept', async () => {
  const { update, described, advance } = await oneTable();
  await update({
    DeletionProtectionEnabled: true,
    TableClass: 'STANDARD_INFREQUENT_ACCESS',
    SSESpecification: { Enabled: true },
    OnDemandThroughput: { MaxWriteRequestUnits: 7 },
  });
  await advance(500);
  expect(await described()).toMatchObject({
    DeletionProtectionEnabled: true,
    TableClassSummary: { TableClass: 'STANDARD_INFREQUENT_ACCESS', LastUpdateDateTime: expect.any(Date) },
    SSEDescription: { Status: 'ENABLED' },
    OnDemandThroughput: { MaxWriteRequestUnits: 7 },
  });
  await update({ SSESpecification: { Enabled: false } });
  expect(await described()).not.toHaveProperty('SSEDescription');
});

const somePerRequest = 'One or more parameter values were invalid: ';
test.each<[string, Partial<UpdateTableCommandInput>, string]>([
  [
    'nothing',
    { GlobalSecondaryIndexUpdates: [] },
    'At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required',
  ],
  [
    'throughput without numbers',
    { ProvisionedThroughput: {} as never },
    "2 validation errors detected: Value null at 'provisionedThroughput.writeCapacityUnits'",
  ],
  [
    'no throughput for PROVISIONED',
    { BillingMode: 'PROVISIONED' },
    `${somePerRequest}ProvisionedThroughput must be specified when BillingMode is PROVISIONED`,
  ],
  [
    'throughput per request',
    { ProvisionedThroughput: throughput(1, 1) },
    `${somePerRequest}Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST`,
  ],
  [
    'an empty update of an index',
    { GlobalSecondaryIndexUpdates: [{}] },
    `${somePerRequest}One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete must not be null`,
  ],
  [
    'two updates of one index',
    { GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'abc' } }, { Delete: { IndexName: 'abc' } }] },
    `${somePerRequest}Only one global secondary index update per index is allowed simultaneously. Index: abc`,
  ],
  [
    'an update of an index without throughput',
    { GlobalSecondaryIndexUpdates: [{ Update: { IndexName: 'abc' } }] },
    "Value null at 'globalSecondaryIndexUpdates.1.member.update.provisionedThroughput' failed to satisfy constraint: Member must not be null",
  ],
  [
    'the deletion of an index that is not there',
    { GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'abc' } }] },
    'Requested resource not found',
  ],
  ['a replica', { ReplicaUpdates: [{ Create: { RegionName: 'eu-west-1' } }] }, "ReplicaUpdates is not embedded in Sandshark's DynamoDB."],
])('%s is refused', async (_, change, sentence) => {
  const { update } = await oneTable();
  await expect(update(change)).rejects.toThrow(sentence);
});

test('the same throughput again is refused with both numbers', async () => {
  const { update } = await oneTable({ ProvisionedThroughput: throughput(10, 5) });
  await expect(update({ ProvisionedThroughput: throughput(10, 5) })).rejects.toThrow(
    'The provisioned throughput for the table will not change. The requested value equals the current value. ' +
      'Current ReadCapacityUnits provisioned for the table: 10. Requested ReadCapacityUnits: 10. ' +
      'Current WriteCapacityUnits provisioned for the table: 5. Requested WriteCapacityUnits: 5. ',
  );
});

test('one index at a time is created or deleted, and a table in the making waits', async () => {
  const { update } = await oneTable();
  const two = [{ Delete: { IndexName: 'abc' } }, { Delete: { IndexName: 'abd' } }];
  await expect(update({ GlobalSecondaryIndexUpdates: two })).rejects.toMatchObject({
    name: 'LimitExceededException',
    message: 'Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table',
  });
  await update({ DeletionProtectionEnabled: true });
  await expect(update({ DeletionProtectionEnabled: false })).rejects.toMatchObject({
    name: 'ResourceInUseException',
    message: 'Attempt to change a resource which is still in use: Table is being updated: users',
  });
});

test('a table that is not there is not found', async () => {
  const { update } = await oneTable();
  await expect(update({ TableName: 'nobody', BillingMode: 'PAY_PER_REQUEST' })).rejects.toThrow(
    'Requested resource not found: Table: nobody not found',
  );
});
