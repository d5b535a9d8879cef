// Who you are: what the app asks Cognito. Anybody may make these calls: a page has no keys of AWS, and these need none.
import {
  CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  RevokeTokenCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { region } from 'workshop';
import { clientId, userPoolId } from './backstage.ts';
import { forget, keep, tokens } from './session.ts';
import { startSrp } from './srp.ts';

const cognito = new CognitoIdentityProviderClient({ region });

/** A new user of the pool. Cognito mails a code. */
export async function signUp(email: string, password: string): Promise<void> {
  // TODO 1: one call. The name of the user is the mail address.
  throw new Error('signUp() is not written yet.');
}

/** The code of the mail: the address is confirmed. */
export async function confirm(email: string, code: string): Promise<void> {
  // TODO 1: one call.
  throw new Error('confirm() is not written yet.');
}

/** Keeps three tokens in the session. Throws when the password is wrong. */
export async function signIn(email: string, password: string): Promise<void> {
  const srp = startSrp(userPoolId, password);
  // TODO 2: begin with the flow USER_SRP_AUTH. Its parameters are USERNAME, the address, and SRP_A, which is srp.srpA.
  // TODO 2: respond to the challenge with what srp.answer() makes of its parameters.
  // TODO 2: keep() the three tokens of the result.
  throw new Error('signIn() is not written yet.');
}

/** Ends the session here, and at Cognito: the refresh token must be good for nothing. */
export async function signOut(): Promise<void> {
  // TODO 3: forget the tokens, and revoke the refresh token.
  throw new Error('signOut() is not written yet.');
}
