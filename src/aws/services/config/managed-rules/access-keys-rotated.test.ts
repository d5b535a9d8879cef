// AWS: https://docs.aws.amazon.com/config/latest/developerguide/access-keys-rotated.html
import { expect, test } from 'vitest';
import type { AccessKeyFacts } from '../rules/rule-contract.ts';
import { accessKeysRotated } from './access-keys-rotated.ts';
import { accountOf, ago, itemOf, judge, userOf } from './testing/judge.ts';

const item = itemOf('AWS::IAM::User', { resourceId: 'AIDAANN' });
const key = (days: number, status: AccessKeyFacts['status'] = 'Active'): AccessKeyFacts => ({
  accessKeyId: `AKIA${days}`,
  status,
  createdMs: ago(days),
});

test.each<[string, readonly AccessKeyFacts[], string]>([
  ['no keys', [], 'COMPLIANT'],
  ['a key of 90 days', [key(90)], 'COMPLIANT'],
  ['a key of more than 90 days', [key(90.1)], 'NON_COMPLIANT'],
  ['an old key that is inactive', [key(400, 'Inactive')], 'COMPLIANT'],
  ['an old key beside a new one', [key(1), key(91)], 'NON_COMPLIANT'],
])('%s', (_, accessKeys, compliance) => {
  expect(judge(accessKeysRotated, item, {}, accountOf({ users: [userOf('ann', { accessKeys })] })).compliance).toBe(compliance);
});

test('maxAccessKeyAge moves the limit', () => {
  const account = accountOf({ users: [userOf('ann', { accessKeys: [key(31)] })] });
  expect(judge(accessKeysRotated, item, { maxAccessKeyAge: '30' }, account)).toEqual({
    compliance: 'NON_COMPLIANT',
    annotation: 'The active access key AKIA31 is older than 30 days.',
  });
});

test('a user that the credential report does not know yet is not judged', () => {
  expect(judge(accessKeysRotated, item).compliance).toBe('NOT_APPLICABLE');
});
