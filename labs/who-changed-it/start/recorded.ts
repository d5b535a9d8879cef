// Ready to use: what is written in the `configuration` of a security group, and whether it opens a port to the world.
import type { ConfigurationItem } from '@aws-sdk/client-config-service';

/** One element of `ipPermissions`, as AWS Config records it. */
export interface Permission {
  readonly ipProtocol: string;
  readonly fromPort?: number;
  readonly toPort?: number;
  readonly ipRanges?: readonly string[];
  readonly ipv6Ranges?: readonly { readonly cidrIpv6: string }[];
}

/** Does it let the whole internet in at this port? */
export function opensToTheWorld({ ipProtocol, fromPort = 0, toPort = 65_535, ipRanges = [], ipv6Ranges = [] }: Permission, port: number): boolean {
  const everybody = ipRanges.includes('0.0.0.0/0') || ipv6Ranges.some(({ cidrIpv6 }) => cidrIpv6 === '::/0');
  return everybody && (ipProtocol === '-1' || (ipProtocol === 'tcp' && fromPort <= port && port <= toPort));
}

/** What a security group lets in, by one item of its history. `configuration` is a JSON text; the item of a deleted resource has none. */
export function permissionsIn(item: ConfigurationItem): readonly Permission[] {
  return item.configuration ? JSON.parse(item.configuration).ipPermissions : [];
}

/** Was the port open to the world, by this item? */
export const isOpen = (item: ConfigurationItem, port: number) => permissionsIn(item).some((permission) => opensToTheWorld(permission, port));

/** One line for each thing that is let in. */
export const inWords = (permissions: readonly Permission[]) =>
  permissions.flatMap(({ ipProtocol, fromPort, toPort, ipRanges = [] }) => {
    const ports = ipProtocol === '-1' ? 'everything' : `${ipProtocol} ${fromPort === toPort ? fromPort : `${fromPort}-${toPort}`}`;
    return ipRanges.map((range) => `${ports} from ${range}`);
  });
