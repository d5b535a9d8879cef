// By which providers the users of an app client may sign in, and whether by a password of the pool.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
import type { AppClient, UserPool } from '../user-pool.ts';
import type { IdentityProvider } from './identity-provider.ts';

/** The provider that the application names; or the only one, where users of the pool itself may not sign in (inferred). */
export function askedProvider(pool: UserPool, client: AppClient, query: URLSearchParams): IdentityProvider | undefined {
  const offered = offeredProviders(pool, client);
  const [name, identifier] = [query.get('identity_provider'), query.get('idp_identifier')];
  if (name !== null) return offered.find((provider) => provider.name === name);
  if (identifier !== null) return offered.find(({ identifiers }) => identifiers.includes(identifier));
  return offered.length === 1 && !takesPasswords(client) ? offered[0] : undefined;
}

export function offeredProviders(pool: UserPool, { SupportedIdentityProviders: names = [] }: AppClient): readonly IdentityProvider[] {
  return pool.providers.filter(({ name }) => names.includes(name));
}

/** May users of the pool itself sign in? An app client that names no providers takes them (inferred). */
export function takesPasswords({ SupportedIdentityProviders: names = ['COGNITO'] }: AppClient): boolean {
  return names.length === 0 || names.includes('COGNITO');
}
