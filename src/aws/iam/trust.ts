// May somebody who has no AWS credentials yet assume a role? For AssumeRoleWithWebIdentity, whose caller a token names.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
import type { Principal } from '../core/identities.ts';
import { type Decision, decide } from './decide.ts';
import type { DecisionNotes } from './decision-notes.ts';
import { explainedDecision, type TellDecision } from './explained-decision.ts';
import { compiledPolicy } from './policy/compile-policy.ts';
import { type ConditionKeys, RequestContext } from './policy/request-context.ts';

export interface TrustQuestion {
  /** JSON. */
  readonly trustPolicy: string;
  /** `{ kind: 'web-identity', arn: 'cognito-identity.amazonaws.com' }`, `{ kind: 'service', arn: 'lambda.amazonaws.com' }`, a user ... */
  readonly principal: Pick<Principal, 'kind' | 'arn'> & Partial<Principal>;
  /** `sts:AssumeRoleWithWebIdentity` */
  readonly action: string;
  readonly roleArn: string;
  /** The account of the role. */
  readonly account: string;
  /** What the token says: `cognito-identity.amazonaws.com:aud`, `accounts.google.com:sub`, `sts:RoleSessionName` ... */
  readonly conditions: ConditionKeys;
}

/**
 * What the role's trust policy says.
 * @param tell given where somebody wants to know why
 */
export function decideTrust(
  { trustPolicy, principal, action, roleArn, account, conditions }: TrustQuestion,
  tell?: TellDecision,
): Decision {
  const whole: Principal = { account: '', userId: principal.arn, tags: {}, sessionContext: {}, ...principal };
  const request = { principal: whole, action, resource: roleArn, context: new RequestContext(conditions) };
  const notes: DecisionNotes | undefined = tell && { policies: [] };
  const decision = decide(request, { identity: [], resource: compiledPolicy(trustPolicy), owner: account }, notes);
  if (notes) tell?.(explainedDecision(request, decision, notes));
  return decision;
}
