// CreateRoute, ReplaceRoute, DeleteRoute: to internet gateways, NAT gateways, instances and network interfaces.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html
import type { CreateRouteRequest, CreateRouteResult, DeleteRouteRequest, ReplaceRouteRequest } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/errors.ts';
import { differentNetworks, invalidValue, limitExceeded, missingParameter, wrongCombination, wrongValue } from '../errors.ts';
import { interfacesOf } from '../interfaces.ts';
import { ipv4Range, isInside, rangeText } from '../ipv4.ts';
import { ipv6Block } from '../ipv6.ts';
import { limits } from '../limits.ts';
import { changes } from '../operation.ts';
import { found, type Region } from '../region.ts';
import type { RouteRecord, RouteTableRecord } from '../region-state.ts';

type Destination = Pick<RouteRecord, 'DestinationCidrBlock' | 'DestinationIpv6CidrBlock'>;
type Target = Pick<RouteRecord, 'GatewayId' | 'NatGatewayId' | 'InstanceId' | 'NetworkInterfaceId'>;
type TargetRequest = { readonly [Member in keyof Target]?: string | undefined };

const destinations = ['DestinationCidrBlock', 'DestinationIpv6CidrBlock'] as const;
const targets = ['GatewayId', 'NatGatewayId', 'InstanceId', 'NetworkInterfaceId'] as const;

export const createRoute = changes<CreateRouteRequest, CreateRouteResult>(['RouteTableId', ...destinations, ...targets], (input, here) => {
  const table = found(here.state.routeTables, 'rtb', input.RouteTableId ?? '');
  const destination = destinationOf(input);
  const target = targetOf(here, table, input);
  const text = textOf(destination);
  checkOutside(here, table, destination, target);
  if (routeTo(table, destination)) throw new AwsError('RouteAlreadyExists', `The route identified by ${text} already exists.`);
  if (table.Routes.length >= limits.routesOfTable)
    throw limitExceeded('RouteLimitExceeded', 'The maximum number of routes per route table has been reached.');
  table.Routes.push({ ...destination, ...target, Origin: 'CreateRoute' });
  return { Return: true };
});

export const replaceRoute = changes<ReplaceRouteRequest, void>(['RouteTableId', ...destinations, ...targets], (input, here) => {
  const table = found(here.state.routeTables, 'rtb', input.RouteTableId ?? '');
  const destination = destinationOf(input);
  const target = targetOf(here, table, input);
  const present = routeTo(table, destination);
  if (!present) throw invalidValue(`There is no route defined for '${textOf(destination)}' in the route table. Use CreateRoute instead.`);
  if (present.GatewayId === 'local')
    throw invalidValue(`cannot replace local route ${textOf(destination)} in route table ${table.RouteTableId}`);
  table.Routes = table.Routes.map((route) => (route === present ? { ...destination, ...target, Origin: route.Origin } : route));
});

export const deleteRoute = changes<DeleteRouteRequest, void>(['RouteTableId', ...destinations], (input, here) => {
  const table = found(here.state.routeTables, 'rtb', input.RouteTableId ?? '');
  const destination = destinationOf(input);
  const present = routeTo(table, destination);
  const text = textOf(destination);
  if (!present)
    throw new AwsError('InvalidRoute.NotFound', `no route with destination-cidr-block ${text} in route table ${table.RouteTableId}`);
  if (present.GatewayId === 'local') throw invalidValue(`cannot remove local route ${text} in route table ${table.RouteTableId}`);
  table.Routes = table.Routes.filter((route) => route !== present);
});

type DestinationRequest = { readonly [Member in keyof Destination]?: string | undefined };

function destinationOf({ DestinationCidrBlock: block, DestinationIpv6CidrBlock: block6 }: DestinationRequest): Destination {
  if (block !== undefined && block6 !== undefined)
    throw wrongCombination('The parameters destinationCidrBlock and destinationIpv6CidrBlock cannot be used together');
  if (block6 !== undefined) {
    const DestinationIpv6CidrBlock = ipv6Block(block6);
    if (DestinationIpv6CidrBlock === undefined) throw wrongValue('destinationIpv6CidrBlock', block6, 'This is not a valid CIDR block.');
    return { DestinationIpv6CidrBlock };
  }
  if (block === undefined) throw missingParameter('destinationCidrBlock');
  const range = ipv4Range(block);
  if (!range) throw wrongValue('destinationCidrBlock', block, 'This is not a valid CIDR block.');
  return { DestinationCidrBlock: rangeText(range) };
}

const textOf = ({ DestinationCidrBlock, DestinationIpv6CidrBlock }: Destination) => DestinationCidrBlock ?? DestinationIpv6CidrBlock ?? '';

const routeTo = (table: RouteTableRecord, destination: Destination): RouteRecord | undefined =>
  table.Routes.find((route) => textOf(route) === textOf(destination));

/** What lies inside the VPC can only be led through an interface of it. */
function checkOutside(here: Region, table: RouteTableRecord, { DestinationCidrBlock: block }: Destination, target: Target): void {
  const range = block === undefined ? undefined : ipv4Range(block);
  if (!range || target.NetworkInterfaceId !== undefined) return;
  for (const { CidrBlock } of here.state.vpcs.get(table.VpcId)?.CidrBlocks ?? []) {
    const own = ipv4Range(CidrBlock);
    if (own && own.prefix !== range.prefix && isInside(range, own))
      throw invalidValue(
        `The destination CIDR block ${block} is equal to or more specific than one of this VPC's CIDR blocks. ` +
          'This route can target only an interface or an instance.',
      );
  }
}

function targetOf(here: Region, table: RouteTableRecord, input: TargetRequest): Target {
  const given = targets.filter((member) => input[member] !== undefined && input[member] !== '');
  if (given.length === 0) throw missingParameter('gatewayId, natGatewayId, networkInterfaceId or instanceId');
  if (given.length > 1) throw wrongCombination(`The parameters ${given.join(' and ')} cannot be used together`);
  const { GatewayId, NatGatewayId, InstanceId, NetworkInterfaceId } = input;
  if (GatewayId) return { GatewayId: gatewayOf(here, table, GatewayId) };
  if (NatGatewayId) return { NatGatewayId: natOf(here, table, NatGatewayId) };
  if (InstanceId) return throughInstance(here, table, InstanceId);
  const record = found(here.state.networkInterfaces, 'eni', NetworkInterfaceId ?? '');
  checkNetwork(table, record, record.NetworkInterfaceId);
  const instance = record.Attachment?.InstanceId;
  return { NetworkInterfaceId: record.NetworkInterfaceId, ...(instance !== undefined && { InstanceId: instance }) };
}

function gatewayOf(here: Region, table: RouteTableRecord, id: string): string {
  if (id === 'local') throw invalidValue('Invalid route target: local');
  const gateway = found(here.state.internetGateways, 'igw', id);
  if (gateway.VpcId !== table.VpcId) throw differentNetworks(`route table ${table.RouteTableId}`, `network gateway ${id}`);
  return id;
}

function natOf(here: Region, table: RouteTableRecord, id: string): string {
  const nat = here.state.natGateways.get(id);
  if (!nat || nat.State === 'deleted') throw new AwsError('InvalidNatGatewayID.NotFound', `The natGateway ID '${id}' does not exist`);
  checkNetwork(table, nat, id);
  return id;
}

function throughInstance(here: Region, table: RouteTableRecord, id: string): Target {
  found(here.state.instances, 'i', id);
  const [first, ...others] = interfacesOf(here, id);
  if (!first) throw new AwsError('IncorrectInstanceState', `The instance '${id}' is not in a valid state for this operation.`);
  if (others.length > 0)
    throw new AwsError(
      'InvalidInstanceID',
      `There are multiple interfaces attached to instance '${id}'. Please specify an interface ID for the operation instead.`,
    );
  checkNetwork(table, first, id);
  return { InstanceId: id, NetworkInterfaceId: first.NetworkInterfaceId };
}

function checkNetwork(table: RouteTableRecord, target: { readonly VpcId: string }, id: string): void {
  if (target.VpcId !== table.VpcId) throw differentNetworks(`route table ${table.RouteTableId}`, id);
}
