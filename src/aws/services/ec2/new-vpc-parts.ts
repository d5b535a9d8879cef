// What a VPC is born with: a main route table, a default network ACL and a default security group.
// AWS: https://docs.aws.amazon.com/vpc/latest/userguide/create-vpc.html
import type {
  NetworkAclEntryRecord,
  NetworkAclRecord,
  RegionState,
  RouteTableRecord,
  SecurityGroupRecord,
  SecurityGroupRuleRecord,
} from './region-state.ts';

/** Makes the next id with that prefix. */
export type NewId = (prefix: string) => string;

/** With the routes inside the VPC. */
export function newRouteTable(state: RegionState, vpcId: string, newId: NewId, kind: 'main' | 'further'): RouteTableRecord {
  const blocks = state.vpcs.get(vpcId)?.CidrBlocks ?? [];
  const table: RouteTableRecord = {
    RouteTableId: newId('rtb'),
    VpcId: vpcId,
    Routes: blocks.map(({ CidrBlock }) => ({ DestinationCidrBlock: CidrBlock, GatewayId: 'local', Origin: 'CreateRouteTable' })),
    Associations: kind === 'main' ? [{ RouteTableAssociationId: newId('rtbassoc'), Main: true }] : [],
  };
  state.routeTables.set(table.RouteTableId, table);
  return table;
}

const LAST_RULE = 32767;

/** The default one lets everything pass; one that somebody makes lets nothing pass. */
export function newNetworkAcl(state: RegionState, vpcId: string, newId: NewId, kind: 'default' | 'further'): NetworkAclRecord {
  const rule = (number: number, Egress: boolean): NetworkAclEntryRecord => ({
    RuleNumber: number,
    Egress,
    Protocol: '-1',
    RuleAction: number === LAST_RULE ? 'deny' : 'allow',
    CidrBlock: '0.0.0.0/0',
  });
  const numbers = kind === 'default' ? [100, LAST_RULE] : [LAST_RULE];
  const acl: NetworkAclRecord = {
    NetworkAclId: newId('acl'),
    VpcId: vpcId,
    IsDefault: kind === 'default',
    Entries: [true, false].flatMap((egress) => numbers.map((number) => rule(number, egress))),
    Associations: [],
  };
  state.networkAcls.set(acl.NetworkAclId, acl);
  return acl;
}

/** Everything may leave; into the default group its own members may come. */
export function newSecurityGroup(
  state: RegionState,
  { vpcId, name, description }: { readonly vpcId: string; readonly name: string; readonly description: string },
  newId: NewId,
): SecurityGroupRecord {
  const group: SecurityGroupRecord = { GroupId: newId('sg'), GroupName: name, Description: description, VpcId: vpcId };
  state.securityGroups.set(group.GroupId, group);
  const add = (rule: Pick<SecurityGroupRuleRecord, 'IsEgress' | 'CidrIpv4' | 'ReferencedGroupId'>) => {
    const id = newId('sgr');
    state.securityGroupRules.set(id, {
      SecurityGroupRuleId: id,
      GroupId: group.GroupId,
      IpProtocol: '-1',
      FromPort: -1,
      ToPort: -1,
      ...rule,
    });
  };
  if (name === 'default') add({ IsEgress: false, ReferencedGroupId: group.GroupId });
  add({ IsEgress: true, CidrIpv4: '0.0.0.0/0' });
  return group;
}
