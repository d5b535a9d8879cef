// Where a new instance will stand: its interfaces, as a request of RunInstances says them in one of two ways.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
import type { InstanceNetworkInterfaceSpecification, RunInstancesRequest } from '@aws-sdk/client-ec2';
import { AwsError } from '../../core/errors.ts';
import { notEmbedded, wrongCombination, wrongValue } from './errors.ts';
import { checkedGroups } from './interfaces.ts';
import { found, type Region } from './region.ts';
import type { NetworkInterfaceRecord, SubnetRecord } from './region-state.ts';
import { checkAddress } from './subnet-addresses.ts';

/** An interface that the instance will have: one that is there, or one to be made. */
export type WantedInterface =
  | {
      readonly kind: 'present';
      readonly deviceIndex: number;
      readonly record: NetworkInterfaceRecord;
      readonly deleteOnTermination: boolean;
    }
  | {
      readonly kind: 'new';
      readonly deviceIndex: number;
      readonly subnet: SubnetRecord;
      readonly groups: readonly string[];
      readonly description: string;
      /** Absent: the next that is free. */
      readonly address?: string;
      readonly publicIp: 'given' | 'none';
      readonly deleteOnTermination: boolean;
    };

/** Throws AwsError for what contradicts itself, or is not there. */
export function wantedInterfaces(here: Region, input: RunInstancesRequest): readonly WantedInterface[] {
  const specified = input.NetworkInterfaces ?? [];
  if (specified.length === 0) return [plainInterface(here, input)];
  if (input.SubnetId) throw wrongCombination('Network interfaces and an instance-level subnet ID may not be specified on the same request');
  if (input.SecurityGroupIds?.length || input.SecurityGroups?.length)
    throw wrongCombination('Network interfaces and an instance-level security groups may not be specified on the same request');
  if (input.PrivateIpAddress)
    throw wrongCombination('Network interfaces and an instance-level private IP address may not be specified on the same request');
  const wanted = specified.map((one, place) => specifiedInterface(here, input, one, one.DeviceIndex ?? place, specified.length));
  const indexes = wanted.map(({ deviceIndex }) => deviceIndex);
  if (!indexes.includes(0)) throw wrongCombination('A network interface with device index 0 must be specified.');
  if (new Set(indexes).size < indexes.length) throw wrongCombination('Each network interface requires a device index of its own.');
  return wanted.toSorted((one, other) => one.deviceIndex - other.deviceIndex);
}

function plainInterface(here: Region, input: RunInstancesRequest): WantedInterface {
  const subnet = subnetOf(here, input.SubnetId, input);
  const address = input.PrivateIpAddress;
  if (address !== undefined) checkAddress(here, subnet, address);
  return {
    kind: 'new',
    deviceIndex: 0,
    subnet,
    groups: checkedGroups(here, subnet.VpcId, groupIds(here, subnet, input)),
    description: '',
    ...(address !== undefined && { address }),
    publicIp: subnet.MapPublicIpOnLaunch ? 'given' : 'none',
    deleteOnTermination: true,
  };
}

/** AWS: names of groups are for a default VPC. */
function groupIds(
  here: Region,
  subnet: SubnetRecord,
  { SecurityGroupIds: ids = [], SecurityGroups: names = [] }: RunInstancesRequest,
): string[] {
  const byName = names.map((name) => {
    if (!here.state.vpcs.get(subnet.VpcId)?.IsDefault)
      throw wrongCombination('The parameter groupName cannot be used with the parameter subnet');
    const group = [...here.state.securityGroups.values()].find(({ GroupName, VpcId }) => GroupName === name && VpcId === subnet.VpcId);
    if (!group) throw new AwsError('InvalidGroup.NotFound', `The security group '${name}' does not exist in VPC '${subnet.VpcId}'`);
    return group.GroupId;
  });
  return [...ids, ...byName];
}

function specifiedInterface(
  here: Region,
  input: RunInstancesRequest,
  one: InstanceNetworkInterfaceSpecification,
  deviceIndex: number,
  count: number,
): WantedInterface {
  if (!Number.isInteger(deviceIndex) || deviceIndex < 0 || deviceIndex > 15) throw wrongValue('deviceIndex', deviceIndex);
  checkSupported(one);
  if (one.NetworkInterfaceId !== undefined) {
    const record = found(here.state.networkInterfaces, 'eni', one.NetworkInterfaceId);
    if (record.Attachment) throw new AwsError('InvalidNetworkInterface.InUse', `interface: [${record.NetworkInterfaceId}] in use`);
    return { kind: 'present', deviceIndex, record, deleteOnTermination: one.DeleteOnTermination ?? false };
  }
  if (one.AssociatePublicIpAddress && count > 1)
    throw wrongCombination('The associatePublicIPAddress parameter cannot be specified when launching with multiple network interfaces.');
  const subnet = subnetOf(here, one.SubnetId, input);
  const address = one.PrivateIpAddress ?? one.PrivateIpAddresses?.find(({ Primary }) => Primary)?.PrivateIpAddress;
  if (address !== undefined) checkAddress(here, subnet, address);
  const isPublic = one.AssociatePublicIpAddress ?? (subnet.MapPublicIpOnLaunch && count === 1);
  return {
    kind: 'new',
    deviceIndex,
    subnet,
    groups: checkedGroups(here, subnet.VpcId, one.Groups),
    description: one.Description ?? '',
    ...(address !== undefined && { address }),
    publicIp: isPublic ? 'given' : 'none',
    deleteOnTermination: one.DeleteOnTermination ?? true,
  };
}

const supported: readonly string[] = [
  'AssociatePublicIpAddress',
  'DeleteOnTermination',
  'Description',
  'DeviceIndex',
  'Groups',
  'NetworkInterfaceId',
  'PrivateIpAddress',
  'SubnetId',
];

function checkSupported(one: InstanceNetworkInterfaceSpecification): void {
  for (const [member, value] of Object.entries(one)) {
    const isDefault = (member === 'InterfaceType' && value === 'interface') || (member === 'NetworkCardIndex' && value === 0);
    const isOne = member === 'PrivateIpAddresses' && Array.isArray(value) && value.length <= 1;
    if (value !== undefined && !supported.includes(member) && !isDefault && !isOne)
      throw notEmbedded(`RunInstances with NetworkInterfaces.${member}`);
  }
}

/** The subnet that is named, or the default one of the zone. */
function subnetOf(here: Region, id: string | undefined, { Placement: placement }: RunInstancesRequest): SubnetRecord {
  const zone = placement?.AvailabilityZone;
  if (id !== undefined && id !== '') {
    const subnet = found(here.state.subnets, 'subnet', id);
    if (zone && zone !== subnet.AvailabilityZone)
      throw wrongCombination(`The zone ${zone} of the placement is not that of the subnet ${id}.`);
    return subnet;
  }
  const defaults = [...here.state.subnets.values()].filter(({ DefaultForAz }) => DefaultForAz);
  const subnet = zone ? defaults.find(({ AvailabilityZone }) => AvailabilityZone === zone) : defaults[0];
  if (subnet) return subnet;
  if (![...here.state.vpcs.values()].some(({ IsDefault }) => IsDefault))
    throw new AwsError('VPCIdNotSpecified', 'No default VPC for this user. GroupName is only supported for EC2-Classic and default VPC.');
  throw new AwsError('MissingInput', `No default subnet ${zone ? `for availability zone: '${zone}'` : 'found'}. Please specify a subnet.`);
}
