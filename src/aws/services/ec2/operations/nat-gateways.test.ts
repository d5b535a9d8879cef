// NAT gateways and Elastic IPs by the real SDK client.
// Source: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html, .../AWSEC2/latest/APIReference/API_AssociateAddress.html.
// How long a state lasts is inferred.
import {
  AllocateAddressCommand,
  AssociateAddressCommand,
  CreateNatGatewayCommand,
  CreateNetworkInterfaceCommand,
  DeleteNatGatewayCommand,
  DeleteNetworkInterfaceCommand,
  DescribeAddressesAttributeCommand,
  DescribeAddressesCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSubnetsCommand,
  DisassociateAddressCommand,
  ReleaseAddressCommand,
} from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import { ec2Cloud } from '../testing/ec2-cloud.ts';

async function publicSubnet() {
  const cloud = ec2Cloud();
  const { ec2 } = cloud;
  const SubnetId = (await ec2.send(new DescribeSubnetsCommand({}))).Subnets?.[0]?.SubnetId ?? '';
  const allocate = async () => (await ec2.send(new AllocateAddressCommand({}))).AllocationId ?? '';
  return {
    ...cloud,
    SubnetId,
    allocate,
    address: async (id: string) => (await ec2.send(new DescribeAddressesCommand({ AllocationIds: [id] }))).Addresses?.[0],
    nat: async (id: string) => (await ec2.send(new DescribeNatGatewaysCommand({ NatGatewayIds: [id] }))).NatGateways?.[0],
  };
}

test('a NAT gateway is pending, available, deleting, deleted, and gone after an hour; its address is let go', async () => {
  const { ec2, advance, SubnetId, allocate, address, nat } = await publicSubnet();
  const AllocationId = await allocate();
  const { NatGateway } = await ec2.send(new CreateNatGatewayCommand({ SubnetId, AllocationId }));
  const id = NatGateway?.NatGatewayId ?? '';
  expect(NatGateway).toMatchObject({
    State: 'pending',
    ConnectivityType: 'public',
    NatGatewayAddresses: [{ AllocationId, IsPrimary: true }],
  });
  const networkInterface = NatGateway?.NatGatewayAddresses?.[0]?.NetworkInterfaceId;
  const { NetworkInterfaces } = await ec2.send(new DescribeNetworkInterfacesCommand({}));
  expect(NetworkInterfaces).toMatchObject([
    { NetworkInterfaceId: networkInterface, InterfaceType: 'nat_gateway', RequesterManaged: true, Status: 'in-use' },
  ]);
  await advance(30_000);
  expect((await nat(id))?.State).toBe('available');
  await expect(ec2.send(new ReleaseAddressCommand({ AllocationId }))).rejects.toMatchObject({ name: 'InvalidIPAddress.InUse' });
  await ec2.send(new DeleteNatGatewayCommand({ NatGatewayId: id }));
  expect((await nat(id))?.State).toBe('deleting');
  await advance(20_000);
  expect(await nat(id)).toMatchObject({ State: 'deleted', DeleteTime: expect.any(Date) });
  expect((await address(AllocationId))?.AssociationId).toBeUndefined();
  expect((await ec2.send(new DescribeNetworkInterfacesCommand({}))).NetworkInterfaces).toEqual([]);
  await advance(3_600_000);
  await expect(nat(id)).rejects.toMatchObject({ name: 'NatGatewayNotFound' });
});

test('a public NAT gateway in a network without an internet gateway fails', async () => {
  const { ec2, advance, newVpc, newSubnet, allocate, nat, address } = await publicSubnet();
  const SubnetId = await newSubnet(await newVpc(), '10.0.0.0/24');
  const AllocationId = await allocate();
  const { NatGateway } = await ec2.send(new CreateNatGatewayCommand({ SubnetId, AllocationId }));
  await advance(30_000);
  expect(await nat(NatGateway?.NatGatewayId ?? '')).toMatchObject({ State: 'failed', FailureCode: 'Gateway.NotAttached' });
  expect((await address(AllocationId))?.AssociationId).toBeUndefined();
  const inside = await ec2.send(new CreateNatGatewayCommand({ SubnetId, ConnectivityType: 'private' }));
  await advance(30_000);
  expect((await nat(inside.NatGateway?.NatGatewayId ?? ''))?.State).toBe('available');
});

test('a NAT gateway that cannot be is refused, and the same token makes it once', async () => {
  const { ec2, SubnetId, allocate } = await publicSubnet();
  const create = (input: object) => ec2.send(new CreateNatGatewayCommand({ SubnetId, ...input }));
  await expect(create({})).rejects.toMatchObject({ name: 'MissingParameter' });
  await expect(create({ AllocationId: 'eipalloc-00000000000000000' })).rejects.toMatchObject({ name: 'InvalidAllocationID.NotFound' });
  await expect(create({ ConnectivityType: 'private', PrivateIpAddress: '10.1.1.1' })).rejects.toMatchObject({
    name: 'InvalidParameterValue',
  });
  const AllocationId = await allocate();
  const first = await create({ AllocationId, ClientToken: 'once' });
  const again = await create({ AllocationId, ClientToken: 'once' });
  expect(again.NatGateway?.NatGatewayId).toBe(first.NatGateway?.NatGatewayId);
  await expect(create({ ConnectivityType: 'private', ClientToken: 'once' })).rejects.toMatchObject({ name: 'IdempotentParameterMismatch' });
  await expect(create({ AllocationId })).rejects.toMatchObject({ name: 'Resource.AlreadyAssociated' });
  await expect(ec2.send(new DeleteNatGatewayCommand({ NatGatewayId: 'nat-00000000000000000' }))).rejects.toMatchObject({
    name: 'NatGatewayNotFound',
  });
});

test('an Elastic IP moves between interfaces only when that is allowed', async () => {
  const { ec2, SubnetId, allocate, address } = await publicSubnet();
  const AllocationId = await allocate();
  const make = async () => (await ec2.send(new CreateNetworkInterfaceCommand({ SubnetId }))).NetworkInterface?.NetworkInterfaceId ?? '';
  const [one, other] = [await make(), await make()];
  const associate = (NetworkInterfaceId: string, AllowReassociation?: boolean) =>
    ec2.send(new AssociateAddressCommand({ AllocationId, NetworkInterfaceId, AllowReassociation }));
  const { AssociationId } = await associate(one);
  expect(await associate(one)).toMatchObject({ AssociationId });
  expect(await address(AllocationId)).toMatchObject({ NetworkInterfaceId: one, PrivateIpAddress: '172.31.0.4', Domain: 'vpc' });
  await expect(associate(other)).rejects.toMatchObject({ name: 'Resource.AlreadyAssociated' });
  await associate(other, true);
  const { NetworkInterfaces } = await ec2.send(
    new DescribeNetworkInterfacesCommand({ Filters: [{ Name: 'association.allocation-id', Values: [AllocationId] }] }),
  );
  expect(NetworkInterfaces?.map(({ NetworkInterfaceId }) => NetworkInterfaceId)).toEqual([other]);
  await expect(ec2.send(new DisassociateAddressCommand({ AssociationId }))).rejects.toMatchObject({
    name: 'InvalidAssociationID.NotFound',
  });
  // An interface that goes lets its address go.
  await ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId: other }));
  expect((await address(AllocationId))?.AssociationId).toBeUndefined();
  await ec2.send(new ReleaseAddressCommand({ AllocationId }));
  await expect(address(AllocationId)).rejects.toMatchObject({ name: 'InvalidAllocationID.NotFound' });
});

test('addresses are five at the most, found by their ids and numbers, and have no names backwards', async () => {
  const { ec2, allocate } = await publicSubnet();
  const { PublicIp, AllocationId = '' } = await ec2.send(new AllocateAddressCommand({ Domain: 'vpc' }));
  const by = await ec2.send(new DescribeAddressesCommand({ PublicIps: [PublicIp ?? ''] }));
  expect(by.Addresses).toMatchObject([{ AllocationId, PublicIpv4Pool: 'amazon', NetworkBorderGroup: 'us-east-1' }]);
  const attribute = new DescribeAddressesAttributeCommand({ AllocationIds: [AllocationId], Attribute: 'domain-name' });
  expect((await ec2.send(attribute)).Addresses).toEqual([{ AllocationId, PublicIp }]);
  await expect(ec2.send(new DescribeAddressesCommand({ PublicIps: ['1.2.3.4'] }))).rejects.toMatchObject({
    name: 'InvalidAddress.NotFound',
  });
  for (let more = 0; more < 4; more++) await allocate();
  await expect(allocate()).rejects.toMatchObject({ name: 'AddressLimitExceeded' });
  await expect(ec2.send(new AssociateAddressCommand({ AllocationId }))).rejects.toMatchObject({ name: 'MissingParameter' });
});
