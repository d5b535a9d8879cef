// Route tables, routes and internet gateways by the real SDK client.
// Source: https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html, .../AWSEC2/latest/APIReference/API_CreateRoute.html;
// sentences as moto has them, or inferred.
import {
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  DeleteInternetGatewayCommand,
  DeleteRouteCommand,
  DeleteRouteTableCommand,
  DescribeInternetGatewaysCommand,
  DescribeRouteTablesCommand,
  DetachInternetGatewayCommand,
  DisassociateRouteTableCommand,
  ReplaceRouteCommand,
  ReplaceRouteTableAssociationCommand,
} from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import { ec2Cloud } from '../testing/ec2-cloud.ts';

async function network() {
  const cloud = ec2Cloud();
  const { ec2 } = cloud;
  const VpcId = await cloud.newVpc();
  const SubnetId = await cloud.newSubnet(VpcId, '10.0.1.0/24');
  const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
  const InternetGatewayId = InternetGateway?.InternetGatewayId ?? '';
  const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId }));
  const RouteTableId = RouteTable?.RouteTableId ?? '';
  return {
    ...cloud,
    VpcId,
    SubnetId,
    InternetGatewayId,
    RouteTableId,
    attach: () => ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId, VpcId })),
    route: (DestinationCidrBlock: string, GatewayId = InternetGatewayId) =>
      ec2.send(new CreateRouteCommand({ RouteTableId, DestinationCidrBlock, GatewayId })),
    table: async (id = RouteTableId) => (await ec2.send(new DescribeRouteTablesCommand({ RouteTableIds: [id] }))).RouteTables?.[0],
  };
}

test('the default VPC has a gateway and a main table with a way out', async () => {
  const { ec2, defaultVpc } = ec2Cloud();
  const { VpcId } = await defaultVpc();
  const { InternetGateways } = await ec2.send(new DescribeInternetGatewaysCommand({}));
  expect(InternetGateways).toMatchObject([{ Attachments: [{ VpcId, State: 'available' }] }]);
  const { RouteTables } = await ec2.send(new DescribeRouteTablesCommand({ Filters: [{ Name: 'association.main', Values: ['true'] }] }));
  expect(RouteTables).toMatchObject([
    {
      VpcId,
      Associations: [{ Main: true, AssociationState: { State: 'associated' } }],
      Routes: [
        { DestinationCidrBlock: '172.31.0.0/16', GatewayId: 'local', State: 'active', Origin: 'CreateRouteTable' },
        { DestinationCidrBlock: '0.0.0.0/0', GatewayId: InternetGateways?.[0]?.InternetGatewayId, State: 'active', Origin: 'CreateRoute' },
      ],
    },
  ]);
});

test('a gateway serves one VPC, and a VPC has one gateway', async () => {
  const { ec2, VpcId, InternetGatewayId, attach, newVpc } = await network();
  await attach();
  await expect(attach()).rejects.toMatchObject({ name: 'Resource.AlreadyAssociated' });
  const other = await newVpc('10.9.0.0/16');
  const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
  const second = InternetGateway?.InternetGatewayId;
  await expect(ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId: second, VpcId }))).rejects.toMatchObject({
    name: 'InvalidParameterValue',
    message: `Network ${VpcId} already has an internet gateway attached`,
  });
  await expect(ec2.send(new DetachInternetGatewayCommand({ InternetGatewayId, VpcId: other }))).rejects.toMatchObject({
    name: 'Gateway.NotAttached',
  });
  await expect(ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId }))).rejects.toMatchObject({ name: 'DependencyViolation' });
  await ec2.send(new DetachInternetGatewayCommand({ InternetGatewayId, VpcId }));
  await ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId }));
  await expect(ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId }))).rejects.toMatchObject({
    name: 'InvalidInternetGatewayID.NotFound',
  });
});

test('a route leads out through the attached gateway, and into the void once that is detached', async () => {
  const { ec2, VpcId, InternetGatewayId, attach, route, table } = await network();
  await expect(route('0.0.0.0/0')).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  await attach();
  expect(await route('0.0.0.0/0')).toMatchObject({ Return: true });
  expect((await table())?.Routes?.map(({ State }) => State)).toEqual(['active', 'active']);
  await expect(route('0.0.0.0/0')).rejects.toMatchObject({
    name: 'RouteAlreadyExists',
    message: 'The route identified by 0.0.0.0/0 already exists.',
  });
  await ec2.send(new DetachInternetGatewayCommand({ InternetGatewayId, VpcId }));
  expect((await table())?.Routes?.map(({ State }) => State)).toEqual(['active', 'blackhole']);
});

test('routes are replaced and deleted; those inside the VPC are not', async () => {
  const { ec2, RouteTableId, InternetGatewayId, attach, route, table } = await network();
  await attach();
  const remove = (DestinationCidrBlock: string) => ec2.send(new DeleteRouteCommand({ RouteTableId, DestinationCidrBlock }));
  const replace = (DestinationCidrBlock: string) =>
    ec2.send(new ReplaceRouteCommand({ RouteTableId, DestinationCidrBlock, GatewayId: InternetGatewayId }));
  await expect(replace('0.0.0.0/0')).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  await route('0.0.0.0/0');
  await replace('0.0.0.0/0');
  await remove('0.0.0.0/0');
  await expect(remove('0.0.0.0/0')).rejects.toMatchObject({ name: 'InvalidRoute.NotFound' });
  await expect(remove('10.0.0.0/16')).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  await expect(replace('10.0.0.0/16')).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  await expect(route('10.0.3.0/24')).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  await expect(route('sea')).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  await expect(route('8.0.0.0/8', 'igw-00000000000000000')).rejects.toMatchObject({ name: 'InvalidInternetGatewayID.NotFound' });
  await expect(ec2.send(new CreateRouteCommand({ RouteTableId, DestinationCidrBlock: '8.0.0.0/8' }))).rejects.toMatchObject({
    name: 'MissingParameter',
  });
  const two = { GatewayId: InternetGatewayId, NatGatewayId: 'nat-00000000000000000' };
  await expect(ec2.send(new CreateRouteCommand({ RouteTableId, DestinationCidrBlock: '8.0.0.0/8', ...two }))).rejects.toMatchObject({
    name: 'InvalidParameterCombination',
  });
  await expect(
    ec2.send(new CreateRouteCommand({ RouteTableId, DestinationCidrBlock: '8.0.0.0/8', NatGatewayId: two.NatGatewayId })),
  ).rejects.toMatchObject({ name: 'InvalidNatGatewayID.NotFound' });
  expect((await table())?.Routes).toHaveLength(1);
});

test('a subnet uses one table: its own, or else the main one', async () => {
  const { ec2, VpcId, SubnetId, RouteTableId, newVpc, newSubnet, table } = await network();
  const associate = (id = SubnetId) => ec2.send(new AssociateRouteTableCommand({ RouteTableId, SubnetId: id }));
  const { AssociationId } = await associate();
  expect((await associate()).AssociationId).toBe(AssociationId);
  const stranger = await newSubnet(await newVpc('10.9.0.0/16'), '10.9.0.0/24');
  await expect(associate(stranger)).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  const { RouteTable: second } = await ec2.send(new CreateRouteTableCommand({ VpcId }));
  await expect(ec2.send(new AssociateRouteTableCommand({ RouteTableId: second?.RouteTableId, SubnetId }))).rejects.toMatchObject({
    name: 'Resource.AlreadyAssociated',
  });
  await expect(ec2.send(new DeleteRouteTableCommand({ RouteTableId }))).rejects.toMatchObject({ name: 'DependencyViolation' });
  const moved = await ec2.send(new ReplaceRouteTableAssociationCommand({ AssociationId, RouteTableId: second?.RouteTableId }));
  expect((await table())?.Associations).toEqual([]);
  expect((await table(second?.RouteTableId))?.Associations).toMatchObject([{ SubnetId, Main: false }]);
  await ec2.send(new DisassociateRouteTableCommand({ AssociationId: moved.NewAssociationId }));
  await expect(ec2.send(new DisassociateRouteTableCommand({ AssociationId }))).rejects.toMatchObject({
    name: 'InvalidAssociationID.NotFound',
  });
  await ec2.send(new DeleteRouteTableCommand({ RouteTableId }));
  await expect(table()).rejects.toMatchObject({ name: 'InvalidRouteTableID.NotFound' });
});

test('another table becomes the main one by its association; the main one stays', async () => {
  const { ec2, VpcId, RouteTableId, table } = await network();
  const Filters = [
    { Name: 'vpc-id', Values: [VpcId] },
    { Name: 'association.main', Values: ['true'] },
  ];
  const main = (await ec2.send(new DescribeRouteTablesCommand({ Filters }))).RouteTables?.[0];
  const AssociationId = main?.Associations?.[0]?.RouteTableAssociationId;
  await expect(ec2.send(new DisassociateRouteTableCommand({ AssociationId }))).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  await expect(ec2.send(new DeleteRouteTableCommand({ RouteTableId: main?.RouteTableId }))).rejects.toMatchObject({
    name: 'DependencyViolation',
  });
  await ec2.send(new ReplaceRouteTableAssociationCommand({ AssociationId, RouteTableId }));
  expect((await table())?.Associations).toMatchObject([{ Main: true }]);
  await ec2.send(new DeleteRouteTableCommand({ RouteTableId: main?.RouteTableId }));
});
