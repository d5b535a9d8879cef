// CreateVpcEndpoint, DeleteVpcEndpoints, DescribeVpcEndpoints, ModifyVpcEndpoint, DescribePrefixLists: gateway endpoints, kept, with their
// routes. Requests do not travel through them.
// AWS: https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
import type {
  CreateVpcEndpointRequest,
  CreateVpcEndpointResult,
  DeleteVpcEndpointsRequest,
  DeleteVpcEndpointsResult,
  DescribePrefixListsRequest,
  DescribePrefixListsResult,
  DescribeVpcEndpointsRequest,
  DescribeVpcEndpointsResult,
  ModifyVpcEndpointRequest,
  ModifyVpcEndpointResult,
  VpcEndpoint,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/errors.ts';
import { differentNetworks, invalidValue, missingParameter, noSuch, notEmbedded } from '../errors.ts';
import { filtered } from '../filters.ts';
import { type Listed, listed, paged } from '../listing.ts';
import { changes, reads } from '../operation.ts';
import { found, type Region } from '../region.ts';
import type { RouteTableRecord, VpcEndpointRecord } from '../region-state.ts';
import { dropTags, keepTags, specifiedTags, tagsOf } from '../tags.ts';

const FULL_ACCESS = JSON.stringify({ Version: '2008-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] });

interface PrefixList {
  readonly id: string;
  readonly name: string;
  readonly cidrs: readonly string[];
}

/** The services that have gateway endpoints, and the addresses that stand for them; by design the same few in every region. */
const prefixLists = (region: string): readonly PrefixList[] => [
  { id: 'pl-63a5400a', name: `com.amazonaws.${region}.s3`, cidrs: ['52.216.0.0/15', '3.5.0.0/19'] },
  { id: 'pl-02cd2c6b', name: `com.amazonaws.${region}.dynamodb`, cidrs: ['52.94.0.0/22'] },
];

export const createVpcEndpoint = changes<CreateVpcEndpointRequest, CreateVpcEndpointResult>(
  ['VpcId', 'ServiceName', 'VpcEndpointType', 'PolicyDocument', 'RouteTableIds', 'TagSpecifications'],
  (input, here) => {
    const { VpcId: vpcId = '', ServiceName: service, ClientToken } = input;
    found(here.state.vpcs, 'vpc', vpcId);
    const type = input.VpcEndpointType ?? 'Gateway';
    if (type !== 'Gateway') throw notEmbedded(`a VPC endpoint of the type ${type}`);
    if (service === undefined) throw missingParameter('ServiceName');
    if (!prefixLists(here.region).some(({ name }) => name === service))
      throw new AwsError('InvalidServiceName', `The Vpc Endpoint Service '${service}' does not exist`);
    const tables = tablesOf(here, vpcId, input.RouteTableIds);
    const policy = checkedPolicy(input.PolicyDocument);
    const tags = specifiedTags(input.TagSpecifications, 'vpc-endpoint');
    checkRoutes(tables, prefixListOf(here, service));
    const endpoint: VpcEndpointRecord = {
      VpcEndpointId: here.newId('vpce'),
      VpcId: vpcId,
      ServiceName: service,
      PolicyDocument: policy,
      RouteTableIds: [],
      createdMs: here.now(),
    };
    here.state.vpcEndpoints.set(endpoint.VpcEndpointId, endpoint);
    for (const table of tables) route(here, endpoint, table);
    keepTags(here, endpoint.VpcEndpointId, tags);
    return { VpcEndpoint: describedEndpoint(here, endpoint), ...(ClientToken !== undefined && { ClientToken }) };
  },
);

function tablesOf(here: Region, vpcId: string, ids: readonly string[] = []): RouteTableRecord[] {
  return [...new Set(ids)].map((id) => {
    const table = found(here.state.routeTables, 'rtb', id);
    if (table.VpcId !== vpcId) throw differentNetworks(`Route table ${id}`, `network ${vpcId}`);
    return table;
  });
}

const prefixListOf = (here: Region, service: string) => prefixLists(here.region).find(({ name }) => name === service)?.id ?? '';

function checkRoutes(tables: readonly RouteTableRecord[], prefixList: string): void {
  const taken = tables.find(({ Routes }) => Routes.some(({ DestinationPrefixListId }) => DestinationPrefixListId === prefixList));
  if (taken)
    throw new AwsError(
      'RouteAlreadyExists',
      `route table ${taken.RouteTableId} already has a route with destination-prefix-list-id ${prefixList}`,
    );
}

function route(here: Region, endpoint: VpcEndpointRecord, table: RouteTableRecord): void {
  endpoint.RouteTableIds.push(table.RouteTableId);
  table.Routes.push({
    DestinationPrefixListId: prefixListOf(here, endpoint.ServiceName),
    GatewayId: endpoint.VpcEndpointId,
    Origin: 'CreateRoute',
  });
}

function unroute(endpoint: VpcEndpointRecord, table: RouteTableRecord): void {
  endpoint.RouteTableIds = endpoint.RouteTableIds.filter((id) => id !== table.RouteTableId);
  table.Routes = table.Routes.filter(({ GatewayId }) => GatewayId !== endpoint.VpcEndpointId);
}

function checkedPolicy(text: string | undefined): string {
  if (text === undefined) return FULL_ACCESS;
  try {
    JSON.parse(text);
  } catch {
    throw new AwsError('InvalidPolicyDocument', 'Invalid policy document: it is not valid JSON.');
  }
  return text;
}

export const deleteVpcEndpoints = changes<DeleteVpcEndpointsRequest, DeleteVpcEndpointsResult>(
  ['VpcEndpointIds'],
  ({ VpcEndpointIds: ids = [] }, here) => {
    if (ids.length === 0) throw missingParameter('VpcEndpointId');
    // AWS: what is not there is told one by one, and the rest is deleted.
    const missing = ids.filter((id) => !here.state.vpcEndpoints.has(id));
    for (const endpoint of ids.flatMap((id) => here.state.vpcEndpoints.get(id) ?? [])) {
      for (const table of here.state.routeTables.values()) unroute(endpoint, table);
      here.state.vpcEndpoints.delete(endpoint.VpcEndpointId);
      dropTags(here, endpoint.VpcEndpointId);
    }
    const Unsuccessful = missing.map((ResourceId) => {
      const { code, message } = noSuch('vpce', ResourceId);
      return { ResourceId, Error: { Code: code, Message: message } };
    });
    return { Unsuccessful };
  },
);

export const modifyVpcEndpoint = changes<ModifyVpcEndpointRequest, ModifyVpcEndpointResult>(
  ['VpcEndpointId', 'AddRouteTableIds', 'RemoveRouteTableIds', 'PolicyDocument', 'ResetPolicy'],
  (input, here) => {
    const endpoint = found(here.state.vpcEndpoints, 'vpce', input.VpcEndpointId ?? '');
    const added = tablesOf(here, endpoint.VpcId, input.AddRouteTableIds);
    const removed = tablesOf(here, endpoint.VpcId, input.RemoveRouteTableIds);
    if (added.some((table) => removed.includes(table))) throw invalidValue('A route table cannot be added and removed at once.');
    const fresh = added.filter(({ RouteTableId }) => !endpoint.RouteTableIds.includes(RouteTableId));
    checkRoutes(fresh, prefixListOf(here, endpoint.ServiceName));
    const policy = input.ResetPolicy
      ? FULL_ACCESS
      : input.PolicyDocument === undefined
        ? endpoint.PolicyDocument
        : checkedPolicy(input.PolicyDocument);
    for (const table of removed) unroute(endpoint, table);
    for (const table of fresh) route(here, endpoint, table);
    endpoint.PolicyDocument = policy;
    return { Return: true };
  },
);

export const describeVpcEndpoints = reads<DescribeVpcEndpointsRequest, DescribeVpcEndpointsResult>(
  ['VpcEndpointIds', 'Filters', 'MaxResults', 'NextToken'],
  (input, here) => {
    const { items, ...next } = listed(here, here.state.vpcEndpoints, input.VpcEndpointIds, input, endpoints);
    return { VpcEndpoints: items.map((endpoint) => describedEndpoint(here, endpoint)), ...next };
  },
);

const endpoints: Listed<VpcEndpointRecord> = {
  prefix: 'vpce',
  idOf: ({ VpcEndpointId }) => VpcEndpointId,
  fields: {
    'service-name': ({ ServiceName }) => ServiceName,
    'vpc-endpoint-id': ({ VpcEndpointId }) => VpcEndpointId,
    'vpc-endpoint-state': () => 'available',
    'vpc-endpoint-type': () => 'Gateway',
    'vpc-id': ({ VpcId }) => VpcId,
  },
};

function describedEndpoint(here: Region, { createdMs, ...endpoint }: VpcEndpointRecord): VpcEndpoint {
  return {
    ...endpoint,
    VpcEndpointType: 'Gateway',
    // AWS: the state is written small, though the type of the member lists other words.
    State: 'available' as 'Available',
    OwnerId: here.account,
    SubnetIds: [],
    Groups: [],
    PrivateDnsEnabled: false,
    RequesterManaged: false,
    NetworkInterfaceIds: [],
    DnsEntries: [],
    CreationTimestamp: new Date(createdMs),
    Tags: tagsOf(here, endpoint.VpcEndpointId),
  };
}

export const describePrefixLists = reads<DescribePrefixListsRequest, DescribePrefixListsResult>(
  ['PrefixListIds', 'Filters', 'MaxResults', 'NextToken'],
  (input, here) => {
    const all = prefixLists(here.region);
    const unknown = input.PrefixListIds?.find((id) => !all.some((list) => list.id === id));
    if (unknown !== undefined) throw new AwsError('InvalidPrefixListId.NotFound', `The prefix list ID '${unknown}' does not exist`);
    const named = all.filter(({ id }) => !input.PrefixListIds?.length || input.PrefixListIds.includes(id));
    const fields = { 'prefix-list-id': ({ id }: PrefixList) => id, 'prefix-list-name': ({ name }: PrefixList) => name };
    const { items, ...next } = paged(filtered(here, named, input.Filters, { fields, idOf: ({ id }) => id }), ({ id }) => id, input);
    return { PrefixLists: items.map(({ id, name, cidrs }) => ({ PrefixListId: id, PrefixListName: name, Cidrs: [...cidrs] })), ...next };
  },
);
