// The three verdicts of a managed rule.
import type { Verdict } from '../../rules/rule-contract.ts';

/** AWS: Evaluation$Annotation, at most 256 characters. */
const LONGEST_ANNOTATION = 256;

export const compliant: Verdict = { compliance: 'COMPLIANT' };

export const notApplicable: Verdict = { compliance: 'NOT_APPLICABLE' };

/** The annotation says what was found; a long one is cut. The words are ours: AWS's own are not documented. */
export function nonCompliant(annotation: string): Verdict {
  const text = annotation.length > LONGEST_ANNOTATION ? `${annotation.slice(0, LONGEST_ANNOTATION - 3)}...` : annotation;
  return { compliance: 'NON_COMPLIANT', annotation: text };
}
