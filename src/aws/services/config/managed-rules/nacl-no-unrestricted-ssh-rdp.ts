// NACL_NO_UNRESTRICTED_SSH_RDP: a network ACL lets nobody in to ports 22 and 3389 from everywhere.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/nacl-no-unrestricted-ssh-rdp.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { listAt, numberAt, textAt, valueAt } from './reading/configuration.ts';
import { isWorld, protocolOf } from './reading/open-permissions.ts';
import { ALL_PORTS, contains, type PortRange } from './reading/port-ranges.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

/** SSH and RDP. */
const PORTS = [22, 3389];

export const naclNoUnrestrictedSshRdp: ItemRule = {
  identifier: 'NACL_NO_UNRESTRICTED_SSH_RDP',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::EC2::NetworkAcl'],
  parameters: {},
  // AWS: "if a NACL inbound entry allows": each entry by itself. An entry with a smaller number that denies does not help.
  evaluate({ item: { configuration } }) {
    const open = listAt(configuration, 'entries').find(
      (entry) => letsTheWorldIn(entry) && PORTS.some((port) => contains(portsOf(entry), port)),
    );
    return open === undefined ? compliant : nonCompliant(`The inbound entry ${numberAt(open, 'ruleNumber')} lets everybody in.`);
  },
};

function letsTheWorldIn(entry: unknown): boolean {
  const everywhere = isWorld(textAt(entry, 'cidrBlock')) || isWorld(textAt(entry, 'ipv6CidrBlock'));
  const inbound = valueAt(entry, 'egress') === false && textAt(entry, 'ruleAction') === 'allow';
  return everywhere && inbound && protocolOf(String(valueAt(entry, 'protocol'))) !== 'other';
}

function portsOf(entry: unknown): PortRange {
  const from = numberAt(entry, 'portRange.from');
  return from === undefined || protocolOf(String(valueAt(entry, 'protocol'))) === 'all'
    ? ALL_PORTS
    : { from, to: numberAt(entry, 'portRange.to') ?? from };
}
