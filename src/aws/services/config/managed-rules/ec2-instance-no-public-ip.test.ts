// AWS: https://docs.aws.amazon.com/config/latest/developerguide/ec2-instance-no-public-ip.html
import { expect, test } from 'vitest';
import { ec2InstanceNoPublicIp } from './ec2-instance-no-public-ip.ts';
import { itemOf, judge } from './testing/judge.ts';

const association = { publicIp: '203.0.113.7', ipOwnerId: 'amazon' };

test.each<[string, Record<string, unknown>, string]>([
  ['an address of the instance', { publicIpAddress: '203.0.113.7' }, 'NON_COMPLIANT'],
  ['an address of an interface', { networkInterfaces: [{}, { association }] }, 'NON_COMPLIANT'],
  ['a second address of an interface', { networkInterfaces: [{ privateIpAddresses: [{}, { association }] }] }, 'NON_COMPLIANT'],
  ['private addresses alone', { networkInterfaces: [{ privateIpAddresses: [{ privateIpAddress: '10.0.0.1' }] }] }, 'COMPLIANT'],
  ['version 6', { networkInterfaces: [{ ipv6Addresses: [{ ipv6Address: '2001:db8::1' }] }] }, 'COMPLIANT'],
  ['no interface', {}, 'COMPLIANT'],
])('%s', (_, configuration, compliance) => {
  expect(judge(ec2InstanceNoPublicIp, itemOf('AWS::EC2::Instance', { configuration })).compliance).toBe(compliance);
});
