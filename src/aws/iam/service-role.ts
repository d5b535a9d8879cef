// Roles that services take on: does the role trust the service, who is it then, and what may it do?
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-service.html
import { AwsError } from '../core/errors.ts';
import type { Identities, Principal } from '../core/identities.ts';
import { decide } from './decide.ts';
import { compiledPolicy } from './policy/compile-policy.ts';
import { RequestContext } from './policy/request-context.ts';
import { decideTrust } from './trust.ts';

/** Is the role there, and does its trust policy let the service (`lambda.amazonaws.com`) assume it? */
export function roleTrusts(identities: Identities, roleArn: string, service: string): 'yes' | 'no' {
  const role = identities.role(roleArn);
  if (!role) return 'no';
  const { verdict } = decideTrust({
    trustPolicy: role.trustPolicy,
    principal: { kind: 'service', arn: service },
    action: 'sts:AssumeRole',
    roleArn,
    account: role.account,
    conditions: {},
  });
  return verdict === 'allowed' ? 'yes' : 'no';
}

/** Who a session of the role is. Undefined when the role is gone. */
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

/** Do the policies of the session's role allow that? */
export function sessionMay(identities: Identities, principal: Principal, action: string, resource: string): 'yes' | 'no' {
  const grants = identities.grants(principal);
  const policies = {
    identity: grants.identity.map(compiledPolicy),
    ...(grants.boundary !== undefined && { boundary: compiledPolicy(grants.boundary) }),
    owner: principal.account,
  };
  const { verdict } = decide({ principal, action, resource, context: new RequestContext({}) }, policies);
  return verdict === 'allowed' ? 'yes' : 'no';
}

export interface ActingRole {
  readonly roleArn: string;
  /** `events.amazonaws.com` */
  readonly service: string;
  readonly sessionName: string;
  readonly nowMs: number;
  /** What the service wants to do as the role. */
  readonly action: string;
  readonly resource: string;
}

/** A session of a role for one thing that it does. Throws AwsError AccessDeniedException when it cannot be assumed, or may not do that. */
export function actAsRole(identities: Identities, { roleArn, service, sessionName, nowMs, action, resource }: ActingRole): Principal {
  const principal = rolePrincipal(identities, roleArn, sessionName, nowMs);
  if (!principal || roleTrusts(identities, roleArn, service) === 'no')
    throw new AwsError('AccessDeniedException', `${service} is not authorized to assume role: ${roleArn}`, 403);
  if (sessionMay(identities, principal, action, resource) === 'yes') return principal;
  const sentence = `User: ${principal.arn} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
  throw new AwsError('AccessDeniedException', sentence, 403);
}
