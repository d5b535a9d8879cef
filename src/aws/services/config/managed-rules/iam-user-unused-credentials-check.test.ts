// AWS: https://docs.aws.amazon.com/config/latest/developerguide/iam-user-unused-credentials-check.html
import { expect, test } from 'vitest';
import type { UserFacts } from '../rules/rule-contract.ts';
import { iamUserUnusedCredentialsCheck as rule } from './iam-user-unused-credentials-check.ts';
import { accountOf, ago, itemOf, judge, userOf } from './testing/judge.ts';

const verdictOn = (facts: Partial<UserFacts>, parameters?: Record<string, string>) =>
  judge(rule, itemOf('AWS::IAM::User', { resourceId: 'AIDAANN' }), parameters, accountOf({ users: [userOf('ann', facts)] }));
const key = { accessKeyId: 'AKIA1', status: 'Active', createdMs: ago(400) } as const;

test.each<[string, Partial<UserFacts>, string]>([
  ['neither password nor key', {}, 'COMPLIANT'],
  ['a password used yesterday', { password: 'set', passwordLastUsedMs: ago(1) }, 'COMPLIANT'],
  ['a password last used 91 days ago', { password: 'set', passwordLastUsedMs: ago(91) }, 'NON_COMPLIANT'],
  ['an old password never used', { password: 'set' }, 'NON_COMPLIANT'],
  ['a new user who never signed in', { password: 'set', createdMs: ago(2) }, 'COMPLIANT'],
  ['a key used yesterday', { accessKeys: [{ ...key, lastUsedMs: ago(1) }] }, 'COMPLIANT'],
  ['a key last used 91 days ago', { accessKeys: [{ ...key, lastUsedMs: ago(91) }] }, 'NON_COMPLIANT'],
  ['an old key never used', { accessKeys: [key] }, 'NON_COMPLIANT'],
  ['a new key never used', { accessKeys: [{ ...key, createdMs: ago(3) }] }, 'COMPLIANT'],
  ['an old key that is inactive', { accessKeys: [{ ...key, status: 'Inactive' }] }, 'COMPLIANT'],
])('%s', (_, facts, compliance) => {
  expect(verdictOn(facts).compliance).toBe(compliance);
});

test('maxCredentialUsageAge moves the limit, and the annotation names what is unused', () => {
  const facts = { password: 'set', passwordLastUsedMs: ago(8), accessKeys: [{ ...key, lastUsedMs: ago(9) }] } as const;
  expect(verdictOn(facts, { maxCredentialUsageAge: '7' }).annotation).toBe('Unused for more than 7 days: the password, AKIA1.');
});
