// AWS: https://docs.aws.amazon.com/config/latest/developerguide/iam-user-mfa-enabled.html
import { expect, test } from 'vitest';
import { iamUserMfaEnabled } from './iam-user-mfa-enabled.ts';
import { accountOf, judgeAccount, userOf } from './testing/judge.ts';

test('each user is judged by devices, with a password or without', () => {
  const users = [userOf('ann', { mfaDevices: 1 }), userOf('bob', { password: 'set' }), userOf('robot')];
  expect(judgeAccount(iamUserMfaEnabled, accountOf({ users }))).toEqual({
    'AWS::IAM::User AIDAANN': 'COMPLIANT',
    'AWS::IAM::User AIDABOB': 'NON_COMPLIANT',
    'AWS::IAM::User AIDAROBOT': 'NON_COMPLIANT',
  });
});

test('an account without users has nothing to judge', () => {
  expect(judgeAccount(iamUserMfaEnabled, accountOf())).toEqual({});
});
