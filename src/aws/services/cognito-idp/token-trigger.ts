// PreTokenGeneration: a function changes claims, groups and scopes before tokens are signed. Events V1_0 (id token) and V2_0 (both).
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
import { isJsonObject } from '../../core/json.ts';
import { type Claims, groupsOf, rolesOf } from './claims.ts';
import type { TokenOrder } from './token-order.ts';
import { callTrigger, hasTrigger } from './triggers.ts';
import { attributesOf } from './user.ts';
import type { UserPools } from './user-pools.ts';

interface TokenClaims {
  readonly access: Claims;
  readonly id: Claims;
}

/** AWS: these no function changes. */
const fixed = new Set(
  'acr amr at_hash auth_time azp aud client_id cognito:username device_key event_id exp iat identities iss jti nbf nonce origin_jti sub token_use username version'.split(
    ' ',
  ),
);

export async function overriddenClaims(pools: UserPools, order: TokenOrder, claims: TokenClaims): Promise<TokenClaims> {
  const { pool, user, client, reason, metadata } = order;
  if (!hasTrigger(pool, 'PreTokenGeneration')) return claims;
  const second = pool.settings.LambdaConfig?.PreTokenGenerationConfig?.LambdaVersion === 'V2_0';
  const { roles, preferredRole } = rolesOf(pool, user);
  const groupConfiguration = {
    groupsToOverride: groupsOf(pool, user).map(({ name }) => name),
    iamRolesToOverride: roles,
    preferredRole: preferredRole ?? null,
  };
  const userAttributes = { ...attributesOf(user), 'cognito:user_status': user.status };
  const scopes = second ? { scopes: String(claims.access.scope).split(' ') } : {};
  const answer = await callTrigger(pools, pool, 'PreTokenGeneration', {
    source: reason,
    username: user.username,
    clientId: client.ClientId,
    request: { userAttributes, groupConfiguration, ...scopes, ...(metadata && { clientMetadata: metadata }) },
    response: second ? { claimsAndScopeOverrideDetails: null } : { claimsOverrideDetails: null },
  });
  const details = asObject(second ? answer?.claimsAndScopeOverrideDetails : answer?.claimsOverrideDetails);
  const grouped = withGroups(claims, asObject(details.groupOverrideDetails));
  if (!second) return { access: grouped.access, id: changed(grouped.id, details) };
  const access = asObject(details.accessTokenGeneration);
  return {
    id: changed(grouped.id, asObject(details.idTokenGeneration)),
    access: withScopes(changed(grouped.access, access), access),
  };
}

function changed(claims: Claims, { claimsToAddOrOverride, claimsToSuppress }: Claims): Claims {
  const added = Object.entries(asObject(claimsToAddOrOverride)).filter(([name]) => !fixed.has(name));
  const suppressed = textsIn(claimsToSuppress).filter((name) => !fixed.has(name));
  return Object.fromEntries([...Object.entries(claims), ...added].filter(([name]) => !suppressed.includes(name)));
}

function withGroups(claims: TokenClaims, { groupsToOverride, iamRolesToOverride, preferredRole }: Claims): TokenClaims {
  const groups = groupsToOverride === undefined ? {} : { 'cognito:groups': textsIn(groupsToOverride) };
  const roles = iamRolesToOverride === undefined ? {} : { 'cognito:roles': textsIn(iamRolesToOverride) };
  const preferred = typeof preferredRole === 'string' ? { 'cognito:preferred_role': preferredRole } : {};
  return { access: { ...claims.access, ...groups }, id: { ...claims.id, ...groups, ...roles, ...preferred } };
}

function withScopes(claims: Claims, { scopesToAdd, scopesToSuppress }: Claims): Claims {
  const suppressed = textsIn(scopesToSuppress);
  const scopes = [...String(claims.scope).split(' '), ...textsIn(scopesToAdd)].filter((scope) => !suppressed.includes(scope));
  return { ...claims, scope: [...new Set(scopes)].join(' ') };
}

function asObject(value: unknown): Claims {
  return isJsonObject(value) ? value : {};
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
}
