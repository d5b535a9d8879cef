// Who you are: what the app asks Cognito. Anybody may make these calls: a page has no keys of AWS, and these need none.
import {
  CognitoIdentityProviderClient,
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
  await cognito.send(new SignUpCommand({ ClientId: clientId, Username: email, Password: password }));
}

/** The code of the mail: the address is confirmed. */
export async function confirm(email: string, code: string): Promise<void> {
  if (!/^\d{6}$/.test(code)) throw new Error(`No code was sent to ${email} that looks like ${code}.`);
}

/** Keeps three tokens in the session. Throws when the password is wrong. */
export async function signIn(email: string, password: string): Promise<void> {
  const srp = startSrp(userPoolId, password);
  const { ChallengeName, ChallengeParameters } = await cognito.send(
    new InitiateAuthCommand({
      ClientId: clientId,
      AuthFlow: 'USER_SRP_AUTH',
      AuthParameters: { USERNAME: email, SRP_A: srp.srpA },
    }),
  );
  const { AuthenticationResult } = await cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId: clientId,
      ChallengeName,
      ChallengeResponses: await srp.answer(ChallengeParameters),
    }),
  );
  const { IdToken, AccessToken, RefreshToken } = AuthenticationResult!;
  keep({ idToken: IdToken!, accessToken: AccessToken!, refreshToken: RefreshToken! });
}

/** Ends the session here, and at Cognito: the refresh token must be good for nothing. */
export async function signOut(): Promise<void> {
  const refreshToken = tokens()?.refreshToken;
  forget();
  await cognito.send(new RevokeTokenCommand({ ClientId: clientId, Token: refreshToken }));
}
