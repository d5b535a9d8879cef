// AWS: https://docs.aws.amazon.com/config/latest/developerguide/iam-root-access-key-check.html
import { expect, test } from 'vitest';
import { iamRootAccessKeyCheck } from './iam-root-access-key-check.ts';
import { accountOf, judgeAccount } from './testing/judge.ts';

test.each([
  [0, 'COMPLIANT'],
  [1, 'NON_COMPLIANT'],
  [2, 'NON_COMPLIANT'],
])('%i keys of the root user: %s', (rootAccessKeys, compliance) => {
  expect(judgeAccount(iamRootAccessKeyCheck, accountOf({ rootAccessKeys }))).toEqual({ 'AWS::::Account 123456789012': compliance });
});
