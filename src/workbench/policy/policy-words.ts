// A decision of IAM in plain sentences: what was decided and why, what each statement and each condition came to. Pure.
import type { ConditionReport, DecisionReport, PolicyReport, StatementReport } from '../../aws/core/decision-report.ts';

/** In one line: `Denied: dynamodb:BatchGetItem`. */
export function verdictTitle({ verdict, action }: DecisionReport): string {
  return `${verdict === 'allowed' ? 'Allowed' : 'Denied'}: ${action}`;
}

/** Why, as a sentence. */
export function reasonText({ verdict, culprit, allowedBy, policies }: DecisionReport): string {
  if (verdict === 'explicit deny') return `A statement of a ${culprit} denies it. A deny outweighs every allow.`;
  if (verdict === 'implicit deny') {
    const looked = policies.filter(({ type }) => type === culprit);
    if (looked.length === 0) return `Nothing allows it: there is no ${culprit} at all, and what is not allowed is denied.`;
    const nearly = looked.some(({ statements }) => statements.some(({ outcome }) => outcome === 'unfulfilled condition'));
    const because = nearly ? 'a condition did not hold for this call' : 'no statement speaks of this call';
    return `Nothing allows it: in the ${culprit}, ${because}. What is not allowed is denied.`;
  }
  switch (allowedBy) {
    case 'no permission is needed':
      return 'This action needs no permission.';
    case 'the root user':
      return 'The caller is the root user of the account, who may do everything in it. No policy had to be asked.';
    case 'the policy of the resource':
      return policies.some(({ type }) => type === 'role trust policy')
        ? 'The trust policy of the role lets this caller in.'
        : 'The policy of the resource names the caller, which is enough.';
    case 'both sides':
      return 'The policies of the caller allow it, and so does the one of the resource.';
    default:
      return 'A statement in the policies of the caller allows it, and none denies it.';
  }
}

/** What a policy says about the call. */
export function effectText({ effect }: PolicyReport): string {
  return { allow: 'allows it', deny: 'denies it', none: 'says nothing about it' }[effect];
}

/** Does the statement count for this call, and if not, what keeps it from that? */
export function outcomeText({ outcome, effect }: StatementReport): string {
  switch (outcome) {
    case 'applies':
      return effect === 'Allow' ? 'applies: it allows this call' : 'applies: it denies this call';
    case 'other action':
      return 'does not apply: it is about other actions';
    case 'other resource':
      return 'does not apply: it is about another resource';
    case 'other principal':
      return 'does not apply: it means another principal';
    case 'unfulfilled condition':
      return 'does not apply: a condition did not hold';
  }
}

/** Why a condition held, or did not. */
export function conditionText({ operator, key, wanted, given, held }: ConditionReport): string {
  const missing = [...new Set(wanted.flatMap((text) => text.missing ?? []))];
  if (!given) return absentText({ operator, key, held });
  if (operator.endsWith('Null')) return `The call has a ${key}, and Null asks for nothing else.`;
  if (missing.length > 0 && held === 'did not hold')
    return `The call has no value for ${missing.map((name) => `\${${name}}`).join(', ')}, and a variable without a value matches nothing.`;
  const wrong = given.filter((value) => value.held === 'did not hold').map(({ value }) => value);
  const negated = /Not/.test(operator);
  if (operator.startsWith('ForAllValues:'))
    return held === 'held'
      ? `Every value of the call ${negated ? 'differs' : 'matches'}.`
      : `Every value of the call has to ${negated ? 'differ' : 'match'}, and ${listed(wrong)} ${negated ? 'matches' : 'does not'}.`;
  if (operator.startsWith('ForAnyValue:'))
    return held === 'held'
      ? 'One value that matches is enough, and there is one.'
      : 'One value that matches would be enough; there is none.';
  if (held === 'held') return negated ? 'The value of the call is another one.' : 'The value of the call matches.';
  return negated ? 'The value of the call is one of these.' : 'The value of the call does not match.';
}

function absentText({ operator, key, held }: Pick<ConditionReport, 'operator' | 'key' | 'held'>): string {
  const none = `This call has no ${key}.`;
  if (operator.endsWith('Null')) return `${none} Null asks for that.`;
  if (held === 'did not hold') return none;
  if (operator.startsWith('ForAllValues:'))
    return `${none} ForAllValues asks whether there is a value that does not match. There is no value, and so it holds.`;
  if (operator.endsWith('IfExists')) return `${none} IfExists lets that pass.`;
  return `${none} What is not there is none of these values.`;
}

function listed(values: readonly string[]): string {
  return values.length > 2 ? `${values.slice(0, 2).join(', ')} and ${values.length - 2} more` : values.join(' and ');
}
