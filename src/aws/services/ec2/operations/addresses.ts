// AllocateAddress, ReleaseAddress, AssociateAddress, DisassociateAddress, DescribeAddresses, DescribeAddressesAttribute: Elastic IPs.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateAddress.html
import type {
  Address,
  AllocateAddressRequest,
  AllocateAddressResult,
  AssociateAddressRequest,
  AssociateAddressResult,
  DescribeAddressesAttributeRequest,
  DescribeAddressesAttributeResult,
  DescribeAddressesRequest,
  DescribeAddressesResult,
  DisassociateAddressRequest,
  ReleaseAddressRequest,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/errors.ts';
import { freeAddressRecord } from '../address-associations.ts';
import { invalidValue, limitExceeded, missingParameter, noSuch, wrongValue } from '../errors.ts';
import { type FilterFields, filtered } from '../filters.ts';
import { interfacesOf, newPublicIp } from '../interfaces.ts';
import { limits } from '../limits.ts';
import { paged } from '../listing.ts';
import { changes, reads } from '../operation.ts';
import { found, type Region } from '../region.ts';
import type { AddressRecord, NetworkInterfaceRecord } from '../region-state.ts';
import { dropTags, keepTags, specifiedTags, tagsOf } from '../tags.ts';

export const allocateAddress = changes<AllocateAddressRequest, AllocateAddressResult>(
  ['Domain', 'NetworkBorderGroup', 'PublicIpv4Pool', 'TagSpecifications'],
  ({ Domain: domain = 'vpc', NetworkBorderGroup: group, PublicIpv4Pool: pool, TagSpecifications: specifications }, here) => {
    if (domain !== 'vpc') throw wrongValue('domain', domain);
    if (group !== undefined && group !== here.region) throw wrongValue('networkBorderGroup', group);
    if (pool !== undefined && pool !== 'amazon') throw new AwsError('InvalidIpv4PoolID.NotFound', `The pool ID '${pool}' does not exist`);
    const tags = specifiedTags(specifications, 'elastic-ip');
    if (here.state.addresses.size >= limits.addresses)
      throw limitExceeded('AddressLimitExceeded', 'The maximum number of addresses has been reached.');
    const address: AddressRecord = { AllocationId: here.newId('eipalloc'), PublicIp: newPublicIp(here) };
    here.state.addresses.set(address.AllocationId, address);
    keepTags(here, address.AllocationId, tags);
    return { ...address, Domain: 'vpc', PublicIpv4Pool: 'amazon', NetworkBorderGroup: here.region };
  },
);

export const releaseAddress = changes<ReleaseAddressRequest, void>(['AllocationId', 'PublicIp', 'NetworkBorderGroup'], (input, here) => {
  const address = named(here, input);
  if (address.AssociationId !== undefined) throw new AwsError('InvalidIPAddress.InUse', `Address ${address.PublicIp} is in use.`);
  here.state.addresses.delete(address.AllocationId);
  dropTags(here, address.AllocationId);
});

interface AddressName {
  readonly AllocationId?: string | undefined;
  readonly PublicIp?: string | undefined;
}

function named(here: Region, { AllocationId: id, PublicIp: ip }: AddressName): AddressRecord {
  if (id !== undefined) return found(here.state.addresses, 'eipalloc', id);
  if (ip === undefined) throw missingParameter('allocationId');
  const address = [...here.state.addresses.values()].find(({ PublicIp }) => PublicIp === ip);
  if (!address) throw new AwsError('InvalidAddress.NotFound', `Address '${ip}' not found.`);
  return address;
}

export const associateAddress = changes<AssociateAddressRequest, AssociateAddressResult>(
  ['AllocationId', 'PublicIp', 'InstanceId', 'NetworkInterfaceId', 'PrivateIpAddress', 'AllowReassociation'],
  (input, here) => {
    const address = named(here, input);
    const target = targetOf(here, input);
    const { PrivateIpAddress: privateIp = target.PrivateIpAddresses[0] ?? '' } = input;
    if (!target.PrivateIpAddresses.includes(privateIp))
      throw invalidValue(`Private IP address ${privateIp} is not associated with the interface ${target.NetworkInterfaceId}`);
    if (![...here.state.internetGateways.values()].some(({ VpcId }) => VpcId === target.VpcId))
      throw new AwsError('Gateway.NotAttached', `Network ${target.VpcId} is not attached to any internet gateway`);
    const before = [...here.state.addresses.values()].find(
      (other) => other.NetworkInterfaceId === target.NetworkInterfaceId && other.PrivateIpAddress === privateIp,
    );
    if (before === address) return { AssociationId: address.AssociationId };
    if (address.AssociationId !== undefined && input.AllowReassociation !== true)
      throw alreadyAssociated(address.AllocationId, address.AssociationId);
    // AWS: the address that the interface had before is let go.
    if (before) freeAddressRecord(before);
    address.AssociationId = here.newId('eipassoc');
    address.NetworkInterfaceId = target.NetworkInterfaceId;
    address.PrivateIpAddress = privateIp;
    // AWS: an address that the subnet gave goes back when an Elastic IP comes, and does not return.
    if (privateIp === target.PrivateIpAddresses[0]) delete target.PublicIp;
    return { AssociationId: address.AssociationId };
  },
);

const alreadyAssociated = (id: string, association: string) =>
  new AwsError('Resource.AlreadyAssociated', `resource ${id} is already associated with associate-id ${association}`);

function targetOf(
  here: Region,
  { InstanceId: instanceId, NetworkInterfaceId: interfaceId }: AssociateAddressRequest,
): NetworkInterfaceRecord {
  if (interfaceId !== undefined) return found(here.state.networkInterfaces, 'eni', interfaceId);
  if (instanceId === undefined) throw missingParameter('instanceId or networkInterfaceId');
  const { State: state } = found(here.state.instances, 'i', instanceId);
  const [first, ...others] = interfacesOf(here, instanceId);
  if (!first || !['running', 'stopping', 'stopped'].includes(state))
    throw new AwsError('InvalidInstanceID', `The ${state} instance '${instanceId}' is not in a valid state for this operation.`);
  if (others.length > 0)
    throw new AwsError(
      'InvalidInstanceID',
      `There are multiple interfaces attached to instance '${instanceId}'. Please specify an interface ID for the operation instead.`,
    );
  return first;
}

export const disassociateAddress = changes<DisassociateAddressRequest, void>(
  ['AssociationId', 'PublicIp'],
  ({ AssociationId: id, PublicIp: ip }, here) => {
    const address =
      id === undefined
        ? named(here, { PublicIp: ip })
        : [...here.state.addresses.values()].find(({ AssociationId }) => AssociationId === id);
    if (!address) throw noSuch('eipassoc', id ?? '');
    if (here.state.networkInterfaces.get(address.NetworkInterfaceId ?? '')?.InterfaceType === 'nat_gateway')
      throw new AwsError('AuthFailure', 'You do not have permission to access the specified resource.');
    freeAddressRecord(address);
  },
);

export const describeAddresses = reads<DescribeAddressesRequest, DescribeAddressesResult>(
  ['AllocationIds', 'PublicIps', 'Filters'],
  ({ AllocationIds: ids = [], PublicIps: ips = [], Filters: filters }, here) => {
    const wanted = [...ids.map((AllocationId) => named(here, { AllocationId })), ...ips.map((PublicIp) => named(here, { PublicIp }))];
    const all = wanted.length > 0 ? new Set(wanted) : here.state.addresses.values();
    const shown = filtered(here, all, filters, { fields: addressFields(here), idOf: ({ AllocationId }) => AllocationId });
    return { Addresses: shown.map((address) => describedAddress(here, address)) };
  },
);

const addressFields = (here: Region): FilterFields<AddressRecord> => ({
  'allocation-id': ({ AllocationId }) => AllocationId,
  'association-id': ({ AssociationId }) => AssociationId,
  domain: () => 'vpc',
  'instance-id': (address) => instanceOf(here, address),
  'network-border-group': () => here.region,
  'network-interface-id': ({ NetworkInterfaceId }) => NetworkInterfaceId,
  'network-interface-owner-id': ({ NetworkInterfaceId }) => (NetworkInterfaceId === undefined ? undefined : here.account),
  'private-ip-address': ({ PrivateIpAddress }) => PrivateIpAddress,
  'public-ip': ({ PublicIp }) => PublicIp,
});

export const instanceOf = ({ state }: Region, { NetworkInterfaceId: id = '' }: AddressRecord): string | undefined =>
  state.networkInterfaces.get(id)?.Attachment?.InstanceId;

export function describedAddress(here: Region, address: AddressRecord): Address {
  return {
    ...address,
    Domain: 'vpc',
    PublicIpv4Pool: 'amazon',
    NetworkBorderGroup: here.region,
    InstanceId: instanceOf(here, address),
    ...(address.NetworkInterfaceId !== undefined && { NetworkInterfaceOwnerId: here.account }),
    Tags: tagsOf(here, address.AllocationId),
  };
}

/** Names of addresses backwards (PTR) are not embedded: no address has one. */
export const describeAddressesAttribute = reads<DescribeAddressesAttributeRequest, DescribeAddressesAttributeResult>(
  ['AllocationIds', 'Attribute', 'MaxResults', 'NextToken'],
  (input, here) => {
    if (input.Attribute !== undefined && input.Attribute !== 'domain-name') throw wrongValue('attribute', input.Attribute);
    const all = input.AllocationIds?.length
      ? input.AllocationIds.map((AllocationId) => named(here, { AllocationId }))
      : [...here.state.addresses.values()];
    const { items, ...next } = paged(all, ({ AllocationId }) => AllocationId, input);
    return { Addresses: items.map(({ AllocationId, PublicIp }) => ({ AllocationId, PublicIp })), ...next };
  },
);
