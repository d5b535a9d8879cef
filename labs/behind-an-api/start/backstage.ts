// Ready-made: what you do once, in a terminal, with keys of your own: a table, a user pool, an identity pool, and the role of a visitor.
import {
  CognitoIdentityClient,
  CreateIdentityPoolCommand,
  SetIdentityPoolRolesCommand,
  SetPrincipalTagAttributeMapCommand,
} from '@aws-sdk/client-cognito-identity';
import {
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { CreateTableCommand, DynamoDBClient, PutItemCommand, QueryCommand, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { data, name, region, tags } from 'workshop';
import { visitorPolicy } from './policies.ts';
import type { Person } from './ready-made.ts';

export const tableName = name('answers');

const dynamodb = new DynamoDBClient({});
const users = new CognitoIdentityProviderClient({});
const identities = new CognitoIdentityClient({});
const iam = new IAMClient({});

const { TableDescription } = await dynamodb.send(
  new CreateTableCommand({
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: 'userId', AttributeType: 'S' },
      { AttributeName: 'puzzleId', AttributeType: 'N' },
    ],
    KeySchema: [
      { AttributeName: 'userId', KeyType: 'HASH' },
      { AttributeName: 'puzzleId', KeyType: 'RANGE' },
    ],
  }),
);
await waitUntilTableExists({ client: dynamodb, minDelay: 1, maxWaitTime: 60 }, { TableName: tableName });
export const tableArn = TableDescription!.TableArn!;

// The answers of last year. There were no rules then, and some visitors wrote a novel.
for (const [n, { puzzle, length }] of data.earlier.entries()) {
  const Item = { userId: { S: `visitor-${n}` }, puzzleId: { N: String(puzzle) }, answer: { S: 'a'.repeat(length) } };
  await dynamodb.send(new PutItemCommand({ TableName: tableName, Item }));
}

const { UserPool } = await users.send(
  new CreateUserPoolCommand({ PoolName: name('visitors'), UserPoolTags: tags, UsernameAttributes: ['email'] }),
);
const UserPoolId = UserPool!.Id!;
const { UserPoolClient } = await users.send(
  new CreateUserPoolClientCommand({
    UserPoolId,
    ClientName: name('puzzle-walk'),
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  }),
);

/** The app client: the `aud` of its ID tokens. */
export const clientId = UserPoolClient!.ClientId!;
/** Who signs the ID tokens: their `iss`. */
export const issuer = `https://cognito-idp.${region}.amazonaws.com/${UserPoolId}`;
/** The user pool, as identity pools call it. */
export const provider = issuer.replace('https://', '');

const { IdentityPoolId } = await identities.send(
  new CreateIdentityPoolCommand({
    IdentityPoolName: name('puzzle_walk'),
    IdentityPoolTags: tags,
    AllowUnauthenticatedIdentities: false,
    CognitoIdentityProviders: [{ ProviderName: provider, ClientId: clientId }],
  }),
);
export const identityPoolId = IdentityPoolId!;
// The keys that a visitor gets are tagged: the tag `username` is the claim `sub` of the ID token. Policies may ask for it.
await identities.send(
  new SetPrincipalTagAttributeMapCommand({ IdentityPoolId, IdentityProviderName: provider, UseDefaults: true }),
);

const trust = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
      Condition: {
        StringEquals: { 'cognito-identity.amazonaws.com:aud': identityPoolId },
        'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
      },
    },
  ],
};
const RoleName = name('puzzle-walk-visitor');
const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) }));
const PolicyDocument = JSON.stringify(visitorPolicy(tableArn));
await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'answers', PolicyDocument }));
await identities.send(new SetIdentityPoolRolesCommand({ IdentityPoolId, Roles: { authenticated: Role!.Arn! } }));

/** What signing in gives: an ID token. How people do it is the matter of another page; here they are let in. */
export async function idTokenOf({ email }: Person): Promise<string> {
  const Password = 'Seven-shells-7';
  const user = { UserPoolId, Username: email };
  try {
    await users.send(new AdminCreateUserCommand({ ...user, MessageAction: 'SUPPRESS' }));
    await users.send(new AdminSetUserPasswordCommand({ ...user, Password, Permanent: true }));
  } catch (error) {
    if ((error as Error).name !== 'UsernameExistsException') throw error;
  }
  const AuthParameters = { USERNAME: email, PASSWORD: Password };
  const { AuthenticationResult } = await users.send(
    new AdminInitiateAuthCommand({ UserPoolId, ClientId: clientId, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH', AuthParameters }),
  );
  return AuthenticationResult!.IdToken!;
}

/** For specs: what the table holds of somebody, by the number of the puzzle, read with your own keys. */
export async function rowsOf(userId: string): Promise<Record<string, string>> {
  const { Items = [] } = await dynamodb.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: 'userId = :u',
      ExpressionAttributeValues: { ':u': { S: userId } },
      ConsistentRead: true,
    }),
  );
  return Object.fromEntries(Items.map(({ puzzleId, answer }) => [puzzleId!.N!, answer!.S!]));
}
