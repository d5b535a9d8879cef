// The network that every account finds in every region: one VPC with a public subnet in each zone.
// AWS: https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html
import { sha256 } from '@noble/hashes/sha2.js';
import { ipv4Range, rangeText } from './ipv4.ts';
import { type NewId, newNetworkAcl, newRouteTable, newSecurityGroup } from './new-vpc-parts.ts';
import { zonesOf } from './places.ts';
import { emptyState, type RegionState, type VpcRecord } from './region-state.ts';

const VPC_BLOCK = '172.31.0.0/16';
const SUBNET_PREFIX = 20;

/** The state of a region that nobody has touched yet: the same at every look, ids included, without chance and without a clock. */
export function defaultNetwork(account: string, region: string): RegionState {
  const state = emptyState(account, region);
  let count = 0;
  const newId = (prefix: string) => `${prefix}-0${digest(`${account} ${region} ${prefix} ${count++}`)}`;
  const dhcpOptionsId = newId('dopt');
  state.dhcpOptions.set(dhcpOptionsId, {
    DhcpOptionsId: dhcpOptionsId,
    DhcpConfigurations: [
      { Key: 'domain-name', Values: [region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`] },
      { Key: 'domain-name-servers', Values: ['AmazonProvidedDNS'] },
    ],
  });
  addDefaultVpc(state, newId);
  return state;
}

/** The VPC with its gateway, subnets, and all that a VPC is born with. */
export function addDefaultVpc(state: RegionState, newId: NewId): VpcRecord {
  const vpcId = newId('vpc');
  const vpc: VpcRecord = {
    VpcId: vpcId,
    CidrBlocks: [{ AssociationId: newId('vpc-cidr-assoc'), CidrBlock: VPC_BLOCK }],
    DhcpOptionsId: [...state.dhcpOptions.keys()][0] ?? 'default',
    InstanceTenancy: 'default',
    IsDefault: true,
    EnableDnsSupport: true,
    EnableDnsHostnames: true,
    EnableNetworkAddressUsageMetrics: false,
  };
  state.vpcs.set(vpcId, vpc);
  const gatewayId = newId('igw');
  state.internetGateways.set(gatewayId, { InternetGatewayId: gatewayId, VpcId: vpcId });
  const routeTable = newRouteTable(state, vpcId, newId, 'main');
  routeTable.Routes.push({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: gatewayId, Origin: 'CreateRoute' });
  const acl = newNetworkAcl(state, vpcId, newId, 'default');
  newSecurityGroup(state, { vpcId, name: 'default', description: 'default VPC security group' }, newId);
  const { first = 0 } = ipv4Range(VPC_BLOCK) ?? {};
  for (const [place, { name }] of zonesOf(state.region).entries()) {
    const size = 2 ** (32 - SUBNET_PREFIX);
    const subnetId = newId('subnet');
    state.subnets.set(subnetId, {
      SubnetId: subnetId,
      VpcId: vpcId,
      CidrBlock: rangeText({ first: first + place * size, prefix: SUBNET_PREFIX, size }),
      AvailabilityZone: name,
      DefaultForAz: true,
      MapPublicIpOnLaunch: true,
    });
    acl.Associations.push({ NetworkAclAssociationId: newId('aclassoc'), SubnetId: subnetId });
  }
  return vpc;
}

/** Sixteen digits. */
function digest(text: string): string {
  const bytes = sha256(new TextEncoder().encode(text)).slice(0, 8);
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
