// A session of a role: the principal that it is, and how long it may live.
import type { Identities, Principal, RoleIdentity } from '../../core/identities.ts';
import { answeredCredentials, issueTime } from './answered-session.ts';
import { validationError } from './errors.ts';
import { limits } from './limits.ts';
import { packedSize } from './packed-size.ts';
import { type SessionPolicyInput, sessionPolicies } from './session-policies.ts';
import { wholeSeconds } from './session-seconds.ts';
import type { SessionTagInput, SessionTags } from './session-tags.ts';

export interface RoleSessionRequest {
  readonly role: RoleIdentity;
  readonly name: string;
  readonly input: SessionPolicyInput & SessionTagInput & { readonly DurationSeconds?: number | undefined };
  /** Chained: a session of a role asks for one of another role. */
  readonly chain: 'first' | 'chained';
  readonly tags: SessionTags;
  readonly sourceIdentity?: string | undefined;
  /** Further condition keys of the session. */
  readonly context?: Readonly<Record<string, readonly string[]>>;
}

/** Issues the session; gives the members that all answers have. Throws AwsError ValidationException, MalformedPolicyDocument ... */
export function roleSession(identities: Identities, nowMs: number, request: RoleSessionRequest) {
  const { role, name, input, tags, sourceIdentity, context } = request;
  const durationSeconds = checkedDuration(request);
  const policies = sessionPolicies(identities, role.account, input);
  const packed = packedSize(input);
  const arn = `arn:aws:sts::${role.account}:assumed-role/${role.roleName}/${name}`;
  const userId = `${role.roleId}:${name}`;
  const principal: Principal = {
    kind: 'assumed-role',
    account: role.account,
    arn,
    userId,
    roleArn: role.arn,
    tags: mergedTags(role.tags, tags.tags),
    sessionContext: {
      ...issueTime(nowMs),
      ...(sourceIdentity !== undefined && { 'aws:SourceIdentity': [sourceIdentity] }),
      ...tags.context,
      ...context,
    },
  };
  const session = identities.issueSession({ principal, durationSeconds, ...(policies && { policies }) });
  return {
    Credentials: answeredCredentials(session),
    AssumedRoleUser: { AssumedRoleId: userId, Arn: arn },
    ...packed,
    ...(sourceIdentity !== undefined && { SourceIdentity: sourceIdentity }),
  };
}

function checkedDuration({ role, input, chain }: RoleSessionRequest): number {
  const seconds = wholeSeconds(input.DurationSeconds, limits.roleSessionSeconds.default);
  if (chain === 'chained' && seconds > limits.roleSessionSeconds.longestChained)
    throw validationError('The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining');
  if (seconds > role.maxSessionSeconds)
    throw validationError('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');
  return seconds;
}

/** AWS: a session tag takes the place of the role's tag of the same key, whatever its case. */
function mergedTags(
  ofRole: Readonly<Record<string, string>>,
  ofSession: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const taken = new Set(Object.keys(ofSession).map((key) => key.toLowerCase()));
  const kept = Object.entries(ofRole).filter(([key]) => !taken.has(key.toLowerCase()));
  return { ...Object.fromEntries(kept), ...ofSession };
}
