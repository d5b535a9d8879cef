// The answers of whoever is signed in: from Google's word to keys of AWS, and with them straight to the table.
import { CognitoIdentityClient, GetCredentialsForIdentityCommand, GetIdCommand } from '@aws-sdk/client-cognito-identity';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { region } from 'workshop';
import { identityPoolId, tableName } from './backstage.ts';

/** No keys: whoever asks for an identity has none yet. */
const cognito = new CognitoIdentityClient({ region });

export interface Session {
  /** Who this is for AWS: 'us-east-1:...'. The same person is the same each time. */
  readonly identityId: string;
  /** Calls DynamoDB with the keys of this visitor. */
  readonly dynamodb: DynamoDBClient;
}

/** `credential` is the ID token that Google gave. */
export async function signIn(credential: string): Promise<Session> {
  const Logins = { 'accounts.google.com': credential };
  const { IdentityId } = await cognito.send(new GetIdCommand({ IdentityPoolId: identityPoolId, Logins }));
  const { Credentials } = await cognito.send(new GetCredentialsForIdentityCommand({ IdentityId, Logins }));
  const credentials = {
    accessKeyId: Credentials!.AccessKeyId!,
    secretAccessKey: Credentials!.SecretKey!,
  };
  return { identityId: IdentityId!, dynamodb: new DynamoDBClient({ region, credentials }) };
}

export async function saveAnswer({ identityId, dynamodb }: Session, puzzle: number, answer: string): Promise<void> {
  const Item = { userId: { S: identityId }, puzzleId: { N: String(puzzle) }, answer: { S: answer } };
  await dynamodb.send(new PutItemCommand({ TableName: tableName, Item }));
}

/** Undefined when nothing is saved yet. */
export async function fetchAnswer({ identityId, dynamodb }: Session, puzzle: number): Promise<string | undefined> {
  const Key = { userId: { S: identityId }, puzzleId: { N: String(puzzle) } };
  const { Item } = await dynamodb.send(new GetItemCommand({ TableName: tableName, Key }));
  return Item?.answer?.S;
}
