// IAM_ROOT_ACCESS_KEY_CHECK: the root user has no access key.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/iam-root-access-key-check.html
import type { AccountRule } from '../rules/rule-contract.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const iamRootAccessKeyCheck: AccountRule = {
  identifier: 'IAM_ROOT_ACCESS_KEY_CHECK',
  trigger: 'periodic',
  judges: 'the account',
  resourceTypes: [],
  parameters: {},
  evaluate: ({ account: { accountId, iam } }) => [
    {
      resourceType: 'AWS::::Account',
      resourceId: accountId,
      ...(iam.rootAccessKeys === 0 ? compliant : nonCompliant(`The root user has ${iam.rootAccessKeys} access key(s).`)),
    },
  ],
};
