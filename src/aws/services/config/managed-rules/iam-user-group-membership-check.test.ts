// AWS: https://docs.aws.amazon.com/config/latest/developerguide/iam-user-group-membership-check.html
import { expect, test } from 'vitest';
import { iamUserGroupMembershipCheck } from './iam-user-group-membership-check.ts';
import { itemOf, judge } from './testing/judge.ts';

test.each<[readonly string[], string | undefined, string]>([
  [[], undefined, 'NON_COMPLIANT'],
  [['staff'], undefined, 'COMPLIANT'],
  [['staff'], 'staff', 'COMPLIANT'],
  [['staff'], 'staff, mfa', 'NON_COMPLIANT'],
  [['mfa', 'staff'], 'staff, mfa', 'COMPLIANT'],
])('groups %j of a user and groupNames %s: %s', (groupList, groupNames, compliance) => {
  const item = itemOf('AWS::IAM::User', { configuration: { groupList } });
  expect(judge(iamUserGroupMembershipCheck, item, groupNames === undefined ? {} : { groupNames }).compliance).toBe(compliance);
});
