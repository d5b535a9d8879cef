// AWS: https://docs.aws.amazon.com/config/latest/developerguide/iam-password-policy.html
import { expect, test } from 'vitest';
import type { PasswordPolicyFacts } from '../rules/rule-contract.ts';
import { iamPasswordPolicy } from './iam-password-policy.ts';
import { accountOf, judgeAccount } from './testing/judge.ts';

const strict: PasswordPolicyFacts = {
  minimumPasswordLength: 14,
  requireSymbols: true,
  requireNumbers: true,
  requireUppercaseCharacters: true,
  requireLowercaseCharacters: true,
  maxPasswordAge: 90,
  passwordReusePrevention: 24,
};

const complianceOf = (passwordPolicy: PasswordPolicyFacts | undefined, parameters?: Record<string, string>) =>
  judgeAccount(iamPasswordPolicy, accountOf(passwordPolicy ? { passwordPolicy } : {}), parameters)['AWS::::Account 123456789012'];

test('a policy that meets every default exactly is compliant', () => {
  expect(complianceOf(strict)).toBe('COMPLIANT');
});

test('the default policy of an account is not, whatever the parameters ask for', () => {
  const nothing = { RequireSymbols: 'false', MinimumPasswordLength: '6' };
  expect(complianceOf(undefined)).toBe('NON_COMPLIANT');
  expect(complianceOf(undefined, nothing)).toBe('NON_COMPLIANT');
});

const { maxPasswordAge: _age, ...neverExpires } = strict;
const { passwordReusePrevention: _reuse, ...reusable } = strict;

test.each<[string, PasswordPolicyFacts]>([
  ['shorter passwords', { ...strict, minimumPasswordLength: 13 }],
  ['no symbols', { ...strict, requireSymbols: false }],
  ['no numbers', { ...strict, requireNumbers: false }],
  ['no capitals', { ...strict, requireUppercaseCharacters: false }],
  ['no small letters', { ...strict, requireLowercaseCharacters: false }],
  ['older passwords', { ...strict, maxPasswordAge: 91 }],
  ['passwords that never expire', neverExpires],
  ['fewer passwords remembered', { ...strict, passwordReusePrevention: 23 }],
  ['passwords used again', reusable],
])('%s: not compliant', (_, policy) => {
  expect(complianceOf(policy)).toBe('NON_COMPLIANT');
});

test('a demand that is switched off is not made; only "true" in small letters is true', () => {
  const policy = { ...strict, requireSymbols: false };
  expect(complianceOf(policy, { RequireSymbols: 'false' })).toBe('COMPLIANT');
  expect(complianceOf(policy, { RequireSymbols: 'True' })).toBe('COMPLIANT');
  expect(complianceOf(policy, { RequireSymbols: 'true' })).toBe('NON_COMPLIANT');
});
