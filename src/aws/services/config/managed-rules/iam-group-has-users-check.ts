// IAM_GROUP_HAS_USERS_CHECK: a group without members is a mistake or left over.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/iam-group-has-users-check.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { listAt, textAt } from './reading/configuration.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const iamGroupHasUsersCheck: ItemRule = {
  identifier: 'IAM_GROUP_HAS_USERS_CHECK',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::IAM::Group'],
  parameters: {},
  evaluate({ item, account }) {
    if (item.relationships.some(({ resourceType }) => resourceType === 'AWS::IAM::User')) return compliant;
    // The item of a group names its users only as relationships; those of users name their groups.
    const name = textAt(item.configuration, 'groupName') ?? item.resourceName;
    const members = account.items('AWS::IAM::User').filter(({ configuration }) => listAt(configuration, 'groupList').includes(name));
    return members.length > 0 ? compliant : nonCompliant('The group has no users.');
  },
};
