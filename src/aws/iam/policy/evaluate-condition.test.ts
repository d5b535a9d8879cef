// Conditions: each operator, absent keys, set operators. UG stands for https://docs.aws.amazon.com/IAM/latest/UserGuide/.
import { describe, expect, test } from 'vitest';
import { compiledPolicy } from './compile-policy.ts';
import { evaluatePolicy } from './evaluate-policy.ts';
import { type ConditionKeys, RequestContext } from './request-context.ts';

const variable = (key: string) => `\${${key}}`;
const holds = (Condition: object, keys: ConditionKeys): boolean => {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*', Condition } });
  return (
    evaluatePolicy(compiledPolicy(text), { action: 's3:GetObject', resource: '*', context: new RequestContext(keys) }).effect === 'allow'
  );
};

type Row = readonly [operator: string, wanted: unknown, given: readonly string[] | undefined, holds: boolean];
const rows: Readonly<Record<string, readonly Row[]>> = {
  'strings (UG reference_policies_elements_condition_operators.html#Conditions_String)': [
    ['StringEquals', 'red', ['red'], true],
    ['StringEquals', 'red', ['Red'], false],
    ['StringEquals', 'r*', ['red'], false],
    ['StringEquals', 'r*', ['r*'], true],
    ['StringEquals', ['blue', 'red'], ['red'], true],
    ['StringEquals', [], ['red'], false],
    ['StringEquals', 'red', undefined, false],
    ['stringequals', 'red', ['red'], true],
    ['StringNotEquals', 'red', ['blue'], true],
    ['StringNotEquals', 'red', ['red'], false],
    ['StringNotEquals', ['red', 'blue'], ['blue'], false],
    ['StringNotEquals', 'red', undefined, true],
    ['StringEqualsIgnoreCase', 'red', ['RED'], true],
    ['StringNotEqualsIgnoreCase', 'red', ['RED'], false],
    ['StringLike', 'r*d', ['round'], true],
    ['StringLike', 'r?d', ['round'], false],
    ['StringLike', 'r*d', ['ROUND'], false],
    ['StringLike', 'home/*', ['home/bob/x'], true],
    ['StringNotLike', 'r*', ['blue'], true],
    ['StringNotLike', 'r*', ['red'], false],
    ['StringNotLike', 'r*', undefined, true],
    ['StringEquals', variable('aws:userid'), ['AIDA1'], true],
    ['StringLike', `${variable('aws:userid')}/*`, ['AIDA1/x'], true],
    ['StringEquals', variable('aws:nowhere'), [''], false],
  ],
  'numbers (…#Conditions_Numeric)': [
    ['NumericEquals', '10', ['10.0'], true],
    ['NumericEquals', 10, ['10'], true],
    ['NumericNotEquals', '10', ['11'], true],
    ['NumericNotEquals', '10', ['10'], false],
    ['NumericLessThan', '10', ['9'], true],
    ['NumericLessThan', '10', ['10'], false],
    ['NumericLessThanEquals', '10', ['10'], true],
    ['NumericGreaterThan', '10', ['9'], false],
    ['NumericGreaterThan', '9', ['10'], true],
    ['NumericGreaterThanEquals', '10', ['10'], true],
    ['NumericLessThan', '10', ['many'], false],
    ['NumericLessThan', '10', undefined, false],
  ],
  'dates (…#Conditions_Date)': [
    ['DateGreaterThan', '2026-11-01T00:00:00Z', ['2026-11-01T00:00:01Z'], true],
    ['DateGreaterThan', '2026-11-01T00:00:00Z', ['2026-11-01T00:00:00Z'], false],
    ['DateGreaterThanEquals', '2026-11-01T00:00:00Z', ['2026-11-01T00:00:00Z'], true],
    ['DateLessThan', '2026-11-01', ['2026-10-31T23:59:59Z'], true],
    ['DateLessThanEquals', '2026-11-01T09:00:00+09:00', ['2026-11-01T00:00:00Z'], true],
    ['DateEquals', '1793491200', ['2026-11-01T00:00:00Z'], true],
    ['DateNotEquals', '2026-11-01T00:00:00Z', ['2026-11-01T00:00:00Z'], false],
    ['DateGreaterThan', '2026-11-01T00:00:00Z', ['soon'], false],
  ],
  'truth values (…#Conditions_Boolean)': [
    ['Bool', 'true', ['true'], true],
    ['Bool', true, ['true'], true],
    ['Bool', 'false', ['true'], false],
    ['Bool', 'false', undefined, false],
    ['BoolIfExists', 'true', undefined, true],
    ['BoolIfExists', 'true', ['false'], false],
  ],
  'bytes (…#Conditions_BinaryEquals)': [
    ['BinaryEquals', 'QmluYXJ5VmFsdWVJbkJhc2U2NA==', ['QmluYXJ5VmFsdWVJbkJhc2U2NA=='], true],
    ['BinaryEquals', 'QmluYXJ5VmFsdWVJbkJhc2U2NA==', ['AAAA'], false],
  ],
  'addresses (…#Conditions_IPAddress)': [
    ['IpAddress', '203.0.113.0/24', ['203.0.113.7'], true],
    ['IpAddress', '203.0.113.0/24', ['203.0.114.7'], false],
    ['IpAddress', '203.0.113.7', ['203.0.113.7'], true],
    ['IpAddress', '0.0.0.0/0', ['8.8.8.8'], true],
    ['IpAddress', '2001:db8:1234:5678::/64', ['2001:DB8:1234:5678:9abc::1'], true],
    ['IpAddress', '2001:db8:1234:5678::/64', ['2001:db8:1234:5679::1'], false],
    ['IpAddress', '::ffff:203.0.113.0/120', ['::ffff:203.0.113.9'], true],
    ['IpAddress', '203.0.113.0/24', ['2001:db8::1'], false],
    ['IpAddress', '203.0.113.0/99', ['203.0.113.7'], false],
    ['NotIpAddress', '203.0.113.0/24', ['203.0.113.7'], false],
    ['NotIpAddress', ['203.0.113.0/24', '192.0.2.0/24'], ['198.51.100.1'], true],
    ['NotIpAddress', '203.0.113.0/24', undefined, true],
  ],
  'ARNs (…#Conditions_ARN)': [
    ['ArnEquals', 'arn:aws:sns:eu-west-1:111122223333:topic', ['arn:aws:sns:eu-west-1:111122223333:topic'], true],
    ['ArnLike', 'arn:aws:iam::*:role/team/*', ['arn:aws:iam::111122223333:role/team/app'], true],
    ['ArnEquals', 'arn:aws:iam::*:role/team/*', ['arn:aws:iam::111122223333:role/team/app'], true],
    ['ArnLike', 'arn:aws:*:role/app', ['arn:aws:iam::111122223333:role/app'], false],
    ['ArnLike', 'arn:aws:s3:::a*', ['no arn'], false],
    ['ArnNotLike', 'arn:aws:iam::*:role/app', ['arn:aws:iam::111122223333:role/app'], false],
    ['ArnNotEquals', 'arn:aws:iam::*:role/app', ['arn:aws:iam::111122223333:role/other'], true],
    ['ArnNotLike', 'arn:aws:iam::*:role/app', undefined, true],
  ],
  'presence (…#Conditions_Null)': [
    ['Null', 'true', undefined, true],
    ['Null', 'true', ['x'], false],
    ['Null', 'false', ['x'], true],
    ['Null', false, undefined, false],
  ],
  'if the key exists (…#Conditions_IfExists)': [
    ['StringEqualsIfExists', 'red', undefined, true],
    ['StringEqualsIfExists', 'red', ['blue'], false],
    ['NumericLessThanIfExists', '5', undefined, true],
    ['ForAnyValue:StringEqualsIfExists', 'red', undefined, true],
  ],
  'sets (UG reference_policies_condition-single-vs-multi-valued-context-keys.html)': [
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b'], true],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'c'], false],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a'], true],
    ['ForAllValues:StringEquals', ['a'], undefined, true],
    ['ForAllValues:StringEquals', ['a'], [], true],
    ['ForAnyValue:StringEquals', ['a', 'b'], ['c', 'b'], true],
    ['ForAnyValue:StringEquals', ['a', 'b'], ['c'], false],
    ['ForAnyValue:StringEquals', ['a'], undefined, false],
    ['ForAllValues:StringLike', ['a*'], ['ab', 'ac'], true],
    ['ForAnyValue:StringLike', ['a*'], ['xb', 'ac'], true],
    ['ForAllValues:StringNotEquals', ['a'], ['b', 'c'], true],
    ['ForAllValues:StringNotEquals', ['a'], ['a', 'c'], false],
    ['ForAnyValue:StringNotEquals', ['a'], ['a', 'c'], true],
    ['ForAnyValue:StringNotEquals', ['a'], ['a'], false],
    ['ForAnyValue:StringNotEquals', ['a'], undefined, false],
  ],
};

describe.each(Object.entries(rows))('%s', (_, cases) => {
  test.each(cases)('%s %j on %j: %s', (operator, wanted, given, expected) => {
    const keys = { 'aws:userid': ['AIDA1'], ...(given && { 'test:Key': given }) };
    expect(holds({ [operator]: { 'TEST:key': wanted } }, keys)).toBe(expected);
  });
});

test('operators and keys are joined by AND, values by OR (UG reference_policies_condition-logic-multiple-context-keys-or-values.html)', () => {
  const condition = { StringEquals: { a: ['1', '2'], b: '3' }, Bool: { c: 'true' } };
  expect(holds(condition, { a: ['2'], b: ['3'], c: ['true'] })).toBe(true);
  expect(holds(condition, { a: ['2'], b: ['4'], c: ['true'] })).toBe(false);
  expect(holds(condition, { a: ['2'], b: ['3'], c: ['false'] })).toBe(false);
});

test("rows of one's own in DynamoDB: LeadingKeys must all be the identity, and a call without keys passes", () => {
  // AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html. That the absent key passes is why the
  // policy must leave Scan out of its actions.
  const own = { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [variable('cognito-identity.amazonaws.com:sub')] } };
  const me = { 'cognito-identity.amazonaws.com:sub': ['eu-west-1:me'] };
  expect(holds(own, { ...me, 'dynamodb:LeadingKeys': ['eu-west-1:me'] })).toBe(true);
  expect(holds(own, { ...me, 'dynamodb:LeadingKeys': ['eu-west-1:me', 'eu-west-1:you'] })).toBe(false);
  expect(holds(own, me)).toBe(true);
  expect(holds(own, { 'dynamodb:LeadingKeys': ['eu-west-1:me'] })).toBe(false);
});
