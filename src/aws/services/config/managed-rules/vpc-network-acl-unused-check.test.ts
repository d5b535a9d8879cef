// AWS: https://docs.aws.amazon.com/config/latest/developerguide/vpc-network-acl-unused-check.html
import { expect, test } from 'vitest';
import { itemOf, judge } from './testing/judge.ts';
import { vpcNetworkAclUnusedCheck } from './vpc-network-acl-unused-check.ts';

test.each<[Record<string, unknown>, Record<string, string>, string]>([
  [{ associations: [] }, {}, 'NON_COMPLIANT'],
  [{ associations: [{ subnetId: 'subnet-1' }] }, {}, 'COMPLIANT'],
])('%j with %j: %s', (configuration, parameters, compliance) => {
  expect(judge(vpcNetworkAclUnusedCheck, itemOf('AWS::EC2::NetworkAcl', { configuration }), parameters).compliance).toBe(compliance);
});
