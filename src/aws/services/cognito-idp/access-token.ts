// Whom an access token stands for, if it is good: signed by the pool, not expired, not revoked.
import { readJsonWebToken } from '../../core/json-web-token.ts';
import { noSuchUser, notAuthorized, tokenMayNot } from './errors.ts';
import { sdkScope } from './tokens.ts';
import type { SignIn, User } from './user.ts';
import type { AppClient, UserPool } from './user-pool.ts';
import type { UserPools } from './user-pools.ts';

export interface SignedIn {
  readonly pool: UserPool;
  readonly client: AppClient;
  readonly user: User;
  readonly signIn: SignIn;
  readonly scopes: readonly string[];
}

/** Does a token of the pool still stand for a user who is enabled and signed in? */
export function tokenState({ users }: UserPool, claims: Readonly<Record<string, unknown>>): 'active' | 'inactive' {
  const user = users.find(({ sub }) => sub === claims.sub);
  const signIn = user?.signIns.find(({ originJti }) => originJti === claims.origin_jti);
  return user?.enabled && signIn?.state === 'open' ? 'active' : 'inactive';
}

/**
 * @param scope that the token must have
 * Throws AwsError NotAuthorizedException, UserNotFoundException.
 */
export function signedInBy(pools: UserPools, text = '', scope: string = sdkScope): SignedIn {
  const token = readJsonWebToken(text);
  const claims = token?.claims ?? {};
  const pool = typeof claims.iss === 'string' ? pools.byIssuer(claims.iss) : undefined;
  const signed = pool && pools.publicKeys(pool).some((key) => token?.isSignedBy(key));
  if (!pool || !signed || claims.token_use !== 'access') throw notAuthorized('Invalid Access Token');
  if (Number(claims.exp) * 1000 <= pools.now()) throw notAuthorized('Access Token has expired');
  const user = pool.users.find(({ sub }) => sub === claims.sub);
  if (!user) throw noSuchUser();
  const signIn = user.signIns.find(({ originJti }) => originJti === claims.origin_jti);
  const client = pool.clients.find(({ ClientId }) => ClientId === claims.client_id);
  if (signIn?.state !== 'open' || !client) throw notAuthorized('Access Token has been revoked');
  if (!user.enabled) throw notAuthorized('User is disabled.');
  const scopes = String(claims.scope).split(' ');
  if (!scopes.includes(scope)) throw tokenMayNot();
  return { pool, client, user, signIn, scopes };
}
