// AWS: https://docs.aws.amazon.com/config/latest/developerguide/mfa-enabled-for-iam-console-access.html
import { expect, test } from 'vitest';
import { mfaEnabledForIamConsoleAccess } from './mfa-enabled-for-iam-console-access.ts';
import { accountOf, judgeAccount, userOf } from './testing/judge.ts';

test('only a password without a device is a fault', () => {
  const users = [userOf('ann', { password: 'set', mfaDevices: 1 }), userOf('bob', { password: 'set' }), userOf('robot')];
  expect(judgeAccount(mfaEnabledForIamConsoleAccess, accountOf({ users }))).toEqual({
    'AWS::IAM::User AIDAANN': 'COMPLIANT',
    'AWS::IAM::User AIDABOB': 'NON_COMPLIANT',
    'AWS::IAM::User AIDAROBOT': 'COMPLIANT',
  });
});
