// What a decision tells of itself while it is made: each policy that it looked at. Without anybody who listens there are no notes.
import type { AllowedBy, PolicyReport, PolicyType, StatementReport } from '../core/decision-report.ts';
import type { Policy } from './policy/document.ts';
import { evaluatePolicy, type PolicyOutcome, type PolicyRequest } from './policy/evaluate-policy.ts';

/** Empty at first; `decide` fills it. */
export interface DecisionNotes {
  readonly policies: PolicyReport[];
  allowedBy?: AllowedBy;
}

/** Evaluates a policy, and notes how it came out where there are notes. */
export function evaluateNoting(type: PolicyType, policy: Policy, request: PolicyRequest, notes: DecisionNotes | undefined): PolicyOutcome {
  if (!notes) return evaluatePolicy(policy, request);
  const statements: StatementReport[] = [];
  const outcome = evaluatePolicy(policy, request, statements);
  notes.policies.push({ type, effect: outcome.effect, statements });
  return outcome;
}
