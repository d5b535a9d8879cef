// ACCESS_KEYS_ROTATED: no active access key is older than so many days.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/access-keys-rotated.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { daysOf, daysSince } from './reading/age.ts';
import { compliant, nonCompliant, notApplicable } from './reading/verdicts.ts';

export const accessKeysRotated: ItemRule = {
  identifier: 'ACCESS_KEYS_ROTATED',
  trigger: 'periodic',
  // AWS: users are judged only where global resources are recorded.
  judges: 'each resource',
  resourceTypes: ['AWS::IAM::User'],
  parameters: { maxAccessKeyAge: { kind: 'integer', required: 'required', default: '90', min: 1 } },
  evaluate({ item, account, parameters, nowMs }) {
    const user = account.iam.users.find(({ userId }) => userId === item.resourceId);
    if (!user) return notApplicable;
    const longest = daysOf(parameters.maxAccessKeyAge);
    const old = user.accessKeys.find(({ status, createdMs }) => status === 'Active' && daysSince(createdMs, nowMs) > longest);
    return old ? nonCompliant(`The active access key ${old.accessKeyId} is older than ${longest} days.`) : compliant;
  },
};
