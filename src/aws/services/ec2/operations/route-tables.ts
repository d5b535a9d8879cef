// CreateRouteTable, DeleteRouteTable, DescribeRouteTables, and which table a subnet uses.
// AWS: https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html
import type {
  AssociateRouteTableRequest,
  AssociateRouteTableResult,
  CreateRouteTableRequest,
  CreateRouteTableResult,
  DeleteRouteTableRequest,
  DescribeRouteTablesRequest,
  DescribeRouteTablesResult,
  DisassociateRouteTableRequest,
  ReplaceRouteTableAssociationRequest,
  ReplaceRouteTableAssociationResult,
  RouteTable,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/errors.ts';
import { dependencyViolation, differentNetworks, invalidValue, missingParameter, noSuch } from '../errors.ts';
import { type Listed, listed } from '../listing.ts';
import { newRouteTable } from '../new-vpc-parts.ts';
import { changes, reads } from '../operation.ts';
import { found, type Region } from '../region.ts';
import type { RouteTableAssociation, RouteTableRecord } from '../region-state.ts';
import { routeState } from '../route-state.ts';
import { dropTags, keepTags, specifiedTags, tagsOf } from '../tags.ts';

export const createRouteTable = changes<CreateRouteTableRequest, CreateRouteTableResult>(
  ['VpcId', 'TagSpecifications'],
  ({ VpcId: vpcId = '', TagSpecifications: specifications }, here) => {
    found(here.state.vpcs, 'vpc', vpcId);
    const tags = specifiedTags(specifications, 'route-table');
    const table = newRouteTable(here.state, vpcId, here.newId, 'further');
    keepTags(here, table.RouteTableId, tags);
    return { RouteTable: describedRouteTable(here, table) };
  },
);

export const deleteRouteTable = changes<DeleteRouteTableRequest, void>(['RouteTableId'], ({ RouteTableId: id = '' }, here) => {
  if (found(here.state.routeTables, 'rtb', id).Associations.length > 0)
    throw dependencyViolation(`The routeTable '${id}' has dependencies and cannot be deleted.`);
  here.state.routeTables.delete(id);
  for (const endpoint of here.state.vpcEndpoints.values()) endpoint.RouteTableIds = endpoint.RouteTableIds.filter((other) => other !== id);
  dropTags(here, id);
});

const associated = { State: 'associated' } as const;

export const associateRouteTable = changes<AssociateRouteTableRequest, AssociateRouteTableResult>(
  ['RouteTableId', 'SubnetId'],
  ({ RouteTableId: id = '', SubnetId: subnetId }, here) => {
    const table = found(here.state.routeTables, 'rtb', id);
    if (subnetId === undefined) throw missingParameter('subnetId');
    const subnet = found(here.state.subnets, 'subnet', subnetId);
    if (subnet.VpcId !== table.VpcId) throw differentNetworks(`Route table ${id}`, `subnet ${subnetId}`);
    const present = [...here.state.routeTables.values()].find(({ Associations }) => Associations.some((one) => one.SubnetId === subnetId));
    const own = present?.Associations.find((one) => one.SubnetId === subnetId);
    if (present === table && own) return { AssociationId: own.RouteTableAssociationId, AssociationState: associated };
    if (present)
      throw new AwsError(
        'Resource.AlreadyAssociated',
        `the specified association for route table ${id} conflicts with an existing association`,
      );
    const made: RouteTableAssociation = { RouteTableAssociationId: here.newId('rtbassoc'), Main: false, SubnetId: subnetId };
    table.Associations.push(made);
    return { AssociationId: made.RouteTableAssociationId, AssociationState: associated };
  },
);

export const disassociateRouteTable = changes<DisassociateRouteTableRequest, void>(
  ['AssociationId'],
  ({ AssociationId: id = '' }, here) => {
    const { table, association } = foundAssociation(here, id);
    if (association.Main) throw invalidValue(`cannot disassociate the main route table association ${id}`);
    table.Associations = table.Associations.filter((one) => one !== association);
  },
);

/** Of the main association, too: that makes another table the main one. */
export const replaceRouteTableAssociation = changes<ReplaceRouteTableAssociationRequest, ReplaceRouteTableAssociationResult>(
  ['AssociationId', 'RouteTableId'],
  ({ AssociationId: id = '', RouteTableId: tableId = '' }, here) => {
    const { table, association } = foundAssociation(here, id);
    const target = found(here.state.routeTables, 'rtb', tableId);
    if (target.VpcId !== table.VpcId) throw differentNetworks(`Route table ${tableId}`, `association ${id}`);
    if (target === table) return { NewAssociationId: id, AssociationState: associated };
    table.Associations = table.Associations.filter((one) => one !== association);
    const made = { ...association, RouteTableAssociationId: here.newId('rtbassoc') };
    target.Associations.push(made);
    return { NewAssociationId: made.RouteTableAssociationId, AssociationState: associated };
  },
);

function foundAssociation(here: Region, id: string): { readonly table: RouteTableRecord; readonly association: RouteTableAssociation } {
  for (const table of here.state.routeTables.values()) {
    const association = table.Associations.find(({ RouteTableAssociationId }) => RouteTableAssociationId === id);
    if (association) return { table, association };
  }
  throw noSuch('rtbassoc', id);
}

export const describeRouteTables = reads<DescribeRouteTablesRequest, DescribeRouteTablesResult>(
  ['RouteTableIds', 'Filters', 'MaxResults', 'NextToken'],
  (input, here) => {
    const { items, ...next } = listed(here, here.state.routeTables, input.RouteTableIds, input, tables(here));
    return { RouteTables: items.map((table) => describedRouteTable(here, table)), ...next };
  },
);

const tables = (here: Region): Listed<RouteTableRecord> => ({
  prefix: 'rtb',
  idOf: ({ RouteTableId }) => RouteTableId,
  fields: {
    'association.gateway-id': () => undefined,
    'association.main': ({ Associations }) => Associations.map(({ Main }) => Main),
    'association.route-table-association-id': ({ Associations }) => Associations.map((one) => one.RouteTableAssociationId),
    'association.route-table-id': ({ RouteTableId, Associations }) => (Associations.length > 0 ? RouteTableId : undefined),
    'association.subnet-id': ({ Associations }) => Associations.map(({ SubnetId }) => SubnetId),
    'owner-id': () => here.account,
    'route-table-id': ({ RouteTableId }) => RouteTableId,
    'route.destination-cidr-block': ({ Routes }) => Routes.map(({ DestinationCidrBlock }) => DestinationCidrBlock),
    'route.destination-ipv6-cidr-block': ({ Routes }) => Routes.map(({ DestinationIpv6CidrBlock }) => DestinationIpv6CidrBlock),
    'route.destination-prefix-list-id': ({ Routes }) => Routes.map(({ DestinationPrefixListId }) => DestinationPrefixListId),
    'route.gateway-id': ({ Routes }) => Routes.map(({ GatewayId }) => GatewayId),
    'route.instance-id': ({ Routes }) => Routes.map(({ InstanceId }) => InstanceId),
    'route.nat-gateway-id': ({ Routes }) => Routes.map(({ NatGatewayId }) => NatGatewayId),
    'route.origin': ({ Routes }) => Routes.map(({ Origin }) => Origin),
    'route.state': ({ Routes }) => Routes.map((route) => routeState(here, route)),
    'vpc-id': ({ VpcId }) => VpcId,
  },
});

export function describedRouteTable(here: Region, { RouteTableId, VpcId, Routes, Associations }: RouteTableRecord): RouteTable {
  return {
    RouteTableId,
    VpcId,
    OwnerId: here.account,
    Routes: Routes.map((route) => ({
      ...route,
      ...(route.InstanceId !== undefined && { InstanceOwnerId: here.account }),
      State: routeState(here, route),
    })),
    Associations: Associations.map((one) => ({ ...one, RouteTableId, AssociationState: associated })),
    PropagatingVgws: [],
    Tags: tagsOf(here, RouteTableId),
  };
}
