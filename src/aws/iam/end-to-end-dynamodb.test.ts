// Rows of one's own in DynamoDB, through the real client.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
import {
  BatchGetItemCommand,
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { testCloud } from '../testing/test-cloud.ts';
import { clientOf, policyOf, userWithKey } from './testing/client-of.ts';

const TableName = 'notes';
const arn = `arn:aws:dynamodb:us-east-1:123456789012:table/${TableName}`;
const rowsOfOwn = { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['\u0024{aws:username}'] } };
const row = (userId: string) => ({ userId: { S: userId }, text: { S: 'hello' } });
const keyOf = (userId: string) => ({ userId: { S: userId } });

async function notesOf(actions: readonly string[]) {
  const cloud = testCloud();
  const admin = cloud.client(DynamoDBClient);
  await admin.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'userId', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'userId', KeyType: 'HASH' }],
    }),
  );
  await cloud.advance(60_000);
  for (const userId of ['bob', 'eve']) await admin.send(new PutItemCommand({ TableName, Item: row(userId) }));
  const key = await userWithKey(cloud, 'bob');
  const PolicyDocument = policyOf({ Action: actions, Resource: arn, Condition: rowsOfOwn });
  await cloud.client(IAMClient).send(new PutUserPolicyCommand({ UserName: 'bob', PolicyName: 'own-rows', PolicyDocument }));
  return clientOf(cloud, DynamoDBClient, key);
}

const itemActions = ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'].map((name) => `dynamodb:${name}`);

test('a user reads and writes its own rows', async () => {
  const client = await notesOf(itemActions);
  expect((await client.send(new GetItemCommand({ TableName, Key: keyOf('bob') }))).Item).toEqual(row('bob'));
  const query = { TableName, KeyConditionExpression: 'userId = :u', ExpressionAttributeValues: { ':u': { S: 'bob' } } };
  expect((await client.send(new QueryCommand(query))).Count).toBe(1);
  const batch = new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [keyOf('bob')] } } });
  expect((await client.send(batch)).Responses?.[TableName]).toEqual([row('bob')]);
});

test("another's row is refused, in a batch and in a transaction too, and nothing is written", async () => {
  const client = await notesOf(itemActions);
  const refused = (action: string) => ({
    name: 'AccessDeniedException',
    message: `User: arn:aws:iam::123456789012:user/bob is not authorized to perform: dynamodb:${action} on resource: ${arn} because no identity-based policy allows the dynamodb:${action} action`,
  });
  await expect(client.send(new GetItemCommand({ TableName, Key: keyOf('eve') }))).rejects.toMatchObject(refused('GetItem'));
  await expect(client.send(new PutItemCommand({ TableName, Item: row('eve') }))).rejects.toMatchObject(refused('PutItem'));
  const batch = new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [keyOf('bob'), keyOf('eve')] } } });
  await expect(client.send(batch)).rejects.toMatchObject(refused('BatchGetItem'));
  const changed = { Put: { TableName, Item: { ...row('bob'), text: { S: 'changed' } } } };
  const transaction = new TransactWriteItemsCommand({ TransactItems: [changed, { Put: { TableName, Item: row('eve') } }] });
  await expect(client.send(transaction)).rejects.toMatchObject({ name: 'AccessDeniedException' });
  expect((await client.send(new GetItemCommand({ TableName, Key: keyOf('bob') }))).Item).toEqual(row('bob'));
});

test('Scan has no leading keys: left out it is refused, allowed it opens the rows of everybody', async () => {
  const careful = await notesOf(itemActions);
  await expect(careful.send(new ScanCommand({ TableName }))).rejects.toMatchObject({ name: 'AccessDeniedException' });
  const careless = await notesOf([...itemActions, 'dynamodb:Scan']);
  expect((await careless.send(new ScanCommand({ TableName }))).Count).toBe(2);
});
