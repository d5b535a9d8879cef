// AWS: https://docs.aws.amazon.com/config/latest/developerguide/vpc-default-security-group-closed.html
import { expect, test } from 'vitest';
import { judge } from './testing/judge.ts';
import { securityGroup, WORLD_V4 } from './testing/security-group.ts';
import { vpcDefaultSecurityGroupClosed as rule } from './vpc-default-security-group-closed.ts';

const open = [{ protocol: '-1', v4: WORLD_V4 }];

test.each([
  ['closed', securityGroup([], 'default'), 'COMPLIANT'],
  ['with an inbound rule', securityGroup([{ ports: [22, 22] }], 'default'), 'NON_COMPLIANT'],
  ['with an outbound rule', securityGroup([], 'default', open), 'NON_COMPLIANT'],
  ['of another name', securityGroup(open, 'web', open), 'NOT_APPLICABLE'],
] as const)('a group %s', (_, group, compliance) => {
  expect(judge(rule, group).compliance).toBe(compliance);
});
