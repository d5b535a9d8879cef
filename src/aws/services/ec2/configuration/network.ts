// VPCs, subnets and security groups as AWS Config records them.
import type { IpPermission } from '@aws-sdk/client-ec2';
import { camelCased } from '../../../core/camel-cased.ts';
import type { ResourceConfiguration } from '../../../core/resource-configuration.ts';
import { describedGroup } from '../operations/security-groups.ts';
import { describedSubnet } from '../operations/subnets.ts';
import { describedVpc } from '../operations/vpcs.ts';
import type { Region } from '../region.ts';
import { inVpc, subnetInRouteTable } from './relationships.ts';
import { resourceConfiguration } from './resource-configuration.ts';

export function* networkConfigurations(here: Region): Iterable<ResourceConfiguration> {
  const { state } = here;
  for (const vpc of state.vpcs.values())
    yield resourceConfiguration(here, 'VPC', vpc.VpcId, { configuration: camelCased(describedVpc(here, vpc)) });
  const tables = [...state.routeTables.values()];
  for (const subnet of state.subnets.values()) {
    const table = tables.find(({ Associations }) => Associations.some(({ SubnetId }) => SubnetId === subnet.SubnetId));
    yield resourceConfiguration(here, 'Subnet', subnet.SubnetId, {
      availabilityZone: subnet.AvailabilityZone,
      relationships: [inVpc('Subnet')(subnet.VpcId), ...(table ? [subnetInRouteTable(table.RouteTableId)] : [])],
      configuration: camelCased(describedSubnet(here, subnet)),
    });
  }
  for (const group of state.securityGroups.values()) {
    const described = describedGroup(here, group);
    yield resourceConfiguration(here, 'SecurityGroup', group.GroupId, {
      name: group.GroupName,
      relationships: [inVpc('SecurityGroup')(group.VpcId)],
      configuration: {
        ...camelCased(described),
        ipPermissions: (described.IpPermissions ?? []).map(recordedPermission),
        ipPermissionsEgress: (described.IpPermissionsEgress ?? []).map(recordedPermission),
      },
    });
  }
}

/** Config records ranges twice: with their descriptions in `ipv4Ranges`, as bare texts in `ipRanges`. */
function recordedPermission({ IpRanges = [], ...permission }: IpPermission): Record<string, unknown> {
  return {
    ...camelCased(permission),
    ipv4Ranges: IpRanges.map(camelCased),
    ipRanges: IpRanges.map(({ CidrIp }) => CidrIp),
  };
}
