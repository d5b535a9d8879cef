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

async function makeTable(): Promise<string> {
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
  return TableDescription!.TableArn!;
}

/** Takes logins of Google, for this app. Guests get nothing. */
async function makeIdentityPool(): Promise<string> {
  const { IdentityPoolId } = await cognito.send(
    new CreateIdentityPoolCommand({
      IdentityPoolName: name('puzzle_walk'),
      IdentityPoolTags: tags,
      AllowUnauthenticatedIdentities: false,
      SupportedLoginProviders: { 'accounts.google.com': googleClientId },
    }),
  );
  return IdentityPoolId!;
}

/** Who may take on the role: people whom this identity pool has identified. */
const trustIn = (identityPoolId: string) => ({
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
});

async function make(): Promise<string> {
  const tableArn = await makeTable();
  const IdentityPoolId = await makeIdentityPool();
  const RoleName = name('puzzle-walk-visitor');
  const AssumeRolePolicyDocument = JSON.stringify(trustIn(IdentityPoolId));
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  const PolicyDocument = JSON.stringify(policyFor(tableArn));
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'answers', PolicyDocument }));
  await cognito.send(new SetIdentityPoolRolesCommand({ IdentityPoolId, Roles: { authenticated: Role!.Arn! } }));
  return IdentityPoolId;
}

/** Made once. The page that is loaded again, back from Google, finds it in its storage. */
export const identityPoolId = sessionStorage.getItem('identityPoolId') ?? (await make());
sessionStorage.setItem('identityPoolId', identityPoolId);

/** For specs: what the table holds, read with your own keys. */
export async function rowOf(userId: string, puzzle: number): Promise<string | undefined> {
  const Key = { userId: { S: userId }, puzzleId: { N: String(puzzle) } };
  const { Item } = await dynamodb.send(new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }));
  return Item?.answer?.S;
}
