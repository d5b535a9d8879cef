// AWS: https://docs.aws.amazon.com/config/latest/developerguide/restricted-common-ports.html
import { expect, test } from 'vitest';
import { restrictedCommonPorts } from './restricted-common-ports.ts';
import { judge } from './testing/judge.ts';
import { type InboundRule, securityGroup, WORLD_V4, WORLD_V6 } from './testing/security-group.ts';

const complianceOf = (rule: InboundRule, parameters?: Record<string, string>) =>
  judge(restrictedCommonPorts, securityGroup([rule]), parameters).compliance;

test.each([20, 21, 3389, 3306, 4333])('port %i is blocked by default', (port) => {
  expect(complianceOf({ ports: [port, port], v4: WORLD_V4 })).toBe('NON_COMPLIANT');
  expect(complianceOf({ ports: [port, port], v6: WORLD_V6 })).toBe('NON_COMPLIANT');
  expect(complianceOf({ ports: [port, port], v4: ['192.0.2.0/24'] })).toBe('COMPLIANT');
});

test.each([19, 22, 80, 443, 3305, 4334])('port %i is not', (port) => {
  expect(complianceOf({ ports: [port, port], v4: WORLD_V4 })).toBe('COMPLIANT');
});

test('a parameter replaces the default of its number alone', () => {
  const parameters = { blockedPort1: '8080' };
  expect(complianceOf({ ports: [8080, 8080], v4: WORLD_V4 }, parameters)).toBe('NON_COMPLIANT');
  expect(complianceOf({ ports: [20, 20], v4: WORLD_V4 }, parameters)).toBe('COMPLIANT');
  expect(complianceOf({ ports: [21, 21], v4: WORLD_V4 }, parameters)).toBe('NON_COMPLIANT');
});

test('blockedPorts adds a list to the five (inferred)', () => {
  const parameters = { blockedPorts: '8080, 9090' };
  expect(complianceOf({ ports: [9000, 9100], v4: WORLD_V4 }, parameters)).toBe('NON_COMPLIANT');
  expect(complianceOf({ ports: [21, 21], v4: WORLD_V4 }, parameters)).toBe('NON_COMPLIANT');
});

test('every protocol is TCP, too; UDP is not', () => {
  expect(complianceOf({ protocol: '-1', v4: WORLD_V4 })).toBe('NON_COMPLIANT');
  expect(complianceOf({ protocol: 'udp', ports: [20, 4333], v4: WORLD_V4 })).toBe('COMPLIANT');
});

test('the annotation names each blocked port that is open, once', () => {
  const group = securityGroup([
    { ports: [20, 21], v4: WORLD_V4 },
    { ports: [21, 21], v4: WORLD_V4 },
  ]);
  expect(judge(restrictedCommonPorts, group).annotation).toBe('Blocked ports are open: 20 to 0.0.0.0/0, 21 to 0.0.0.0/0.');
});
