// AWS: https://docs.aws.amazon.com/config/latest/developerguide/iam-no-inline-policy-check.html
import { expect, test } from 'vitest';
import { iamNoInlinePolicyCheck } from './iam-no-inline-policy-check.ts';
import { itemOf, judge } from './testing/judge.ts';

test.each<[Record<string, unknown>, Record<string, string>, string]>([
  [{ rolePolicyList: [], attachedManagedPolicies: [{ policyName: 'p' }] }, {}, 'COMPLIANT'],
  [{ rolePolicyList: [{ policyName: 'mine' }] }, {}, 'NON_COMPLIANT'],
  [{ userPolicyList: [{ policyName: 'mine' }] }, {}, 'NON_COMPLIANT'],
  [{ groupPolicyList: [{ policyName: 'mine' }] }, {}, 'NON_COMPLIANT'],
  [{ userPolicyList: null }, {}, 'COMPLIANT'],
])('%j with %j: %s', (configuration, parameters, compliance) => {
  expect(judge(iamNoInlinePolicyCheck, itemOf('AWS::IAM::Role', { configuration }), parameters).compliance).toBe(compliance);
});
