// Network interfaces: made in a subnet, with addresses and groups, and described. Instances and NAT gateways stand on them.
import type { NetworkInterface, NetworkInterfaceAssociation } from '@aws-sdk/client-ec2';
import { AwsError } from '../../core/errors.ts';
import { privateDnsName, publicDnsName } from './dns-names.ts';
import { limitExceeded, missingParameter } from './errors.ts';
import { limits } from './limits.ts';
import { zonesOf } from './places.ts';
import { found, type Region } from './region.ts';
import type { NetworkInterfaceRecord, SubnetRecord } from './region-state.ts';
import { checkAddress, freeAddresses } from './subnet-addresses.ts';
import { tagsOf } from './tags.ts';

export interface NewInterface {
  readonly subnet: SubnetRecord;
  /** Checked (`checkedGroups`); of a NAT gateway none. */
  readonly groups: readonly string[];
  readonly description: string;
  /** Checked (`chosenAddresses`), the primary one first. */
  readonly addresses: readonly string[];
  readonly kind: NetworkInterfaceRecord['InterfaceType'];
}

export function newInterface(here: Region, { subnet, groups, description, addresses, kind }: NewInterface): NetworkInterfaceRecord {
  const mac = here.hex(10).match(/../g) ?? [];
  const made: NetworkInterfaceRecord = {
    NetworkInterfaceId: here.newId('eni'),
    SubnetId: subnet.SubnetId,
    VpcId: subnet.VpcId,
    Description: description,
    Groups: [...groups],
    InterfaceType: kind,
    MacAddress: ['02', ...mac].join(':'),
    PrivateIpAddresses: [...addresses],
    SourceDestCheck: kind === 'interface',
  };
  here.state.networkInterfaces.set(made.NetworkInterfaceId, made);
  return made;
}

/** The addresses that a request asks for, or free ones. `taken` are those that the same request gives to others. */
export function chosenAddresses(
  here: Region,
  subnet: SubnetRecord,
  { given, further, taken = [] }: { readonly given: readonly string[]; readonly further: number; readonly taken?: readonly string[] },
): string[] {
  for (const address of given) checkAddress(here, subnet, address);
  return [...given, ...freeAddresses(here, subnet, further, [...taken, ...given])];
}

/** The groups that an interface in that VPC gets: the default one where none is named. Throws AwsError InvalidGroup.NotFound. */
export function checkedGroups(here: Region, vpcId: string, ids: readonly string[] | undefined): readonly string[] {
  const groups = [...here.state.securityGroups.values()].filter(({ VpcId }) => VpcId === vpcId);
  if (!ids || ids.length === 0) {
    const own = groups.find(({ GroupName }) => GroupName === 'default');
    if (!own) throw missingParameter('groupId');
    return [own.GroupId];
  }
  const wanted = [...new Set(ids)];
  for (const id of wanted) {
    found(here.state.securityGroups, 'sg', id);
    if (!groups.some(({ GroupId }) => GroupId === id))
      throw new AwsError('InvalidGroup.NotFound', 'You have specified two resources that belong to different networks.');
  }
  if (wanted.length > limits.securityGroupsOfInterface)
    throw limitExceeded(
      'SecurityGroupsPerInterfaceLimitExceeded',
      `The maximum number of security groups per interface has been reached: ${limits.securityGroupsOfInterface}.`,
    );
  return wanted;
}

/** The Elastic IP of an address of the interface, or the public address that the subnet gave to its primary one. */
export function publicAddressOf(
  here: Region,
  record: NetworkInterfaceRecord,
  privateIp = record.PrivateIpAddresses[0] ?? '',
): NetworkInterfaceAssociation | undefined {
  const elastic = [...here.state.addresses.values()].find(
    ({ NetworkInterfaceId, PrivateIpAddress }) => NetworkInterfaceId === record.NetworkInterfaceId && PrivateIpAddress === privateIp,
  );
  const named = (PublicIp: string) => ({ PublicIp, PublicDnsName: publicName(here, record, PublicIp) });
  if (elastic)
    return {
      ...named(elastic.PublicIp),
      AllocationId: elastic.AllocationId,
      AssociationId: elastic.AssociationId,
      IpOwnerId: here.account,
    };
  return record.PublicIp !== undefined && privateIp === record.PrivateIpAddresses[0]
    ? { ...named(record.PublicIp), IpOwnerId: 'amazon' }
    : undefined;
}

/** Only a VPC with DNS host names has names for public addresses. */
export function publicName(here: Region, { VpcId }: { readonly VpcId: string }, address: string): string {
  return here.state.vpcs.get(VpcId)?.EnableDnsHostnames ? publicDnsName(here.region, address) : '';
}

/** A public address that nobody has. */
export function newPublicIp(here: Region): string {
  const { state } = here;
  const used = new Set([
    ...[...state.addresses.values()].map(({ PublicIp }) => PublicIp),
    ...[...state.networkInterfaces.values()].map(({ PublicIp }) => PublicIp),
  ]);
  let address: string;
  do address = ['54', here.number(256), here.number(256), 1 + here.number(254)].join('.');
  while (used.has(address));
  return address;
}

export function interfacesOf(here: Region, instanceId: string): NetworkInterfaceRecord[] {
  return [...here.state.networkInterfaces.values()]
    .filter(({ Attachment }) => Attachment?.InstanceId === instanceId)
    .toSorted((one, other) => (one.Attachment?.DeviceIndex ?? 0) - (other.Attachment?.DeviceIndex ?? 0));
}

export function describedInterface(here: Region, record: NetworkInterfaceRecord): NetworkInterface {
  const { Attachment: attachment, PrivateIpAddresses: addresses, PublicIp: _shownAsAssociation, ...rest } = record;
  const zone = here.state.subnets.get(record.SubnetId)?.AvailabilityZone;
  return {
    ...rest,
    // AWS: says nat_gateway, though the type of the member lists natGateway.
    InterfaceType: record.InterfaceType as 'interface',
    AvailabilityZone: zone,
    AvailabilityZoneId: zonesOf(here.region).find(({ name }) => name === zone)?.id,
    OwnerId: here.account,
    RequesterManaged: record.InterfaceType !== 'interface',
    Status: attachment ? 'in-use' : 'available',
    Groups: record.Groups.map((id) => ({ GroupId: id, GroupName: here.state.securityGroups.get(id)?.GroupName })),
    PrivateIpAddress: addresses[0],
    PrivateDnsName: privateDnsName(here.region, addresses[0] ?? ''),
    Association: publicAddressOf(here, record),
    PrivateIpAddresses: addresses.map((address, place) => ({
      Primary: place === 0,
      PrivateIpAddress: address,
      PrivateDnsName: privateDnsName(here.region, address),
      Association: publicAddressOf(here, record, address),
    })),
    Ipv6Addresses: [],
    ...(attachment && {
      Attachment: {
        AttachmentId: attachment.AttachmentId,
        AttachTime: new Date(attachment.attachedMs),
        DeleteOnTermination: attachment.DeleteOnTermination,
        DeviceIndex: attachment.DeviceIndex,
        NetworkCardIndex: 0,
        InstanceId: attachment.InstanceId,
        InstanceOwnerId: attachment.InstanceId === undefined ? 'amazon-aws' : here.account,
        Status: 'attached',
      },
    }),
    TagSet: tagsOf(here, record.NetworkInterfaceId),
  };
}
