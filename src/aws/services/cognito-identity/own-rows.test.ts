// A browser's user writes to DynamoDB under a policy that lets each touch only its own rows: the unmodified credential provider of the SDK,
// identity pool, roles and table together. Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
import {
  BatchGetItemCommand,
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { fromCognitoIdentityPool } from '@aws-sdk/credential-provider-cognito-identity';
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import { expect, test } from 'vitest';
import { account, identityCloud, policyOf, userPool } from './testing/identity-cloud.ts';

const TableName = 'learnjs';
const Resource = `arn:aws:dynamodb:us-east-1:${account}:table/${TableName}`;
const rowActions = ['BatchGetItem', 'BatchWriteItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'];
const ownRows = (actions = rowActions) =>
  policyOf({
    Action: actions.map((name) => `dynamodb:${name}`),
    Resource,
    Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['\u0024{cognito-identity.amazonaws.com:sub}'] } },
  });
const Key = (userId: string) => ({ userId: { S: userId }, problemId: { N: '1' } });
const denied = (action: string) => ({
  name: 'AccessDeniedException',
  message: `User: arn:aws:sts::${account}:assumed-role/in/CognitoIdentityCredentials is not authorized to perform: dynamodb:${action} on resource: ${Resource} because no identity-based policy allows the dynamodb:${action} action`,
});

async function app() {
  const cloud = identityCloud();
  const poolId = await cloud.pool({ AllowUnauthenticatedIdentities: true });
  await cloud.roles(poolId, ownRows());
  const AttributeDefinitions = [
    { AttributeName: 'userId', AttributeType: 'S' as const },
    { AttributeName: 'problemId', AttributeType: 'N' as const },
  ];
  const KeySchema = [
    { AttributeName: 'userId', KeyType: 'HASH' as const },
    { AttributeName: 'problemId', KeyType: 'RANGE' as const },
  ];
  const admin = cloud.client(DynamoDBClient);
  await admin.send(new CreateTableCommand({ TableName, AttributeDefinitions, KeySchema, BillingMode: 'PAY_PER_REQUEST' }));
  await cloud.advance(60_000);
  /** The SDK in somebody's browser: signs in, and gives the identity and a client. */
  const browser = async (logins?: Record<string, string>) => {
    const requestHandler = new FetchHttpHandler({ customFetch: async (request: unknown) => cloud.aws.fetch(request as Request) });
    const provider = fromCognitoIdentityPool({
      identityPoolId: poolId,
      clientConfig: { region: 'us-east-1', requestHandler },
      ...(logins && { logins }),
    });
    const credentials = await provider();
    return { identityId: credentials.identityId, dynamodb: cloud.client(DynamoDBClient, { credentials }) };
  };
  const alice = await browser({ [userPool]: cloud.idToken('alice') });
  const bob = await browser({ [userPool]: cloud.idToken('bob') });
  return { ...cloud, browser, alice, bob };
}

test('a user writes and reads its own rows', async () => {
  const { alice, bob, browser, idToken } = await app();
  for (const { dynamodb, identityId } of [alice, bob])
    await dynamodb.send(new PutItemCommand({ TableName, Item: { ...Key(identityId), answer: { S: 'true' } } }));
  const read = await alice.dynamodb.send(new GetItemCommand({ TableName, Key: Key(alice.identityId) }));
  expect(read.Item).toEqual({ ...Key(alice.identityId), answer: { S: 'true' } });
  const query = { TableName, KeyConditionExpression: 'userId = :u', ExpressionAttributeValues: { ':u': { S: alice.identityId } } };
  expect((await alice.dynamodb.send(new QueryCommand(query))).Count).toBe(1);
  const again = await browser({ [userPool]: idToken('alice') });
  expect(again.identityId).toBe(alice.identityId);
});

test("another user's rows are out of reach: by key, in a batch with one foreign key, by a scan", async () => {
  const { alice, bob } = await app();
  const { dynamodb } = alice;
  await bob.dynamodb.send(new PutItemCommand({ TableName, Item: Key(bob.identityId) }));
  await expect(dynamodb.send(new GetItemCommand({ TableName, Key: Key(bob.identityId) }))).rejects.toMatchObject(denied('GetItem'));
  await expect(dynamodb.send(new PutItemCommand({ TableName, Item: Key(bob.identityId) }))).rejects.toMatchObject(denied('PutItem'));
  const batch = (...ids: string[]) => new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: ids.map(Key) } } });
  await dynamodb.send(batch(alice.identityId));
  await expect(dynamodb.send(batch(alice.identityId, bob.identityId))).rejects.toMatchObject(denied('BatchGetItem'));
  await expect(dynamodb.send(new ScanCommand({ TableName }))).rejects.toMatchObject(denied('Scan'));
});

test('a Scan has no leading keys: who allows it opens the rows of everybody', async () => {
  const { alice, bob, iam } = await app();
  await bob.dynamodb.send(new PutItemCommand({ TableName, Item: Key(bob.identityId) }));
  await iam.send(new PutRolePolicyCommand({ RoleName: 'in', PolicyName: 'own', PolicyDocument: ownRows([...rowActions, 'Scan']) }));
  const { Items } = await alice.dynamodb.send(new ScanCommand({ TableName }));
  expect(Items).toEqual([Key(bob.identityId)]);
});

test('a guest has rows of its own too', async () => {
  const { browser, alice } = await app();
  const guest = await browser();
  await guest.dynamodb.send(new PutItemCommand({ TableName, Item: Key(guest.identityId) }));
  await expect(guest.dynamodb.send(new GetItemCommand({ TableName, Key: Key(alice.identityId) }))).rejects.toMatchObject({
    name: 'AccessDeniedException',
  });
});
