// The decision over all policies that speak for a call: the evaluation logic of AWS, on plain values.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
import type { AllowedBy, PolicyType } from '../core/decision-report.ts';
import type { Principal } from '../core/identities.ts';
import { type DecisionNotes, evaluateNoting } from './decision-notes.ts';
import type { Policy } from './policy/document.ts';
import type { PolicyOutcome } from './policy/evaluate-policy.ts';
import type { RequestContext } from './policy/request-context.ts';

export interface DecisionRequest {
  readonly principal: Principal;
  readonly action: string;
  readonly resource: string;
  readonly context: RequestContext;
}

/** The policies that speak for a call. */
export interface PolicySet {
  readonly identity: readonly Policy[];
  readonly boundary?: Policy;
  /** Absent when the session was given none. */
  readonly session?: readonly Policy[];
  readonly resource?: Policy;
  /** The account that owns the resource; the caller's own where nothing is known of the resource. */
  readonly owner: string;
}

export type Decision =
  | { readonly verdict: 'allowed' }
  /** A statement says no. */
  | { readonly verdict: 'explicit deny'; readonly by: PolicyType }
  /** Nobody says yes who would have to. */
  | { readonly verdict: 'implicit deny'; readonly missing: PolicyType };

const allowed: Decision = { verdict: 'allowed' };

/**
 * May the principal do that?
 * @param notes given by whoever wants to know why: filled on the way
 */
export function decide(request: DecisionRequest, policies: PolicySet, notes?: DecisionNotes): Decision {
  const { principal, action, resource, context } = request;
  const atResource = isAboutTrust(action) ? 'role trust policy' : 'resource-based policy';
  const asked = { action, resource, context };
  const judged = (type: PolicyType, policy: Policy) => evaluateNoting(type, policy, asked, notes);
  const identity = joined(policies.identity.map((policy) => judged('identity-based policy', policy)));
  const boundary = policies.boundary && judged('permissions boundary', policies.boundary).effect;
  const session = policies.session && joined(policies.session.map((policy) => judged('session policy', policy)));
  const hanging = policies.resource && evaluateNoting(atResource, policies.resource, { ...asked, principal }, notes);

  const denials = { 'identity-based policy': identity, 'permissions boundary': boundary, 'session policy': session } as const;
  for (const [by, effect] of Object.entries(denials)) if (effect === 'deny') return { verdict: 'explicit deny', by: by as PolicyType };
  if (hanging?.effect === 'deny') return { verdict: 'explicit deny', by: atResource };

  const resourceMissing: Decision = { verdict: 'implicit deny', missing: atResource };
  // Neither a service nor a stranger has policies of its own.
  if (principal.kind === 'anonymous' || principal.kind === 'service' || principal.kind === 'web-identity')
    return hanging?.effect === 'allow' ? allowedBy('the policy of the resource', notes) : resourceMissing;

  const allows: OwnSide = {
    // AWS: the root user may do everything in its account; policies of resources can deny it.
    identity: principal.kind === 'root' || identity === 'allow',
    boundary: boundary === undefined || boundary === 'allow',
    session: session === undefined || session === 'allow',
  };
  const sameAccount = policies.owner === principal.account;
  if (sameAccount && hanging && isGrantedDirectly(principal, hanging, allows)) return allowedBy('the policy of the resource', notes);
  const missing = missingHere(allows);
  if (missing) return { verdict: 'implicit deny', missing };
  // AWS: a role is assumed, and a key used, only if its own policy says so, in the same account too.
  const mustAllow = !sameAccount || atResource === 'role trust policy' || (action.startsWith('kms:') && hanging !== undefined);
  if (mustAllow && hanging?.effect !== 'allow') return resourceMissing;
  return allowedBy(mustAllow ? 'both sides' : principal.kind === 'root' ? 'the root user' : 'own policies', notes);
}

function allowedBy(what: AllowedBy, notes: DecisionNotes | undefined): Decision {
  if (notes) notes.allowedBy = what;
  return allowed;
}

/** Is the resource's policy that of a role? AWS: it alone says who may have a session of the role. */
export function isAboutTrust(action: string): boolean {
  return /^sts:(AssumeRole|AssumeRoleWith\w+|TagSession|SetSourceIdentity)$/i.test(action);
}

/**
 * Within an account a resource's policy can allow by itself, as far as it names the caller. AWS: a session that is named needs nothing
 * else; nor does a user, whatever its boundary; a role that is named is still bounded by its boundary and the session's policies; an
 * account that is named only hands the decision to its own policies.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
 */
function isGrantedDirectly({ kind }: Principal, { effect, matches }: PolicyOutcome, { boundary, session }: OwnSide): boolean {
  if (effect !== 'allow') return false;
  if (matches.has('session')) return true;
  if (!matches.has('name') && !matches.has('everybody')) return false;
  return kind === 'user' || kind === 'root' || (boundary && session);
}

/** What the caller's own policies allow. */
interface OwnSide {
  readonly identity: boolean;
  readonly boundary: boolean;
  readonly session: boolean;
}

function missingHere({ identity, boundary, session }: OwnSide): PolicyType | undefined {
  if (!identity) return 'identity-based policy';
  if (!boundary) return 'permissions boundary';
  return session ? undefined : 'session policy';
}

function joined(outcomes: readonly PolicyOutcome[]): PolicyOutcome['effect'] {
  if (outcomes.some(({ effect }) => effect === 'deny')) return 'deny';
  return outcomes.some(({ effect }) => effect === 'allow') ? 'allow' : 'none';
}
