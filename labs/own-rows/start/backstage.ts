// Ready-made: what you do once, in a terminal, with keys of your own: a table, an identity pool, and the role of a visitor.
import { CognitoIdentityClient, CreateIdentityPoolCommand, SetIdentityPoolRolesCommand } from '@aws-sdk/client-cognito-identity';
import { CreateTableCommand, DynamoDBClient, GetItemCommand, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { name, tags } from 'workshop';
import { googleClientId } from './google.ts';
import { policyFor } from './policy.ts';

export const tableName = name('answers');

const dynamodb = new DynamoDBClient({});
const cognito = new CognitoIdentityClient({});
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
      { AttributeName: 'userId', KeyType: 'HASH' }, // whose answer: the leading key
      { AttributeName: 'puzzleId', KeyType: 'RANGE' }, // to which puzzle
    ],
  }),
);
await waitUntilTableExists({ client: dynamodb, minDelay: 1, maxWaitTime: 60 }, { TableName: tableName });

/** Takes logins of Google, for this app. Guests get nothing. */
const { IdentityPoolId } = await cognito.send(
  new CreateIdentityPoolCommand({
    IdentityPoolName: name('puzzle_walk'),
    IdentityPoolTags: tags,
    AllowUnauthenticatedIdentities: false,
    SupportedLoginProviders: { 'accounts.google.com': googleClientId },
  }),
);
export const identityPoolId = IdentityPoolId!;

/** Who may take on the role: people whom this identity pool has identified. */
const trust = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: { 'cognito-identity.amazonaws.com:aud': identityPoolId },
        'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
      },
    },
  ],
};
const RoleName = name('puzzle-walk-visitor');
const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) }));
const PolicyDocument = JSON.stringify(policyFor(TableDescription!.TableArn!));
await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'answers', PolicyDocument }));
await cognito.send(new SetIdentityPoolRolesCommand({ IdentityPoolId, Roles: { authenticated: Role!.Arn! } }));

/** For specs: what the table holds, read with your own keys. */
export async function rowOf(userId: string, puzzle: number): Promise<string | undefined> {
  const Key = { userId: { S: userId }, puzzleId: { N: String(puzzle) } };
  const { Item } = await dynamodb.send(new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }));
  return Item?.answer?.S;
}
