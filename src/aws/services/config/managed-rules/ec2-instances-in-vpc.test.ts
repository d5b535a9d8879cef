// AWS: https://docs.aws.amazon.com/config/latest/developerguide/ec2-instances-in-vpc.html
import { expect, test } from 'vitest';
import { ec2InstancesInVpc } from './ec2-instances-in-vpc.ts';
import { itemOf, judge } from './testing/judge.ts';

test.each<[Record<string, unknown>, Record<string, string>, string]>([
  [{}, {}, 'NON_COMPLIANT'],
  [{ vpcId: 'vpc-1' }, {}, 'COMPLIANT'],
  [{ vpcId: 'vpc-1' }, { vpcId: 'vpc-1' }, 'COMPLIANT'],
  [{ vpcId: 'vpc-1' }, { vpcId: 'vpc-2' }, 'NON_COMPLIANT'],
])('%j with %j: %s', (configuration, parameters, compliance) => {
  expect(judge(ec2InstancesInVpc, itemOf('AWS::EC2::Instance', { configuration }), parameters).compliance).toBe(compliance);
});
