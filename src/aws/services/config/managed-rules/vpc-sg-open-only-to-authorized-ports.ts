// VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS: what is open to everybody is on a list.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/vpc-sg-open-only-to-authorized-ports.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { type OpenPermission, openPermissions } from './reading/open-permissions.ts';
import { covers, portText, readPortRanges } from './reading/port-ranges.ts';
import { compliant, nonCompliant, notApplicable } from './reading/verdicts.ts';

type Authorized = ReturnType<typeof readPortRanges>;

export const vpcSgOpenOnlyToAuthorizedPorts: ItemRule = {
  identifier: 'VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS',
  trigger: 'both',
  judges: 'each resource',
  resourceTypes: ['AWS::EC2::SecurityGroup'],
  parameters: { authorizedTcpPorts: { kind: 'list' }, authorizedUdpPorts: { kind: 'list' } },
  evaluate({ item, parameters }) {
    const open = openPermissions(item);
    if (open.length === 0) return notApplicable;
    const tcp = readPortRanges(parameters.authorizedTcpPorts);
    const udp = readPortRanges(parameters.authorizedUdpPorts);
    const faults = open.flatMap((permission) => [...faultOf(permission, 'tcp', tcp), ...faultOf(permission, 'udp', udp)]);
    const unreadable = [...tcp.unreadable, ...udp.unreadable];
    const warning = unreadable.length > 0 ? ` Not a port or a range: ${unreadable.join(', ')}.` : '';
    return faults.length > 0 ? nonCompliant(`Open but not authorized: ${faults.join(', ')}.${warning}`) : compliant;
  },
};

/** Protocols without ports, ICMP for one, are not what this rule is about. */
function faultOf({ protocol, ports, source }: OpenPermission, wanted: 'tcp' | 'udp', { ranges }: Authorized): readonly string[] {
  if ((protocol !== wanted && protocol !== 'all') || covers(ranges, ports)) return [];
  return [`${wanted} ${portText(ports)} to ${source}`];
}
