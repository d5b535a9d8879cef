// The sentences about decisions, on decisions of the real evaluation. Source of the cases:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
import { expect, test } from 'vitest';
import type { DecisionReport } from '../../aws/core/decision-report.ts';
import { decideTrust } from '../../aws/iam/trust.ts';
import { conditionText, outcomeText, reasonText, verdictTitle } from './policy-words.ts';

const account = '111122223333';
const roleArn = `arn:aws:iam::${account}:role/visitor`;
const Principal = { Federated: 'cognito-identity.amazonaws.com' };

/** A trust policy with this condition is asked about a call with these keys. */
function report(Condition: object, conditions: Readonly<Record<string, readonly string[]>>, Effect = 'Allow'): DecisionReport {
  const Action = 'sts:AssumeRoleWithWebIdentity';
  const Statement = [{ Effect, Principal, Action, Condition }];
  const told: DecisionReport[] = [];
  decideTrust(
    {
      trustPolicy: JSON.stringify({ Version: '2012-10-17', Statement }),
      principal: { kind: 'web-identity', arn: 'cognito-identity.amazonaws.com' },
      action: Action,
      roleArn,
      account,
      conditions,
    },
    (one) => told.push(one),
  );
  const [decision] = told;
  if (!decision) throw new Error('nothing was told');
  return decision;
}

const sentence = (Condition: object, conditions: Readonly<Record<string, readonly string[]>>): string => {
  const condition = report(Condition, conditions).policies[0]?.statements[0]?.conditions[0];
  return condition ? conditionText(condition) : '';
};

test.each([
  [{ 'ForAllValues:StringEquals': { k: 'a' } }, { k: ['a', 'b'] }, 'Every value of the call has to match, and b does not.'],
  [{ 'ForAllValues:StringEquals': { k: 'a' } }, { k: ['a'] }, 'Every value of the call matches.'],
  [
    { 'ForAllValues:StringEquals': { k: 'a' } },
    {},
    'This call has no k. ForAllValues asks whether there is a value that does not match. There is no value, and so it holds.',
  ],
  [{ 'ForAnyValue:StringLike': { k: 'a*' } }, { k: ['b', 'ab'] }, 'One value that matches is enough, and there is one.'],
  [{ 'ForAnyValue:StringLike': { k: 'a*' } }, { k: ['b'] }, 'One value that matches would be enough; there is none.'],
  [{ StringEquals: { k: 'a' } }, {}, 'This call has no k.'],
  [{ StringEqualsIfExists: { k: 'a' } }, {}, 'This call has no k. IfExists lets that pass.'],
  [{ StringNotEquals: { k: 'a' } }, {}, 'This call has no k. What is not there is none of these values.'],
  [{ StringNotEquals: { k: 'a' } }, { k: ['a'] }, 'The value of the call is one of these.'],
  [{ StringEquals: { k: `\${who}` } }, { k: ['a'] }, `The call has no value for \${who}, and a variable without a value matches nothing.`],
  [{ Null: { k: 'true' } }, {}, 'This call has no k. Null asks for that.'],
])('%j with %j', (Condition, conditions, words) => {
  expect(sentence(Condition, conditions as Readonly<Record<string, readonly string[]>>)).toBe(words);
});

test('a denial says what nothing allowed, and why', () => {
  const denied = report({ StringEquals: { k: 'a' } }, { k: ['b'] });
  expect(verdictTitle(denied)).toBe('Denied: sts:AssumeRoleWithWebIdentity');
  expect(reasonText(denied)).toBe(
    'Nothing allows it: in the role trust policy, a condition did not hold for this call. What is not allowed is denied.',
  );
  expect(denied.policies[0]?.statements.map(outcomeText)).toEqual(['does not apply: a condition did not hold']);
});

test('a deny that applies is said to outweigh, and what is allowed says by what', () => {
  expect(reasonText(report({}, {}, 'Deny'))).toBe('A statement of a role trust policy denies it. A deny outweighs every allow.');
  expect(reasonText(report({}, {}))).toBe('The trust policy of the role lets this caller in.');
});
