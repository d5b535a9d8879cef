// A login as a call brings it, held against its provider: whose token it is, for whom, until when, and by whose key.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html
import type { Identities } from '../../core/identities.ts';
import { readJsonWebToken } from '../../core/json-web-token.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import { invalidLoginToken, tokenInactive, unsupportedProvider } from './errors.ts';
import type { Login } from './identity.ts';
import type { IdentityPool } from './identity-pool.ts';
import { type LoginProvider, loginProvider } from './login-providers.ts';

export type Claims = Readonly<Record<string, unknown>>;

export interface VerifiedLogin extends Login {
  readonly claims: Claims;
  /** The app client that the token is for. */
  readonly audience: string;
  readonly by: LoginProvider;
}

/** All logins of a call. Throws AwsError NotAuthorizedException or InvalidParameterException for the first that is not right. */
export async function verifiedLogins(
  environment: ServiceEnvironment,
  pool: IdentityPool,
  logins: Readonly<Record<string, string>>,
): Promise<readonly VerifiedLogin[]> {
  const identities = await environment.ports.identities();
  const verified: VerifiedLogin[] = [];
  for (const [name, token] of Object.entries(logins)) verified.push(await verifiedLogin(environment, pool, identities, name, token));
  return verified;
}

async function verifiedLogin(
  { clock, ports }: ServiceEnvironment,
  pool: IdentityPool,
  identities: Identities,
  name: string,
  text: string,
): Promise<VerifiedLogin> {
  const by = loginProvider(pool, name, identities);
  const token = readJsonWebToken(text);
  if (!token) throw invalidLoginToken('Not a valid OpenId Connect identity token.');
  const { iss, sub, exp } = token.claims;
  if (typeof iss !== 'string' || !by.issuers.includes(iss)) throw invalidLoginToken("Issuer doesn't match providerName");
  const audience = audienceOf(token.claims, by);
  if (typeof sub !== 'string') throw invalidLoginToken('Missing a required claim: sub');
  if (typeof exp !== 'number') throw invalidLoginToken('Missing a required claim: exp');
  const nowS = Math.floor(clock.now() / 1000);
  if (nowS >= exp) throw invalidLoginToken(`Token expired: ${nowS} >= ${exp}`);
  const keys = await ports.openIdKeys?.(by.issuers[0] ?? iss);
  if (!keys) throw invalidLoginToken(`Sandshark fetches no keys from outside of this cloud, and nobody in it issues tokens as ${iss}.`);
  const key = keys.find(({ kid }) => kid === token.header.kid);
  if (!key || !token.isSignedBy(key)) throw invalidLoginToken("Couldn't verify signed token.");
  if (by.checkedAudiences?.includes(audience) && (await ports.openIdTokenState?.(iss, token.claims)) === 'inactive') throw tokenInactive();
  return { provider: name, subject: sub, claims: token.claims, audience, by };
}

/** AWS: an access token of a user pool has no `aud`, which is how it is told from an ID token. */
function audienceOf({ aud, azp }: Claims, { kind, audiences }: LoginProvider): string {
  const named = [aud, kind === 'openid' ? azp : undefined].flat().filter((audience) => typeof audience === 'string');
  if (aud === undefined) throw invalidLoginToken('Missing a required claim: aud');
  const audience = named.find((one) => audiences.includes(one));
  if (audience === undefined) throw kind === 'user pool' ? unsupportedProvider() : invalidLoginToken('Incorrect token audience.');
  return audience;
}
