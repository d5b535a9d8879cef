// Rules of security groups: read from the permissions of a request, compared, and put together as permissions again.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
import type { IpPermission, SecurityGroupRule } from '@aws-sdk/client-ec2';
import { AwsError } from '../../core/errors.ts';
import { invalidValue, missingParameter, notEmbedded } from './errors.ts';
import { ipv4Range, rangeText } from './ipv4.ts';
import { ipv6Block } from './ipv6.ts';
import type { Region } from './region.ts';
import type { SecurityGroupRecord, SecurityGroupRuleRecord } from './region-state.ts';
import { tagsOf } from './tags.ts';

/** A rule that is not a group's yet. */
export type RuleDraft = Omit<SecurityGroupRuleRecord, 'SecurityGroupRuleId' | 'GroupId' | 'IsEgress'>;

export type Direction = 'ingress' | 'egress';

/** The rules of a group in one direction, in the order of their making. */
export function rulesOf(here: Region, groupId: string, direction: Direction): SecurityGroupRuleRecord[] {
  const egress = direction === 'egress';
  return [...here.state.securityGroupRules.values()].filter(({ GroupId, IsEgress }) => GroupId === groupId && IsEgress === egress);
}

/** Each permission is one rule for each of its peers. Throws AwsError for what is no rule. */
export function draftsOf(here: Region, group: SecurityGroupRecord, permissions: readonly IpPermission[]): RuleDraft[] {
  const drafts = permissions.flatMap((permission) => {
    const ports = portsOf(permission);
    const { IpRanges = [], Ipv6Ranges = [], UserIdGroupPairs = [], PrefixListIds = [] } = permission;
    if (PrefixListIds.length > 0) throw notEmbedded('a rule with a prefix list');
    if (UserIdGroupPairs.some(({ VpcPeeringConnectionId }) => VpcPeeringConnectionId))
      throw notEmbedded('a rule with a VPC peering connection');
    const peers: Omit<RuleDraft, keyof Ports>[] = [
      ...IpRanges.map(({ CidrIp, Description }) => ({ CidrIpv4: ipv4Peer(CidrIp), ...described(Description) })),
      ...Ipv6Ranges.map(({ CidrIpv6, Description }) => ({ CidrIpv6: ipv6Peer(CidrIpv6), ...described(Description) })),
      ...UserIdGroupPairs.map(({ Description, ...pair }) => ({
        ReferencedGroupId: peerGroup(here, group, pair),
        ...described(Description),
      })),
    ];
    if (peers.length === 0) throw missingParameter('ipRanges, ipv6Ranges, groups or prefixListIds of ipPermissions');
    return peers.map((peer): RuleDraft => ({ ...ports, ...peer }));
  });
  if (drafts.some((draft, place) => drafts.slice(0, place).some((other) => isSameRule(draft, other))))
    throw invalidValue('The same permission must not appear multiple times');
  return drafts;
}

type Ports = Pick<RuleDraft, 'IpProtocol' | 'FromPort' | 'ToPort'>;

const protocolNames: Readonly<Record<string, string>> = { '6': 'tcp', '17': 'udp', '1': 'icmp', '58': 'icmpv6', all: '-1' };

/** Protocol and ports as they are kept. Throws AwsError InvalidParameterValue. */
export function portsOf({ IpProtocol, FromPort: from, ToPort: to }: Pick<IpPermission, 'IpProtocol' | 'FromPort' | 'ToPort'>): Ports {
  if (IpProtocol === undefined || IpProtocol === '') throw missingParameter('ipProtocol');
  const given = IpProtocol.toLowerCase();
  const protocol = protocolNames[given] ?? given;
  if (protocol === 'tcp' || protocol === 'udp') {
    if (from === undefined || to === undefined)
      throw invalidValue("Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.");
    for (const port of [from, to])
      if (!Number.isInteger(port) || port < 0 || port > 65535)
        throw invalidValue(`Invalid value '${port}' for portRange. TCP/UDP port (${port}) out of range`);
    if (from > to) throw invalidValue(`Invalid TCP/UDP port range (${from}:${to})`);
    return { IpProtocol: protocol, FromPort: from, ToPort: to };
  }
  if (protocol === 'icmp' || protocol === 'icmpv6') {
    for (const number of [from ?? -1, to ?? -1])
      if (!Number.isInteger(number) || number < -1 || number > 255) throw invalidValue(`ICMP type or code (${number}) out of range`);
    return { IpProtocol: protocol, FromPort: from ?? -1, ToPort: to ?? -1 };
  }
  if (protocol !== '-1' && !(/^\d{1,3}$/.test(protocol) && Number(protocol) < 256))
    throw invalidValue(`Invalid value '${IpProtocol}' for IP protocol. Unknown protocol.`);
  // AWS: for all other protocols traffic on all ports is meant, whatever ports are given.
  return { IpProtocol: protocol, FromPort: -1, ToPort: -1 };
}

export function ipv4Peer(cidr: string | undefined): string {
  if (cidr === undefined) throw missingParameter('cidrIp');
  const range = ipv4Range(cidr);
  if (!range) throw invalidValue(`CIDR block ${cidr} is malformed`);
  return rangeText(range);
}

export function ipv6Peer(cidr: string | undefined): string {
  const block = cidr === undefined ? undefined : ipv6Block(cidr);
  if (block === undefined) throw invalidValue(`CIDR block ${String(cidr)} is malformed`);
  return block;
}

interface GroupName {
  readonly GroupId?: string | undefined;
  readonly GroupName?: string | undefined;
  readonly UserId?: string | undefined;
}

/** The id of the group that a rule speaks of: one of the same VPC. */
export function peerGroup(here: Region, group: SecurityGroupRecord, { GroupId: id, GroupName: name, UserId: user }: GroupName): string {
  if (user !== undefined && user !== '' && user !== here.account) throw notEmbedded('a rule with a security group of another account');
  const groups = [...here.state.securityGroups.values()].filter(({ VpcId }) => VpcId === group.VpcId);
  const peer = groups.find(({ GroupId, GroupName }) => (id === undefined || id === '' ? GroupName === name : GroupId === id));
  if (peer) return peer.GroupId;
  if (id !== undefined && here.state.securityGroups.has(id))
    throw new AwsError('InvalidGroup.NotFound', 'You have specified two resources that belong to different networks.');
  throw new AwsError('InvalidGroup.NotFound', `The security group '${id ?? name ?? ''}' does not exist`);
}

const DESCRIPTION = /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{0,255}$/;

/** Nothing where there is none: an empty text takes it away. */
export function described(text: string | undefined): { Description?: string } {
  if (text !== undefined && !DESCRIPTION.test(text))
    throw invalidValue(
      'Invalid rule description. Valid descriptions are strings less than 256 characters from the following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*',
    );
  return text === undefined || text === '' ? {} : { Description: text };
}

/** The description is no part of what a rule allows. */
export function isSameRule(one: RuleDraft, other: RuleDraft): boolean {
  return (['IpProtocol', 'FromPort', 'ToPort', 'CidrIpv4', 'CidrIpv6', 'ReferencedGroupId'] as const).every(
    (member) => one[member] === other[member],
  );
}

/** `peer: 0.0.0.0/0, TCP, from port: 22, to port: 22, ALLOW` */
export function ruleText({ IpProtocol, FromPort, ToPort, CidrIpv4, CidrIpv6, ReferencedGroupId }: RuleDraft): string {
  const protocol = IpProtocol === '-1' ? 'ALL' : IpProtocol.toUpperCase();
  const ports = IpProtocol === '-1' ? '' : `from port: ${FromPort}, to port: ${ToPort}, `;
  return `peer: ${CidrIpv4 ?? CidrIpv6 ?? ReferencedGroupId ?? ''}, ${protocol}, ${ports}ALLOW`;
}

/** Rules of the same protocol and ports are one permission. */
export function permissionsOf(here: Region, rules: readonly RuleDraft[]): IpPermission[] {
  const byPorts = Map.groupBy(rules, ({ IpProtocol, FromPort, ToPort }) => `${IpProtocol} ${FromPort} ${ToPort}`);
  return [...byPorts.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const about = ({ Description }: RuleDraft) => (Description === undefined ? {} : { Description });
    return {
      IpProtocol: first.IpProtocol,
      ...(hasPorts(first) && { FromPort: first.FromPort, ToPort: first.ToPort }),
      UserIdGroupPairs: group.flatMap((rule) =>
        rule.ReferencedGroupId === undefined ? [] : { ...about(rule), UserId: here.account, GroupId: rule.ReferencedGroupId },
      ),
      IpRanges: group.flatMap((rule) => (rule.CidrIpv4 === undefined ? [] : { ...about(rule), CidrIp: rule.CidrIpv4 })),
      Ipv6Ranges: group.flatMap((rule) => (rule.CidrIpv6 === undefined ? [] : { ...about(rule), CidrIpv6: rule.CidrIpv6 })),
      PrefixListIds: [],
    };
  });
}

const hasPorts = ({ IpProtocol }: Ports) => ['tcp', 'udp', 'icmp', 'icmpv6'].includes(IpProtocol);

export function describedRule(here: Region, rule: SecurityGroupRuleRecord): SecurityGroupRule {
  const { ReferencedGroupId, ...rest } = rule;
  return {
    ...rest,
    GroupOwnerId: here.account,
    ...(ReferencedGroupId !== undefined && { ReferencedGroupInfo: { GroupId: ReferencedGroupId, UserId: here.account } }),
    SecurityGroupRuleArn: here.arn(`security-group-rule/${rule.SecurityGroupRuleId}`),
    Tags: tagsOf(here, rule.SecurityGroupRuleId),
  };
}
