// The rules of a region by name.
import type { Config } from '../config.ts';
import { noSuchRule } from '../errors.ts';
import { limits } from '../limits.ts';
import type { RegionState } from '../region-state.ts';
import type { RuleState } from './rule.ts';

/** Throws AwsError NoSuchConfigRuleException. */
export function namedRule(state: RegionState, name: string): RuleState {
  const rule = state.rules.get(name);
  if (!rule) throw noSuchRule(name);
  return rule;
}

/** In the order of their names; all where none is named. Throws AwsError NoSuchConfigRuleException. */
export function rulesNamed(state: RegionState, names: readonly string[] = []): RuleState[] {
  const meant = names.length === 0 ? [...state.rules.values()] : [...new Set(names)].map((name) => namedRule(state, name));
  return meant.sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The rule is DELETING for a moment, and judges nothing any more. */
export function deleteRule(config: Config, state: RegionState, rule: RuleState): void {
  const { account, region } = state;
  rule.activity = 'DELETING';
  config.evaluations.cancelPeriodic(state, rule);
  config.work.plan({ kind: 'delete rule', account, region, dueMs: config.now() + limits.evaluationDelayMs, rule: rule.name });
}
