// CreateSubnet, DeleteSubnet, DescribeSubnets, ModifySubnetAttribute.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html
import type {
  CreateSubnetRequest,
  CreateSubnetResult,
  DeleteSubnetRequest,
  DescribeSubnetsRequest,
  DescribeSubnetsResult,
  ModifySubnetAttributeRequest,
  Subnet,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/errors.ts';
import { dependencyViolation, missingParameter, wrongCombination, wrongValue } from '../errors.ts';
import { ipv4Range, isInside, overlap, rangeText } from '../ipv4.ts';
import { limits } from '../limits.ts';
import { type Listed, listed } from '../listing.ts';
import { changes, reads } from '../operation.ts';
import { type Zone, zonesOf } from '../places.ts';
import { found, type Region } from '../region.ts';
import type { SubnetRecord } from '../region-state.ts';
import { freeAddressCount } from '../subnet-addresses.ts';
import { dropTags, keepTags, specifiedTags, tagsOf } from '../tags.ts';

export const createSubnet = changes<CreateSubnetRequest, CreateSubnetResult>(
  ['VpcId', 'CidrBlock', 'AvailabilityZone', 'AvailabilityZoneId', 'TagSpecifications'],
  (input, here) => {
    const vpc = found(here.state.vpcs, 'vpc', input.VpcId ?? '');
    if (input.CidrBlock === undefined) throw missingParameter('cidrBlock');
    const tags = specifiedTags(input.TagSpecifications, 'subnet');
    const siblings = [...here.state.subnets.values()].filter(({ VpcId }) => VpcId === vpc.VpcId);
    const zone = zoneOf(here, input, siblings.length);
    const range = ipv4Range(input.CidrBlock);
    if (!range) throw wrongValue('cidrBlock', input.CidrBlock, 'This is not a valid CIDR block.');
    const blocks = vpc.CidrBlocks.flatMap(({ CidrBlock }) => ipv4Range(CidrBlock) ?? []);
    const fits = range.prefix >= limits.vpcPrefixShortest && range.prefix <= limits.vpcPrefixLongest;
    if (!fits || !blocks.some((block) => isInside(range, block)))
      throw new AwsError('InvalidSubnet.Range', `The CIDR '${input.CidrBlock}' is invalid.`);
    if (siblings.flatMap(({ CidrBlock }) => ipv4Range(CidrBlock) ?? []).some((other) => overlap(range, other)))
      throw new AwsError('InvalidSubnet.Conflict', `The CIDR '${input.CidrBlock}' conflicts with another subnet`);
    const subnet: SubnetRecord = {
      SubnetId: here.newId('subnet'),
      VpcId: vpc.VpcId,
      CidrBlock: rangeText(range),
      AvailabilityZone: zone.name,
      DefaultForAz: false,
      MapPublicIpOnLaunch: false,
    };
    here.state.subnets.set(subnet.SubnetId, subnet);
    const acl = [...here.state.networkAcls.values()].find(({ VpcId, IsDefault }) => VpcId === vpc.VpcId && IsDefault);
    acl?.Associations.push({ NetworkAclAssociationId: here.newId('aclassoc'), SubnetId: subnet.SubnetId });
    keepTags(here, subnet.SubnetId, tags);
    return { Subnet: describedSubnet(here, subnet) };
  },
);

/** Where no zone is named, AWS chooses one; by design it is the next in turn. */
function zoneOf(here: Region, { AvailabilityZone: name, AvailabilityZoneId: id }: CreateSubnetRequest, siblings: number): Zone {
  const zones = zonesOf(here.region);
  const inTurn = zones[siblings % zones.length];
  if (name !== undefined && id !== undefined)
    throw wrongCombination('The parameters availabilityZone and availabilityZoneId cannot be used together');
  const zone = name === undefined && id === undefined ? inTurn : zones.find((one) => one.name === name || one.id === id);
  if (zone) return zone;
  throw wrongValue(
    name === undefined ? 'availabilityZoneId' : 'availabilityZone',
    name ?? id,
    `Subnets can currently only be created in the following availability zones: ${zones.map((one) => (name === undefined ? one.id : one.name)).join(', ')}.`,
  );
}

export const deleteSubnet = changes<DeleteSubnetRequest, void>(['SubnetId'], ({ SubnetId: id = '' }, here) => {
  const { state } = here;
  found(state.subnets, 'subnet', id);
  if ([...state.networkInterfaces.values()].some(({ SubnetId }) => SubnetId === id))
    throw dependencyViolation(`The subnet '${id}' has dependencies and cannot be deleted.`);
  for (const table of state.routeTables.values()) table.Associations = table.Associations.filter(({ SubnetId }) => SubnetId !== id);
  for (const acl of state.networkAcls.values()) acl.Associations = acl.Associations.filter(({ SubnetId }) => SubnetId !== id);
  for (const [flowLogId, flowLog] of state.flowLogs) if (flowLog.ResourceId === id) state.flowLogs.delete(flowLogId);
  state.subnets.delete(id);
  dropTags(here, id);
});

export const describeSubnets = reads<DescribeSubnetsRequest, DescribeSubnetsResult>(
  ['SubnetIds', 'Filters', 'MaxResults', 'NextToken'],
  (input, here) => {
    const { items, ...next } = listed(here, here.state.subnets, input.SubnetIds, input, subnets(here));
    return { Subnets: items.map((subnet) => describedSubnet(here, subnet)), ...next };
  },
);

const subnets = (here: Region): Listed<SubnetRecord> => ({
  prefix: 'subnet',
  idOf: ({ SubnetId }) => SubnetId,
  fields: {
    'availability-zone': ({ AvailabilityZone }) => AvailabilityZone,
    availabilityZone: ({ AvailabilityZone }) => AvailabilityZone,
    'availability-zone-id': ({ AvailabilityZone }) => zoneId(here, AvailabilityZone),
    'available-ip-address-count': (subnet) => freeAddressCount(here, subnet),
    'cidr-block': ({ CidrBlock }) => CidrBlock,
    cidr: ({ CidrBlock }) => CidrBlock,
    cidrBlock: ({ CidrBlock }) => CidrBlock,
    'default-for-az': ({ DefaultForAz }) => DefaultForAz,
    defaultForAz: ({ DefaultForAz }) => DefaultForAz,
    'map-public-ip-on-launch': ({ MapPublicIpOnLaunch }) => MapPublicIpOnLaunch,
    'owner-id': () => here.account,
    state: () => 'available',
    'subnet-arn': ({ SubnetId }) => here.arn(`subnet/${SubnetId}`),
    'subnet-id': ({ SubnetId }) => SubnetId,
    'vpc-id': ({ VpcId }) => VpcId,
  },
});

export const modifySubnetAttribute = changes<ModifySubnetAttributeRequest, void>(
  ['SubnetId', 'MapPublicIpOnLaunch'],
  ({ SubnetId: id = '', MapPublicIpOnLaunch: mapPublicIp }, here) => {
    const subnet = found(here.state.subnets, 'subnet', id);
    // The other attributes may only be given as they are: false.
    if (mapPublicIp) subnet.MapPublicIpOnLaunch = mapPublicIp.Value ?? false;
  },
);

const zoneId = (here: Region, zone: string) => zonesOf(here.region).find(({ name }) => name === zone)?.id;

export function describedSubnet(here: Region, subnet: SubnetRecord): Subnet {
  return {
    ...subnet,
    OwnerId: here.account,
    State: 'available',
    AvailabilityZoneId: zoneId(here, subnet.AvailabilityZone),
    AvailableIpAddressCount: freeAddressCount(here, subnet),
    SubnetArn: here.arn(`subnet/${subnet.SubnetId}`),
    AssignIpv6AddressOnCreation: false,
    MapCustomerOwnedIpOnLaunch: false,
    EnableDns64: false,
    Ipv6Native: false,
    Ipv6CidrBlockAssociationSet: [],
    PrivateDnsNameOptionsOnLaunch: {
      HostnameType: 'ip-name',
      EnableResourceNameDnsARecord: false,
      EnableResourceNameDnsAAAARecord: false,
    },
    Tags: tagsOf(here, subnet.SubnetId),
  };
}
