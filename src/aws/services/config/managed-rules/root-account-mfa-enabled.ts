// ROOT_ACCOUNT_MFA_ENABLED: the root user signs in with an MFA device.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/root-account-mfa-enabled.html
import type { AccountRule } from '../rules/rule-contract.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const rootAccountMfaEnabled: AccountRule = {
  identifier: 'ROOT_ACCOUNT_MFA_ENABLED',
  trigger: 'periodic',
  judges: 'the account',
  resourceTypes: [],
  parameters: {},
  evaluate: ({ account: { accountId, iam } }) => [
    {
      resourceType: 'AWS::::Account',
      resourceId: accountId,
      ...(iam.rootMfa === 'on' ? compliant : nonCompliant('The root user has no MFA device.')),
    },
  ],
};
