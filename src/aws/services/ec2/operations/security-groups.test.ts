// Security groups and their rules by the real SDK client.
// Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html and its siblings.
import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  type IpPermission,
  ModifySecurityGroupRulesCommand,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
  UpdateSecurityGroupRuleDescriptionsEgressCommand,
  UpdateSecurityGroupRuleDescriptionsIngressCommand,
} from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import { ec2Cloud } from '../testing/ec2-cloud.ts';

const ssh: IpPermission = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22 };

async function cloudWithGroup() {
  const cloud = ec2Cloud();
  const { ec2 } = cloud;
  const GroupId = await cloud.newGroup('web');
  return {
    ...cloud,
    GroupId,
    allow: (...IpPermissions: IpPermission[]) => ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions })),
    revoke: (...IpPermissions: IpPermission[]) => ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions })),
    ingress: async () => (await cloud.group(GroupId))?.IpPermissions,
  };
}

test('a new group lets nothing in and everything out', async () => {
  const { group, GroupId, defaultVpc } = await cloudWithGroup();
  expect(await group(GroupId)).toMatchObject({
    GroupName: 'web',
    VpcId: (await defaultVpc()).VpcId,
    IpPermissions: [],
    IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
  });
});

test('each peer of a permission is a rule of its own, and rules of the same ports are shown as one permission', async () => {
  const { allow, ingress } = await cloudWithGroup();
  const answer = await allow({
    ...ssh,
    IpRanges: [{ CidrIp: '10.1.2.3/16', Description: 'office' }, { CidrIp: '0.0.0.0/0' }],
    Ipv6Ranges: [{ CidrIpv6: '2001:DB8:0:0::1/64' }],
  });
  expect(answer.SecurityGroupRules).toMatchObject([
    { IsEgress: false, IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIpv4: '10.1.0.0/16', Description: 'office' },
    { CidrIpv4: '0.0.0.0/0' },
    { CidrIpv6: '2001:db8::/64' },
  ]);
  expect(answer.SecurityGroupRules?.[0]?.SecurityGroupRuleId).toMatch(/^sgr-[0-9a-f]{17}$/);
  expect(await ingress()).toMatchObject([
    {
      ...ssh,
      IpRanges: [{ CidrIp: '10.1.0.0/16', Description: 'office' }, { CidrIp: '0.0.0.0/0' }],
      Ipv6Ranges: [{ CidrIpv6: '2001:db8::/64' }],
    },
  ]);
});

test('groups allow themselves and each other, and a group that another one speaks of stays', async () => {
  const { ec2, GroupId, allow, newGroup, ingress } = await cloudWithGroup();
  const balancer = await newGroup('balancer');
  await allow({ ...ssh, UserIdGroupPairs: [{ GroupId }, { GroupId: balancer, Description: 'from there' }] });
  expect((await ingress())?.[0]?.UserIdGroupPairs).toMatchObject([
    { GroupId, UserId: '123456789012' },
    { GroupId: balancer, Description: 'from there' },
  ]);
  await expect(ec2.send(new DeleteSecurityGroupCommand({ GroupId: balancer }))).rejects.toMatchObject({
    name: 'DependencyViolation',
    message: `resource ${balancer} has a dependent object`,
  });
  // It speaks of itself too, which does not matter.
  expect(await ec2.send(new DeleteSecurityGroupCommand({ GroupId }))).toMatchObject({ Return: true, GroupId });
  await ec2.send(new DeleteSecurityGroupCommand({ GroupId: balancer }));
});

test('the older form says one rule in members of the request', async () => {
  const { ec2, GroupId, ingress, defaultVpc } = await cloudWithGroup();
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpProtocol: '6', FromPort: 80, ToPort: 80, CidrIp: '0.0.0.0/0' }));
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupName: 'web', SourceSecurityGroupName: 'default' }));
  const { SecurityGroups } = await ec2.send(
    new DescribeSecurityGroupsCommand({
      Filters: [
        { Name: 'vpc-id', Values: [(await defaultVpc()).VpcId] },
        { Name: 'group-name', Values: ['default'] },
      ],
    }),
  );
  expect(await ingress()).toMatchObject([
    { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
    { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: SecurityGroups?.[0]?.GroupId }] },
  ]);
});

test('a rule that is there is not added again, alone or among others', async () => {
  const { allow, ingress } = await cloudWithGroup();
  await allow({ ...ssh, IpRanges: [{ CidrIp: '10.0.0.0/8' }] });
  const again = allow({ ...ssh, IpRanges: [{ CidrIp: '11.0.0.0/8' }, { CidrIp: '10.0.0.0/8', Description: 'other words' }] });
  await expect(again).rejects.toMatchObject({
    name: 'InvalidPermission.Duplicate',
    message: 'the specified rule "peer: 10.0.0.0/8, TCP, from port: 22, to port: 22, ALLOW" already exists',
  });
  await expect(allow({ ...ssh, IpRanges: [{ CidrIp: '12.0.0.0/8' }, { CidrIp: '12.0.0.0/8' }] })).rejects.toMatchObject({
    name: 'InvalidParameterValue',
    message: 'The same permission must not appear multiple times',
  });
  expect((await ingress())?.[0]?.IpRanges).toEqual([{ CidrIp: '10.0.0.0/8' }]);
});

test.each<[string, IpPermission, string]>([
  ['no peer', ssh, 'MissingParameter'],
  ['no protocol', { IpRanges: [{ CidrIp: '0.0.0.0/0' }] }, 'MissingParameter'],
  ['no ports', { IpProtocol: 'tcp', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }, 'InvalidParameterValue'],
  ['ports the wrong way', { IpProtocol: 'udp', FromPort: 9, ToPort: 8, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }, 'InvalidParameterValue'],
  ['a port too large', { IpProtocol: 'tcp', FromPort: 1, ToPort: 65536, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }, 'InvalidParameterValue'],
  ['an unknown protocol', { IpProtocol: 'carrier-pigeon', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }, 'InvalidParameterValue'],
  ['a broken block', { ...ssh, IpRanges: [{ CidrIp: '10.0.0/8' }] }, 'InvalidParameterValue'],
  ['a broken IPv6 block', { ...ssh, Ipv6Ranges: [{ CidrIpv6: '::1::/64' }] }, 'InvalidParameterValue'],
  ['nobody as peer', { ...ssh, UserIdGroupPairs: [{ GroupId: 'sg-00000000000000000' }] }, 'InvalidGroup.NotFound'],
  ['another account', { ...ssh, UserIdGroupPairs: [{ GroupId: 'sg-00000000000000000', UserId: '210987654321' }] }, 'NotImplemented'],
  ['a prefix list', { ...ssh, PrefixListIds: [{ PrefixListId: 'pl-00000000' }] }, 'NotImplemented'],
  ['a description of other letters', { ...ssh, IpRanges: [{ CidrIp: '0.0.0.0/0', Description: '海' }] }, 'InvalidParameterValue'],
])('a rule with %s is refused', async (_what, permission, name) => {
  const { allow, ingress } = await cloudWithGroup();
  await expect(allow(permission)).rejects.toMatchObject({ name });
  expect(await ingress()).toEqual([]);
});

test('a group of another VPC is no peer', async () => {
  const { allow, newVpc, newGroup } = await cloudWithGroup();
  const stranger = await newGroup('far', await newVpc());
  await expect(allow({ ...ssh, UserIdGroupPairs: [{ GroupId: stranger }] })).rejects.toMatchObject({
    name: 'InvalidGroup.NotFound',
    message: 'You have specified two resources that belong to different networks.',
  });
});

test('a group has sixty rules in each direction at the most', async () => {
  const { allow } = await cloudWithGroup();
  await allow({ ...ssh, IpRanges: Array.from({ length: 60 }, (_, at) => ({ CidrIp: `10.${at}.0.0/16` })) });
  await expect(allow({ ...ssh, IpRanges: [{ CidrIp: '10.99.0.0/16' }] })).rejects.toMatchObject({
    name: 'RulesPerSecurityGroupLimitExceeded',
  });
});

test('a rule is revoked by what it says or by its id; in a default VPC one that is not there is only told', async () => {
  const { ec2, GroupId, allow, revoke, ingress } = await cloudWithGroup();
  const { SecurityGroupRules = [] } = await allow({ ...ssh, IpRanges: [{ CidrIp: '10.0.0.0/8' }, { CidrIp: '11.0.0.0/8' }] });
  const answer = await revoke({ ...ssh, IpRanges: [{ CidrIp: '10.0.0.0/8' }, { CidrIp: '99.0.0.0/8' }] });
  expect(answer).toMatchObject({ Return: true, UnknownIpPermissions: [{ IpRanges: [{ CidrIp: '99.0.0.0/8' }] }] });
  const SecurityGroupRuleIds = [SecurityGroupRules[1]?.SecurityGroupRuleId ?? ''];
  await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, SecurityGroupRuleIds }));
  expect(await ingress()).toEqual([]);
  await expect(ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, SecurityGroupRuleIds }))).rejects.toMatchObject({
    name: 'InvalidSecurityGroupRuleId.NotFound',
  });
});

test('in any other VPC revoking what is not there is an error, and nothing is revoked', async () => {
  const { ec2, newVpc, newGroup, group } = ec2Cloud();
  const GroupId = await newGroup('web', await newVpc());
  const all: IpPermission = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
  const wrong = new RevokeSecurityGroupEgressCommand({ GroupId, IpPermissions: [all, { ...ssh, IpRanges: [{ CidrIp: '9.0.0.0/8' }] }] });
  await expect(ec2.send(wrong)).rejects.toMatchObject({
    name: 'InvalidPermission.NotFound',
    message: 'The specified rule does not exist in this security group.',
  });
  expect((await group(GroupId))?.IpPermissionsEgress).toHaveLength(1);
  await ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, IpPermissions: [all] }));
  await ec2.send(new AuthorizeSecurityGroupEgressCommand({ GroupId, IpPermissions: [{ ...ssh, IpRanges: [{ CidrIp: '9.0.0.0/8' }] }] }));
  expect((await group(GroupId))?.IpPermissionsEgress).toMatchObject([ssh]);
});

test('rules are listed, described anew and changed by their ids', async () => {
  const { ec2, GroupId, allow, ingress } = await cloudWithGroup();
  const open = { ...ssh, IpRanges: [{ CidrIp: '0.0.0.0/0', Description: 'everybody' }] };
  const { SecurityGroupRules: [rule] = [] } = await allow(open);
  const SecurityGroupRuleId = rule?.SecurityGroupRuleId ?? '';
  const listed = await ec2.send(new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: 'group-id', Values: [GroupId] }] }));
  expect(listed.SecurityGroupRules?.map(({ IsEgress }) => IsEgress)).toEqual([true, false]);
  await ec2.send(
    new UpdateSecurityGroupRuleDescriptionsIngressCommand({
      GroupId,
      SecurityGroupRuleDescriptions: [{ SecurityGroupRuleId, Description: 'nobody' }],
    }),
  );
  expect((await ingress())?.[0]?.IpRanges?.[0]?.Description).toBe('nobody');
  await ec2.send(
    new UpdateSecurityGroupRuleDescriptionsIngressCommand({
      GroupId,
      IpPermissions: [{ ...ssh, IpRanges: [{ CidrIp: '0.0.0.0/0', Description: 'us' }] }],
    }),
  );
  expect((await ingress())?.[0]?.IpRanges?.[0]?.Description).toBe('us');
  await expect(ec2.send(new UpdateSecurityGroupRuleDescriptionsEgressCommand({ GroupId, IpPermissions: [open] }))).rejects.toMatchObject({
    name: 'InvalidPermission.NotFound',
  });
  const modify = (request: object) =>
    ec2.send(new ModifySecurityGroupRulesCommand({ GroupId, SecurityGroupRules: [{ SecurityGroupRuleId, SecurityGroupRule: request }] }));
  await modify({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIpv4: '10.0.0.0/8' });
  expect(await ingress()).toMatchObject([{ FromPort: 443, IpRanges: [{ CidrIp: '10.0.0.0/8' }] }]);
  await expect(modify({ ...ssh, CidrIpv4: '0.0.0.0/0', CidrIpv6: '::/0' })).rejects.toMatchObject({ name: 'InvalidParameterCombination' });
  await expect(modify(ssh)).rejects.toMatchObject({ name: 'MissingParameter' });
  await allow(open);
  await expect(modify({ ...ssh, CidrIpv4: '0.0.0.0/0' })).rejects.toMatchObject({ name: 'InvalidPermission.Duplicate' });
});

test.each([
  ['', 'MissingParameter'],
  ['sg-web', 'InvalidParameterValue'],
  ['default', 'InvalidParameterValue'],
  ['x'.repeat(256), 'InvalidParameterValue'],
  ['海', 'InvalidParameterValue'],
  ['web', 'InvalidGroup.Duplicate'],
])('a group called %j is refused', async (GroupName, name) => {
  const { ec2 } = await cloudWithGroup();
  await expect(ec2.send(new CreateSecurityGroupCommand({ GroupName, Description: 'd' }))).rejects.toMatchObject({ name });
});

test('the default group stays, and one that is not there cannot go', async () => {
  const { ec2 } = ec2Cloud();
  await expect(ec2.send(new DeleteSecurityGroupCommand({ GroupName: 'default' }))).rejects.toMatchObject({ name: 'CannotDelete' });
  await expect(ec2.send(new DeleteSecurityGroupCommand({ GroupName: 'none' }))).rejects.toMatchObject({ name: 'InvalidGroup.NotFound' });
  await expect(ec2.send(new DeleteSecurityGroupCommand({ GroupId: 'web' }))).rejects.toMatchObject({ name: 'InvalidGroupId.Malformed' });
  await expect(ec2.send(new DeleteSecurityGroupCommand({}))).rejects.toMatchObject({ name: 'MissingParameter' });
});

test('groups are found by their rules', async () => {
  const { ec2, GroupId, allow } = await cloudWithGroup();
  await allow({ ...ssh, IpRanges: [{ CidrIp: '0.0.0.0/0' }] });
  const by = async (Name: string, ...Values: string[]) =>
    (await ec2.send(new DescribeSecurityGroupsCommand({ Filters: [{ Name, Values }] }))).SecurityGroups?.map((group) => group.GroupId);
  expect(await by('ip-permission.from-port', '22')).toEqual([GroupId]);
  expect(await by('ip-permission.cidr', '0.0.0.0/0')).toEqual([GroupId]);
  expect(await by('egress.ip-permission.from-port', '22')).toEqual([]);
  await expect(by('colour', 'red')).rejects.toMatchObject({ name: 'InvalidParameterValue', message: "The filter 'colour' is invalid" });
});
