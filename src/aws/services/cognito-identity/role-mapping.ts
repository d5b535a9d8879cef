// Which role an identity gets: what a role mapping makes of the claims of its token, or the pool's role for its kind.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html
import type { MappingRule, RoleMapping } from '@aws-sdk/client-cognito-identity';
import { entryOf } from './entry-of.ts';
import { notAuthorized, roleForbidden, wrongConfiguration } from './errors.ts';
import type { IdentityPool } from './identity-pool.ts';
import { providerOfArn } from './login-providers.ts';
import type { Claims, VerifiedLogin } from './verified-login.ts';

/**
 * The ARN of the role.
 * @param customRole CustomRoleArn of the call: one of several that the token names
 * @throws AwsError InvalidIdentityPoolConfigurationException without a role, NotAuthorizedException where the mapping denies
 */
export function chosenRole(
  pool: IdentityPool,
  kind: 'authenticated' | 'unauthenticated',
  logins: readonly VerifiedLogin[],
  customRole?: string,
) {
  const mapped = logins.flatMap((login) => {
    const mapping = mappingOf(pool, login);
    return mapping ? [{ mapping, claims: login.claims }] : [];
  });
  if (customRole !== undefined) {
    const named = mapped.flatMap(({ mapping, claims }) => (mapping.Type === 'Token' ? rolesIn(claims) : []));
    if (!named.includes(customRole)) throw roleForbidden(customRole);
    return customRole;
  }
  // Inferred: with several logins the first one that has a mapping decides.
  const [first] = mapped;
  const role = first && (first.mapping.Type === 'Rules' ? byRules(first.mapping, first.claims) : byToken(first.claims));
  if (role !== undefined) return role;
  // The sentence is inferred.
  if (first?.mapping.AmbiguousRoleResolution === 'Deny')
    throw notAuthorized('No role could be chosen by the role mapping of this identity pool, which denies access then.');
  const ofKind = entryOf(pool.roles, kind);
  if (ofKind === undefined) throw wrongConfiguration();
  return ofKind;
}

/** The names that a mapping for tokens of this pool may bear: for a user pool the app client too, for a provider of IAM its ARN. */
export function mappingNames({ settings }: IdentityPool): readonly string[] {
  const { userPoolClients = [], loginProviders = {}, openIdProviderArns = [], samlProviderArns = [] } = settings;
  return [
    ...userPoolClients.map(({ provider, clientId }) => `${provider}:${clientId}`),
    ...Object.keys(loginProviders),
    ...openIdProviderArns.flatMap((arn) => [arn, providerOfArn(arn)]),
    ...samlProviderArns,
  ];
}

function mappingOf({ roleMappings }: IdentityPool, { provider, audience, by }: VerifiedLogin): RoleMapping | undefined {
  const names = by.kind === 'user pool' ? [`${provider}:${audience}`] : [provider, by.arn ?? provider];
  return names.map((name) => entryOf(roleMappings, name)).find((mapping) => mapping !== undefined);
}

/** AWS: the preferred role; without one the only role. Several without a preference are ambiguous. */
function byToken(claims: Claims): string | undefined {
  const preferred = claims['cognito:preferred_role'];
  if (typeof preferred === 'string') return preferred;
  const roles = rolesIn(claims);
  return roles.length === 1 ? roles[0] : undefined;
}

function rolesIn(claims: Claims): readonly string[] {
  return [claims['cognito:roles']].flat().filter((role) => typeof role === 'string');
}

/** AWS: in order; the first rule that matches wins. */
function byRules({ RulesConfiguration: rules }: RoleMapping, claims: Claims): string | undefined {
  return rules?.Rules?.find((rule) => matches(rule, claims))?.RoleARN;
}

/** Inferred: of a claim that is a list, `cognito:groups` for one, any element may match, and for NotEqual none. */
function matches({ Claim: name = '', MatchType: how, Value: value = '' }: MappingRule, claims: Claims): boolean {
  const claim = entryOf(claims, name);
  if (claim === undefined) return false;
  const values = [claim].flat().map(String);
  if (how === 'NotEqual') return !values.includes(value);
  if (how === 'Contains') return values.some((text) => text.includes(value));
  if (how === 'StartsWith') return values.some((text) => text.startsWith(value));
  return values.includes(value);
}
