// IAM_USER_NO_POLICIES_CHECK: users have their permissions by groups and roles alone.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/iam-user-no-policies-check.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { listAt, textAt } from './reading/configuration.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const iamUserNoPoliciesCheck: ItemRule = {
  identifier: 'IAM_USER_NO_POLICIES_CHECK',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::IAM::User'],
  parameters: {},
  evaluate({ item: { configuration } }) {
    const policies = [...listAt(configuration, 'userPolicyList'), ...listAt(configuration, 'attachedManagedPolicies')];
    if (policies.length === 0) return compliant;
    return nonCompliant(`The user has policies: ${policies.map((policy) => textAt(policy, 'policyName') ?? 'one').join(', ')}.`);
  },
};
