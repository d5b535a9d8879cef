// AWS STS: who am I, and sessions. What it imitates and lacks: description.ts. It keeps no state: sessions live in IAM.
import {
  AssumeRole$,
  AssumeRoleWithSAML$,
  AssumeRoleWithWebIdentity$,
  AssumeRoot$,
  DecodeAuthorizationMessage$,
  GetAccessKeyInfo$,
  GetCallerIdentity$,
  GetDelegatedAccessToken$,
  GetFederationToken$,
  GetSessionToken$,
  GetWebIdentityToken$,
} from '@aws-sdk/client-sts';
import type { Authorization, ResourcePolicyOf } from '../../core/access.ts';
import { parseArn } from '../../core/arn.ts';
import type { Constraints } from '../../core/constraints.ts';
import type { Identities } from '../../core/identities.ts';
import type { Operation, Service, ServiceEnvironment } from '../../core/service.ts';
import { decisionTeller } from '../../core/tell-call.ts';
import * as constraints from './constraints.ts';
import { description } from './description.ts';
import { assumeRole, assumeRoleAuthorization } from './operations/assume-role.ts';
import { assumeRoleWithWebIdentity } from './operations/assume-role-with-web-identity.ts';
import { decodeAuthorizationMessage } from './operations/decode-authorization-message.ts';
import { getAccessKeyInfo } from './operations/get-access-key-info.ts';
import { getCallerIdentity } from './operations/get-caller-identity.ts';
import { getFederationToken, getFederationTokenAuthorization } from './operations/get-federation-token.ts';
import { getSessionToken } from './operations/get-session-token.ts';

type OperationName =
  | 'AssumeRole'
  | 'AssumeRoleWithWebIdentity'
  | 'DecodeAuthorizationMessage'
  | 'GetAccessKeyInfo'
  | 'GetCallerIdentity'
  | 'GetFederationToken'
  | 'GetSessionToken';

const constraintsByName: Readonly<Record<OperationName, Constraints>> = {
  AssumeRole: constraints.assumeRoleConstraints,
  AssumeRoleWithWebIdentity: constraints.assumeRoleWithWebIdentityConstraints,
  DecodeAuthorizationMessage: constraints.decodeAuthorizationMessageConstraints,
  GetAccessKeyInfo: constraints.getAccessKeyInfoConstraints,
  GetCallerIdentity: {},
  GetFederationToken: constraints.getFederationTokenConstraints,
  GetSessionToken: constraints.getSessionTokenConstraints,
};

/** Waits for IAM, whose roles and sessions everything here is about. */
export async function createService(environment: ServiceEnvironment): Promise<Service> {
  const { clock, ports } = environment;
  const identities = await ports.identities();
  const operations: Readonly<Record<OperationName, Operation<never, unknown>>> = {
    AssumeRole: assumeRole(identities, clock),
    AssumeRoleWithWebIdentity: assumeRoleWithWebIdentity(identities, clock, ports.openIdKeys, (requestId) =>
      decisionTeller(environment, requestId),
    ),
    DecodeAuthorizationMessage: decodeAuthorizationMessage,
    GetAccessKeyInfo: getAccessKeyInfo(identities),
    GetCallerIdentity: getCallerIdentity,
    GetFederationToken: getFederationToken(identities, clock),
    GetSessionToken: getSessionToken(identities, clock),
  };
  const authorizations: Readonly<Partial<Record<OperationName, Authorization>>> = {
    AssumeRole: assumeRoleAuthorization(identities),
    // The operation itself asks the role's trust policy: only the token, once verified, says who calls.
    AssumeRoleWithWebIdentity: () => [],
    GetFederationToken: getFederationTokenAuthorization,
    // AWS: needs no permission, and no policy can take it away (API_GetSessionToken).
    GetSessionToken: () => [],
  };
  return {
    description,
    operations,
    constraints: constraintsByName,
    authorizations,
    resourcePolicyOf: trustPolicyOf(identities),
    unsigned: ['AssumeRoleWithWebIdentity', 'AssumeRoleWithSAML'],
    schemas: {
      AssumeRole: AssumeRole$,
      AssumeRoleWithSAML: AssumeRoleWithSAML$,
      AssumeRoleWithWebIdentity: AssumeRoleWithWebIdentity$,
      AssumeRoot: AssumeRoot$,
      DecodeAuthorizationMessage: DecodeAuthorizationMessage$,
      GetAccessKeyInfo: GetAccessKeyInfo$,
      GetCallerIdentity: GetCallerIdentity$,
      GetDelegatedAccessToken: GetDelegatedAccessToken$,
      GetFederationToken: GetFederationToken$,
      GetSessionToken: GetSessionToken$,
      GetWebIdentityToken: GetWebIdentityToken$,
    },
    snapshot: () => ({}),
    restore() {
      // There is nothing to put back.
    },
  };
}

/** A role that is not there trusts nobody: AWS answers the same as for one that does not trust the caller. */
function trustPolicyOf(identities: Identities): ResourcePolicyOf {
  return (arn) => {
    const { service, account, resource } = parseArn(arn) ?? {};
    if (service !== 'iam' || !account || !resource?.startsWith('role/')) return undefined;
    return { document: identities.role(arn)?.trustPolicy ?? '{"Version":"2012-10-17","Statement":[]}', owner: account };
  };
}
