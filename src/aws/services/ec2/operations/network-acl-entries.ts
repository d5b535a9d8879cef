// CreateNetworkAclEntry, ReplaceNetworkAclEntry, DeleteNetworkAclEntry.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html
import type { CreateNetworkAclEntryRequest, DeleteNetworkAclEntryRequest, ReplaceNetworkAclEntryRequest } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/errors.ts';
import { invalidValue, limitExceeded, missingParameter, wrongCombination, wrongValue } from '../errors.ts';
import { ipv4Range, rangeText } from '../ipv4.ts';
import { ipv6Block } from '../ipv6.ts';
import { limits } from '../limits.ts';
import { changes } from '../operation.ts';
import { found } from '../region.ts';
import type { NetworkAclEntryRecord, NetworkAclRecord } from '../region-state.ts';

const members = [
  'NetworkAclId',
  'RuleNumber',
  'Protocol',
  'RuleAction',
  'Egress',
  'CidrBlock',
  'Ipv6CidrBlock',
  'IcmpTypeCode',
  'PortRange',
] as const;

export const createNetworkAclEntry = changes<CreateNetworkAclEntryRequest, void>(members, (input, here) => {
  const acl = found(here.state.networkAcls, 'acl', input.NetworkAclId ?? '');
  const entry = entryOf(input);
  if (same(acl, entry))
    throw new AwsError('NetworkAclEntryAlreadyExists', `The network acl entry identified by ${entry.RuleNumber} already exists.`);
  const beside = acl.Entries.filter(({ Egress, RuleNumber }) => Egress === entry.Egress && RuleNumber <= LAST_RULE);
  if (beside.length >= limits.aclRules)
    throw limitExceeded('NetworkAclEntryLimitExceeded', `The maximum number of network acl entries (${limits.aclRules}) has been reached.`);
  acl.Entries.push(entry);
});

export const replaceNetworkAclEntry = changes<ReplaceNetworkAclEntryRequest, void>(members, (input, here) => {
  const acl = found(here.state.networkAcls, 'acl', input.NetworkAclId ?? '');
  const entry = entryOf(input);
  const present = same(acl, entry);
  if (!present) throw noEntry(acl, entry.RuleNumber);
  acl.Entries = acl.Entries.map((other) => (other === present ? entry : other));
});

export const deleteNetworkAclEntry = changes<DeleteNetworkAclEntryRequest, void>(
  ['NetworkAclId', 'RuleNumber', 'Egress'],
  ({ NetworkAclId: id = '', RuleNumber: number = 0, Egress: egress = false }, here) => {
    const acl = found(here.state.networkAcls, 'acl', id);
    checkNumber(number);
    const present = same(acl, { RuleNumber: number, Egress: egress });
    if (!present) throw noEntry(acl, number);
    acl.Entries = acl.Entries.filter((other) => other !== present);
  },
);

/** The one behind it, which denies the rest, is nobody's to change. */
const LAST_RULE = 32766;

const same = (acl: NetworkAclRecord, { RuleNumber, Egress }: Pick<NetworkAclEntryRecord, 'RuleNumber' | 'Egress'>) =>
  acl.Entries.find((other) => other.RuleNumber === RuleNumber && other.Egress === Egress);

const noEntry = ({ NetworkAclId }: NetworkAclRecord, number: number) =>
  new AwsError('InvalidNetworkAclEntry.NotFound', `The network acl entry identified by ${number} in ${NetworkAclId} does not exist`);

function checkNumber(number: number): void {
  if (!Number.isInteger(number) || number < 1 || number > LAST_RULE)
    throw wrongValue('ruleNumber', number, `A rule number is from 1 to ${LAST_RULE}.`);
}

const protocolNumbers: Readonly<Record<string, string>> = { all: '-1', tcp: '6', udp: '17', icmp: '1', icmpv6: '58' };

type EntryRequest = CreateNetworkAclEntryRequest | ReplaceNetworkAclEntryRequest;

function entryOf({
  RuleNumber: number = 0,
  Protocol = '',
  RuleAction: action,
  Egress: egress = false,
  ...input
}: EntryRequest): NetworkAclEntryRecord {
  checkNumber(number);
  if (action !== 'allow' && action !== 'deny') throw wrongValue('ruleAction', action);
  const protocol = protocolNumbers[Protocol.toLowerCase()] ?? Protocol;
  if (protocol !== '-1' && !(/^\d{1,3}$/.test(protocol) && Number(protocol) < 256))
    throw wrongValue('protocol', Protocol, 'Unknown protocol.');
  return { RuleNumber: number, Egress: egress, Protocol: protocol, RuleAction: action, ...blockOf(input), ...portsOf(protocol, input) };
}

function blockOf({
  CidrBlock: block,
  Ipv6CidrBlock: block6,
}: Partial<EntryRequest>): Pick<NetworkAclEntryRecord, 'CidrBlock' | 'Ipv6CidrBlock'> {
  if (block !== undefined && block6 !== undefined)
    throw wrongCombination('The parameters cidrBlock and ipv6CidrBlock cannot be used together');
  if (block6 !== undefined) {
    const Ipv6CidrBlock = ipv6Block(block6);
    if (Ipv6CidrBlock === undefined) throw wrongValue('ipv6CidrBlock', block6, 'This is not a valid CIDR block.');
    return { Ipv6CidrBlock };
  }
  if (block === undefined) throw missingParameter('cidrBlock');
  const range = ipv4Range(block);
  if (!range) throw wrongValue('cidrBlock', block, 'This is not a valid CIDR block.');
  return { CidrBlock: rangeText(range) };
}

function portsOf(
  protocol: string,
  { PortRange: ports, IcmpTypeCode: icmp }: Partial<EntryRequest>,
): Pick<NetworkAclEntryRecord, 'PortRange' | 'IcmpTypeCode'> {
  if (protocol === '6' || protocol === '17') {
    const [from, to] = [ports?.From, ports?.To];
    if (from === undefined || to === undefined) throw missingParameter('portRange');
    if (![from, to].every((port) => Number.isInteger(port) && port >= 0 && port <= 65535) || from > to)
      throw invalidValue(`Invalid TCP/UDP port range (${from}:${to})`);
    return { PortRange: { From: from, To: to } };
  }
  if (protocol === '1' || protocol === '58') {
    if (icmp?.Type === undefined || icmp.Code === undefined) throw missingParameter('icmpTypeCode');
    if (![icmp.Type, icmp.Code].every((number) => Number.isInteger(number) && number >= -1 && number <= 255))
      throw invalidValue(`Invalid ICMP type or code (${icmp.Type}:${icmp.Code})`);
    return { IcmpTypeCode: { Type: icmp.Type, Code: icmp.Code } };
  }
  return {};
}
