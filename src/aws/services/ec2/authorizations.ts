// What each operation asks of IAM: its action on every resource that the request names, and on what it makes.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
import type { Tag, TagSpecification } from '@aws-sdk/client-ec2';
import type { Access, Authorization } from '../../core/access.ts';
import { requestTagConditions } from '../../core/tag-conditions.ts';
import type { Region } from './region.ts';
import type { Regions } from './regions.ts';
import { resourceConditions } from './resource-conditions.ts';
import { resourceType } from './resources.ts';

/** What an operation makes, in EC2's words; RunInstances is asked for each kind. */
const makes: Readonly<Record<string, readonly string[]>> = {
  AllocateAddress: ['elastic-ip'],
  CreateDhcpOptions: ['dhcp-options'],
  CreateFlowLogs: ['vpc-flow-log'],
  CreateInternetGateway: ['internet-gateway'],
  CreateKeyPair: ['key-pair'],
  CreateNatGateway: ['natgateway'],
  CreateNetworkAcl: ['network-acl'],
  CreateNetworkInterface: ['network-interface'],
  CreateRouteTable: ['route-table'],
  CreateSecurityGroup: ['security-group'],
  CreateSubnet: ['subnet'],
  CreateVolume: ['volume'],
  CreateVpc: ['vpc'],
  CreateVpcEndpoint: ['vpc-endpoint'],
  ImportKeyPair: ['key-pair'],
  RunInstances: ['instance', 'network-interface', 'volume'],
};

/** AWS: these ask for the table, the list or the group alone, whatever else they name. */
const asksOnlyFor: Readonly<Record<string, string>> = {
  CreateRoute: 'route-table',
  ReplaceRoute: 'route-table',
  DeleteRoute: 'route-table',
};

type Input = Readonly<Record<string, unknown>> & {
  readonly TagSpecifications?: readonly TagSpecification[];
  readonly Tags?: readonly Tag[];
};

export function authorizationsOf(regions: Regions, operations: readonly string[]): Readonly<Record<string, Authorization>> {
  return Object.fromEntries(operations.map((operation) => [operation, authorizationOf(regions, operation)]));
}

function authorizationOf(regions: Regions, operation: string): Authorization {
  const action = `ec2:${operation}`;
  // AWS: a Describe operation knows no resources, but DescribeVpcAttribute and its like do.
  if (operation.startsWith('Describe') && !operation.endsWith('Attribute'))
    return (_input: never, { region }) => ({ action, resource: '*', conditions: { 'ec2:Region': [region] } });
  return (input: Input, context) => {
    const here = regions.at(context);
    const region = { 'ec2:Region': [context.region] };
    const named: Access[] = [...new Set(idsIn(here, input, operation))].map((id) => ({
      action,
      resource: here.arn(`${resourceType(id)}/${id}`),
      conditions: { ...region, ...resourceConditions(here, id), ...tagConditions(input, operation) },
    }));
    const made = (makes[operation] ?? []).flatMap((type) => accessToMake(here, operation, type, input));
    const all = [...named, ...made, ...imageOf(here, input, action)];
    return all.length > 0 ? all : { action, resource: '*', conditions: region };
  };
}

/** CreateTags and DeleteTags bring the tags of the request themselves. */
function tagConditions({ Tags: tags = [] }: Input, operation: string): Access['conditions'] {
  return operation === 'CreateTags' || operation === 'DeleteTags' ? requestTagConditions(tags) : {};
}

function accessToMake(here: Region, operation: string, type: string, input: Input): Access[] {
  const tags = (input.TagSpecifications ?? []).filter(({ ResourceType }) => ResourceType === type).flatMap(({ Tags = [] }) => Tags);
  const instanceType = typeof input.InstanceType === 'string' && type === 'instance' ? { 'ec2:InstanceType': [input.InstanceType] } : {};
  const conditions = { 'ec2:Region': [here.region], ...requestTagConditions(tags), ...instanceType };
  const resource = here.arn(`${type}/*`);
  const make: Access = { action: `ec2:${operation}`, resource, conditions };
  if (tags.length === 0) return [make];
  // AWS: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html
  return [make, { action: 'ec2:CreateTags', resource, conditions: { ...conditions, 'ec2:CreateAction': [operation] } }];
}

/** Images belong to no account. */
function imageOf(here: Region, { ImageId: id }: Input, action: string): Access[] {
  if (action !== 'ec2:RunInstances' || typeof id !== 'string') return [];
  return [{ action, resource: `arn:aws:ec2:${here.region}::image/${id}`, conditions: { 'ec2:Region': [here.region] } }];
}

/** The ids of embedded resources that stand in the members of the request itself, not deeper. */
function idsIn(here: Region, input: Input, operation: string): string[] {
  const only = asksOnlyFor[operation];
  return Object.entries(input)
    .filter(([member]) => /Ids?$|^Groups$|^Resources$/.test(member))
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .filter((value): value is string => typeof value === 'string')
    .map((id) => ownerOf(here, id))
    .filter((id) => {
      const type = resourceType(id);
      return type !== undefined && (only === undefined || type === only);
    });
}

/** An association is asked for as the table, list or address that it belongs to. */
function ownerOf({ state }: Region, id: string): string {
  const kind = id.slice(0, Math.max(id.lastIndexOf('-'), 0));
  if (kind === 'rtbassoc')
    return (
      [...state.routeTables.values()].find(({ Associations }) => Associations.some((one) => one.RouteTableAssociationId === id))
        ?.RouteTableId ?? id
    );
  if (kind === 'aclassoc')
    return (
      [...state.networkAcls.values()].find(({ Associations }) => Associations.some((one) => one.NetworkAclAssociationId === id))
        ?.NetworkAclId ?? id
    );
  if (kind === 'eipassoc') return [...state.addresses.values()].find(({ AssociationId }) => AssociationId === id)?.AllocationId ?? id;
  return id;
}
