// Which resources a request names, for policies: by ids in its members, by names, by associations.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
import type { Region } from './region.ts';
import { resourceType } from './resources.ts';

export interface NamedResource {
  /** `security-group/sg-...`; a key pair goes by its name. */
  readonly resource: string;
  readonly id: string;
}

/** AWS: these ask for the table alone, whatever target they name. */
const asksOnlyFor: Readonly<Record<string, string>> = {
  CreateRoute: 'route-table',
  ReplaceRoute: 'route-table',
  DeleteRoute: 'route-table',
};

type Input = Readonly<Record<string, unknown>>;

/** Those that stand in the members of the request itself, and in the interfaces of RunInstances. */
export function namedResources(here: Region, input: Input, operation: string): readonly NamedResource[] {
  const only = asksOnlyFor[operation];
  const interfaces = operation === 'RunInstances' && Array.isArray(input.NetworkInterfaces) ? (input.NetworkInterfaces as Input[]) : [];
  const ids = [input, ...interfaces].flatMap(idsIn).map((id) => ownerOf(here, id));
  const resources = [...new Set([...ids, ...byName(here, input)])].flatMap((id): NamedResource[] => {
    const type = resourceType(id);
    return type === undefined || (only !== undefined && type !== only) ? [] : [{ id, resource: `${type}/${nameOf(here, id)}` }];
  });
  return resources;
}

/** A rule is asked for as its group. */
function idsIn(input: Input): string[] {
  return Object.entries(input)
    .filter(([member]) => /Ids?$|^Groups$|^Resources$/.test(member) && member !== 'SecurityGroupRuleIds')
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .filter((value): value is string => typeof value === 'string');
}

function byName({ state }: Region, { KeyName: key, GroupName: group, VpcId: vpc }: Input): string[] {
  const pair = typeof key === 'string' ? state.keyPairs.get(key)?.KeyPairId : undefined;
  // With a VPC beside it, the name is that of a group to be made.
  const named = [...state.securityGroups.values()].find(
    ({ GroupName, VpcId }) => GroupName === group && state.vpcs.get(VpcId)?.IsDefault && vpc === undefined,
  );
  return [pair, named?.GroupId].filter((id) => id !== undefined);
}

const nameOf = ({ state }: Region, id: string) =>
  id.startsWith('key-') ? ([...state.keyPairs.values()].find(({ KeyPairId }) => KeyPairId === id)?.KeyName ?? id) : id;

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
  if (kind === 'eni-attach')
    return [...state.networkInterfaces.values()].find(({ Attachment }) => Attachment?.AttachmentId === id)?.NetworkInterfaceId ?? id;
  if (kind === 'eipassoc') return [...state.addresses.values()].find(({ AssociationId }) => AssociationId === id)?.AllocationId ?? id;
  if (kind === 'iip-assoc')
    return [...state.instances.values()].find(({ iamProfile }) => iamProfile?.AssociationId === id)?.InstanceId ?? id;
  return id;
}
