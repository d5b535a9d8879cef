// AWS: https://docs.aws.amazon.com/config/latest/developerguide/ec2-security-group-attached-to-eni-periodic.html
import { expect, test } from 'vitest';
import { ec2SecurityGroupAttachedToEniPeriodic as rule } from './ec2-security-group-attached-to-eni-periodic.ts';
import { accountOf, itemOf, judge } from './testing/judge.ts';
import { securityGroup } from './testing/security-group.ts';

const account = (groupId: string) => accountOf({}, [itemOf('AWS::EC2::NetworkInterface', { configuration: { groups: [{ groupId }] } })]);

test('a group is in use when an interface has it; the default group is not judged', () => {
  expect(judge(rule, securityGroup([]), {}, account('sg-1')).compliance).toBe('COMPLIANT');
  expect(judge(rule, securityGroup([]), {}, account('sg-2')).compliance).toBe('NON_COMPLIANT');
  expect(judge(rule, securityGroup([], 'default'), {}, account('sg-2')).compliance).toBe('NOT_APPLICABLE');
});
