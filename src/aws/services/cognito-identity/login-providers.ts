// Whose tokens a pool takes: the provider behind the name of a login, its issuer and its audiences.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/external-identity-providers.html
import type { Identities } from '../../core/identities.ts';
import { entryOf } from './entry-of.ts';
import { invalidLoginToken, loginsDoNotMatch, noPublicProvider, unsupportedProvider } from './errors.ts';
import type { IdentityPool, PoolSettings } from './identity-pool.ts';

export interface LoginProvider {
  readonly kind: 'user pool' | 'openid';
  /** As `Logins` names it. */
  readonly name: string;
  /** The claims `iss` that its tokens may bear. The first one is whom keys are asked of. */
  readonly issuers: readonly string[];
  readonly audiences: readonly string[];
  /** The audiences for which the issuer is asked whether the user is still signed in (ServerSideTokenCheck). */
  readonly checkedAudiences?: readonly string[];
  /** By ARN, where it is an OpenID Connect provider of IAM. */
  readonly arn?: string;
}

/** Tokens that Cognito itself issued, by GetOpenIdTokenForDeveloperIdentity. */
export const ownProvider = 'cognito-identity.amazonaws.com';

/** AWS: these issue no OpenID tokens; their access tokens are held against the provider itself, which is outside of this cloud. */
const withoutOpenId: readonly string[] = ['graph.facebook.com', 'www.amazon.com', 'api.twitter.com', 'www.digits.com'];

/**
 * The provider that `Logins` names.
 * @throws AwsError NotAuthorizedException for one that the pool does not know, InvalidParameterException for the developer's own
 */
export function loginProvider(pool: IdentityPool, name: string, identities: Identities): LoginProvider {
  const { settings, account } = pool;
  if (name === settings.developerProvider || name === ownProvider) throw noPublicProvider();
  if (!hasProviders(settings)) throw loginsDoNotMatch();
  const clients = settings.userPoolClients?.filter(({ provider }) => provider === name) ?? [];
  if (clients.length > 0) {
    const audiences = clients.map(({ clientId }) => clientId);
    const checked = clients.filter(({ serverSideTokenCheck }) => serverSideTokenCheck === 'on').map(({ clientId }) => clientId);
    return { kind: 'user pool', name, issuers: [`https://${name}`], audiences, checkedAudiences: checked };
  }
  const apps = entryOf(settings.loginProviders, name);
  if (apps !== undefined && withoutOpenId.includes(name))
    throw invalidLoginToken(`Sandshark asks nobody outside of this cloud, so that no token of ${name} can be verified.`);
  if (apps !== undefined) return { kind: 'openid', name, issuers: [`https://${name}`, name], audiences: apps.split(';') };
  const arn = settings.openIdProviderArns?.find((one) => providerOfArn(one) === name);
  const known = arn === undefined ? undefined : identities.openIdProvider(account, `https://${name}`);
  if (arn === undefined || known?.arn !== arn) throw unsupportedProvider();
  return { kind: 'openid', name, issuers: [`https://${name}`], audiences: known.clientIds, arn };
}

/** `idp.example.com/path` of `arn:aws:iam::111122223333:oidc-provider/idp.example.com/path`. */
export function providerOfArn(arn: string): string {
  return arn.slice(arn.indexOf('-provider/') + '-provider/'.length);
}

function hasProviders({ userPoolClients, loginProviders, openIdProviderArns, samlProviderArns, developerProvider }: PoolSettings): boolean {
  const lists = [userPoolClients, openIdProviderArns, samlProviderArns, Object.keys(loginProviders ?? {})];
  return developerProvider !== undefined || lists.some((list) => list && list.length > 0);
}
