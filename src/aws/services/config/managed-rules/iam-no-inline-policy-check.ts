// IAM_NO_INLINE_POLICY_CHECK: no user, role or group has a policy of its own.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/iam-no-inline-policy-check.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { listAt, textAt } from './reading/configuration.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const iamNoInlinePolicyCheck: ItemRule = {
  identifier: 'IAM_NO_INLINE_POLICY_CHECK',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::IAM::User', 'AWS::IAM::Role', 'AWS::IAM::Group'],
  parameters: {},
  evaluate({ item: { configuration } }) {
    const inline = ['userPolicyList', 'rolePolicyList', 'groupPolicyList'].flatMap((list) => listAt(configuration, list));
    if (inline.length === 0) return compliant;
    return nonCompliant(`Inline policies: ${inline.map((policy) => textAt(policy, 'policyName') ?? 'one').join(', ')}.`);
  },
};
