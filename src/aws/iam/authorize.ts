// May the caller do what the call asks? Gathers the policies that speak for the call and has them decided (decide.ts).
import type { Access, ResourcePolicy } from '../core/access.ts';
import type { ReadRequest } from '../core/call.ts';
import type { AllowedBy, DecisionReport } from '../core/decision-report.ts';
import type { Grants, Identities, Principal } from '../core/identities.ts';
import type { Caller } from './caller.ts';
import { decide, isAboutTrust, type PolicySet } from './decide.ts';
import type { DecisionNotes } from './decision-notes.ts';
import { denial } from './denial.ts';
import type { Dialect } from './dialect.ts';
import { explainedDecision, type TellDecision } from './explained-decision.ts';
import { compiledPolicy } from './policy/compile-policy.ts';
import { RequestContext } from './policy/request-context.ts';
import { principalConditions } from './principal-conditions.ts';
import { requestConditions } from './request-conditions.ts';
import { signatureConditions } from './signature-conditions.ts';

/** What a decision needs besides the caller. */
export interface AuthorizationContext {
  readonly nowMs: number;
  /** Loaded only when policies have to be read. */
  readonly identities: () => Promise<Identities>;
  readonly resourcePolicy: (resourceArn: string) => ResourcePolicy | undefined | Promise<ResourcePolicy | undefined>;
  readonly request: ReadRequest;
  readonly dialect: Dialect;
  /** Given where somebody wants to know why: told each decision. */
  readonly tell?: TellDecision | undefined;
}

/** AWS: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html: needs no permission, not even with a deny. */
const alwaysAllowed: readonly string[] = ['sts:GetCallerIdentity'];

/** AWS: the owner's root user can always repair a policy that shuts everybody out. https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html */
const neverDeniedToRoot: readonly string[] = ['s3:PutBucketPolicy', 's3:GetBucketPolicy', 's3:DeleteBucketPolicy'];

/** What makes a resource is not asked of one that happens to have the name: whose it is comes out later. */
const askedOfNoResource: readonly string[] = ['s3:CreateBucket'];

/** Throws AwsError AccessDeniedException (by the name and in the words of the service) unless everything in `wanted` is allowed. */
export async function authorize(caller: Caller, wanted: readonly Access[], context: AuthorizationContext): Promise<void> {
  const { principal } = caller;
  const { tell } = context;
  let grants: Grants | undefined;
  for (const access of wanted) {
    if (alwaysAllowed.includes(access.action)) {
      tell?.(unasked(principal, access, 'no permission is needed'));
      continue;
    }
    const hanging = askedOfNoResource.includes(access.action) ? undefined : await context.resourcePolicy(access.resource);
    const owner = hanging?.owner ?? principal.account;
    const ownRoot = principal.kind === 'root' && owner === principal.account;
    // The usual call of a lab: nothing has to be evaluated.
    if (ownRoot && (hanging?.document === undefined || neverDeniedToRoot.includes(access.action)) && !isAboutTrust(access.action)) {
      tell?.(unasked(principal, access, 'the root user'));
      continue;
    }
    grants ??= await grantsOf(caller, context);
    const keys = new RequestContext(
      requestConditions(context.request, caller.region, context.nowMs),
      context.dialect === 's3' ? signatureConditions(context.request, context.nowMs) : {},
      principalConditions(principal, caller.accessKeyId.startsWith('ASIA') ? 'temporary' : 'lasting'),
      { 'aws:ResourceAccount': owner === '' ? [] : [owner] },
      access.conditions ?? {},
    );
    const { action, resource } = access;
    const notes: DecisionNotes | undefined = tell && { policies: [] };
    const decision = decide({ principal, action, resource, context: keys }, policySet(grants, hanging, owner), notes);
    if (notes) tell?.(explainedDecision({ principal, action, resource }, decision, notes, await namesOf(caller, context)));
    if (decision.verdict === 'allowed') continue;
    const relation = owner === principal.account ? 'same account' : 'another account';
    throw denial(principal, access, decision, context.dialect, relation);
  }
}

async function grantsOf({ principal, accessKeyId }: Caller, { identities }: AuthorizationContext): Promise<Grants> {
  const hasPolicies = principal.kind === 'user' || principal.kind === 'assumed-role' || principal.kind === 'federated-user';
  return hasPolicies ? (await identities()).grants(principal, accessKeyId) : { identity: [] };
}

async function namesOf({ principal, accessKeyId }: Caller, { identities }: AuthorizationContext): Promise<readonly string[]> {
  return (await identities()).policyNames?.(principal, accessKeyId) ?? [];
}

/** What is allowed without a look at any policy. */
function unasked(principal: Principal, { action, resource }: Access, allowedBy: AllowedBy): DecisionReport {
  return explainedDecision({ principal, action, resource }, { verdict: 'allowed' }, { policies: [], allowedBy });
}

function policySet({ identity, boundary, session }: Grants, hanging: ResourcePolicy | undefined, owner: string): PolicySet {
  return {
    identity: identity.map(compiledPolicy),
    ...(boundary !== undefined && { boundary: compiledPolicy(boundary) }),
    ...(session && { session: session.map(compiledPolicy) }),
    ...(hanging?.document !== undefined && { resource: compiledPolicy(hanging.document) }),
    owner,
  };
}
