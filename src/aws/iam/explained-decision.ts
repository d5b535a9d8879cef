// A decision together with its notes, as plain data for observers.
import type { DecisionReport } from '../core/decision-report.ts';
import type { Decision, DecisionRequest } from './decide.ts';
import type { DecisionNotes } from './decision-notes.ts';

/** Where reports go. */
export type TellDecision = (report: DecisionReport) => void;

/**
 * The decision and its reasons.
 * @param identityNames of the identity-based policies, in their order
 */
export function explainedDecision(
  { principal, action, resource }: Omit<DecisionRequest, 'context'>,
  decision: Decision,
  { policies, allowedBy }: DecisionNotes,
  identityNames: readonly string[] = [],
): DecisionReport {
  const names = identityNames.values();
  return {
    principal: { kind: principal.kind, arn: principal.arn },
    action,
    resource,
    verdict: decision.verdict,
    ...culpritOf(decision),
    ...(allowedBy && { allowedBy }),
    policies: policies.map((policy) => {
      const name = policy.type === 'identity-based policy' ? names.next().value : undefined;
      return name === undefined ? policy : { ...policy, name };
    }),
  };
}

function culpritOf(decision: Decision): Pick<DecisionReport, 'culprit'> {
  if (decision.verdict === 'allowed') return {};
  return { culprit: decision.verdict === 'explicit deny' ? decision.by : decision.missing };
}
