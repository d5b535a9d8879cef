// VPCs and subnets by the real SDK client. Source: https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html,
// .../AWSEC2/latest/APIReference/API_CreateVpc.html, API_CreateSubnet.html; codes from errors-overview.html, sentences as moto has them.
import {
  AssociateVpcCidrBlockCommand,
  CreateDefaultVpcCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DeleteSecurityGroupCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeAccountAttributesCommand,
  DescribeAvailabilityZonesCommand,
  DescribeRegionsCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcsCommand,
  DisassociateVpcCidrBlockCommand,
  EC2Client,
  ModifySubnetAttributeCommand,
  ModifyVpcAttributeCommand,
} from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import { ec2Cloud } from '../testing/ec2-cloud.ts';

test('an account comes with a VPC in every region, the same at every look, with a subnet in each of three zones', async () => {
  const { ec2, client, defaultVpc } = ec2Cloud();
  const vpc = await defaultVpc();
  expect(vpc).toMatchObject({ CidrBlock: '172.31.0.0/16', IsDefault: true, State: 'available', OwnerId: '123456789012' });
  expect(vpc.VpcId).toMatch(/^vpc-[0-9a-f]{17}$/);
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  expect(Subnets.map(({ CidrBlock, AvailabilityZone }) => `${AvailabilityZone} ${CidrBlock}`)).toEqual([
    'us-east-1a 172.31.0.0/20',
    'us-east-1b 172.31.16.0/20',
    'us-east-1c 172.31.32.0/20',
  ]);
  expect(Subnets[0]).toMatchObject({
    AvailableIpAddressCount: 4091,
    DefaultForAz: true,
    MapPublicIpOnLaunch: true,
    AvailabilityZoneId: 'use1-az1',
    SubnetArn: `arn:aws:ec2:us-east-1:123456789012:subnet/${Subnets[0]?.SubnetId}`,
  });
  expect((await ec2Cloud().defaultVpc()).VpcId).toBe(vpc.VpcId);
  const tokyo = client(EC2Client, { region: 'ap-northeast-1' });
  const there = await tokyo.send(new DescribeSubnetsCommand({}));
  expect(there.Subnets?.map(({ AvailabilityZone }) => AvailabilityZone)).toEqual(['ap-northeast-1a', 'ap-northeast-1c', 'ap-northeast-1d']);
  expect(there.Subnets?.[0]?.VpcId).not.toBe(vpc.VpcId);
});

test('regions, zones and attributes of the account are told', async () => {
  const { ec2, defaultVpc } = ec2Cloud();
  const { Regions = [] } = await ec2.send(new DescribeRegionsCommand({}));
  expect(Regions.map(({ RegionName }) => RegionName)).toContain('ap-northeast-1');
  expect((await ec2.send(new DescribeRegionsCommand({ RegionNames: ['eu-west-1'] }))).Regions).toEqual([
    { RegionName: 'eu-west-1', Endpoint: 'ec2.eu-west-1.amazonaws.com', OptInStatus: 'opt-in-not-required' },
  ]);
  await expect(ec2.send(new DescribeRegionsCommand({ RegionNames: ['mars-1'] }))).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  const { AvailabilityZones = [] } = await ec2.send(
    new DescribeAvailabilityZonesCommand({ Filters: [{ Name: 'zone-name', Values: ['*b'] }] }),
  );
  expect(AvailabilityZones.map(({ ZoneId }) => ZoneId)).toEqual(['use1-az2']);
  await expect(ec2.send(new DescribeAvailabilityZonesCommand({ ZoneNames: ['us-east-1z'] }))).rejects.toMatchObject({
    name: 'InvalidParameterValue',
  });
  const { AccountAttributes } = await ec2.send(new DescribeAccountAttributesCommand({ AttributeNames: ['default-vpc'] }));
  expect(AccountAttributes?.[0]?.AttributeValues?.[0]?.AttributeValue).toBe((await defaultVpc()).VpcId);
});

test('a new VPC has a default security group, and bits behind the mask are dropped', async () => {
  const { ec2 } = ec2Cloud();
  const { Vpc } = await ec2.send(
    new CreateVpcCommand({
      CidrBlock: '10.0.5.1/16',
      TagSpecifications: [{ ResourceType: 'vpc', Tags: [{ Key: 'Name', Value: 'sea' }] }],
    }),
  );
  expect(Vpc).toMatchObject({ CidrBlock: '10.0.0.0/16', State: 'pending', IsDefault: false, Tags: [{ Key: 'Name', Value: 'sea' }] });
  const [, made] = (await ec2.send(new DescribeVpcsCommand({}))).Vpcs ?? [];
  expect(made).toMatchObject({ VpcId: Vpc?.VpcId, State: 'available', CidrBlockAssociationSet: [{ CidrBlock: '10.0.0.0/16' }] });
  const { SecurityGroups } = await ec2.send(
    new DescribeSecurityGroupsCommand({ Filters: [{ Name: 'vpc-id', Values: [Vpc?.VpcId ?? ''] }] }),
  );
  expect(SecurityGroups).toMatchObject([
    { GroupName: 'default', IpPermissions: [{ IpProtocol: '-1' }], IpPermissionsEgress: [{ IpRanges: [{ CidrIp: '0.0.0.0/0' }] }] },
  ]);
});

test.each([
  ['10.0.0.0', 'InvalidParameterValue'],
  ['300.0.0.0/16', 'InvalidParameterValue'],
  ['10.0.0.0/15', 'InvalidVpc.Range'],
  ['10.0.0.0/29', 'InvalidVpc.Range'],
])('a VPC of %s is refused: %s', async (CidrBlock, name) => {
  const { ec2 } = ec2Cloud();
  await expect(ec2.send(new CreateVpcCommand({ CidrBlock }))).rejects.toMatchObject({ name });
  await expect(ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16', InstanceTenancy: 'host' }))).rejects.toMatchObject({
    name: 'UnsupportedTenancy',
  });
  await expect(ec2.send(new CreateVpcCommand({}))).rejects.toMatchObject({ name: 'MissingParameter' });
  await expect(ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16', AmazonProvidedIpv6CidrBlock: true }))).rejects.toMatchObject({
    name: 'NotImplemented',
  });
});

test('subnets lie inside their VPC, beside each other, in a zone', async () => {
  const { ec2, newVpc } = ec2Cloud();
  const VpcId = await newVpc('10.0.0.0/16');
  const create = (CidrBlock: string, AvailabilityZone?: string) =>
    ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock, AvailabilityZone }));
  const { Subnet } = await create('10.0.1.0/24', 'us-east-1b');
  expect(Subnet).toMatchObject({ AvailabilityZone: 'us-east-1b', AvailableIpAddressCount: 251, MapPublicIpOnLaunch: false });
  await expect(create('10.0.0.0/23')).rejects.toMatchObject({
    name: 'InvalidSubnet.Conflict',
    message: "The CIDR '10.0.0.0/23' conflicts with another subnet",
  });
  await expect(create('10.1.0.0/24')).rejects.toMatchObject({ name: 'InvalidSubnet.Range' });
  await expect(create('10.0.2.0/29')).rejects.toMatchObject({ name: 'InvalidSubnet.Range' });
  await expect(create('10.0.2.0')).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  await expect(create('10.0.2.0/24', 'us-east-1z')).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  await expect(ec2.send(new CreateSubnetCommand({ VpcId: 'vpc-00000000', CidrBlock: '10.0.3.0/24' }))).rejects.toMatchObject({
    name: 'InvalidVpcID.NotFound',
    message: "The vpc ID 'vpc-00000000' does not exist",
  });
  await expect(ec2.send(new CreateSubnetCommand({ VpcId: 'sea', CidrBlock: '10.0.3.0/24' }))).rejects.toMatchObject({
    name: 'InvalidVpcID.Malformed',
  });
  await expect(ec2.send(new CreateSubnetCommand({ VpcId: undefined, CidrBlock: '10.0.3.0/24' }))).rejects.toMatchObject({
    name: 'MissingParameter',
    message: 'The request must contain the parameter vpcId',
  });
  await ec2.send(new ModifySubnetAttributeCommand({ SubnetId: Subnet?.SubnetId, MapPublicIpOnLaunch: { Value: true } }));
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [Subnet?.SubnetId ?? ''] }));
  expect(Subnets?.[0]?.MapPublicIpOnLaunch).toBe(true);
});

test('a VPC with something in it stays; an empty one goes with what it was born with', async () => {
  const { ec2, newVpc, newSubnet, newGroup } = ec2Cloud();
  const VpcId = await newVpc();
  const SubnetId = await newSubnet(VpcId, '10.0.0.0/24');
  const GroupId = await newGroup('web', VpcId);
  const remove = () => ec2.send(new DeleteVpcCommand({ VpcId }));
  await expect(remove()).rejects.toMatchObject({
    name: 'DependencyViolation',
    message: `The vpc '${VpcId}' has dependencies and cannot be deleted.`,
  });
  await ec2.send(new DeleteSubnetCommand({ SubnetId }));
  await expect(remove()).rejects.toMatchObject({ name: 'DependencyViolation' });
  await ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
  await remove();
  await expect(ec2.send(new DescribeVpcsCommand({ VpcIds: [VpcId] }))).rejects.toMatchObject({ name: 'InvalidVpcID.NotFound' });
  await expect(ec2.send(new DeleteSubnetCommand({ SubnetId }))).rejects.toMatchObject({ name: 'InvalidSubnetID.NotFound' });
  await expect(remove()).rejects.toMatchObject({ name: 'InvalidVpcID.NotFound' });
});

test('attributes of a VPC are changed one at a time', async () => {
  const { ec2, newVpc } = ec2Cloud();
  const VpcId = await newVpc();
  await ec2.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsHostnames: { Value: true } }));
  const attribute = await ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute: 'enableDnsHostnames' }));
  expect(attribute.EnableDnsHostnames).toEqual({ Value: true });
  await expect(
    ec2.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsHostnames: { Value: true }, EnableDnsSupport: { Value: true } })),
  ).rejects.toMatchObject({ name: 'InvalidParameterCombination' });
  await expect(ec2.send(new ModifyVpcAttributeCommand({ VpcId }))).rejects.toMatchObject({ name: 'MissingParameter' });
  await expect(ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute: 'colour' as never }))).rejects.toMatchObject({
    name: 'InvalidParameterValue',
  });
});

test('a VPC takes further blocks, in which subnets may lie; the first one stays', async () => {
  const { ec2, newVpc, newSubnet } = ec2Cloud();
  const VpcId = await newVpc();
  const { CidrBlockAssociation } = await ec2.send(new AssociateVpcCidrBlockCommand({ VpcId, CidrBlock: '10.1.0.0/16' }));
  const AssociationId = CidrBlockAssociation?.AssociationId;
  const SubnetId = await newSubnet(VpcId, '10.1.1.0/24');
  await expect(ec2.send(new AssociateVpcCidrBlockCommand({ VpcId, CidrBlock: '10.1.0.0/20' }))).rejects.toMatchObject({
    name: 'InvalidVpc.Conflict',
  });
  await expect(ec2.send(new DisassociateVpcCidrBlockCommand({ AssociationId }))).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  await ec2.send(new DeleteSubnetCommand({ SubnetId }));
  await ec2.send(new DisassociateVpcCidrBlockCommand({ AssociationId }));
  const [vpc] = (await ec2.send(new DescribeVpcsCommand({ VpcIds: [VpcId] }))).Vpcs ?? [];
  expect(vpc?.CidrBlockAssociationSet).toHaveLength(1);
  const first = vpc?.CidrBlockAssociationSet?.[0]?.AssociationId;
  await expect(ec2.send(new DisassociateVpcCidrBlockCommand({ AssociationId: first }))).rejects.toMatchObject({
    name: 'OperationNotPermitted',
  });
  await expect(ec2.send(new DisassociateVpcCidrBlockCommand({ AssociationId }))).rejects.toMatchObject({
    name: 'InvalidVpcCidrBlockAssociationID.NotFound',
  });
});

test('there is one default VPC at the most', async () => {
  await expect(ec2Cloud().ec2.send(new CreateDefaultVpcCommand({}))).rejects.toMatchObject({ name: 'DefaultVpcAlreadyExists' });
});
