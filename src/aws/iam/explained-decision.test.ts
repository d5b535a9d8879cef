// A decision explains itself: the reports that come out of the evaluation itself. Source of the cases:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html,
// reference_policies_variables.html, reference_policies_condition-single-vs-multi-valued-context-keys.html
import { expect, test } from 'vitest';
import type { DecisionReport } from '../core/decision-report.ts';
import type { Principal } from '../core/identities.ts';
import { decide, type PolicySet } from './decide.ts';
import { explainedDecision } from './explained-decision.ts';
import { compiledPolicy } from './policy/compile-policy.ts';
import { type ConditionKeys, RequestContext } from './policy/request-context.ts';
import { decideTrust } from './trust.ts';

const account = '111122223333';
const table = `arn:aws:dynamodb:us-east-1:${account}:table/answers`;
const mine = 'us-east-1:aaaa';
const visitor: Principal = {
  kind: 'assumed-role',
  account,
  arn: `arn:aws:sts::${account}:assumed-role/visitor/session`,
  roleArn: `arn:aws:iam::${account}:role/visitor`,
  userId: 'AROA:session',
  tags: {},
  sessionContext: {},
};

const policy = (...Statement: readonly object[]) => compiledPolicy(JSON.stringify({ Version: '2012-10-17', Statement }));
const ownRows = {
  Sid: 'OwnRows',
  Effect: 'Allow',
  Action: ['dynamodb:BatchGetItem', 'dynamodb:Scan'],
  Resource: table,
  Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['\u0024{cognito-identity.amazonaws.com:sub}'] } },
};

/** What is decided, and the report. Without notes the same has to come out. */
function explained(
  action: string,
  policies: Omit<PolicySet, 'owner'>,
  keys: ConditionKeys = {},
  names?: readonly string[],
): DecisionReport {
  const context = new RequestContext({ 'cognito-identity.amazonaws.com:sub': [mine], ...keys });
  const request = { principal: visitor, action, resource: table, context };
  const notes = { policies: [] };
  const decision = decide(request, { ...policies, owner: account }, notes);
  expect(decide(request, { ...policies, owner: account })).toEqual(decision);
  return explainedDecision(request, decision, notes, names);
}

const conditionOf = (report: DecisionReport) => report.policies[0]?.statements[0]?.conditions[0];

test('a batch with one foreign key is denied by the condition, which tells the variable, its value, and which key did not match', () => {
  const report = explained('dynamodb:BatchGetItem', { identity: [policy(ownRows)] }, { 'dynamodb:LeadingKeys': [mine, 'us-east-1:bbbb'] }, [
    'answers',
  ]);
  expect(report).toMatchObject({ verdict: 'implicit deny', culprit: 'identity-based policy', action: 'dynamodb:BatchGetItem' });
  expect(report.policies).toMatchObject([
    { type: 'identity-based policy', name: 'answers', effect: 'none', statements: [{ sid: 'OwnRows', outcome: 'unfulfilled condition' }] },
  ]);
  expect(conditionOf(report)).toEqual({
    operator: 'ForAllValues:StringEquals',
    key: 'dynamodb:LeadingKeys',
    wanted: [{ written: '\u0024{cognito-identity.amazonaws.com:sub}', filled: mine }],
    given: [
      { value: mine, held: 'held' },
      { value: 'us-east-1:bbbb', held: 'did not hold' },
    ],
    held: 'did not hold',
  });
});

test('ForAllValues holds for a scan, which has no leading key: the report says that there is no value', () => {
  const report = explained('dynamodb:Scan', { identity: [policy(ownRows)] });
  expect(report).toMatchObject({ verdict: 'allowed', allowedBy: 'own policies' });
  expect(conditionOf(report)).toMatchObject({ held: 'held' });
  expect(conditionOf(report)).not.toHaveProperty('given');
});

test('a variable without a value is told, and the statement is about another resource then', () => {
  const homes = { Effect: 'Allow', Action: 'dynamodb:*', Resource: 'arn:aws:dynamodb:*:*:table/\u0024{aws:username}' };
  const [statement] = explained('dynamodb:Scan', { identity: [policy(homes)] }).policies[0]?.statements ?? [];
  expect(statement).toMatchObject({ outcome: 'other resource', conditions: [] });
  expect(statement?.resources?.patterns).toEqual([
    { written: 'arn:aws:dynamodb:*:*:table/\u0024{aws:username}', missing: ['aws:username'] },
  ]);
});

test('an explicit deny names its kind of policy, and the allow beside it is reported, too', () => {
  const deny = { Effect: 'Deny', Action: 'dynamodb:scan', Resource: '*' };
  const report = explained('dynamodb:Scan', { identity: [policy(ownRows, deny)] });
  expect(report).toMatchObject({ verdict: 'explicit deny', culprit: 'identity-based policy' });
  expect(report.policies[0]?.statements.map(({ effect, outcome }) => [effect, outcome])).toEqual([
    ['Allow', 'applies'],
    ['Deny', 'applies'],
  ]);
  expect(report.policies[0]?.statements[1]?.actions?.patterns).toEqual([{ written: 'dynamodb:scan' }]);
});

test('boundary and session policies are looked at by name, and the one that is silent is the reason', () => {
  const all = policy({ Effect: 'Allow', Action: '*', Resource: '*' });
  const onlyS3 = policy({ Effect: 'Allow', Action: 's3:*', Resource: '*' });
  const bounded = explained('dynamodb:Scan', { identity: [all], boundary: onlyS3, session: [all] });
  expect(bounded).toMatchObject({ verdict: 'implicit deny', culprit: 'permissions boundary' });
  expect(bounded.policies.map(({ type, effect }) => [type, effect])).toEqual([
    ['identity-based policy', 'allow'],
    ['permissions boundary', 'none'],
    ['session policy', 'allow'],
  ]);
  expect(explained('dynamodb:Scan', { identity: [all], session: [onlyS3] }).culprit).toBe('session policy');
});

test('a policy of the resource that names the role allows by itself; one that names another does not', () => {
  const naming = (AWS: string) => policy({ Effect: 'Allow', Principal: { AWS }, Action: 'dynamodb:Scan', Resource: table });
  expect(explained('dynamodb:Scan', { identity: [], resource: naming(visitor.roleArn ?? '') })).toMatchObject({
    verdict: 'allowed',
    allowedBy: 'the policy of the resource',
  });
  const other = explained('dynamodb:Scan', { identity: [], resource: naming(`arn:aws:iam::${account}:role/other`) });
  expect(other.policies[0]?.statements[0]).toMatchObject({
    outcome: 'other principal',
    principals: { mode: 'these', names: [`arn:aws:iam::${account}:role/other`] },
  });
});

test('a trust policy tells why an identity was not let in', () => {
  const reports: DecisionReport[] = [];
  const Condition = { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'us-east-1:pool' } };
  const Principal = { Federated: 'cognito-identity.amazonaws.com' };
  const Action = 'sts:AssumeRoleWithWebIdentity';
  const trustPolicy = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal, Action, Condition } });
  const principal = { kind: 'web-identity', arn: 'cognito-identity.amazonaws.com' } as const;
  const conditions = { 'cognito-identity.amazonaws.com:aud': ['us-east-1:other'] };
  const roleArn = `arn:aws:iam::${account}:role/visitor`;
  decideTrust({ trustPolicy, principal, action: Action, roleArn, account, conditions }, (report) => reports.push(report));
  expect(reports).toMatchObject([{ verdict: 'implicit deny', culprit: 'role trust policy', resource: roleArn }]);
  expect(reports[0] && conditionOf(reports[0])).toMatchObject({
    held: 'did not hold',
    given: [{ value: 'us-east-1:other', held: 'did not hold' }],
  });
});

test.each([
  ['StringEqualsIfExists on an absent key', { StringEqualsIfExists: { 'aws:RequestTag/a': 'b' } }, {}, 'held'],
  ['a negated operator on an absent key', { StringNotEquals: { 'aws:RequestTag/a': 'b' } }, {}, 'held'],
  ['ForAnyValue on an absent key', { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'a' } }, {}, 'did not hold'],
  ['Null, true, on an absent key', { Null: { 'aws:TagKeys': 'true' } }, {}, 'held'],
  ['Null, true, on a present key', { Null: { 'aws:TagKeys': 'true' } }, { 'aws:TagKeys': ['a'] }, 'did not hold'],
  ['ForAnyValue with one that matches', { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'a' } }, { 'aws:TagKeys': ['x', 'a'] }, 'held'],
] as const)('%s', (_, Condition, keys, held) => {
  const report = explained('dynamodb:Scan', { identity: [policy({ Effect: 'Allow', Action: '*', Resource: '*', Condition })] }, keys);
  const condition = conditionOf(report);
  expect(condition?.held).toBe(held);
  expect(report.verdict).toBe(held === 'held' ? 'allowed' : 'implicit deny');
  expect(condition?.given?.map(({ value }) => value)).toEqual(Object.values(keys)[0]);
});
