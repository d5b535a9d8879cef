// Network ACLs by the real SDK client.
// Source: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html, .../AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html
import {
  CreateNetworkAclCommand,
  CreateNetworkAclEntryCommand,
  type CreateNetworkAclEntryCommandInput,
  DeleteNetworkAclCommand,
  DeleteNetworkAclEntryCommand,
  DescribeNetworkAclsCommand,
  ReplaceNetworkAclAssociationCommand,
  ReplaceNetworkAclEntryCommand,
} from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import { ec2Cloud } from '../testing/ec2-cloud.ts';

async function lists() {
  const cloud = ec2Cloud();
  const { ec2 } = cloud;
  const VpcId = await cloud.newVpc();
  const SubnetId = await cloud.newSubnet(VpcId, '10.0.0.0/24');
  const { NetworkAcl } = await ec2.send(new CreateNetworkAclCommand({ VpcId }));
  const NetworkAclId = NetworkAcl?.NetworkAclId ?? '';
  const rule = { NetworkAclId, RuleNumber: 100, Protocol: '6', RuleAction: 'allow', Egress: false, CidrBlock: '0.0.0.0/0' } as const;
  return {
    ...cloud,
    VpcId,
    SubnetId,
    NetworkAclId,
    add: (input: Partial<CreateNetworkAclEntryCommandInput>) => ec2.send(new CreateNetworkAclEntryCommand({ ...rule, ...input })),
    replace: (input: Partial<CreateNetworkAclEntryCommandInput>) => ec2.send(new ReplaceNetworkAclEntryCommand({ ...rule, ...input })),
    all: async () => (await ec2.send(new DescribeNetworkAclsCommand({ Filters: [{ Name: 'vpc-id', Values: [VpcId] }] }))).NetworkAcls ?? [],
  };
}

test('the default list of a VPC lets everything pass and has its subnets; a further one lets nothing pass', async () => {
  const { all, SubnetId, NetworkAclId } = await lists();
  const [own, further] = await all();
  const rules = (entries: typeof own) =>
    entries?.Entries?.map(({ Egress, RuleNumber, RuleAction }) => `${Egress} ${RuleNumber} ${RuleAction}`);
  expect(own).toMatchObject({ IsDefault: true, Associations: [{ SubnetId }] });
  expect(rules(own)).toEqual(['true 100 allow', 'true 32767 deny', 'false 100 allow', 'false 32767 deny']);
  expect(further).toMatchObject({ IsDefault: false, NetworkAclId, Associations: [] });
  expect(rules(further)).toEqual(['true 32767 deny', 'false 32767 deny']);
});

test('rules are added, replaced and deleted by number and direction', async () => {
  const { ec2, add, replace, all, NetworkAclId } = await lists();
  await add({ PortRange: { From: 443, To: 443 } });
  await add({ RuleNumber: 90, Protocol: 'udp', RuleAction: 'deny', CidrBlock: '10.1.2.3/8', PortRange: { From: 53, To: 53 } });
  await add({ RuleNumber: 110, Protocol: '1', IcmpTypeCode: { Type: -1, Code: -1 } });
  await add({ RuleNumber: 120, Protocol: '58', CidrBlock: undefined, Ipv6CidrBlock: '::/0', IcmpTypeCode: { Type: 128, Code: 0 } });
  const entries = async () => (await all())[1]?.Entries?.filter(({ Egress }) => !Egress);
  expect(
    (await entries())?.map(({ RuleNumber, Protocol, CidrBlock, Ipv6CidrBlock }) => [RuleNumber, Protocol, CidrBlock ?? Ipv6CidrBlock]),
  ).toEqual([
    [90, '17', '10.0.0.0/8'],
    [100, '6', '0.0.0.0/0'],
    [110, '1', '0.0.0.0/0'],
    [120, '58', '::/0'],
    [32767, '-1', '0.0.0.0/0'],
  ]);
  await expect(add({ PortRange: { From: 1, To: 2 } })).rejects.toMatchObject({
    name: 'NetworkAclEntryAlreadyExists',
    message: 'The network acl entry identified by 100 already exists.',
  });
  await replace({ RuleAction: 'deny', PortRange: { From: 22, To: 22 } });
  expect((await entries())?.[1]).toMatchObject({ RuleAction: 'deny', PortRange: { From: 22, To: 22 } });
  await ec2.send(new DeleteNetworkAclEntryCommand({ NetworkAclId, RuleNumber: 90, Egress: false }));
  await expect(ec2.send(new DeleteNetworkAclEntryCommand({ NetworkAclId, RuleNumber: 90, Egress: false }))).rejects.toMatchObject({
    name: 'InvalidNetworkAclEntry.NotFound',
  });
  await expect(replace({ RuleNumber: 7, PortRange: { From: 1, To: 2 } })).rejects.toMatchObject({
    name: 'InvalidNetworkAclEntry.NotFound',
  });
});

test.each<[string, Partial<CreateNetworkAclEntryCommandInput>, string]>([
  ['number 0', { RuleNumber: 0, PortRange: { From: 1, To: 1 } }, 'InvalidParameterValue'],
  ['the number of the last rule', { RuleNumber: 32767, PortRange: { From: 1, To: 1 } }, 'InvalidParameterValue'],
  ['no ports', {}, 'MissingParameter'],
  ['ports the wrong way', { PortRange: { From: 2, To: 1 } }, 'InvalidParameterValue'],
  ['no type of ICMP', { Protocol: '1' }, 'MissingParameter'],
  ['an unknown protocol', { Protocol: '999' }, 'InvalidParameterValue'],
  ['another action', { RuleAction: 'perhaps' as 'deny', PortRange: { From: 1, To: 1 } }, 'InvalidParameterValue'],
  ['a broken block', { CidrBlock: '10.0.0.0', PortRange: { From: 1, To: 1 } }, 'InvalidParameterValue'],
  ['no block', { CidrBlock: undefined, PortRange: { From: 1, To: 1 } }, 'MissingParameter'],
  ['two blocks', { Ipv6CidrBlock: '::/0', PortRange: { From: 1, To: 1 } }, 'InvalidParameterCombination'],
])('a rule with %s is refused', async (_what, input, name) => {
  const { add, all } = await lists();
  await expect(add(input)).rejects.toMatchObject({ name });
  expect((await all())[1]?.Entries).toHaveLength(2);
});

test('a list has twenty rules in each direction at the most', async () => {
  const { add } = await lists();
  for (let number = 1; number <= 20; number++) await add({ RuleNumber: number, Protocol: '-1' });
  await expect(add({ RuleNumber: 21, Protocol: '-1' })).rejects.toMatchObject({ name: 'NetworkAclEntryLimitExceeded' });
  await add({ RuleNumber: 21, Protocol: '-1', Egress: true });
});

test('a subnet is given another list; one in use and the default one stay', async () => {
  const { ec2, all, SubnetId, NetworkAclId } = await lists();
  const [own] = await all();
  const AssociationId = own?.Associations?.[0]?.NetworkAclAssociationId;
  await ec2.send(new ReplaceNetworkAclAssociationCommand({ AssociationId, NetworkAclId }));
  expect((await all()).map(({ Associations }) => Associations?.map((one) => one.SubnetId))).toEqual([[], [SubnetId]]);
  await expect(ec2.send(new ReplaceNetworkAclAssociationCommand({ AssociationId, NetworkAclId }))).rejects.toMatchObject({
    name: 'InvalidAssociationID.NotFound',
  });
  await expect(ec2.send(new DeleteNetworkAclCommand({ NetworkAclId }))).rejects.toMatchObject({ name: 'DependencyViolation' });
  await expect(ec2.send(new DeleteNetworkAclCommand({ NetworkAclId: own?.NetworkAclId }))).rejects.toMatchObject({
    name: 'InvalidParameterValue',
  });
  const back = (await all())[1]?.Associations?.[0]?.NetworkAclAssociationId;
  await ec2.send(new ReplaceNetworkAclAssociationCommand({ AssociationId: back, NetworkAclId: own?.NetworkAclId }));
  await ec2.send(new DeleteNetworkAclCommand({ NetworkAclId }));
  await expect(ec2.send(new DeleteNetworkAclCommand({ NetworkAclId }))).rejects.toMatchObject({ name: 'InvalidNetworkAclID.NotFound' });
});
