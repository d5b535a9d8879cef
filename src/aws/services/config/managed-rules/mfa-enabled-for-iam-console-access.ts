// MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS: whoever has a password for the console has an MFA device.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/mfa-enabled-for-iam-console-access.html
import type { AccountRule } from '../rules/rule-contract.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const mfaEnabledForIamConsoleAccess: AccountRule = {
  identifier: 'MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS',
  trigger: 'periodic',
  judges: 'the account',
  resourceTypes: ['AWS::IAM::User'],
  parameters: {},
  // Users without a password are COMPLIANT: so does the rule of awslabs/aws-config-rules of that name; AWS's page does not say.
  evaluate: ({ account }) =>
    account.iam.users.map(({ userId, userName, password, mfaDevices }) => ({
      resourceType: 'AWS::IAM::User',
      resourceId: userId,
      ...(password === 'none' || mfaDevices > 0 ? compliant : nonCompliant(`The user ${userName} has a password and no MFA device.`)),
    })),
};
