// CreateNatGateway, DeleteNatGateway, DescribeNatGateways. Its states come by the scheduler.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNatGateway.html
import type {
  CreateNatGatewayRequest,
  CreateNatGatewayResult,
  DeleteNatGatewayRequest,
  DeleteNatGatewayResult,
  DescribeNatGatewaysRequest,
  DescribeNatGatewaysResult,
  NatGateway,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/errors.ts';
import { missingParameter, noSuch, wrongCombination, wrongValue } from '../errors.ts';
import { chosenAddresses, newInterface } from '../interfaces.ts';
import { limits } from '../limits.ts';
import { type Listed, listed } from '../listing.ts';
import { changes, reads } from '../operation.ts';
import { found, type Region } from '../region.ts';
import type { AddressRecord, NatGatewayRecord } from '../region-state.ts';
import { keepTags, specifiedTags, tagsOf } from '../tags.ts';

export const createNatGateway = changes<CreateNatGatewayRequest, CreateNatGatewayResult>(
  ['SubnetId', 'AllocationId', 'ConnectivityType', 'PrivateIpAddress', 'TagSpecifications'],
  (input, here) => {
    const { ConnectivityType: kind = 'public', PrivateIpAddress: privateIp, ClientToken } = input;
    if (input.SubnetId === undefined) throw missingParameter('subnetId');
    const subnet = found(here.state.subnets, 'subnet', input.SubnetId);
    if (kind !== 'public' && kind !== 'private') throw wrongValue('connectivityType', kind);
    const address = kind === 'public' ? freeAddress(here, input.AllocationId) : undefined;
    if (kind === 'private' && input.AllocationId !== undefined)
      throw wrongCombination('The parameter allocationId cannot be used with the connectivityType private');
    const tags = specifiedTags(input.TagSpecifications, 'natgateway');
    const given = privateIp === undefined ? [] : [privateIp];
    const addresses = chosenAddresses(here, subnet, { given, further: 1 - given.length });
    const id = here.newId('nat');
    const description = `Interface for NAT Gateway ${id}`;
    const own = newInterface(here, { subnet, groups: [], description, addresses, kind: 'nat_gateway' });
    own.Attachment = { AttachmentId: here.newId('ela-attach'), DeviceIndex: 1, DeleteOnTermination: false, attachedMs: here.now() };
    const nat: NatGatewayRecord = {
      NatGatewayId: id,
      SubnetId: subnet.SubnetId,
      VpcId: subnet.VpcId,
      ConnectivityType: kind,
      State: 'pending',
      NetworkInterfaceId: own.NetworkInterfaceId,
      PrivateIp: addresses[0] ?? '',
      ...(address && { AllocationId: address.AllocationId, PublicIp: address.PublicIp }),
      createdMs: here.now(),
    };
    if (address) {
      address.AssociationId = here.newId('eipassoc');
      address.NetworkInterfaceId = own.NetworkInterfaceId;
      address.PrivateIpAddress = nat.PrivateIp;
    }
    here.state.natGateways.set(id, nat);
    keepTags(here, id, tags);
    here.plan(id, 'available', limits.natGatewayPendingMs);
    return { NatGateway: describedNat(here, nat), ...(ClientToken !== undefined && { ClientToken }) };
  },
);

function freeAddress(here: Region, allocationId: string | undefined): AddressRecord {
  if (allocationId === undefined) throw missingParameter('allocationId');
  const address = found(here.state.addresses, 'eipalloc', allocationId);
  if (address.AssociationId !== undefined)
    throw new AwsError('Resource.AlreadyAssociated', `Elastic IP address [${allocationId}] is already associated`);
  return address;
}

/** AWS: the Elastic IP is disassociated, but not released. */
export const deleteNatGateway = changes<DeleteNatGatewayRequest, DeleteNatGatewayResult>(
  ['NatGatewayId'],
  ({ NatGatewayId: id = '' }, here) => {
    const nat = here.state.natGateways.get(id);
    if (!nat) throw noSuch('nat', id);
    if (nat.State !== 'deleting' && nat.State !== 'deleted') {
      here.unplan(id);
      nat.State = 'deleting';
      nat.deletedMs = here.now();
      here.plan(id, 'deleted', limits.natGatewayDeletingMs);
    }
    return { NatGatewayId: id };
  },
);

export const describeNatGateways = reads<DescribeNatGatewaysRequest, DescribeNatGatewaysResult>(
  ['NatGatewayIds', 'Filter', 'MaxResults', 'NextToken'],
  ({ Filter: Filters, ...input }, here) => {
    const { items, ...next } = listed(here, here.state.natGateways, input.NatGatewayIds, { ...input, Filters }, gateways);
    return { NatGateways: items.map((nat) => describedNat(here, nat)), ...next };
  },
);

const gateways: Listed<NatGatewayRecord> = {
  prefix: 'nat',
  idOf: ({ NatGatewayId }) => NatGatewayId,
  fields: {
    'nat-gateway-id': ({ NatGatewayId }) => NatGatewayId,
    state: ({ State }) => State,
    'subnet-id': ({ SubnetId }) => SubnetId,
    'vpc-id': ({ VpcId }) => VpcId,
  },
};

export function describedNat(here: Region, nat: NatGatewayRecord): NatGateway {
  const { NatGatewayId, SubnetId, VpcId, ConnectivityType, State, NetworkInterfaceId, PrivateIp, AllocationId, PublicIp } = nat;
  const association = here.state.addresses.get(AllocationId ?? '');
  return {
    NatGatewayId,
    SubnetId,
    VpcId,
    ConnectivityType,
    State,
    ...nat.failure,
    CreateTime: new Date(nat.createdMs),
    ...(nat.deletedMs !== undefined && { DeleteTime: new Date(nat.deletedMs) }),
    NatGatewayAddresses: [
      {
        NetworkInterfaceId,
        PrivateIp,
        IsPrimary: true,
        Status: 'succeeded',
        ...(AllocationId !== undefined && { AllocationId, PublicIp }),
        ...(association?.NetworkInterfaceId === NetworkInterfaceId && { AssociationId: association.AssociationId }),
      },
    ],
    Tags: tagsOf(here, NatGatewayId),
  };
}
