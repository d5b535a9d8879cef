// What all verdicts of a rule, or all verdicts on a resource, come to.
// AWS: https://docs.aws.amazon.com/config/latest/APIReference/API_Compliance.html
import type { Compliance, ComplianceContributorCount } from '@aws-sdk/client-config-service';
import { invalidParameterValue } from '../errors.ts';
import type { RuleState } from '../rules/rule.ts';
import type { EvaluationRecord } from './evaluation-record.ts';

export type ComplianceWord = 'COMPLIANT' | 'NON_COMPLIANT' | 'INSUFFICIENT_DATA';

/** One NON_COMPLIANT makes all of it so; nothing at all is INSUFFICIENT_DATA. */
export function complianceOf(records: Iterable<Pick<EvaluationRecord, 'compliance'>>): ComplianceWord {
  let word: ComplianceWord = 'INSUFFICIENT_DATA';
  for (const { compliance } of records) {
    if (compliance === 'NON_COMPLIANT') return compliance;
    word = compliance;
  }
  return word;
}

export function ruleCompliance({ results }: RuleState): ComplianceWord {
  return complianceOf(results.values());
}

/** AWS: the number of those who make it NON_COMPLIANT is told, up to a cap. */
export function describedCompliance(records: readonly EvaluationRecord[], cap: number): Compliance {
  const word = complianceOf(records);
  const broken = records.filter(({ compliance }) => compliance === 'NON_COMPLIANT').length;
  return { ComplianceType: word, ...(word === 'NON_COMPLIANT' && { ComplianceContributorCount: cappedCount(broken, cap) }) };
}

export function cappedCount(count: number, cap: number): ComplianceContributorCount {
  return { CappedCount: Math.min(count, cap), CapExceeded: count > cap };
}

/** Throws AwsError InvalidParameterValueException for a word that the operation does not know. */
export function checkWords(words: readonly string[], known: readonly string[]): void {
  const wrong = words.find((word) => !known.includes(word));
  if (wrong !== undefined) throw invalidParameterValue(`The compliance type ${wrong} is not supported here: use ${known.join(', ')}.`);
}
