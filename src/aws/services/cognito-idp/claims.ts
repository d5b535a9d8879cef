// What id and access tokens say of a user.
import { identitiesOf } from './federation/identity-provider.ts';
import { readable } from './schema.ts';
import type { TokenLife } from './token-life.ts';
import { attributesOf, type SignIn, type User } from './user.ts';
import type { AppClient, Group, UserPool } from './user-pool.ts';

export type Claims = Readonly<Record<string, unknown>>;

export interface TokenParts {
  readonly pool: UserPool;
  readonly client: AppClient;
  readonly user: User;
  readonly signIn: SignIn;
  readonly issuer: string;
  readonly nowSeconds: number;
  readonly life: TokenLife;
  readonly jti: () => string;
}

export function accessClaims(parts: TokenParts): Claims {
  const { pool, client, user, signIn, nowSeconds, life } = parts;
  return {
    ...common(parts, 'access'),
    client_id: client.ClientId,
    scope: signIn.scopes.join(' '),
    ...(signIn.scopes.includes('openid') && { version: 2 }),
    exp: nowSeconds + life.accessSeconds,
    username: user.username,
    ...groupClaim(pool, user),
  };
}

export function idClaims(parts: TokenParts): Claims {
  const { pool, client, user, signIn, nowSeconds, life } = parts;
  const { roles, preferredRole } = rolesOf(pool, user);
  return {
    ...attributeClaims(readable(client, attributesOf(user))),
    ...common(parts, 'id'),
    ...groupClaim(pool, user),
    ...(roles.length > 0 && { 'cognito:roles': roles }),
    ...(preferredRole !== undefined && { 'cognito:preferred_role': preferredRole }),
    'cognito:username': user.username,
    ...(signIn.nonce !== undefined && { nonce: signIn.nonce }),
    aud: client.ClientId,
    exp: nowSeconds + life.idSeconds,
  };
}

/** Attributes as OpenID tells them: flags as booleans, the address as an object. */
export function attributeClaims(attributes: Readonly<Record<string, string>>): Claims {
  const told = Object.entries(attributes).map(([name, value]): [string, unknown] => {
    if (name === 'email_verified' || name === 'phone_number_verified') return [name, value === 'true'];
    if (name === 'address') return [name, { formatted: value }];
    if (name === 'identities') return [name, toldIdentities(value)];
    return [name, name === 'updated_at' ? Number(value) : value];
  });
  return Object.fromEntries(told);
}

/** AWS: flags and times are texts here. */
function toldIdentities(value: string): unknown {
  return identitiesOf({ identities: value }).map((one) => ({ ...one, primary: String(one.primary), dateCreated: String(one.dateCreated) }));
}

/** The user's groups, the most important one first: the lower its precedence, the more important. */
export function groupsOf(pool: UserPool, user: User): readonly Group[] {
  const rank = ({ precedence }: Group) => precedence ?? Number.POSITIVE_INFINITY;
  const mine = pool.groups.filter(({ name }) => user.groups.includes(name));
  return mine.toSorted((one, other) => (rank(one) === rank(other) ? 0 : rank(one) - rank(other)));
}

/** AWS: groups of the same precedence with different roles prefer none. */
export function rolesOf(pool: UserPool, user: User): { readonly roles: readonly string[]; readonly preferredRole?: string } {
  const groups = groupsOf(pool, user).filter(({ roleArn }) => roleArn !== undefined);
  const [first] = groups;
  const best = new Set(groups.filter(({ precedence }) => precedence === first?.precedence).map(({ roleArn }) => roleArn));
  const roles = [...new Set(groups.flatMap(({ roleArn }) => roleArn ?? []))];
  return first?.roleArn !== undefined && best.size === 1 ? { roles, preferredRole: first.roleArn } : { roles };
}

function groupClaim(pool: UserPool, user: User): Claims {
  const groups = groupsOf(pool, user).map(({ name }) => name);
  return groups.length > 0 ? { 'cognito:groups': groups } : {};
}

function common({ user, signIn, issuer, nowSeconds, jti }: TokenParts, use: 'id' | 'access'): Claims {
  return {
    sub: user.sub,
    iss: issuer,
    origin_jti: signIn.originJti,
    event_id: signIn.eventId,
    token_use: use,
    auth_time: Math.floor(signIn.authTimeMs / 1000),
    iat: nowSeconds,
    jti: jti(),
  };
}
