// The second half of the enhanced flow: a session of the role, if the role's trust policy lets this identity in.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
import type { Identities, Principal } from '../../core/identities.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import { InnerCallTeller } from '../../core/tell-call.ts';
import { decideTrust } from '../../iam/trust.ts';
import type { Authentication } from './authentication.ts';
import { wrongConfiguration } from './errors.ts';
import { guestSessionPolicies } from './guest-session-policies.ts';
import { limits } from './limits.ts';
import { ownProvider } from './login-providers.ts';

/** AWS: the name of every session that the enhanced flow gives. */
const sessionName = 'CognitoIdentityCredentials';

/**
 * Throws AwsError InvalidIdentityPoolConfigurationException: of a role that is not there, or does not trust the identity.
 * @param requestId of the call that asks for them, for observers
 */
export function roleCredentials(
  identities: Identities,
  environment: ServiceEnvironment,
  roleArn: string,
  who: Authentication,
  requestId: string,
) {
  const operation = 'AssumeRoleWithWebIdentity';
  const asked = new InnerCallTeller(environment, { requestId, from: 'cognito-identity', to: 'sts', operation });
  const request = { RoleArn: roleArn, RoleSessionName: sessionName, ProviderId: ownProvider, SubjectFromWebIdentityToken: who.identityId };
  const role = identities.role(roleArn);
  if (!role) throw wrongConfiguration();
  const identityKeys = identityConditions(who);
  const tagged = Object.entries(who.tags);
  const conditions = {
    ...identityKeys,
    ...Object.fromEntries(tagged.map(([key, value]) => [`aws:RequestTag/${key}`, [value]])),
    'aws:TagKeys': tagged.map(([key]) => key),
    'sts:RoleSessionName': [sessionName],
  };
  const { trustPolicy, account } = role;
  for (const action of ['sts:AssumeRoleWithWebIdentity', ...(tagged.length > 0 ? ['sts:TagSession'] : [])]) {
    const principal = { kind: 'web-identity' as const, arn: ownProvider };
    const decision = decideTrust({ trustPolicy, principal, action, roleArn, account, conditions }, asked.decided);
    if (decision.verdict === 'allowed') continue;
    asked.over(() => ({ request, errorCode: 'AccessDenied' }));
    throw wrongConfiguration();
  }
  const principal: Principal = {
    kind: 'assumed-role',
    account,
    arn: `arn:aws:sts::${account}:assumed-role/${role.roleName}/${sessionName}`,
    userId: `${role.roleId}:${sessionName}`,
    roleArn,
    tags: mergedTags(role.tags, who.tags),
    sessionContext: {
      'aws:TokenIssueTime': [new Date(environment.clock.now()).toISOString().replace(/\.\d+Z$/, 'Z')],
      'aws:FederatedProvider': [ownProvider],
      ...identityKeys,
    },
  };
  const policies = who.kind === 'unauthenticated' ? { policies: guestSessionPolicies } : {};
  const session = identities.issueSession({ principal, durationSeconds: limits.credentialsSeconds, ...policies });
  asked.over(() => ({
    request,
    response: {
      AssumedRoleUser: { Arn: principal.arn, AssumedRoleId: principal.userId },
      Credentials: { AccessKeyId: session.accessKeyId, Expiration: new Date(session.expiresAtMs).toISOString() },
    },
  }));
  return session;
}

/** What trust policies ask of the identity, and what policies of its session may name as `${cognito-identity.amazonaws.com:sub}`. */
function identityConditions({ poolId, identityId, methods }: Authentication): Readonly<Record<string, readonly string[]>> {
  return { [`${ownProvider}:aud`]: [poolId], [`${ownProvider}:sub`]: [identityId], [`${ownProvider}:amr`]: methods };
}

/** AWS: a session tag takes the place of the role's tag of the same key, whatever its case. */
function mergedTags(ofRole: Authentication['tags'], ofSession: Authentication['tags']): Authentication['tags'] {
  const taken = new Set(Object.keys(ofSession).map((key) => key.toLowerCase()));
  return { ...Object.fromEntries(Object.entries(ofRole).filter(([key]) => !taken.has(key.toLowerCase()))), ...ofSession };
}
