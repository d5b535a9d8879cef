// CreateVpc, CreateDefaultVpc, DeleteVpc, DescribeVpcs. A VPC is born with a route table, a network ACL and a security group.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpc.html
import type {
  CreateDefaultVpcRequest,
  CreateDefaultVpcResult,
  CreateVpcRequest,
  CreateVpcResult,
  DeleteVpcRequest,
  DescribeVpcsRequest,
  DescribeVpcsResult,
  Vpc,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/errors.ts';
import { addDefaultVpc } from '../default-network.ts';
import { dependencyViolation, missingParameter, wrongValue } from '../errors.ts';
import { type Ipv4Range, ipv4Range, rangeText } from '../ipv4.ts';
import { limits } from '../limits.ts';
import { type Listed, listed } from '../listing.ts';
import { newNetworkAcl, newRouteTable, newSecurityGroup } from '../new-vpc-parts.ts';
import { changes, reads } from '../operation.ts';
import { found, type Region } from '../region.ts';
import type { VpcRecord } from '../region-state.ts';
import { dropTags, keepTags, specifiedTags, tagsOf } from '../tags.ts';

export const createVpc = changes<CreateVpcRequest, CreateVpcResult>(
  ['CidrBlock', 'InstanceTenancy', 'TagSpecifications'],
  ({ CidrBlock: cidr, InstanceTenancy: tenancy = 'default', TagSpecifications: specifications }, here) => {
    if (cidr === undefined) throw missingParameter('cidrBlock');
    if (tenancy !== 'default' && tenancy !== 'dedicated')
      throw new AwsError('UnsupportedTenancy', `The tenancy value ${tenancy} is not supported.`);
    const range = vpcRange(cidr);
    const tags = specifiedTags(specifications, 'vpc');
    const dhcpOptions = [...here.state.dhcpOptions.keys()][0] ?? 'default';
    const vpc: VpcRecord = {
      VpcId: here.newId('vpc'),
      CidrBlocks: [{ AssociationId: here.newId('vpc-cidr-assoc'), CidrBlock: rangeText(range) }],
      DhcpOptionsId: dhcpOptions,
      InstanceTenancy: tenancy,
      IsDefault: false,
      EnableDnsSupport: true,
      EnableDnsHostnames: false,
      EnableNetworkAddressUsageMetrics: false,
    };
    here.state.vpcs.set(vpc.VpcId, vpc);
    newRouteTable(here.state, vpc.VpcId, here.newId, 'main');
    newNetworkAcl(here.state, vpc.VpcId, here.newId, 'default');
    newSecurityGroup(here.state, { vpcId: vpc.VpcId, name: 'default', description: 'default VPC security group' }, here.newId);
    keepTags(here, vpc.VpcId, tags);
    return { Vpc: { ...describedVpc(here, vpc), State: 'pending' } };
  },
);

/** The range of a block that a VPC may have. Throws AwsError InvalidVpc.Range for one of another size. */
export function vpcRange(cidr: string): Ipv4Range {
  const range = ipv4Range(cidr);
  if (!range) throw wrongValue('cidrBlock', cidr, 'This is not a valid CIDR block.');
  if (range.prefix < limits.vpcPrefixShortest || range.prefix > limits.vpcPrefixLongest)
    throw new AwsError('InvalidVpc.Range', `The CIDR '${cidr}' is invalid.`);
  return range;
}

export const createDefaultVpc = changes<CreateDefaultVpcRequest, CreateDefaultVpcResult>([], (_input, here) => {
  const { state } = here;
  if ([...state.vpcs.values()].some(({ IsDefault }) => IsDefault))
    throw new AwsError('DefaultVpcAlreadyExists', 'A Default VPC already exists for this account in this region.');
  const vpc = addDefaultVpc(state, here.newId);
  return { Vpc: { ...describedVpc(here, vpc), State: 'pending' } };
});

export const deleteVpc = changes<DeleteVpcRequest, void>(['VpcId'], ({ VpcId: id = '' }, here) => {
  const { state } = here;
  found(state.vpcs, 'vpc', id);
  const isOf = (item: { readonly VpcId?: string }) => item.VpcId === id;
  const ownTables = [...state.routeTables.values()].filter(isOf);
  const ownAcls = [...state.networkAcls.values()].filter(isOf);
  const ownGroups = [...state.securityGroups.values()].filter(isOf);
  const inUse =
    [state.subnets, state.internetGateways, state.networkInterfaces, state.vpcEndpoints].some((kind) =>
      [...(kind as ReadonlyMap<string, { readonly VpcId?: string }>).values()].some(isOf),
    ) ||
    ownTables.some(({ Associations }) => !Associations.some(({ Main }) => Main)) ||
    ownAcls.some(({ IsDefault }) => !IsDefault) ||
    ownGroups.some(({ GroupName }) => GroupName !== 'default');
  if (inUse) throw dependencyViolation(`The vpc '${id}' has dependencies and cannot be deleted.`);
  for (const { RouteTableId } of ownTables) drop(here, 'routeTables', RouteTableId);
  for (const { NetworkAclId } of ownAcls) drop(here, 'networkAcls', NetworkAclId);
  for (const { GroupId } of ownGroups) {
    drop(here, 'securityGroups', GroupId);
    for (const [ruleId, rule] of state.securityGroupRules) if (rule.GroupId === GroupId) drop(here, 'securityGroupRules', ruleId);
  }
  for (const [flowLogId, flowLog] of state.flowLogs) if (flowLog.ResourceId === id) drop(here, 'flowLogs', flowLogId);
  drop(here, 'vpcs', id);
});

function drop(
  here: Region,
  kind: 'vpcs' | 'routeTables' | 'networkAcls' | 'securityGroups' | 'securityGroupRules' | 'flowLogs',
  id: string,
): void {
  here.state[kind].delete(id);
  dropTags(here, id);
}

export const describeVpcs = reads<DescribeVpcsRequest, DescribeVpcsResult>(
  ['VpcIds', 'Filters', 'MaxResults', 'NextToken'],
  (input, here) => {
    const { items, ...next } = listed(here, here.state.vpcs, input.VpcIds, input, vpcs(here.account));
    return { Vpcs: items.map((vpc) => describedVpc(here, vpc)), ...next };
  },
);

const vpcs = (account: string): Listed<VpcRecord> => ({
  prefix: 'vpc',
  idOf: ({ VpcId }) => VpcId,
  fields: {
    cidr: ({ CidrBlocks }) => CidrBlocks[0]?.CidrBlock,
    'cidr-block': ({ CidrBlocks }) => CidrBlocks[0]?.CidrBlock,
    'cidr-block-association.cidr-block': ({ CidrBlocks }) => CidrBlocks.map(({ CidrBlock }) => CidrBlock),
    'cidr-block-association.association-id': ({ CidrBlocks }) => CidrBlocks.map(({ AssociationId }) => AssociationId),
    'cidr-block-association.state': () => 'associated',
    'dhcp-options-id': ({ DhcpOptionsId }) => DhcpOptionsId,
    isDefault: ({ IsDefault }) => IsDefault,
    'is-default': ({ IsDefault }) => IsDefault,
    'owner-id': () => account,
    state: () => 'available',
    'vpc-id': ({ VpcId }) => VpcId,
  },
});

export function describedVpc(here: Region, vpc: VpcRecord): Vpc {
  return {
    VpcId: vpc.VpcId,
    OwnerId: here.account,
    State: 'available',
    CidrBlock: vpc.CidrBlocks[0]?.CidrBlock,
    CidrBlockAssociationSet: vpc.CidrBlocks.map((block) => ({ ...block, CidrBlockState: { State: 'associated' } })),
    DhcpOptionsId: vpc.DhcpOptionsId,
    InstanceTenancy: vpc.InstanceTenancy,
    IsDefault: vpc.IsDefault,
    Tags: tagsOf(here, vpc.VpcId),
  };
}
