// Which resource an id means: its kind in EC2's words, and whether it is there. For tags and for policies.
import { noSuch } from './errors.ts';
import type { Region } from './region.ts';
import type { RegionState } from './region-state.ts';

type Kind = { [Key in keyof RegionState]: RegionState[Key] extends Map<string, unknown> ? Key : never }[keyof RegionState];

interface ResourceKind {
  /** EC2's word for it, in ARNs and tag specifications. */
  readonly type: string;
  readonly kept: Exclude<Kind, 'tags' | 'keyPairs' | 'answers' | 'volumeModifications'>;
}

/** By the prefix of the id. */
const kinds: Readonly<Record<string, ResourceKind>> = {
  vpc: { type: 'vpc', kept: 'vpcs' },
  subnet: { type: 'subnet', kept: 'subnets' },
  sg: { type: 'security-group', kept: 'securityGroups' },
  sgr: { type: 'security-group-rule', kept: 'securityGroupRules' },
  rtb: { type: 'route-table', kept: 'routeTables' },
  igw: { type: 'internet-gateway', kept: 'internetGateways' },
  acl: { type: 'network-acl', kept: 'networkAcls' },
  dopt: { type: 'dhcp-options', kept: 'dhcpOptions' },
  eni: { type: 'network-interface', kept: 'networkInterfaces' },
  eipalloc: { type: 'elastic-ip', kept: 'addresses' },
  nat: { type: 'natgateway', kept: 'natGateways' },
  i: { type: 'instance', kept: 'instances' },
  vol: { type: 'volume', kept: 'volumes' },
  fl: { type: 'vpc-flow-log', kept: 'flowLogs' },
  vpce: { type: 'vpc-endpoint', kept: 'vpcEndpoints' },
};

const prefixOf = (id: string) => id.slice(0, Math.max(id.lastIndexOf('-'), 0));

/** EC2's word for the kind of the resource; undefined for an id of no kind that is embedded. */
export function resourceType(id: string): string | undefined {
  const prefix = prefixOf(id);
  if (prefix === 'key') return 'key-pair';
  return Object.hasOwn(kinds, prefix) ? kinds[prefix]?.type : undefined;
}

/** Throws AwsError when there is no such resource. */
export function checkResource(here: Region, id: string): void {
  const prefix = prefixOf(id);
  const isThere =
    prefix === 'key'
      ? [...here.state.keyPairs.values()].some(({ KeyPairId }) => KeyPairId === id)
      : Object.hasOwn(kinds, prefix) && here.state[kinds[prefix]?.kept ?? 'vpcs'].has(id);
  if (!isThere) throw noSuch(prefix, id);
}
