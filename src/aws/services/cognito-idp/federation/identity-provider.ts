// An identity provider of a pool, as plain data, and the addresses at which it is asked.
// AWS: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateIdentityProvider.html
import type { IdentityProviderTypeType } from '@aws-sdk/client-cognito-identity-provider';

export type ProviderType = Extract<IdentityProviderTypeType, 'Google' | 'OIDC'>;

export interface IdentityProvider {
  readonly name: string;
  readonly type: ProviderType;
  readonly details: Readonly<Record<string, string>>;
  /** What an attribute of the pool is called at the provider. */
  readonly mapping: Readonly<Record<string, string>>;
  readonly identifiers: readonly string[];
  readonly createdMs: number;
  readonly modifiedMs: number;
}

/** Somebody who is on the way to a provider and back. */
export interface FederatedLogin {
  readonly state: string;
  readonly provider: string;
  /** What the application asked of /oauth2/authorize. */
  readonly query: string;
  readonly expiresMs: number;
}

/** One way in which a user is known to a provider, as the attribute `identities` has it. */
export interface LinkedIdentity {
  readonly userId: string;
  readonly providerName: string;
  readonly providerType: ProviderType;
  readonly issuer: null;
  readonly primary: boolean;
  readonly dateCreated: number;
}

/** AWS: what DescribeIdentityProvider shows of Google besides what was given. */
export const googleDetails: Readonly<Record<string, string>> = {
  attributes_url: 'https://people.googleapis.com/v1/people/me?personFields=',
  attributes_url_add_attributes: 'true',
  authorize_url: 'https://accounts.google.com/o/oauth2/v2/auth',
  oidc_issuer: 'https://accounts.google.com',
  token_request_method: 'POST',
  token_url: 'https://www.googleapis.com/oauth2/v4/token',
};

/** Where the keys of a provider's tokens are. Google's details do not say. */
export function keysAddress({ type, details }: IdentityProvider): string {
  return type === 'Google' ? 'https://www.googleapis.com/oauth2/v3/certs' : (details.jwks_uri ?? '');
}

export function identitiesOf(attributes: Readonly<Record<string, string>>): readonly LinkedIdentity[] {
  return JSON.parse(attributes.identities ?? '[]') as LinkedIdentity[];
}
