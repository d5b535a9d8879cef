// What AWS Config is told of networks. Source: published configuration items of subnets and security groups (version 1.2 and 1.3).
import { AuthorizeSecurityGroupIngressCommand, CreateTagsCommand, DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import type { ResourceConfiguration } from '../../../core/resource-configuration.ts';
import { cloudWithFunctions } from '../../../testing/cloud-with-functions.ts';

async function told() {
  const cloud = cloudWithFunctions({});
  const ec2 = cloud.client(EC2Client);
  await ec2.send(new DescribeVpcsCommand({}));
  const [source] = cloud.services.ports.configurationSources?.() ?? [];
  return {
    ec2,
    all: (): readonly ResourceConfiguration[] => [...(source?.configurations('123456789012', 'us-east-1') ?? [])],
    types: source?.types ?? [],
  };
}

test('the default network is told, each resource with its relationships in one direction', async () => {
  const { all } = await told();
  const vpc = all().find(({ type }) => type === 'AWS::EC2::VPC');
  const subnet = all().find(({ type }) => type === 'AWS::EC2::Subnet');
  expect(subnet).toMatchObject({
    arn: `arn:aws:ec2:us-east-1:123456789012:subnet/${subnet?.id}`,
    region: 'us-east-1',
    availabilityZone: 'us-east-1a',
    relationships: [{ type: 'AWS::EC2::VPC', id: vpc?.id, says: 'Is contained in Vpc', reverseSays: 'Contains Subnet' }],
    configuration: {
      subnetId: subnet?.id,
      state: 'available',
      vpcId: vpc?.id,
      cidrBlock: '172.31.0.0/20',
      availableIpAddressCount: 4091,
      availabilityZone: 'us-east-1a',
      defaultForAz: true,
      mapPublicIpOnLaunch: true,
      tags: [],
    },
  });
});

test('a security group is told with its ranges as texts and with their descriptions, and with its tags', async () => {
  const { ec2, all } = await told();
  const group = all().find(({ type }) => type === 'AWS::EC2::SecurityGroup');
  const GroupId = group?.id ?? '';
  const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0', Description: 'all' }] }];
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
  await ec2.send(new CreateTagsCommand({ Resources: [GroupId], Tags: [{ Key: 'team', Value: 'blue' }] }));
  const after = all().find(({ id }) => id === GroupId);
  expect(after).toMatchObject({ name: 'default', tags: { team: 'blue' } });
  expect(after?.configuration).toEqual({
    description: 'default VPC security group',
    groupName: 'default',
    groupId: GroupId,
    ownerId: '123456789012',
    securityGroupArn: after?.arn,
    vpcId: expect.stringMatching(/^vpc-/),
    tags: [{ key: 'team', value: 'blue' }],
    ipPermissions: [
      {
        ipProtocol: '-1',
        ipv6Ranges: [],
        prefixListIds: [],
        userIdGroupPairs: [{ userId: '123456789012', groupId: GroupId }],
        ipv4Ranges: [],
        ipRanges: [],
      },
      {
        ipProtocol: 'tcp',
        fromPort: 22,
        toPort: 22,
        ipv6Ranges: [],
        prefixListIds: [],
        userIdGroupPairs: [],
        ipv4Ranges: [{ cidrIp: '0.0.0.0/0', description: 'all' }],
        ipRanges: ['0.0.0.0/0'],
      },
    ],
    ipPermissionsEgress: [
      {
        ipProtocol: '-1',
        ipv6Ranges: [],
        prefixListIds: [],
        userIdGroupPairs: [],
        ipv4Ranges: [{ cidrIp: '0.0.0.0/0' }],
        ipRanges: ['0.0.0.0/0'],
      },
    ],
  });
});

test('every resource that is told is of a type that is announced', async () => {
  const { all, types } = await told();
  expect([...new Set(all().map(({ type }) => type))].filter((type) => !types.includes(type))).toEqual([]);
});
