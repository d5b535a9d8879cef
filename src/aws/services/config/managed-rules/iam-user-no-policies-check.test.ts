// AWS: https://docs.aws.amazon.com/config/latest/developerguide/iam-user-no-policies-check.html
import { expect, test } from 'vitest';
import { iamUserNoPoliciesCheck } from './iam-user-no-policies-check.ts';
import { itemOf, judge } from './testing/judge.ts';

const policy = [{ policyName: 'mine' }];

test.each([
  ['none', { userPolicyList: [], attachedManagedPolicies: [], groupList: ['admins'] }, 'COMPLIANT'],
  ['an inline one', { userPolicyList: policy, attachedManagedPolicies: [] }, 'NON_COMPLIANT'],
  ['an attached one', { userPolicyList: [], attachedManagedPolicies: policy }, 'NON_COMPLIANT'],
])('policies of a user: %s', (_, configuration, compliance) => {
  expect(judge(iamUserNoPoliciesCheck, itemOf('AWS::IAM::User', { configuration })).compliance).toBe(compliance);
});
