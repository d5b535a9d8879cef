// Unmodified clients of Cognito against the endpoint, over HTTP: amazon-cognito-identity-js signs up, in by SRP, refreshes and out;
// aws-jwt-verify trusts the tokens; fromCognitoIdentityPool makes keys of them, which reach the rows of their user and no others.
// Sources: issue 10; https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
import { CognitoIdentityClient, CreateIdentityPoolCommand, SetIdentityPoolRolesCommand } from '@aws-sdk/client-cognito-identity';
import {
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  BatchGetItemCommand,
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { fromCognitoIdentityPool } from '@aws-sdk/credential-provider-cognito-identity';
import {
  AuthenticationDetails,
  type CognitoRefreshToken,
  CognitoUser,
  CognitoUserPool,
  type CognitoUserSession,
} from 'amazon-cognito-identity-js';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningEndpoint, runningEndpoint } from '../../src/server/testing/running-endpoint.ts';

const Password = 'Sand-shark-1';
const TableName = 'answers';
const region = 'us-east-1';

let endpoint: RunningEndpoint;
let userPoolId = '';
let clientId = '';
let provider = '';

const inAccount = () => ({ region, endpoint: endpoint.url, credentials: { accessKeyId: '123456789012', secretAccessKey: 'any' } });

beforeAll(async () => {
  endpoint = await runningEndpoint();
  const users = new CognitoIdentityProviderClient(inAccount());
  const { UserPool } = await users.send(new CreateUserPoolCommand({ PoolName: 'visitors', AutoVerifiedAttributes: ['email'] }));
  userPoolId = UserPool?.Id ?? '';
  const { UserPoolClient } = await users.send(new CreateUserPoolClientCommand({ UserPoolId: userPoolId, ClientName: 'web' }));
  clientId = UserPoolClient?.ClientId ?? '';
  provider = `cognito-idp.${region}.amazonaws.com/${userPoolId}`;
});
afterAll(() => endpoint.close());

/** A function that ends with a Node callback, as a promise. */
function called<Value>(call: (callback: (error: Error | null | undefined, value?: Value | null) => void) => void): Promise<Value> {
  return new Promise((resolve, reject) => call((error, value) => (error ? reject(error) : resolve(value as Value))));
}

async function lastCode(username: string): Promise<string> {
  const answer = await fetch(`${endpoint.url}/${userPoolId}/.sandshark/messages?username=${username}`);
  return ((await answer.json()) as { messages: { code: string }[] }).messages.at(-1)?.code ?? '';
}

/** Somebody signs up, confirms and signs in by SRP, with amazon-cognito-identity-js. */
async function signedIn(name: string): Promise<{ user: CognitoUser; session: CognitoUserSession }> {
  const pool = new CognitoUserPool({ UserPoolId: userPoolId, ClientId: clientId, endpoint: `${endpoint.url}/` });
  const attributes = [{ Name: 'email', Value: `${name}@example.com` }] as never[];
  await called((done) => pool.signUp(name, Password, attributes, [], done as never));
  const user = new CognitoUser({ Username: name, Pool: pool });
  await called(async (done) => user.confirmRegistration(await lastCode(name), false, done));
  const session = await new Promise<CognitoUserSession>((onSuccess, onFailure) => {
    user.authenticateUser(new AuthenticationDetails({ Username: name, Password }), { onSuccess, onFailure });
  });
  return { user, session };
}

const verifier = (tokenUse: 'access' | 'id') =>
  CognitoJwtVerifier.create(
    { userPoolId, clientId, tokenUse },
    {
      jwksCache: new SimpleJwksCache({
        // The keys lie where the issuer is; here that is the endpoint.
        fetcher: { fetch: async (uri: string) => (await fetch(`${endpoint.url}${new URL(uri).pathname}`)).arrayBuffer() } as never,
      }),
    },
  );

test('a user signs up, in by SRP, refreshes and signs out; the tokens verify, a forged one does not', async () => {
  const { user, session } = await signedIn('ama');
  const [access, id] = [session.getAccessToken().getJwtToken(), session.getIdToken().getJwtToken()];
  expect(await verifier('id').verify(id)).toMatchObject({ email: 'ama@example.com', 'cognito:username': 'ama', aud: clientId });
  expect(await verifier('access').verify(access)).toMatchObject({ username: 'ama', client_id: clientId });
  await expect(verifier('access').verify(id)).rejects.toThrow('Token use not allowed: id');
  const [head, , signature] = access.split('.');
  const claims = Buffer.from(JSON.stringify({ ...session.getAccessToken().payload, username: 'ben' })).toString('base64url');
  await expect(verifier('access').verify(`${head}.${claims}.${signature}`)).rejects.toThrow('Invalid signature');

  const refresh = session.getRefreshToken() as CognitoRefreshToken;
  const again = await called<CognitoUserSession>((done) => user.refreshSession(refresh, done));
  expect(await verifier('access').verify(again.getAccessToken().getJwtToken())).toMatchObject({ username: 'ama' });
  await new Promise((onSuccess, onFailure) => user.globalSignOut({ onSuccess, onFailure }));
  await expect(called((done) => user.refreshSession(refresh, done))).rejects.toMatchObject({ message: 'Refresh Token has been revoked' });
});

/** An identity pool for the user pool, whose users may touch the rows that begin with their identity. */
async function identityPool(): Promise<string> {
  const dynamodb = new DynamoDBClient(inAccount());
  const { TableDescription } = await dynamodb.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'userId', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'userId', KeyType: 'HASH' }],
    }),
  );
  await waitUntilTableExists({ client: dynamodb, minDelay: 1, maxWaitTime: 60 }, { TableName });
  const identities = new CognitoIdentityClient(inAccount());
  const CognitoIdentityProviders = [{ ProviderName: provider, ClientId: clientId }];
  const { IdentityPoolId = '' } = await identities.send(
    new CreateIdentityPoolCommand({ IdentityPoolName: 'visitors', AllowUnauthenticatedIdentities: false, CognitoIdentityProviders }),
  );
  const iam = new IAMClient(inAccount());
  const document = (statement: object) => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] });
  const AssumeRolePolicyDocument = document({
    Principal: { Federated: 'cognito-identity.amazonaws.com' },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': IdentityPoolId } },
  });
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName: 'visitor', AssumeRolePolicyDocument }));
  const PolicyDocument = document({
    Action: ['GetItem', 'PutItem', 'BatchGetItem'].map((name) => `dynamodb:${name}`),
    Resource: TableDescription?.TableArn,
    Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['\u0024{cognito-identity.amazonaws.com:sub}'] } },
  });
  await iam.send(new PutRolePolicyCommand({ RoleName: 'visitor', PolicyName: 'own-rows', PolicyDocument }));
  await identities.send(new SetIdentityPoolRolesCommand({ IdentityPoolId, Roles: { authenticated: Role?.Arn ?? '' } }));
  return IdentityPoolId;
}

test('the credential provider of the SDK makes keys of an ID token, which reach the own row and no other', async () => {
  const identityPoolId = await identityPool();
  const browser = async (name: string) => {
    const { session } = await signedIn(name);
    const logins = { [provider]: session.getIdToken().getJwtToken() };
    const credentials = await fromCognitoIdentityPool({ identityPoolId, logins, clientConfig: { region, endpoint: endpoint.url } })();
    return { row: { userId: { S: credentials.identityId } }, dynamodb: new DynamoDBClient({ ...inAccount(), credentials }) };
  };
  const [ben, cleo] = [await browser('ben'), await browser('cleo')];
  const denied = { name: 'AccessDeniedException' };
  for (const { dynamodb, row } of [ben, cleo]) await dynamodb.send(new PutItemCommand({ TableName, Item: row }));
  expect((await ben.dynamodb.send(new GetItemCommand({ TableName, Key: ben.row }))).Item).toEqual(ben.row);
  await expect(ben.dynamodb.send(new GetItemCommand({ TableName, Key: cleo.row }))).rejects.toMatchObject(denied);
  const both = new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [ben.row, cleo.row] } } });
  await expect(ben.dynamodb.send(both)).rejects.toMatchObject(denied);
  await expect(ben.dynamodb.send(new ScanCommand({ TableName }))).rejects.toMatchObject(denied);
});
