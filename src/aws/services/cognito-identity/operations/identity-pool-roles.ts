// SetIdentityPoolRoles and GetIdentityPoolRoles.
// AWS: https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_SetIdentityPoolRoles.html
import type {
  GetIdentityPoolRolesInput,
  GetIdentityPoolRolesResponse,
  RoleMapping,
  SetIdentityPoolRolesInput,
} from '@aws-sdk/client-cognito-identity';
import { parseArn } from '../../../core/arn.ts';
import type { Operation } from '../../../core/service.ts';
import { invalidParameter, roleForbidden } from '../errors.ts';
import type { IdentityPool } from '../identity-pool.ts';
import type { IdentityPools } from '../identity-pools.ts';
import { limits } from '../limits.ts';
import { mappingNames } from '../role-mapping.ts';

/** Roles and mappings take the place of those before. */
export const setIdentityPoolRoles =
  (pools: IdentityPools): Operation<SetIdentityPoolRolesInput, void> =>
  ({ IdentityPoolId: id, Roles: roles = {}, RoleMappings: mappings = {} }, context) => {
    const pool = pools.own(id, context);
    // The sentence is inferred.
    for (const kind of Object.keys(roles))
      if (!/^(un)?authenticated$/.test(kind)) throw invalidParameter(`${kind} is no kind of role: authenticated and unauthenticated are.`);
    for (const [name, mapping] of Object.entries(mappings)) checkMapping(pool, name, mapping);
    for (const arn of rolesOf({ Roles: roles, RoleMappings: mappings })) checkRole(pool, arn);
    pool.roles = roles;
    pool.roleMappings = mappings;
  };

export const getIdentityPoolRoles =
  (pools: IdentityPools): Operation<GetIdentityPoolRolesInput, GetIdentityPoolRolesResponse> =>
  ({ IdentityPoolId }, context) => {
    const { id, roles, roleMappings } = pools.own(IdentityPoolId, context);
    const mapped = Object.keys(roleMappings).length > 0;
    return { IdentityPoolId: id, Roles: { ...roles }, ...(mapped && { RoleMappings: { ...roleMappings } }) };
  };

/** Every role that the input names, each once. */
export function rolesOf({ Roles = {}, RoleMappings = {} }: Pick<SetIdentityPoolRolesInput, 'Roles' | 'RoleMappings'>): readonly string[] {
  const ofRules = Object.values(RoleMappings).flatMap(
    ({ RulesConfiguration: rules }) => rules?.Rules?.map(({ RoleARN = '' }) => RoleARN) ?? [],
  );
  return [...new Set([...Object.values(Roles), ...ofRules])];
}

/** The first sentence is quoted by users of the CDK, the others are inferred from the documentation of RoleMapping. */
function checkMapping(pool: IdentityPool, name: string, { Type, AmbiguousRoleResolution, RulesConfiguration: rules }: RoleMapping): void {
  if (!mappingNames(pool).includes(name))
    throw invalidParameter(`(${name}) is not a valid RoleMapping ProviderName or is not a configured provider.`);
  if (Type !== 'Token' && Type !== 'Rules') throw invalidParameter('The type of a role mapping is Token or Rules.');
  if (AmbiguousRoleResolution !== 'AuthenticatedRole' && AmbiguousRoleResolution !== 'Deny')
    throw invalidParameter('AmbiguousRoleResolution of a role mapping is AuthenticatedRole or Deny.');
  if (Type === 'Rules' && !rules?.Rules?.length) throw invalidParameter('A role mapping of type Rules needs a RulesConfiguration.');
  if (Type === 'Token' && rules) throw invalidParameter('A role mapping of type Token has no RulesConfiguration.');
  if ((rules?.Rules?.length ?? 0) > limits.rulesOfMapping)
    throw invalidParameter(`A role mapping has ${limits.rulesOfMapping} rules at the most.`);
  for (const { Claim, MatchType, Value } of rules?.Rules ?? []) {
    if (!Claim || !Value) throw invalidParameter('A rule of a role mapping needs a Claim and a Value.');
    if (!['Equals', 'Contains', 'StartsWith', 'NotEqual'].includes(MatchType ?? ''))
      throw invalidParameter('MatchType of a rule is Equals, Contains, StartsWith or NotEqual.');
  }
}

function checkRole({ account }: IdentityPool, arn: string): void {
  const role = parseArn(arn);
  // The sentence is inferred.
  if (role?.service !== 'iam' || !role.resource.startsWith('role/')) throw invalidParameter(`${arn} is not the ARN of a role.`);
  if (role.account !== account) throw roleForbidden(arn);
}
