// Is one condition fulfilled? Several values of a policy are joined by OR, of a request as the set operator says.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
import type { ValueReport } from '../../core/decision-report.ts';
import type { Condition } from './document.ts';
import { operators } from './operators.ts';
import { fillInPlain } from './pattern.ts';
import type { RequestContext } from './request-context.ts';

/**
 * Is the condition fulfilled by the keys of this request?
 * @param values given by whoever explains the decision: filled with what each value of the request came to
 */
export function isFulfilled(condition: Condition, context: RequestContext, values?: ValueReport[]): boolean {
  const given = context.valuesOf(condition.key);
  if (condition.operator === 'Null') return isNullFulfilled(condition, given, context);
  const { compare, sense } = operators[condition.operator];
  if (!given) {
    if (condition.absentKey === 'fulfils' || condition.set === 'each') return true;
    // AWS: a negated operator holds for a key that is not there; ForAnyValue does not.
    return sense === 'negated' && condition.set === 'one';
  }
  const matches = (value: string) => condition.values.some((wanted) => compare(value, wanted, context.variable));
  const holds = sense === 'positive' ? matches : (value: string) => !matches(value);
  if (values) for (const value of given) values.push({ value, held: holds(value) ? 'held' : 'did not hold' });
  if (condition.set === 'each') return given.every(holds);
  // AWS: without a set operator a key has one value. Should it have more, a negated operator must hold for each of them.
  return condition.set === 'one' && sense === 'negated' ? given.every(holds) : given.some(holds);
}

function isNullFulfilled({ values }: Condition, given: readonly string[] | undefined, { variable }: RequestContext): boolean {
  const absent = String(given === undefined);
  return values.some((wanted) => fillInPlain(wanted, variable)?.toLowerCase() === absent);
}
