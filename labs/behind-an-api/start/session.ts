// Ready-made: who is signed in. From the ID token of the user pool to keys of AWS, as on the page "Your own rows".
import { CognitoIdentityClient, GetCredentialsForIdentityCommand, GetIdCommand } from '@aws-sdk/client-cognito-identity';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { region } from 'workshop';
import { identityPoolId, idTokenOf, provider } from './backstage.ts';
import type { Person } from './ready-made.ts';

const cognito = new CognitoIdentityClient({ region });

export interface Session {
  /** The user in the pool: the claim `sub` of the ID token. Rows in the table begin with it. */
  readonly userId: string;
  /** Signed by the user pool. Good for an hour. */
  readonly idToken: string;
  /** Calls DynamoDB with the keys of this visitor. */
  readonly dynamodb: DynamoDBClient;
}

/** Whose token is still good need not sign in again. */
const sessions = new Map<Person, Session>();

export async function signIn(person: Person): Promise<Session> {
  const known = sessions.get(person);
  if (known && claimsOf(known.idToken).exp * 1000 > Date.now()) return known;
  const idToken = await idTokenOf(person);
  const Logins = { [provider]: idToken };
  const { IdentityId } = await cognito.send(new GetIdCommand({ IdentityPoolId: identityPoolId, Logins }));
  const { Credentials } = await cognito.send(new GetCredentialsForIdentityCommand({ IdentityId, Logins }));
  const credentials = {
    accessKeyId: Credentials!.AccessKeyId!,
    secretAccessKey: Credentials!.SecretKey!,
    sessionToken: Credentials!.SessionToken!,
  };
  const session = { userId: claimsOf(idToken).sub, idToken, dynamodb: new DynamoDBClient({ region, credentials }) };
  sessions.set(person, session);
  return session;
}

/** What a token tells, for the page's own use. Anybody can write such a text: who must be sure verifies the signature. */
function claimsOf(token: string): { sub: string; exp: number } {
  const [, payload = ''] = token.split('.');
  return JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
}
