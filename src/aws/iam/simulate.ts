// The policy simulator: the same decision as for a real call, with the statements that made it. For SimulatePrincipalPolicy.
// AWS: https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
import type { StatementReport } from '../core/decision-report.ts';
import type { Principal } from '../core/identities.ts';
import { decide, isAboutTrust } from './decide.ts';
import type { DecisionNotes } from './decision-notes.ts';
import { compiledPolicy } from './policy/compile-policy.ts';
import type { Policy } from './policy/document.ts';
import { missingKeys } from './policy/missing-keys.ts';
import { type ConditionKeys, RequestContext } from './policy/request-context.ts';
import { statementRanges, type TextRange } from './policy/statement-positions.ts';

/** A policy that takes part. `source` and `type` are handed back with its statements. */
export interface SimulatedPolicy {
  /** For example the policy's name, or `PolicyInputList.1`. */
  readonly source: string;
  /** For example `IAM Policy`. */
  readonly type: string;
  readonly text: string;
}

export interface Simulation {
  readonly actions: readonly string[];
  /** ARNs, or `*`. */
  readonly resources: readonly string[];
  /** Of the user and its groups, or of the role. */
  readonly identity: readonly SimulatedPolicy[];
  /** Absent when there is no permissions boundary. */
  readonly boundary?: SimulatedPolicy;
  readonly resourcePolicy?: SimulatedPolicy;
  /** Whom a resource's policy is compared with. */
  readonly caller: Principal;
  /** The account of the resources; the caller's when absent. */
  readonly owner?: string;
  readonly context: ConditionKeys;
}

export interface MatchedStatement extends TextRange {
  readonly source: string;
  readonly type: string;
  readonly sid?: string;
}

export interface SimulatedDecision {
  readonly action: string;
  readonly resource: string;
  readonly decision: 'allowed' | 'explicitDeny' | 'implicitDeny';
  /** The statements behind the decision; none for an implicit denial. */
  readonly matchedStatements: readonly MatchedStatement[];
  /** Condition keys that the policies ask for and the simulation did not give. */
  readonly missingContextValues: readonly string[];
  /** Absent when there is no boundary. */
  readonly boundary?: 'allowed' | 'refused';
}

/** A decision for each action on each resource, actions first. */
export function simulate(simulation: Simulation): readonly SimulatedDecision[] {
  return simulation.actions.flatMap((action) => simulation.resources.map((resource) => simulateOne(simulation, action, resource)));
}

function simulateOne(
  { identity, boundary, resourcePolicy, ...simulation }: Simulation,
  action: string,
  resource: string,
): SimulatedDecision {
  const { caller, owner = caller.account } = simulation;
  const context = new RequestContext(simulation.context);
  const asked = { action, resource, context };
  const notes: DecisionNotes = { policies: [] };
  const { verdict } = decide(
    { ...asked, principal: simulatedCaller(caller) },
    {
      identity: identity.map(({ text }) => compiledPolicy(text)),
      ...(boundary && { boundary: compiledPolicy(boundary.text) }),
      ...(resourcePolicy && { resource: compiledPolicy(resourcePolicy.text) }),
      ...(!resourcePolicy && isAboutTrust(action) && { resource: trusting(caller) }),
      owner,
    },
    notes,
  );
  const wanted = verdict === 'allowed' ? 'Allow' : verdict === 'explicit deny' ? 'Deny' : 'none';
  // The notes are in the order in which the decision looks at the policies.
  const all = [...identity, ...(boundary ? [boundary] : []), ...(resourcePolicy ? [resourcePolicy] : [])];
  const bounded = notes.policies.find(({ type }) => type === 'permissions boundary')?.effect;
  return {
    action,
    resource,
    decision: verdict === 'allowed' ? 'allowed' : verdict === 'explicit deny' ? 'explicitDeny' : 'implicitDeny',
    // A boundary allows nothing by itself.
    matchedStatements: all.flatMap((policy, place) =>
      policy === boundary && wanted === 'Allow' ? [] : matchedStatements(policy, notes.policies[place]?.statements ?? [], wanted),
    ),
    missingContextValues: missingKeys(
      all.map(({ text }) => compiledPolicy(text)),
      asked,
    ),
    ...(bounded && { boundary: bounded === 'allow' ? ('allowed' as const) : ('refused' as const) }),
  };
}

function matchedStatements(
  { text, source, type }: SimulatedPolicy,
  reports: readonly StatementReport[],
  wanted: StatementReport['effect'] | 'none',
): readonly MatchedStatement[] {
  const matched = reports.filter(({ outcome, effect }) => outcome === 'applies' && effect === wanted);
  const ranges = matched.length > 0 ? statementRanges(text) : [];
  return matched.flatMap(({ index, sid }) => {
    const range = ranges[index];
    return range ? [{ source, type, ...(sid !== undefined && { sid }), ...range }] : [];
  });
}

/** The simulator asks what policies say. That the root user may do everything is none of theirs: somebody of its account stands in. */
function simulatedCaller(caller: Principal): Principal {
  return caller.kind === 'root' ? { ...caller, kind: 'user', arn: '', userId: '' } : caller;
}

/** AWS: the simulator knows no trust policies; whether a role may be assumed is decided by the side of the caller alone. */
function trusting({ account }: Principal): Policy {
  const statement = { Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:*' };
  return compiledPolicy(JSON.stringify({ Version: '2012-10-17', Statement: statement }));
}
