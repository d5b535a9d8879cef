// Amazon Cognito identity pools. What they imitate and lack: description.ts.
import type { Operation, Service, ServiceEnvironment } from '../../core/service.ts';
import { authorizations, unsigned } from './authorizations.ts';
import { constraints } from './constraints.ts';
import { answerPreflight, corsHeaders } from './cors.ts';
import { description } from './description.ts';
import { describedIdentity } from './identity.ts';
import { describedPool } from './identity-pool.ts';
import { IdentityPools, type IdentityPoolsState } from './identity-pools.ts';
import type { OperationName } from './operation-name.ts';
import { createIdentityPool } from './operations/create-identity-pool.ts';
import { deleteIdentityPool, describeIdentityPool, listIdentityPools } from './operations/describe-identity-pool.ts';
import { lookupDeveloperIdentity, mergeDeveloperIdentities, unlinkDeveloperIdentity } from './operations/developer-identities.ts';
import { getCredentialsForIdentity } from './operations/get-credentials-for-identity.ts';
import { getId } from './operations/get-id.ts';
import { getOpenIdToken } from './operations/get-open-id-token.ts';
import { getOpenIdTokenForDeveloperIdentity } from './operations/get-open-id-token-for-developer-identity.ts';
import { deleteIdentities, describeIdentity, listIdentities } from './operations/identities.ts';
import { getIdentityPoolRoles, setIdentityPoolRoles } from './operations/identity-pool-roles.ts';
import { getPrincipalTagAttributeMap, setPrincipalTagAttributeMap } from './operations/principal-tag-attribute-map.ts';
import { listTagsForResource, tagResource, untagResource } from './operations/tags.ts';
import { unlinkIdentity } from './operations/unlink-identity.ts';
import { updateIdentityPool } from './operations/update-identity-pool.ts';
import { schemas } from './schemas.ts';

export function createService(environment: ServiceEnvironment): Service {
  const pools = new IdentityPools(environment);
  const operations: Readonly<Record<OperationName, Operation<never, unknown>>> = {
    CreateIdentityPool: createIdentityPool(pools),
    DeleteIdentities: deleteIdentities(pools),
    DeleteIdentityPool: deleteIdentityPool(pools),
    DescribeIdentity: describeIdentity(pools),
    DescribeIdentityPool: describeIdentityPool(pools),
    GetCredentialsForIdentity: getCredentialsForIdentity(pools),
    GetId: getId(pools),
    GetIdentityPoolRoles: getIdentityPoolRoles(pools),
    GetOpenIdToken: getOpenIdToken(pools),
    GetOpenIdTokenForDeveloperIdentity: getOpenIdTokenForDeveloperIdentity(pools),
    GetPrincipalTagAttributeMap: getPrincipalTagAttributeMap(pools),
    ListIdentities: listIdentities(pools),
    ListIdentityPools: listIdentityPools(pools),
    ListTagsForResource: listTagsForResource(pools),
    LookupDeveloperIdentity: lookupDeveloperIdentity(pools),
    MergeDeveloperIdentities: mergeDeveloperIdentities(pools),
    SetIdentityPoolRoles: setIdentityPoolRoles(pools),
    SetPrincipalTagAttributeMap: setPrincipalTagAttributeMap(pools),
    TagResource: tagResource(pools),
    UnlinkDeveloperIdentity: unlinkDeveloperIdentity(pools),
    UnlinkIdentity: unlinkIdentity(pools),
    UntagResource: untagResource(pools),
    UpdateIdentityPool: updateIdentityPool(pools),
  };
  return {
    description,
    operations,
    schemas,
    constraints,
    authorizations: authorizations(pools),
    unsigned,
    answerDirectly: async (request) => answerPreflight(request),
    extraHeaders: () => corsHeaders,
    openIdKeys: async () => pools.publicKeys(),
    snapshot: () => pools.snapshot(),
    restore: (state) => pools.restore(state as IdentityPoolsState),
    inspect: (account, region) =>
      pools.list({ account, region }).map((pool) => ({
        ...describedPool(pool),
        Roles: pool.roles,
        Identities: pools.identitiesOf(pool.id).map(describedIdentity),
      })),
  };
}
