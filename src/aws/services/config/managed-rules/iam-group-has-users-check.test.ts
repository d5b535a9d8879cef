// AWS: https://docs.aws.amazon.com/config/latest/developerguide/iam-group-has-users-check.html
import { expect, test } from 'vitest';
import { iamGroupHasUsersCheck } from './iam-group-has-users-check.ts';
import { accountOf, itemOf, judge } from './testing/judge.ts';

const group = itemOf('AWS::IAM::Group', { configuration: { groupName: 'staff' } });

test('a group without users', () => {
  const stranger = itemOf('AWS::IAM::User', { configuration: { groupList: ['others'] } });
  expect(judge(iamGroupHasUsersCheck, group, {}, accountOf({}, [stranger])).compliance).toBe('NON_COMPLIANT');
});

test('a group whose item names a user', () => {
  const relationships = [{ resourceType: 'AWS::IAM::User', resourceId: 'AIDAANN', resourceName: 'ann', name: 'Contains User' }];
  expect(judge(iamGroupHasUsersCheck, { ...group, relationships }).compliance).toBe('COMPLIANT');
});

test('a group that the item of a user names', () => {
  const user = itemOf('AWS::IAM::User', { configuration: { groupList: ['others', 'staff'] } });
  expect(judge(iamGroupHasUsersCheck, group, {}, accountOf({}, [user])).compliance).toBe('COMPLIANT');
});
