// IAM_USER_UNUSED_CREDENTIALS_CHECK: a password or an active access key that nobody has used for so many days.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/iam-user-unused-credentials-check.html
import type { ItemRule, UserFacts } from '../rules/rule-contract.ts';
import { daysOf, daysSince } from './reading/age.ts';
import { compliant, nonCompliant, notApplicable } from './reading/verdicts.ts';

export const iamUserUnusedCredentialsCheck: ItemRule = {
  identifier: 'IAM_USER_UNUSED_CREDENTIALS_CHECK',
  trigger: 'periodic',
  judges: 'each resource',
  resourceTypes: ['AWS::IAM::User'],
  parameters: { maxCredentialUsageAge: { kind: 'integer', required: 'required', default: '90', min: 1 } },
  evaluate({ item, account, parameters, nowMs }) {
    const user = account.iam.users.find(({ userId }) => userId === item.resourceId);
    if (!user) return notApplicable;
    const longest = daysOf(parameters.maxCredentialUsageAge);
    const unused = lastUses(user).filter(([, lastMs]) => daysSince(lastMs, nowMs) > longest);
    if (unused.length === 0) return compliant;
    return nonCompliant(`Unused for more than ${longest} days: ${unused.map(([what]) => what).join(', ')}.`);
  },
};

/** What was never used counts from the day it was made; of a password AWS's report tells none, so from the user's (inferred). */
function lastUses({ password, passwordLastUsedMs, createdMs, accessKeys }: UserFacts): readonly (readonly [string, number])[] {
  const keys = accessKeys
    .filter(({ status }) => status === 'Active')
    .map((key) => [key.accessKeyId, key.lastUsedMs ?? key.createdMs] as const);
  return password === 'set' ? [['the password', passwordLastUsedMs ?? createdMs], ...keys] : keys;
}
