// Users who have signed in, for tests that begin behind that.
import { type AuthenticationResultType, InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider';
import { password, type poolCloud } from './pool-cloud.ts';

type Pool = Pick<Awaited<ReturnType<typeof poolCloud>>, 'idp' | 'ClientId'>;

/** The tokens of a user with the password of pool-cloud.ts. */
export async function signedIn({ idp, ClientId }: Pool, USERNAME = 'ama', PASSWORD = password): Promise<AuthenticationResultType> {
  const AuthParameters = { USERNAME, PASSWORD };
  const { AuthenticationResult } = await idp.send(new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }));
  return AuthenticationResult ?? {};
}
