// Lengths, patterns and ranges of the members, by operation. What stands in maps is checked where it is read.
// Facts: the service's model (botocore, data/cognito-identity/2014-06-30).
import type { Constraints } from '../../core/constraints.ts';
import { limits } from './limits.ts';
import type { OperationName } from './operation-name.ts';

const id = { minLength: 1, maxLength: 55, pattern: '[\\w-]+:[0-9a-f-]+' };
const arn = { minLength: 20, maxLength: 2048 };
const developerProvider = { minLength: 1, maxLength: 128, pattern: '[\\w._-]+' };
const developerUser = { minLength: 1, maxLength: 1024 };
const provider = { minLength: 1, maxLength: 128 };
const logins = { maxLength: limits.logins };
const byPool: Constraints = { IdentityPoolId: id };
const page: Constraints = { MaxResults: { min: 1, max: limits.listed }, NextToken: { minLength: 1, maxLength: 65_535, pattern: '[\\S]+' } };
const settings: Constraints = {
  IdentityPoolName: { minLength: 1, maxLength: 128, pattern: '[\\w\\s+=,.@-]+' },
  SupportedLoginProviders: { maxLength: 10 },
  DeveloperProviderName: developerProvider,
  'OpenIdConnectProviderARNs[]': arn,
  'CognitoIdentityProviders[].ProviderName': { minLength: 1, maxLength: 128, pattern: '[\\w._:/-]+' },
  'CognitoIdentityProviders[].ClientId': { minLength: 1, maxLength: 128, pattern: '[\\w_]+' },
  'SamlProviderARNs[]': arn,
};
const principalTags = { maxLength: limits.principalTags };

export const constraints: Readonly<Record<OperationName, Constraints>> = {
  CreateIdentityPool: settings,
  DeleteIdentities: { IdentityIdsToDelete: { minLength: 1, maxLength: limits.deletedAtOnce }, 'IdentityIdsToDelete[]': id },
  DeleteIdentityPool: byPool,
  DescribeIdentity: { IdentityId: id },
  DescribeIdentityPool: byPool,
  GetCredentialsForIdentity: { IdentityId: id, Logins: logins, CustomRoleArn: arn },
  GetId: { AccountId: { minLength: 1, maxLength: 15, pattern: '\\d+' }, ...byPool, Logins: logins },
  GetIdentityPoolRoles: byPool,
  GetOpenIdToken: { IdentityId: id, Logins: logins },
  GetOpenIdTokenForDeveloperIdentity: {
    ...byPool,
    IdentityId: id,
    Logins: logins,
    PrincipalTags: principalTags,
    TokenDuration: { min: 1, max: limits.developerTokenSeconds.longest },
  },
  GetPrincipalTagAttributeMap: { ...byPool, IdentityProviderName: provider },
  ListIdentities: { ...byPool, ...page },
  ListIdentityPools: page,
  ListTagsForResource: { ResourceArn: arn },
  LookupDeveloperIdentity: { ...byPool, IdentityId: id, DeveloperUserIdentifier: developerUser, ...page },
  MergeDeveloperIdentities: {
    SourceUserIdentifier: developerUser,
    DestinationUserIdentifier: developerUser,
    DeveloperProviderName: developerProvider,
    ...byPool,
  },
  SetIdentityPoolRoles: { ...byPool, Roles: { maxLength: 2 }, RoleMappings: { maxLength: 10 } },
  SetPrincipalTagAttributeMap: { ...byPool, IdentityProviderName: provider, PrincipalTags: principalTags },
  TagResource: { ResourceArn: arn },
  UnlinkDeveloperIdentity: {
    IdentityId: id,
    ...byPool,
    DeveloperProviderName: developerProvider,
    DeveloperUserIdentifier: developerUser,
  },
  UnlinkIdentity: { IdentityId: id, Logins: logins, 'LoginsToRemove[]': provider },
  UntagResource: { ResourceArn: arn, 'TagKeys[]': { minLength: 1, maxLength: 128 } },
  UpdateIdentityPool: { ...byPool, ...settings },
};
