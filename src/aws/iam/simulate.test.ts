// The simulator. Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html; positions as in answers
// of the real simulator that users recorded.
import { expect, test } from 'vitest';
import { rootPrincipal } from './caller.ts';
import { simulate } from './simulate.ts';

const caller = { ...rootPrincipal('111122223333'), kind: 'user' as const, arn: 'arn:aws:iam::111122223333:user/alice' };
const policy = (source: string, text: string) => ({ source, type: 'IAM Policy', text });
const bucket = 'arn:aws:s3:::smoketurner-test-iam-bucket';

const allow =
  '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"},\n' +
  '  {"Sid": "NoDelete", "Effect": "Deny", "Action": "s3:Delete*", "Resource": "*", "Condition": {"Null": {"aws:username": "false"}}}]}';

test('each action on each resource is decided, with the statements that did it and where they stand', () => {
  const decisions = simulate({
    actions: ['s3:GetObject', 's3:DeleteObject', 'dynamodb:GetItem'],
    resources: [bucket],
    identity: [policy('PolicyInputList.1', allow)],
    caller,
    context: { 'aws:username': ['alice'] },
  });
  expect(decisions).toEqual([
    {
      action: 's3:GetObject',
      resource: bucket,
      decision: 'allowed',
      matchedStatements: [
        { source: 'PolicyInputList.1', type: 'IAM Policy', start: { line: 1, column: 41 }, end: { line: 1, column: 95 } },
      ],
      missingContextValues: [],
    },
    {
      action: 's3:DeleteObject',
      resource: bucket,
      decision: 'explicitDeny',
      matchedStatements: [
        {
          source: 'PolicyInputList.1',
          type: 'IAM Policy',
          sid: 'NoDelete',
          start: { line: 1, column: 95 },
          end: { line: 2, column: 131 },
        },
      ],
      missingContextValues: [],
    },
    { action: 'dynamodb:GetItem', resource: bucket, decision: 'implicitDeny', matchedStatements: [], missingContextValues: [] },
  ]);
});

test('a boundary is told apart, and keys that nobody gave are named', () => {
  const conditional =
    '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}}';
  const [decision] = simulate({
    actions: ['s3:GetObject'],
    resources: ['*'],
    identity: [policy('a', conditional)],
    boundary: policy('b', '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:*","Resource":"*"}}'),
    caller,
    context: {},
  });
  expect(decision).toMatchObject({
    decision: 'implicitDeny',
    boundary: 'refused',
    missingContextValues: ['aws:SecureTransport'],
    matchedStatements: [],
  });
});

test('the root user, who stands for a group, has what the policies give, and trust policies are not asked', () => {
  const may = (text: string) =>
    simulate({
      actions: ['sts:AssumeRole', 's3:GetObject'],
      resources: ['*'],
      identity: [policy('a', text)],
      caller: rootPrincipal('111122223333'),
      context: {},
    }).map(({ decision }) => decision);
  expect(may('{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:*","Resource":"*"}}')).toEqual([
    'allowed',
    'implicitDeny',
  ]);
  expect(may('{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}')).toEqual([
    'implicitDeny',
    'allowed',
  ]);
});
