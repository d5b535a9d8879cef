// CreateNetworkAcl, DeleteNetworkAcl, DescribeNetworkAcls, ReplaceNetworkAclAssociation.
// AWS: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
import type {
  CreateNetworkAclRequest,
  CreateNetworkAclResult,
  DeleteNetworkAclRequest,
  DescribeNetworkAclsRequest,
  DescribeNetworkAclsResult,
  NetworkAcl,
  ReplaceNetworkAclAssociationRequest,
  ReplaceNetworkAclAssociationResult,
} from '@aws-sdk/client-ec2';
import { dependencyViolation, differentNetworks, invalidValue, noSuch } from '../errors.ts';
import { type Listed, listed } from '../listing.ts';
import { newNetworkAcl } from '../new-vpc-parts.ts';
import { changes, reads } from '../operation.ts';
import { found, type Region } from '../region.ts';
import type { NetworkAclRecord } from '../region-state.ts';
import { dropTags, keepTags, specifiedTags, tagsOf } from '../tags.ts';

export const createNetworkAcl = changes<CreateNetworkAclRequest, CreateNetworkAclResult>(
  ['VpcId', 'TagSpecifications'],
  ({ VpcId: vpcId = '', TagSpecifications: specifications, ClientToken }, here) => {
    found(here.state.vpcs, 'vpc', vpcId);
    const tags = specifiedTags(specifications, 'network-acl');
    const acl = newNetworkAcl(here.state, vpcId, here.newId, 'further');
    keepTags(here, acl.NetworkAclId, tags);
    return { NetworkAcl: describedAcl(here, acl), ...(ClientToken !== undefined && { ClientToken }) };
  },
);

export const deleteNetworkAcl = changes<DeleteNetworkAclRequest, void>(['NetworkAclId'], ({ NetworkAclId: id = '' }, here) => {
  const acl = found(here.state.networkAcls, 'acl', id);
  if (acl.IsDefault) throw invalidValue(`cannot delete default network ACL ${id}`);
  if (acl.Associations.length > 0) throw dependencyViolation(`The networkAcl '${id}' has dependencies and cannot be deleted.`);
  here.state.networkAcls.delete(id);
  dropTags(here, id);
});

/** Every subnet has one list, so that it can only be given another one. */
export const replaceNetworkAclAssociation = changes<ReplaceNetworkAclAssociationRequest, ReplaceNetworkAclAssociationResult>(
  ['AssociationId', 'NetworkAclId'],
  ({ AssociationId: id = '', NetworkAclId: aclId = '' }, here) => {
    const lists = [...here.state.networkAcls.values()];
    const before = lists.find(({ Associations }) => Associations.some((one) => one.NetworkAclAssociationId === id));
    const association = before?.Associations.find((one) => one.NetworkAclAssociationId === id);
    if (!before || !association) throw noSuch('aclassoc', id);
    const acl = found(here.state.networkAcls, 'acl', aclId);
    if (acl.VpcId !== before.VpcId) throw differentNetworks(`network ACL ${aclId}`, `subnet ${association.SubnetId}`);
    const made = { NetworkAclAssociationId: here.newId('aclassoc'), SubnetId: association.SubnetId };
    before.Associations = before.Associations.filter((one) => one !== association);
    acl.Associations.push(made);
    return { NewAssociationId: made.NetworkAclAssociationId };
  },
);

export const describeNetworkAcls = reads<DescribeNetworkAclsRequest, DescribeNetworkAclsResult>(
  ['NetworkAclIds', 'Filters', 'MaxResults', 'NextToken'],
  (input, here) => {
    const { items, ...next } = listed(here, here.state.networkAcls, input.NetworkAclIds, input, acls(here));
    return { NetworkAcls: items.map((acl) => describedAcl(here, acl)), ...next };
  },
);

const acls = (here: Region): Listed<NetworkAclRecord> => ({
  prefix: 'acl',
  idOf: ({ NetworkAclId }) => NetworkAclId,
  fields: {
    'association.association-id': ({ Associations }) => Associations.map((one) => one.NetworkAclAssociationId),
    'association.network-acl-id': ({ Associations, NetworkAclId }) => (Associations.length > 0 ? NetworkAclId : undefined),
    'association.subnet-id': ({ Associations }) => Associations.map(({ SubnetId }) => SubnetId),
    default: ({ IsDefault }) => IsDefault,
    'entry.cidr': ({ Entries }) => Entries.map(({ CidrBlock }) => CidrBlock),
    'entry.egress': ({ Entries }) => Entries.map(({ Egress }) => Egress),
    'entry.icmp.code': ({ Entries }) => Entries.map(({ IcmpTypeCode }) => IcmpTypeCode?.Code),
    'entry.icmp.type': ({ Entries }) => Entries.map(({ IcmpTypeCode }) => IcmpTypeCode?.Type),
    'entry.ipv6-cidr': ({ Entries }) => Entries.map(({ Ipv6CidrBlock }) => Ipv6CidrBlock),
    'entry.port-range.from': ({ Entries }) => Entries.map(({ PortRange }) => PortRange?.From),
    'entry.port-range.to': ({ Entries }) => Entries.map(({ PortRange }) => PortRange?.To),
    'entry.protocol': ({ Entries }) => Entries.map(({ Protocol }) => Protocol),
    'entry.rule-action': ({ Entries }) => Entries.map(({ RuleAction }) => RuleAction),
    'entry.rule-number': ({ Entries }) => Entries.map(({ RuleNumber }) => RuleNumber),
    'network-acl-id': ({ NetworkAclId }) => NetworkAclId,
    'owner-id': () => here.account,
    'vpc-id': ({ VpcId }) => VpcId,
  },
});

/** Entries in the order in which they are tried, outgoing ones first. */
export function describedAcl(here: Region, acl: NetworkAclRecord): NetworkAcl {
  const order = ({ Egress, RuleNumber }: NetworkAclRecord['Entries'][number]) => (Egress ? 0 : 100_000) + RuleNumber;
  return {
    ...acl,
    OwnerId: here.account,
    Entries: acl.Entries.toSorted((one, other) => order(one) - order(other)),
    Associations: acl.Associations.map((one) => ({ ...one, NetworkAclId: acl.NetworkAclId })),
    Tags: tagsOf(here, acl.NetworkAclId),
  };
}
