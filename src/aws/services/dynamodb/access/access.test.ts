// What DynamoDB asks of IAM, proven by users with policies that really allow and deny.
// Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html and the service authorization reference.
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ExecuteStatementCommand,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { dynamoCloud, withSortKey } from '../testing/dynamo-cloud.ts';

const arn = 'arn:aws:dynamodb:us-east-1:123456789012:table/orders';
const denied = { name: 'AccessDeniedException' };
const TableName = 'orders';

/** A table, and a client whose only right is that statement. */
async function userWith(Statement: object) {
  const cloud = dynamoCloud();
  await cloud.table(TableName, {
    ...withSortKey(),
    AttributeDefinitions: [...withSortKey().AttributeDefinitions, { AttributeName: 'city', AttributeType: 'S' }],
    GlobalSecondaryIndexes: [
      { IndexName: 'by-city', KeySchema: [{ AttributeName: 'city', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } },
    ],
  });
  await cloud.put(TableName, { pk: { S: 'alice' }, sk: { S: '1' }, city: { S: 'Oslo' }, secret: { S: 's' } });
  const iam = cloud.client(IAMClient);
  await iam.send(new CreateUserCommand({ UserName: 'alice' }));
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...Statement }] });
  await iam.send(new PutUserPolicyCommand({ UserName: 'alice', PolicyName: 'p', PolicyDocument }));
  const { AccessKey: { AccessKeyId = '', SecretAccessKey = '' } = {} } = await iam.send(new CreateAccessKeyCommand({ UserName: 'alice' }));
  const client = cloud.client(DynamoDBClient, { credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey } });
  return { ...cloud, send: client.send.bind(client) as DynamoDBClient['send'] };
}

const key = (pk: string) => ({ pk: { S: pk }, sk: { S: '1' } });
const queryOf = (pk: string) =>
  new QueryCommand({ TableName, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': { S: pk } } });

test('dynamodb:LeadingKeys holds a user to its own partition, in every kind of call', async () => {
  const { send } = await userWith({
    Action: 'dynamodb:*',
    Resource: arn,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable of IAM
    Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['${aws:username}'] } },
  });
  const put = (pk: string) => new PutItemCommand({ TableName, Item: key(pk) });
  const both = { PutRequest: { Item: key('bob') } };
  await send(put('alice'));
  await send(new GetItemCommand({ TableName, Key: key('alice') }));
  await send(queryOf('alice'));
  await send(new BatchGetItemCommand({ RequestItems: { orders: { Keys: [key('alice')] } } }));
  await send(new ExecuteStatementCommand({ Statement: `SELECT * FROM orders WHERE pk = 'alice'` }));
  await send(new TransactWriteItemsCommand({ TransactItems: [{ Delete: { TableName, Key: key('alice') } }] }));

  await expect(send(put('bob'))).rejects.toMatchObject(denied);
  await expect(send(new GetItemCommand({ TableName, Key: key('bob') }))).rejects.toMatchObject(denied);
  await expect(send(queryOf('bob'))).rejects.toMatchObject(denied);
  await expect(send(new BatchGetItemCommand({ RequestItems: { orders: { Keys: [key('alice'), key('bob')] } } }))).rejects.toMatchObject(
    denied,
  );
  await expect(
    send(new BatchWriteItemCommand({ RequestItems: { orders: [{ DeleteRequest: { Key: key('alice') } }, both] } })),
  ).rejects.toMatchObject(denied);
  await expect(send(new ExecuteStatementCommand({ Statement: `SELECT * FROM orders WHERE pk = 'bob'` }))).rejects.toMatchObject(denied);
  await expect(send(new ExecuteStatementCommand({ Statement: `INSERT INTO orders VALUE {'pk': 'bob', 'sk': '1'}` }))).rejects.toMatchObject(
    denied,
  );
  await expect(
    send(
      new TransactWriteItemsCommand({
        TransactItems: [{ Put: { TableName, Item: key('alice') } }, { Delete: { TableName, Key: key('bob') } }],
      }),
    ),
  ).rejects.toMatchObject(denied);
});

test('dynamodb:Attributes and dynamodb:Select hold a user to some attributes', async () => {
  const { send } = await userWith({
    Action: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
    Resource: arn,
    Condition: {
      'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['pk', 'sk', 'city'] },
      StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES', 'dynamodb:ReturnValues': ['NONE', 'UPDATED_OLD', 'UPDATED_NEW'] },
    },
  });
  const get = (ProjectionExpression?: string) =>
    new GetItemCommand({ TableName, Key: key('alice'), ...(ProjectionExpression && { ProjectionExpression }) });
  expect((await send(get('city'))).Item).toEqual({ city: { S: 'Oslo' } });
  await expect(send(get('city, secret'))).rejects.toMatchObject(denied);
  await expect(send(get())).rejects.toMatchObject(denied);
  await expect(send(queryOf('alice'))).rejects.toMatchObject(denied);
  const update = (name: string, ReturnValues: 'ALL_OLD' | 'UPDATED_OLD') =>
    new UpdateItemCommand({
      TableName,
      Key: key('alice'),
      UpdateExpression: 'SET #n = :v',
      ExpressionAttributeNames: { '#n': name },
      ExpressionAttributeValues: { ':v': { S: 'Rome' } },
      ReturnValues,
    });
  await send(update('city', 'UPDATED_OLD'));
  await expect(send(update('secret', 'UPDATED_OLD'))).rejects.toMatchObject(denied);
  await expect(send(update('city', 'ALL_OLD'))).rejects.toMatchObject(denied);
});

test('an index is a resource of its own', async () => {
  const { send } = await userWith({ Action: ['dynamodb:Query', 'dynamodb:Scan'], Resource: `${arn}/index/*` });
  const values = { ExpressionAttributeValues: { ':city': { S: 'Oslo' } } };
  const found = await send(new QueryCommand({ TableName, IndexName: 'by-city', KeyConditionExpression: 'city = :city', ...values }));
  expect(found.Count).toBe(1);
  await send(new ScanCommand({ TableName, IndexName: 'by-city' }));
  await expect(send(queryOf('alice'))).rejects.toMatchObject(denied);
  await expect(send(new ScanCommand({ TableName }))).rejects.toMatchObject({
    ...denied,
    message: expect.stringContaining(`is not authorized to perform: dynamodb:Scan on resource: ${arn}`),
  });
});

test('the partition key of an index is the leading key there', async () => {
  const { send } = await userWith({
    Action: 'dynamodb:Query',
    Resource: [arn, `${arn}/index/by-city`],
    Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['Oslo'] } },
  });
  const inCity = (city: string) =>
    new QueryCommand({
      TableName,
      IndexName: 'by-city',
      KeyConditionExpression: 'city = :c',
      ExpressionAttributeValues: { ':c': { S: city } },
    });
  await send(inCity('Oslo'));
  await expect(send(inCity('Rome'))).rejects.toMatchObject(denied);
  await expect(send(queryOf('alice'))).rejects.toMatchObject(denied);
});

test('PartiQL has actions of its own, and a full scan can be denied', async () => {
  const { send } = await userWith({
    Action: ['dynamodb:PartiQLSelect', 'dynamodb:PartiQLInsert'],
    Resource: arn,
    Condition: { BoolIfExists: { 'dynamodb:FullTableScan': 'false' } },
  });
  const run = (Statement: string) => send(new ExecuteStatementCommand({ Statement }));
  expect((await run(`SELECT * FROM orders WHERE pk = 'alice'`)).Items).toHaveLength(1);
  await run(`INSERT INTO orders VALUE {'pk': 'bob', 'sk': '1'}`);
  await expect(run('SELECT * FROM orders')).rejects.toMatchObject(denied);
  await expect(run(`DELETE FROM orders WHERE pk = 'bob' AND sk = '1'`)).rejects.toMatchObject(denied);
});

test('a transaction needs what its writes need, and may be what allows them', async () => {
  const { send } = await userWith({
    Action: ['dynamodb:PutItem', 'dynamodb:ConditionCheckItem'],
    Resource: arn,
    Condition: { StringEquals: { 'dynamodb:EnclosingOperation': 'TransactWriteItems' } },
  });
  const check = { ConditionCheck: { TableName, Key: key('bob'), ConditionExpression: 'attribute_not_exists(pk)' } };
  await send(new TransactWriteItemsCommand({ TransactItems: [{ Put: { TableName, Item: key('carol') } }, check] }));
  await expect(send(new PutItemCommand({ TableName, Item: key('carol') }))).rejects.toMatchObject(denied);
  await expect(
    send(new TransactWriteItemsCommand({ TransactItems: [{ Delete: { TableName, Key: key('carol') } }] })),
  ).rejects.toMatchObject(denied);
});

test('tables are resources by name, also those that are not there yet', async () => {
  const { send } = await userWith({ Action: ['dynamodb:DescribeTable', 'dynamodb:CreateTable'], Resource: `${arn}*` });
  await send(new DescribeTableCommand({ TableName }));
  await expect(send(new DescribeTableCommand({ TableName: 'others' }))).rejects.toMatchObject(denied);
  const create = (name: string, Tags: { Key: string; Value: string }[] = []) =>
    send(
      new CreateTableCommand({
        TableName: name,
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        BillingMode: 'PAY_PER_REQUEST',
        Tags,
      }),
    );
  await create('orders-2');
  await expect(create('users')).rejects.toMatchObject(denied);
  await expect(create('orders-3', [{ Key: 'a', Value: 'b' }])).rejects.toMatchObject(denied);
  await expect(send(new ListTablesCommand({}))).rejects.toMatchObject(denied);
});
