// AWS: https://docs.aws.amazon.com/config/latest/developerguide/root-account-hardware-mfa-enabled.html
import { expect, test } from 'vitest';
import type { IamFacts } from '../rules/rule-contract.ts';
import { rootAccountHardwareMfaEnabled } from './root-account-hardware-mfa-enabled.ts';
import { accountOf, judgeAccount } from './testing/judge.ts';

test.each<[string, Partial<IamFacts>, string]>([
  ['a hardware device', { rootMfa: 'on', rootMfaDevice: 'hardware' }, 'COMPLIANT'],
  ['a virtual device', { rootMfa: 'on', rootMfaDevice: 'virtual' }, 'NON_COMPLIANT'],
  ['no device', { rootMfa: 'off' }, 'NON_COMPLIANT'],
])('a root user with %s', (_, facts, compliance) => {
  expect(judgeAccount(rootAccountHardwareMfaEnabled, accountOf(facts))).toEqual({ 'AWS::::Account 123456789012': compliance });
});
