// The settings of a pool as a client writes them.
// AWS: https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_CreateIdentityPool.html
import type { CognitoIdentityProvider, CreateIdentityPoolInput } from '@aws-sdk/client-cognito-identity';
import { invalidParameter } from './errors.ts';
import type { PoolSettings, UserPoolClient } from './identity-pool.ts';

/** Throws AwsError InvalidParameterException. */
export function poolSettings(input: CreateIdentityPoolInput): PoolSettings {
  const { AllowClassicFlow, SupportedLoginProviders, DeveloperProviderName, OpenIdConnectProviderARNs, SamlProviderARNs } = input;
  const clients = input.CognitoIdentityProviders;
  for (const arn of OpenIdConnectProviderARNs ?? []) checkProviderArn(arn, 'oidc-provider');
  for (const arn of SamlProviderARNs ?? []) checkProviderArn(arn, 'saml-provider');
  return {
    name: input.IdentityPoolName ?? '',
    guests: input.AllowUnauthenticatedIdentities ? 'allowed' : 'refused',
    ...(AllowClassicFlow !== undefined && { classicFlow: AllowClassicFlow ? 'on' : 'off' }),
    ...(SupportedLoginProviders && { loginProviders: SupportedLoginProviders }),
    ...(DeveloperProviderName !== undefined && { developerProvider: DeveloperProviderName }),
    ...(OpenIdConnectProviderARNs && { openIdProviderArns: OpenIdConnectProviderARNs }),
    ...(clients && { userPoolClients: clients.map(userPoolClient) }),
    ...(SamlProviderARNs && { samlProviderArns: SamlProviderARNs }),
  };
}

/** Sentences are inferred. */
function userPoolClient({ ProviderName = '', ClientId = '', ServerSideTokenCheck }: CognitoIdentityProvider): UserPoolClient {
  if (!/^cognito-idp\.[\w-]+\.amazonaws\.com(\.cn)?\/[\w-]+_[0-9a-zA-Z]+$/.test(ProviderName))
    throw invalidParameter(`${ProviderName} is not a valid Cognito Identity Provider name.`);
  if (ClientId === '') throw invalidParameter('A Cognito Identity Provider needs a ClientId.');
  return { provider: ProviderName, clientId: ClientId, serverSideTokenCheck: ServerSideTokenCheck ? 'on' : 'off' };
}

/** The sentence is inferred. */
function checkProviderArn(arn: string, kind: 'oidc-provider' | 'saml-provider'): void {
  if (!new RegExp(`^arn:[\\w-]+:iam::\\d{12}:${kind}/.+$`).test(arn)) throw invalidParameter(`${arn} is not the ARN of a ${kind}.`);
}
