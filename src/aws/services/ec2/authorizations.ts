// What each operation asks of IAM: its action on every resource that the request names, and on what it makes.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
import type { Tag, TagSpecification } from '@aws-sdk/client-ec2';
import type { Access, Authorization } from '../../core/access.ts';
import { requestTagConditions } from '../../core/tag-conditions.ts';
import { defaultType } from './instance-types.ts';
import { namedResources } from './named-resources.ts';
import type { Region } from './region.ts';
import type { Regions } from './regions.ts';
import { resourceConditions } from './resource-conditions.ts';

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
    const named = namedResources(here, input, operation).map(
      ({ id, resource }): Access => ({
        action,
        resource: here.arn(resource),
        conditions: { ...region, ...resourceConditions(here, id), ...tagConditions(input, operation) },
      }),
    );
    const made = (makes[operation] ?? []).map(
      (type): Access => ({ action, resource: here.arn(`${type}/*`), conditions: madeConditions(here, type, input) }),
    );
    const all = [...named, ...made, ...imageOf(here, input, action)];
    return [...(all.length > 0 ? all : [{ action, resource: '*', conditions: region }]), ...accessToTag(here, operation, input)];
  };
}

/** CreateTags and DeleteTags bring the tags of the request themselves. */
function tagConditions({ Tags: tags = [] }: Input, operation: string): Access['conditions'] {
  return operation === 'CreateTags' || operation === 'DeleteTags' ? requestTagConditions(tags) : {};
}

const tagsFor = ({ TagSpecifications: specifications = [] }: Input, type: string) =>
  specifications.filter(({ ResourceType }) => ResourceType === type).flatMap(({ Tags = [] }) => Tags);

function madeConditions(here: Region, type: string, input: Input): NonNullable<Access['conditions']> {
  const { InstanceType: name = defaultType } = input;
  const instanceType = type === 'instance' ? { 'ec2:InstanceType': [String(name)] } : {};
  return { 'ec2:Region': [here.region], ...requestTagConditions(tagsFor(input, type)), ...instanceType };
}

/** AWS: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html: tags of what is made need CreateTags. */
function accessToTag(here: Region, operation: string, input: Input): Access[] {
  const types = new Set(
    (input.TagSpecifications ?? []).flatMap(({ ResourceType, Tags }) => (ResourceType && Tags?.length ? ResourceType : [])),
  );
  return [...types].map((type) => ({
    action: 'ec2:CreateTags',
    resource: here.arn(`${type}/*`),
    conditions: { ...madeConditions(here, type, input), 'ec2:CreateAction': [operation] },
  }));
}

/** Images belong to no account. */
function imageOf(here: Region, { ImageId: id }: Input, action: string): Access[] {
  if (action !== 'ec2:RunInstances' || typeof id !== 'string') return [];
  return [{ action, resource: `arn:aws:ec2:${here.region}::image/${id}`, conditions: { 'ec2:Region': [here.region] } }];
}
