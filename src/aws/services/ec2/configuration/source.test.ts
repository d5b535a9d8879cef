// What AWS Config is told of networks. Source: published configuration items of subnets and security groups (version 1.2 and 1.3).
import {
  AllocateAddressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateNatGatewayCommand,
  CreateTagsCommand,
  DeleteNatGatewayCommand,
  DescribeImagesCommand,
  DescribeVpcsCommand,
  EC2Client,
  ReleaseAddressCommand,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
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
    advance: cloud.advance,
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

test('an instance is told with all that it stands on, and each relationship names both directions', async () => {
  const { ec2, all } = await told();
  const Filters = [{ Name: 'name', Values: ['al2023-*-x86_64'] }];
  const ImageId = (await ec2.send(new DescribeImagesCommand({ Filters }))).Images?.[0]?.ImageId;
  const { Instances } = await ec2.send(new RunInstancesCommand({ ImageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 }));
  const id = Instances?.[0]?.InstanceId ?? '';
  const instance = all().find((one) => one.id === id);
  const related = (from: string) =>
    all()
      .filter(({ type }) => type === `AWS::EC2::${from}`)
      .flatMap(({ relationships }) => relationships.map((one) => `${one.type.slice(10)}: ${one.says} / ${one.reverseSays}`));
  expect(related('Instance')).toEqual([
    'VPC: Is contained in Vpc / Contains Instance',
    'Subnet: Is contained in Subnet / Contains Instance',
    'SecurityGroup: Is associated with SecurityGroup / Is associated with Instance',
  ]);
  expect(related('NetworkInterface')).toEqual([
    'VPC: Is contained in Vpc / Contains NetworkInterface',
    'Subnet: Is contained in Subnet / Contains NetworkInterface',
    'SecurityGroup: Is associated with SecurityGroup / Is associated with NetworkInterface',
    'Instance: Is attached to Instance / Contains NetworkInterface',
  ]);
  expect(related('Volume')).toEqual(['Instance: Is attached to Instance / Is attached to Volume']);
  expect(related('InternetGateway')).toEqual(['VPC: Is attached to Vpc / Is attached to InternetGateway']);
  expect(related('NetworkAcl')).toContain('Subnet: Is attached to Subnet / Is attached to NetworkAcl');
  expect(instance?.configuration).toMatchObject({
    instanceId: id,
    instanceType: 't3.micro',
    state: { code: 0, name: 'pending' },
    launchTime: '2026-11-01T00:00:00.000Z',
    securityGroups: [{ groupName: 'default' }],
    placement: { availabilityZone: 'us-east-1a' },
    blockDeviceMappings: [{ deviceName: '/dev/xvda', ebs: { deleteOnTermination: true } }],
    networkInterfaces: [{ attachment: { deviceIndex: 0 }, sourceDestCheck: true }],
  });
});

test('a route table is told with its routes; a gateway, an address and an instance that are gone are told no more', async () => {
  const { ec2, all, advance } = await told();
  const table = all().find(({ type }) => type === 'AWS::EC2::RouteTable');
  expect(table?.configuration).toMatchObject({
    routeTableId: table?.id,
    routes: [
      { destinationCidrBlock: '172.31.0.0/16', gatewayId: 'local', state: 'active', origin: 'CreateRouteTable' },
      { destinationCidrBlock: '0.0.0.0/0', gatewayId: expect.stringMatching(/^igw-/), state: 'active', origin: 'CreateRoute' },
    ],
    associations: [{ main: true }],
    propagatingVgws: [],
  });
  const count = all().length;
  const { AllocationId = '' } = await ec2.send(new AllocateAddressCommand({}));
  const SubnetId = all().find(({ type }) => type === 'AWS::EC2::Subnet')?.id;
  const { NatGateway } = await ec2.send(new CreateNatGatewayCommand({ SubnetId, AllocationId }));
  const address = all().find(({ type }) => type === 'AWS::EC2::EIP');
  expect(address).toMatchObject({
    arn: `arn:aws:ec2:us-east-1:123456789012:elastic-ip/${AllocationId}`,
    relationships: [
      { type: 'AWS::EC2::NetworkInterface', says: 'Is attached to NetworkInterface', reverseSays: 'Is attached to ElasticIp' },
    ],
  });
  expect(all().filter(({ type }) => type === 'AWS::EC2::NatGateway')).toHaveLength(1);
  await ec2.send(new DeleteNatGatewayCommand({ NatGatewayId: NatGateway?.NatGatewayId }));
  await advance(20_000);
  await ec2.send(new ReleaseAddressCommand({ AllocationId }));
  expect(all()).toHaveLength(count);
});
