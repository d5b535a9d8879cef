// IAM_USER_GROUP_MEMBERSHIP_CHECK: a user belongs to a group, or to each group of a list.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/iam-user-group-membership-check.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { listAt } from './reading/configuration.ts';
import { listOf } from './reading/list-parameter.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const iamUserGroupMembershipCheck: ItemRule = {
  identifier: 'IAM_USER_GROUP_MEMBERSHIP_CHECK',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::IAM::User'],
  parameters: { groupNames: { kind: 'list' } },
  evaluate({ item: { configuration }, parameters }) {
    const groups = listAt(configuration, 'groupList');
    if (groups.length === 0) return nonCompliant('The user belongs to no group.');
    // AWS: "groups in which IAM users must be members": in all of them.
    const missing = listOf(parameters.groupNames).filter((name) => !groups.includes(name));
    return missing.length > 0 ? nonCompliant(`The user does not belong to: ${missing.join(', ')}.`) : compliant;
  },
};
