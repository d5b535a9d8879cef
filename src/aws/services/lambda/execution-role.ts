// The execution role of a function: may Lambda assume it, what may it do, and sessions of it.
// AWS: https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
import { parseArn } from '../../core/arn.ts';
import { AwsError } from '../../core/errors.ts';
import type { Identities, Principal } from '../../core/identities.ts';
import { decide } from '../../iam/decide.ts';
import { compiledPolicy } from '../../iam/policy/compile-policy.ts';
import { RequestContext } from '../../iam/policy/request-context.ts';
import { decideTrust } from '../../iam/trust.ts';
import { invalidParameter } from './errors.ts';
import { limits } from './limits.ts';

/** Throws AwsError InvalidParameterValueException unless the role is there and trusts lambda.amazonaws.com. */
export function checkRole(identities: Identities, roleArn: string, account: string): void {
  if (parseArn(roleArn)?.account !== account) throw new AwsError('AccessDeniedException', 'Cross-account pass role is not allowed.', 403);
  const role = identities.role(roleArn);
  const trusted =
    role &&
    decideTrust({
      trustPolicy: role.trustPolicy,
      principal: { kind: 'service', arn: 'lambda.amazonaws.com' },
      action: 'sts:AssumeRole',
      roleArn,
      account,
      conditions: {},
    }).verdict === 'allowed';
  if (!trusted) throw invalidParameter('The role defined for the function cannot be assumed by Lambda.');
}

/** Who a function is when it calls. AWS: the session is named after the function. Undefined when the role is gone. */
export function rolePrincipal(identities: Identities, roleArn: string, sessionName: string, nowMs: number): Principal | undefined {
  const role = identities.role(roleArn);
  if (!role) return undefined;
  return {
    kind: 'assumed-role',
    account: role.account,
    arn: `arn:aws:sts::${role.account}:assumed-role/${role.roleName}/${sessionName}`,
    userId: `${role.roleId}:${sessionName}`,
    roleArn,
    tags: role.tags,
    sessionContext: { 'aws:TokenIssueTime': [new Date(nowMs).toISOString().replace(/\.\d+Z$/, 'Z')] },
  };
}

/** AWS_ACCESS_KEY_ID and its siblings for the sandbox; none when the role is gone. */
export function roleEnvironment(identities: Identities, roleArn: string, name: string, nowMs: number): Readonly<Record<string, string>> {
  const principal = rolePrincipal(identities, roleArn, name, nowMs);
  if (!principal) return {};
  const session = identities.issueSession({ principal, durationSeconds: limits.sessionSeconds });
  return {
    AWS_ACCESS_KEY_ID: session.accessKeyId,
    AWS_SECRET_ACCESS_KEY: session.secretAccessKey,
    AWS_SESSION_TOKEN: session.sessionToken,
  };
}

/** Do the role's own policies allow that? */
export function roleMay(identities: Identities, roleArn: string, action: string, resource: string): 'yes' | 'no' {
  const principal = rolePrincipal(identities, roleArn, 'lambda', 0);
  if (!principal) return 'no';
  const grants = identities.grants(principal);
  const policies = {
    identity: grants.identity.map(compiledPolicy),
    ...(grants.boundary !== undefined && { boundary: compiledPolicy(grants.boundary) }),
    owner: principal.account,
  };
  const { verdict } = decide({ principal, action, resource, context: new RequestContext({}) }, policies);
  return verdict === 'allowed' ? 'yes' : 'no';
}
