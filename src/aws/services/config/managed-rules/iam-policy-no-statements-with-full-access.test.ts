// AWS: https://docs.aws.amazon.com/config/latest/developerguide/iam-policy-no-statements-with-full-access.html
import { expect, test } from 'vitest';
import { iamPolicyNoStatementsWithFullAccess as rule } from './iam-policy-no-statements-with-full-access.ts';
import { itemOf, judge } from './testing/judge.ts';

test.each([
  [{ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::a' }, 'NON_COMPLIANT'],
  [{ Effect: 'Allow', Action: ['ec2:Describe*', 'sqs:*'], Resource: '*' }, 'NON_COMPLIANT'],
  [{ Effect: 'Allow', Action: '*', Resource: '*' }, 'NON_COMPLIANT'],
  [{ Effect: 'Allow', Action: ['s3:Get*', 's3:PutObject'], Resource: '*' }, 'COMPLIANT'],
  [{ Effect: 'Deny', Action: 's3:*', Resource: '*' }, 'COMPLIANT'],
])('%j: %s', (statement, compliance) => {
  const configuration = { policyVersionList: [{ isDefaultVersion: true, document: { Statement: statement } }] };
  expect(judge(rule, itemOf('AWS::IAM::Policy', { configuration })).compliance).toBe(compliance);
});

test('policies of AWS are not judged', () => {
  expect(judge(rule, itemOf('AWS::IAM::Policy', { ARN: 'arn:aws:iam::aws:policy/AmazonS3FullAccess' })).compliance).toBe('NOT_APPLICABLE');
});
