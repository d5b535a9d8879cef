// What rules think of resources: now, as the API tells, and at an earlier moment, as the cloud told while it ran.
import type { ComplianceChange } from '../../../../aws/core/recorded-change.ts';
import { keyOf } from './item.ts';

export type Compliance = 'COMPLIANT' | 'NON_COMPLIANT' | 'NOT_APPLICABLE' | 'INSUFFICIENT_DATA';

export interface Verdict {
  readonly compliance: Compliance;
  readonly annotation?: string;
}

/** By the key of the resource. */
export type Verdicts = ReadonlyMap<string, Verdict>;

export interface Rule {
  readonly name: string;
  /** `INCOMING_SSH_DISABLED`, or who else judges: a function, a policy. */
  readonly judge: string;
  readonly verdicts: Verdicts;
}

/** The rules at a moment. `now` is as the API tells it; of what was before only observations tell. */
export function rulesAt(rules: readonly Rule[], changes: readonly ComplianceChange[], atMs: number | 'now'): readonly Rule[] {
  if (atMs === 'now' || changes.length === 0) return rules;
  const byRule = new Map<string, Map<string, Verdict>>();
  for (const change of changes) {
    if (change.atMs > atMs) continue;
    const own = byRule.get(change.rule) ?? new Map<string, Verdict>();
    const key = keyOf(change.resourceType, change.resourceId);
    if (change.after === undefined) own.delete(key);
    else own.set(key, { compliance: change.after as Compliance });
    byRule.set(change.rule, own);
  }
  return rules.map((rule) => ({ ...rule, verdicts: byRule.get(rule.name) ?? new Map() }));
}

export interface Tally {
  readonly compliance: Compliance;
  readonly bad: number;
  readonly good: number;
}

/** AWS: a rule is noncompliant as soon as one resource is. */
export function tallyOf({ verdicts }: Rule): Tally {
  let [bad, good] = [0, 0];
  for (const { compliance } of verdicts.values()) {
    if (compliance === 'NON_COMPLIANT') bad += 1;
    if (compliance === 'COMPLIANT') good += 1;
  }
  return { compliance: bad > 0 ? 'NON_COMPLIANT' : good > 0 ? 'COMPLIANT' : 'INSUFFICIENT_DATA', bad, good };
}

/** The worst that any rule thinks of each resource. */
export function worstVerdicts(rules: readonly Rule[]): ReadonlyMap<string, 'COMPLIANT' | 'NON_COMPLIANT'> {
  const worst = new Map<string, 'COMPLIANT' | 'NON_COMPLIANT'>();
  for (const { verdicts } of rules) {
    for (const [key, { compliance }] of verdicts) {
      if (compliance === 'NON_COMPLIANT' || (compliance === 'COMPLIANT' && !worst.has(key))) worst.set(key, compliance);
    }
  }
  return worst;
}
