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
  // TODO 1: the identity of these logins in the pool.
  // TODO 1: the keys of that identity.
  // TODO 1: a DynamoDBClient with these keys as its credentials.
  throw new Error('signIn() is not written yet.');
}

export async function saveAnswer({ identityId, dynamodb }: Session, puzzle: number, answer: string): Promise<void> {
  // TODO 2: put one row: userId, puzzleId, answer.
  throw new Error('saveAnswer() is not written yet.');
}

/** Undefined when nothing is saved yet. */
export async function fetchAnswer({ identityId, dynamodb }: Session, puzzle: number): Promise<string | undefined> {
  const Key = { userId: { S: identityId }, puzzleId: { N: String(puzzle) } };
  // TODO 2: get that row, and give its answer.
  throw new Error('fetchAnswer() is not written yet.');
}
