// Apps with one fault each in who is signed in: the learner's specs must notice it. JavaScript, for runSpecs.

const REFERENCE = `
import {
  CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  RevokeTokenCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { region } from 'workshop';
import { clientId as ClientId, userPoolId } from './backstage.ts';
import { forget, keep, tokens } from './session.ts';
import { startSrp } from './srp.ts';

const cognito = new CognitoIdentityProviderClient({ region });

export async function signUp(Username, Password) {
  await cognito.send(new SignUpCommand({ ClientId, Username, Password }));
}

export async function confirm(Username, ConfirmationCode) {
  await cognito.send(new ConfirmSignUpCommand({ ClientId, Username, ConfirmationCode }));
}

async function begin(USERNAME, password) {
  const srp = startSrp(userPoolId, password);
  const AuthParameters = { USERNAME, SRP_A: srp.srpA };
  const asked = await cognito.send(new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters }));
  const ChallengeResponses = await srp.answer(asked.ChallengeParameters);
  const answered = new RespondToAuthChallengeCommand({ ClientId, ChallengeName: 'PASSWORD_VERIFIER', ChallengeResponses });
  const { AuthenticationResult: given } = await cognito.send(answered);
  keep({ idToken: given.IdToken, accessToken: given.AccessToken, refreshToken: given.RefreshToken });
}

export async function signIn(email, password) {
  await begin(email, password);
}

export async function signOut() {
  const Token = tokens()?.refreshToken;
  forget();
  if (Token) await cognito.send(new RevokeTokenCommand({ ClientId, Token }));
}
`;

export interface BrokenIdentity {
  readonly identity: string;
  /** What it does wrong: the end of the sentence "an app that ...". */
  readonly fault: string;
  /** A sentence about the spec that sees it. */
  readonly wanted: string;
}

function broken(line: string, by: string, fault: string, wanted: string): BrokenIdentity {
  if (REFERENCE.split(line).length !== 2) throw new Error(`The good app has not exactly one line ${line}`);
  return { identity: REFERENCE.replace(line, () => by), fault, wanted };
}

export const brokenIdentities = {
  'refusal-swallowed': broken(
    '  await begin(email, password);',
    '  await begin(email, password).catch(() => {});',
    'says nothing when the password is wrong',
    'A spec that signs in with a wrong password: await expectAsync(signIn(email, ...)).toBeRejected().',
  ),
  'still-signed-in': broken(
    '  forget();',
    '',
    'keeps the tokens after signing out',
    'A spec that signs in, signs out, and expects visitor() or tokens() to be undefined.',
  ),
} as const satisfies Readonly<Record<string, BrokenIdentity>>;

export type BrokenName = keyof typeof brokenIdentities;
