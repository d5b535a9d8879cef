// AWS: https://docs.aws.amazon.com/config/latest/developerguide/root-account-mfa-enabled.html
import { expect, test } from 'vitest';
import { rootAccountMfaEnabled } from './root-account-mfa-enabled.ts';
import { accountOf, judgeAccount } from './testing/judge.ts';

test.each([
  ['on', 'COMPLIANT'],
  ['off', 'NON_COMPLIANT'],
] as const)('with MFA %s the account is %s', (rootMfa, compliance) => {
  expect(judgeAccount(rootAccountMfaEnabled, accountOf({ rootMfa }))).toEqual({ 'AWS::::Account 123456789012': compliance });
});
