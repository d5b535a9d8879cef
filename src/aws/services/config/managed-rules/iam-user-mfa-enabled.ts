// IAM_USER_MFA_ENABLED: every user has an MFA device, with or without a password.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/iam-user-mfa-enabled.html
import type { AccountRule } from '../rules/rule-contract.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const iamUserMfaEnabled: AccountRule = {
  identifier: 'IAM_USER_MFA_ENABLED',
  trigger: 'periodic',
  judges: 'the account',
  resourceTypes: ['AWS::IAM::User'],
  parameters: {},
  evaluate: ({ account }) =>
    account.iam.users.map(({ userId, userName, mfaDevices }) => ({
      resourceType: 'AWS::IAM::User',
      resourceId: userId,
      ...(mfaDevices > 0 ? compliant : nonCompliant(`The user ${userName} has no MFA device.`)),
    })),
};
