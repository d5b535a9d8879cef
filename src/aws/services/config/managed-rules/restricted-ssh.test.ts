// AWS: https://docs.aws.amazon.com/config/latest/developerguide/restricted-ssh.html (as of 2026: IPv6 counts; the guide of 2023 read IPv4 only)
import { expect, test } from 'vitest';
import { restrictedSsh } from './restricted-ssh.ts';
import { judge } from './testing/judge.ts';
import { type InboundRule, securityGroup, WORLD_V4, WORLD_V6 } from './testing/security-group.ts';

test.each<[string, InboundRule, string]>([
  ['port 22 from all of IPv4', { ports: [22, 22], v4: WORLD_V4 }, 'NON_COMPLIANT'],
  ['port 22 from all of IPv6', { ports: [22, 22], v6: WORLD_V6 }, 'NON_COMPLIANT'],
  ['a range of ports with 22 in it', { ports: [20, 25], v4: WORLD_V4 }, 'NON_COMPLIANT'],
  ['a range that ends at 22', { ports: [0, 22], v4: WORLD_V4 }, 'NON_COMPLIANT'],
  ['a range that begins at 22', { ports: [22, 65_535], v4: WORLD_V4 }, 'NON_COMPLIANT'],
  ['every protocol', { protocol: '-1', v4: WORLD_V4 }, 'NON_COMPLIANT'],
  ['the world beside a narrow range', { ports: [22, 22], v4: ['10.0.0.0/8', '0.0.0.0/0'] }, 'NON_COMPLIANT'],
  ['TCP by its number', { protocol: '6', ports: [22, 22], v4: WORLD_V4 }, 'NON_COMPLIANT'],
  ['port 22 from one network', { ports: [22, 22], v4: ['10.0.0.0/8'] }, 'COMPLIANT'],
  ['a large part of the world', { ports: [22, 22], v4: ['0.0.0.0/1'] }, 'COMPLIANT'],
  ['another port', { ports: [23, 80], v4: WORLD_V4 }, 'COMPLIANT'],
  ['UDP', { protocol: 'udp', ports: [22, 22], v4: WORLD_V4 }, 'COMPLIANT'],
  ['ICMP', { protocol: 'icmp', ports: [-1, -1], v4: WORLD_V4 }, 'COMPLIANT'],
  ['other groups as the source', { ports: [22, 22] }, 'COMPLIANT'],
])('%s', (_, rule, compliance) => {
  expect(judge(restrictedSsh, securityGroup([rule])).compliance).toBe(compliance);
});

test('one open rule among closed ones is enough, and the annotation names its source', () => {
  const group = securityGroup([
    { ports: [443, 443], v4: WORLD_V4 },
    { ports: [22, 22], v6: WORLD_V6 },
  ]);
  expect(judge(restrictedSsh, group)).toEqual({ compliance: 'NON_COMPLIANT', annotation: 'Port 22 is open to ::/0.' });
});

test('a group without inbound rules is compliant, whatever goes out', () => {
  expect(judge(restrictedSsh, securityGroup([], 'web', [{ protocol: '-1', v4: WORLD_V4 }])).compliance).toBe('COMPLIANT');
});

test('an item without a configuration is compliant', () => {
  expect(judge(restrictedSsh, { ...securityGroup([]), configuration: null }).compliance).toBe('COMPLIANT');
});

test('sources that only ipRanges records are read, too (inferred: older items)', () => {
  const configuration = { ipPermissions: [{ ipProtocol: 'tcp', fromPort: 22, toPort: 22, ipRanges: ['0.0.0.0/0'] }] };
  expect(judge(restrictedSsh, { ...securityGroup([]), configuration }).compliance).toBe('NON_COMPLIANT');
});
