// What AWS Config asks of the Guard language: a policy judged against one configuration item. `guard/evaluate.ts` answers it.
import type { ConfigurationItem } from '../items/configuration-item.ts';

/**
 * `evaluateGuard` of guard/evaluate.ts. Never throws for a policy or an item.
 * @param parameters the rule's InputParameters, which a policy reads as CONFIG_RULE_PARAMETERS
 */
export type EvaluateGuard = (policyText: string, item: ConfigurationItem, parameters?: Readonly<Record<string, string>>) => GuardOutcome;

/** `checkGuard` of guard/evaluate.ts: is the text a policy at all? PutConfigRule asks before it keeps one. */
export type CheckGuard = (policyText: string) => GuardSyntaxError | undefined;

export type GuardOutcome =
  | {
      readonly kind: 'judged';
      /** One for each named rule, in the order of the policy. */
      readonly rules: readonly GuardRuleOutcome[];
    }
  | GuardSyntaxError;

export interface GuardRuleOutcome {
  readonly rule: string;
  readonly status: 'PASS' | 'FAIL' | 'SKIP';
  /** What failed, in one line: becomes the annotation. The custom message (`<<...>>`) where the policy has one. */
  readonly message?: string;
}

export interface GuardSyntaxError {
  readonly kind: 'syntax error';
  readonly message: string;
  /** From 1 on. */
  readonly line: number;
  readonly column: number;
}
