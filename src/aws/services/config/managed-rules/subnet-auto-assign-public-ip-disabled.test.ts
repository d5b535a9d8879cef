// AWS: https://docs.aws.amazon.com/config/latest/developerguide/subnet-auto-assign-public-ip-disabled.html
import { expect, test } from 'vitest';
import { subnetAutoAssignPublicIpDisabled } from './subnet-auto-assign-public-ip-disabled.ts';
import { itemOf, judge } from './testing/judge.ts';

test.each<[Record<string, unknown>, Record<string, string>, string]>([
  [{ mapPublicIpOnLaunch: true }, {}, 'NON_COMPLIANT'],
  [{ mapPublicIpOnLaunch: false }, {}, 'COMPLIANT'],
])('%j with %j: %s', (configuration, parameters, compliance) => {
  expect(judge(subnetAutoAssignPublicIpDisabled, itemOf('AWS::EC2::Subnet', { configuration }), parameters).compliance).toBe(compliance);
});
