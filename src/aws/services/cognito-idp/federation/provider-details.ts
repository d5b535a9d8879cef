// What a provider's details must say, and what is found out about it: a provider by OpenID tells its addresses itself.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-oidc-idp.html
import { isJsonObject, parsedJson } from '../../../core/json.ts';
import { invalid, notEmbedded } from '../errors.ts';
import type { UserPool } from '../user-pool.ts';
import type { UserPools } from '../user-pools.ts';
import { googleDetails, type ProviderType } from './identity-provider.ts';

type Details = Readonly<Record<string, string>>;

const scopesOfGoogle: readonly string[] = ['openid', 'email', 'profile'];

export function providerType(type: string | undefined): ProviderType {
  if (type === 'Google' || type === 'OIDC') return type;
  throw notEmbedded(`identity providers of the type ${type}`);
}

/** The details as they are kept. Throws AwsError InvalidParameterException. */
export async function checkedDetails(pools: UserPools, type: ProviderType, given: Details): Promise<Details> {
  for (const name of type === 'Google'
    ? ['client_id', 'client_secret', 'authorize_scopes']
    : ['client_id', 'authorize_scopes', 'oidc_issuer'])
    if (!given[name]) throw invalid(`The ${name} is required in ProviderDetails of ${type}.`);
  if (type === 'Google') {
    const foreign = scopesOf(given).find((scope) => !scopesOfGoogle.includes(scope));
    if (foreign !== undefined) throw invalid(`The scope ${foreign} is not one of Google's: ${scopesOfGoogle.join(', ')}.`);
    return { ...given, ...googleDetails };
  }
  if (!scopesOf(given).includes('openid')) throw invalid('The scope openid is required in authorize_scopes.');
  const method = given.attributes_request_method;
  if (method !== undefined && method !== 'GET' && method !== 'POST') throw invalid('The attributes_request_method must be GET or POST.');
  const addresses = { attributes_url_add_attributes: 'false', attributes_request_method: 'GET', ...given };
  const named = ['authorize_url', 'token_url', 'attributes_url', 'jwks_uri'].every((name) => given[name]);
  return named ? addresses : { ...addresses, ...(await discovered(pools, given.oidc_issuer ?? '')) };
}

export function scopesOf({ authorize_scopes: scopes = '' }: Details): readonly string[] {
  return scopes.split(/[ ,]+/).filter((scope) => scope !== '');
}

/** AWS: the mapping names attributes that the pool has; who somebody is, is told by `sub` unless said otherwise. */
export function checkedMapping(pool: UserPool, given: Details = {}): Details {
  const unknown = Object.keys(given).find((name) => name !== 'username' && !pool.schema.some(({ Name }) => Name === name));
  if (unknown !== undefined) throw invalid(`Attribute mapping: the user pool ${pool.id} has no attribute ${unknown}.`);
  if (given.username !== undefined && given.username !== 'sub') throw invalid('The username of an OpenID provider is mapped to sub.');
  return { ...given, username: 'sub' };
}

/** The addresses by the provider's own document. */
async function discovered(pools: UserPools, issuer: string): Promise<Details> {
  const document = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer = URL.canParse(document) ? await pools.environment.fetch?.(new Request(document)) : undefined;
  const told = answer?.ok ? parsedJson(await answer.text()) : undefined;
  const { authorization_endpoint, token_endpoint, userinfo_endpoint, jwks_uri } = isJsonObject(told) ? told : {};
  const addresses = { authorize_url: authorization_endpoint, token_url: token_endpoint, attributes_url: userinfo_endpoint, jwks_uri };
  // Only what is inside this cloud can be asked: description.ts.
  if (Object.values(addresses).some((address) => typeof address !== 'string')) throw invalid(`Unable to contact well-known endpoint`);
  return addresses as unknown as Details;
}
