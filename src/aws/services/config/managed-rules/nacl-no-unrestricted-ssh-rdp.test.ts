// AWS: https://docs.aws.amazon.com/config/latest/developerguide/nacl-no-unrestricted-ssh-rdp.html
import { expect, test } from 'vitest';
import { naclNoUnrestrictedSshRdp } from './nacl-no-unrestricted-ssh-rdp.ts';
import { itemOf, judge } from './testing/judge.ts';

const ssh = { ruleNumber: 100, egress: false, ruleAction: 'allow', protocol: '6', cidrBlock: '0.0.0.0/0', portRange: { from: 22, to: 22 } };
const refused = { ruleNumber: 32_767, egress: false, ruleAction: 'deny', protocol: '-1', cidrBlock: '0.0.0.0/0' };

test.each<[string, object, string]>([
  ['SSH from everywhere', ssh, 'NON_COMPLIANT'],
  ['SSH from everywhere by version 6', { ...ssh, cidrBlock: null, ipv6CidrBlock: '::/0' }, 'NON_COMPLIANT'],
  ['RDP in a range', { ...ssh, portRange: { from: 3000, to: 4000 } }, 'NON_COMPLIANT'],
  ['UDP', { ...ssh, protocol: '17' }, 'NON_COMPLIANT'],
  ['every protocol (the entry of a default ACL)', { ...ssh, protocol: '-1', portRange: null }, 'NON_COMPLIANT'],
  ['SSH from a network', { ...ssh, cidrBlock: '10.0.0.0/8' }, 'COMPLIANT'],
  ['other ports', { ...ssh, portRange: { from: 23, to: 3388 } }, 'COMPLIANT'],
  ['ICMP', { ...ssh, protocol: '1' }, 'COMPLIANT'],
  ['the way out', { ...ssh, egress: true }, 'COMPLIANT'],
  ['a denial', { ...ssh, ruleAction: 'deny' }, 'COMPLIANT'],
])('%s', (_, entry, compliance) => {
  const item = itemOf('AWS::EC2::NetworkAcl', { configuration: { entries: [refused, entry] } });
  expect(judge(naclNoUnrestrictedSshRdp, item).compliance).toBe(compliance);
});
