// AWS: https://docs.aws.amazon.com/config/latest/developerguide/lambda-function-public-access-prohibited.html
import { expect, test } from 'vitest';
import { lambdaFunctionPublicAccessProhibited as rule } from './lambda-function-public-access-prohibited.ts';
import { itemOf, judge } from './testing/judge.ts';

const invoke = { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: 'arn:aws:lambda:eu-west-1:123456789012:function:f' };
const s3 = { ...invoke, Principal: { Service: 's3.amazonaws.com' } };

test.each<[string, object, string]>([
  ['everybody', { ...invoke, Principal: '*' }, 'NON_COMPLIANT'],
  ['each account', { ...invoke, Principal: { AWS: '*' } }, 'NON_COMPLIANT'],
  ['an empty principal', { ...invoke, Principal: '' }, 'NON_COMPLIANT'],
  [
    'a function URL without authorization',
    { ...invoke, Principal: '*', Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } } },
    'NON_COMPLIANT',
  ],
  [
    'everybody of one account',
    { ...invoke, Principal: '*', Condition: { StringEquals: { 'AWS:SourceAccount': '123456789012' } } },
    'COMPLIANT',
  ],
  ['one account', { ...invoke, Principal: { AWS: 'arn:aws:iam::123456789012:root' } }, 'COMPLIANT'],
  ['another service', { ...invoke, Principal: { Service: 'sns.amazonaws.com' } }, 'COMPLIANT'],
  ['any bucket', s3, 'NON_COMPLIANT'],
  ['one bucket, of whatever account', { ...s3, Condition: { ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::photos' } } }, 'NON_COMPLIANT'],
  ['the buckets of an account', { ...s3, Condition: { StringEquals: { 'AWS:SourceAccount': '123456789012' } } }, 'COMPLIANT'],
  ['the buckets of an organization', { ...s3, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }, 'COMPLIANT'],
])('a policy for %s', (_, statement, compliance) => {
  const document = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const judged = [document, JSON.stringify(document)].map(
    (Policy) => judge(rule, itemOf('AWS::Lambda::Function', { supplementaryConfiguration: { Policy } })).compliance,
  );
  expect(judged).toEqual([compliance, compliance]);
});

test('a function without a policy', () => {
  expect(judge(rule, itemOf('AWS::Lambda::Function')).compliance).toBe('COMPLIANT');
});
