// ROOT_ACCOUNT_HARDWARE_MFA_ENABLED: the MFA device of the root user is one to hold in the hand.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/root-account-hardware-mfa-enabled.html
import type { AccountRule } from '../rules/rule-contract.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const rootAccountHardwareMfaEnabled: AccountRule = {
  identifier: 'ROOT_ACCOUNT_HARDWARE_MFA_ENABLED',
  trigger: 'periodic',
  judges: 'the account',
  resourceTypes: [],
  parameters: {},
  // AWS: NON_COMPLIANT if any virtual MFA device is permitted for the root user.
  evaluate: ({ account: { accountId, iam } }) => [
    {
      resourceType: 'AWS::::Account',
      resourceId: accountId,
      ...(iam.rootMfa === 'on' && iam.rootMfaDevice === 'hardware' ? compliant : nonCompliant('The root user has no hardware MFA device.')),
    },
  ],
};
