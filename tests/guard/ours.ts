// What the embedded Guard says, in the words of the comparison.
import { evaluateGuard, GuardEvaluationError, GuardSyntaxError, parseGuard } from '../../src/aws/services/config/guard/evaluate.ts';
import type { Verdict } from './cfn-guard.ts';

export function judgedByUs(policy: string, documents: readonly unknown[]): readonly Verdict[] {
  try {
    const parsed = parseGuard(policy);
    return documents.map((document) => {
      try {
        return [...new Set(evaluateGuard(parsed, document).rules.map(({ name, status }) => `${name} ${status}`))].toSorted();
      } catch (error) {
        if (error instanceof GuardEvaluationError) return 'gave up';
        throw error;
      }
    });
  } catch (error) {
    // cfn-guard 3.2 refuses an unknown function, too; 3.1 finds out when it calls it.
    if (error instanceof GuardSyntaxError) return documents.map(() => (/no function|parameters/.test(error.message) ? 'none' : 'refused'));
    throw error;
  }
}

export const same = (one: Verdict | undefined, other: Verdict | undefined): boolean =>
  one === 'none' || other === 'none' || JSON.stringify(one) === JSON.stringify(other);
