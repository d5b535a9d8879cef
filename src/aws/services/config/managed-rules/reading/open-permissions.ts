// The inbound rules of a security group that let everybody in.
import type { ConfigurationItem } from '../../items/configuration-item.ts';
import { listAt, numberAt, textAt } from './configuration.ts';
import { ALL_PORTS, type PortRange } from './port-ranges.ts';

/** All addresses, as EC2 writes them: it brings other spellings (`15.0.0.0/0`) into this form before it keeps them. */
const WORLD: readonly string[] = ['0.0.0.0/0', '::/0'];

export interface OpenPermission {
  /** `all`: every protocol, and so every port of TCP and UDP. */
  readonly protocol: 'tcp' | 'udp' | 'all' | 'other';
  readonly ports: PortRange;
  /** `0.0.0.0/0` or `::/0`. */
  readonly source: string;
}

/** One for each inbound rule that names all addresses of IPv4 or IPv6. Sources that are groups or prefix lists are not the world. */
export function openPermissions(item: ConfigurationItem): readonly OpenPermission[] {
  return listAt(item.configuration, 'ipPermissions').flatMap((permission) => {
    const source = sourcesOf(permission).find((range) => WORLD.includes(range));
    if (source === undefined) return [];
    const protocol = protocolOf(textAt(permission, 'ipProtocol'));
    return [{ protocol, ports: protocol === 'all' ? ALL_PORTS : portsOf(permission), source }];
  });
}

export function isWorld(range: string | undefined): boolean {
  return range !== undefined && WORLD.includes(range);
}

/** EC2 takes names and numbers; `-1` is every protocol. */
export function protocolOf(protocol: string | undefined): OpenPermission['protocol'] {
  if (protocol === '-1') return 'all';
  if (protocol === 'tcp' || protocol === '6') return 'tcp';
  return protocol === 'udp' || protocol === '17' ? 'udp' : 'other';
}

/** Config records version 4 twice: as `ipv4Ranges[].cidrIp` and as plain texts in `ipRanges`. */
function sourcesOf(permission: unknown): readonly string[] {
  const ranges = ['ipv4Ranges', 'ipv6Ranges', 'ipRanges'].flatMap((member) => listAt(permission, member));
  return ranges.flatMap((range) => (typeof range === 'string' ? range : (textAt(range, 'cidrIp') ?? textAt(range, 'cidrIpv6') ?? [])));
}

function portsOf(permission: unknown): PortRange {
  const from = numberAt(permission, 'fromPort');
  if (from === undefined || from < 0) return ALL_PORTS;
  return { from, to: numberAt(permission, 'toPort') ?? from };
}
