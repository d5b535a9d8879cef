// AWS: https://docs.aws.amazon.com/config/latest/developerguide/vpc-sg-open-only-to-authorized-ports.html
import { expect, test } from 'vitest';
import { judge } from './testing/judge.ts';
import { type InboundRule, securityGroup, WORLD_V4, WORLD_V6 } from './testing/security-group.ts';
import { vpcSgOpenOnlyToAuthorizedPorts as rule } from './vpc-sg-open-only-to-authorized-ports.ts';

const https: InboundRule = { ports: [443, 443], v4: WORLD_V4 };

test.each<[string, readonly InboundRule[], Record<string, string>, string]>([
  ['nothing is open to the world', [{ ports: [443, 443], v4: ['10.0.0.0/8'] }], {}, 'NOT_APPLICABLE'],
  ['there are no rules', [], {}, 'NOT_APPLICABLE'],
  ['no port is authorized', [https], {}, 'NON_COMPLIANT'],
  ['the port is authorized', [https], { authorizedTcpPorts: '443' }, 'COMPLIANT'],
  ['the port is authorized for UDP alone', [https], { authorizedUdpPorts: '443' }, 'NON_COMPLIANT'],
  ['it is open by IPv6', [{ ports: [443, 443], v6: WORLD_V6 }], { authorizedTcpPorts: '80' }, 'NON_COMPLIANT'],
  ['a range in a range', [{ ports: [1021, 1024], v4: WORLD_V4 }], { authorizedTcpPorts: '443,1020-1025' }, 'COMPLIANT'],
  ['a range that leaves the range', [{ ports: [1021, 1026], v4: WORLD_V4 }], { authorizedTcpPorts: '443,1020-1025' }, 'NON_COMPLIANT'],
  ['blanks in the list', [https], { authorizedTcpPorts: ' 80 , 443 , 1020 - 1025' }, 'COMPLIANT'],
  ['UDP', [{ protocol: 'udp', ports: [500, 500], v4: WORLD_V4 }], { authorizedUdpPorts: '500,1020-1025' }, 'COMPLIANT'],
  ['every protocol', [{ protocol: '-1', v4: WORLD_V4 }], { authorizedTcpPorts: '0-65535' }, 'NON_COMPLIANT'],
  ['every port', [{ protocol: '-1', v4: WORLD_V4 }], { authorizedTcpPorts: '0-65535', authorizedUdpPorts: '0-65535' }, 'COMPLIANT'],
  ['ICMP has no ports', [{ protocol: 'icmp', ports: [-1, -1], v4: WORLD_V4 }], {}, 'COMPLIANT'],
  ['one of two rules', [https, { ports: [22, 22], v4: WORLD_V4 }], { authorizedTcpPorts: '443' }, 'NON_COMPLIANT'],
])('%s', (_, rules, parameters, compliance) => {
  expect(judge(rule, securityGroup(rules), parameters).compliance).toBe(compliance);
});

test('a port range may lie in several authorized ranges that touch (inferred; the Lambda of awslabs wants it in one)', () => {
  const group = securityGroup([{ ports: [90, 120], v4: WORLD_V4 }]);
  expect(judge(rule, group, { authorizedTcpPorts: '80-100,101-200' }).compliance).toBe('COMPLIANT');
  expect(judge(rule, group, { authorizedTcpPorts: '80-100,102-200' }).compliance).toBe('NON_COMPLIANT');
});

test('what is no port authorizes nothing, and the annotation says so', () => {
  expect(judge(rule, securityGroup([https]), { authorizedTcpPorts: 'https,70000,9-1' }).annotation).toBe(
    'Open but not authorized: tcp 443 to 0.0.0.0/0. Not a port or a range: https, 70000, 9-1.',
  );
});
