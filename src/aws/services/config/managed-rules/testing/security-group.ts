// Security groups as Config records them, for tests.
import type { ConfigurationItem } from '../../items/configuration-item.ts';
import { itemOf } from './judge.ts';

export interface InboundRule {
  readonly protocol?: string;
  /** Absent: all ports. */
  readonly ports?: readonly [from: number, to: number];
  readonly v4?: readonly string[];
  readonly v6?: readonly string[];
}

export function securityGroup(rules: readonly InboundRule[], groupName = 'web', outbound: readonly InboundRule[] = []): ConfigurationItem {
  return itemOf('AWS::EC2::SecurityGroup', {
    resourceId: 'sg-1',
    resourceName: groupName,
    configuration: {
      groupId: 'sg-1',
      groupName,
      vpcId: 'vpc-1',
      ipPermissions: rules.map(recorded),
      ipPermissionsEgress: outbound.map(recorded),
    },
  });
}

function recorded({ protocol = 'tcp', ports, v4 = [], v6 = [] }: InboundRule): object {
  return {
    ...(ports && { fromPort: ports[0], toPort: ports[1] }),
    ipProtocol: protocol,
    ipv4Ranges: v4.map((cidrIp) => ({ cidrIp })),
    ipv6Ranges: v6.map((cidrIpv6) => ({ cidrIpv6 })),
    ipRanges: v4,
    prefixListIds: [],
    userIdGroupPairs: [],
  };
}

export const WORLD_V4 = ['0.0.0.0/0'];
export const WORLD_V6 = ['::/0'];
