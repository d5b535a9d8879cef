// An identity pool as it is kept, and as it is told.
import type { IdentityPool as DescribedPool, RoleMapping } from '@aws-sdk/client-cognito-identity';
import { formatArn } from '../../core/arn.ts';

/** An app client of a user pool whose ID tokens the pool takes. */
export interface UserPoolClient {
  /** `cognito-idp.REGION.amazonaws.com/POOL_ID` */
  readonly provider: string;
  readonly clientId: string;
  readonly serverSideTokenCheck: 'on' | 'off';
}

/** What a client sets by CreateIdentityPool and UpdateIdentityPool. */
export interface PoolSettings {
  readonly name: string;
  readonly guests: 'allowed' | 'refused';
  /** AWS: a pool that was never told lets the classic flow pass. */
  readonly classicFlow?: 'on' | 'off';
  /** `accounts.google.com` to the app's client ids, several by semicolons. */
  readonly loginProviders?: Readonly<Record<string, string>>;
  readonly developerProvider?: string;
  readonly openIdProviderArns?: readonly string[];
  readonly userPoolClients?: readonly UserPoolClient[];
  readonly samlProviderArns?: readonly string[];
}

export interface IdentityPool {
  /** `REGION:UUID` */
  readonly id: string;
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  settings: PoolSettings;
  tags: Readonly<Record<string, string>>;
  /** ARNs by `authenticated` and `unauthenticated`. */
  roles: Readonly<Record<string, string>>;
  roleMappings: Readonly<Record<string, RoleMapping>>;
  /** Attributes for access control, by provider: names of claims by tag. */
  principalTags: Readonly<Record<string, PrincipalTagMap>>;
}

export interface PrincipalTagMap {
  readonly kind: 'defaults' | 'custom';
  readonly tags: Readonly<Record<string, string>>;
}

export function poolArn({ account, region, id }: Pick<IdentityPool, 'account' | 'region' | 'id'>): string {
  return formatArn({ service: 'cognito-identity', region, account, resource: `identitypool/${id}` });
}

/** Members that were never set are left out, as AWS does. */
export function describedPool({ id, settings, tags }: IdentityPool): DescribedPool {
  const { classicFlow, loginProviders, developerProvider, openIdProviderArns, userPoolClients, samlProviderArns } = settings;
  return {
    IdentityPoolId: id,
    IdentityPoolName: settings.name,
    AllowUnauthenticatedIdentities: settings.guests === 'allowed',
    ...(classicFlow && { AllowClassicFlow: classicFlow === 'on' }),
    ...(loginProviders && { SupportedLoginProviders: { ...loginProviders } }),
    ...(developerProvider !== undefined && { DeveloperProviderName: developerProvider }),
    ...(openIdProviderArns && { OpenIdConnectProviderARNs: [...openIdProviderArns] }),
    ...(userPoolClients && { CognitoIdentityProviders: userPoolClients.map(describedClient) }),
    ...(samlProviderArns && { SamlProviderARNs: [...samlProviderArns] }),
    IdentityPoolTags: { ...tags },
  };
}

function describedClient({ provider, clientId, serverSideTokenCheck }: UserPoolClient) {
  return { ProviderName: provider, ClientId: clientId, ServerSideTokenCheck: serverSideTokenCheck === 'on' };
}
