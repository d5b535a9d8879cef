// Route tables, gateways, network ACLs, interfaces and Elastic IPs as AWS Config records them.

import { camelCased } from '../../../core/camel-cased.ts';
import type { ResourceConfiguration, ResourceRelationship } from '../../../core/resource-configuration.ts';
import { describedInterface } from '../interfaces.ts';
import { describedAddress, instanceOf } from '../operations/addresses.ts';
import { describedGateway } from '../operations/internet-gateways.ts';
import { describedNat } from '../operations/nat-gateways.ts';
import { describedAcl } from '../operations/network-acls.ts';
import { describedRouteTable } from '../operations/route-tables.ts';
import type { Region } from '../region.ts';
import * as relation from './relationships.ts';
import { resourceConfiguration } from './resource-configuration.ts';

export function* connectionConfigurations(here: Region): Iterable<ResourceConfiguration> {
  const { state } = here;
  for (const table of state.routeTables.values())
    yield resourceConfiguration(here, 'RouteTable', table.RouteTableId, {
      relationships: [relation.inVpc('RouteTable')(table.VpcId)],
      configuration: camelCased(describedRouteTable(here, table)),
    });
  for (const gateway of state.internetGateways.values())
    yield resourceConfiguration(here, 'InternetGateway', gateway.InternetGatewayId, {
      relationships: gateway.VpcId === undefined ? [] : [relation.gatewayOfVpc(gateway.VpcId)],
      configuration: camelCased(describedGateway(here, gateway)),
    });
  for (const acl of state.networkAcls.values())
    yield resourceConfiguration(here, 'NetworkAcl', acl.NetworkAclId, {
      relationships: [relation.inVpc('NetworkAcl')(acl.VpcId), ...acl.Associations.map(({ SubnetId }) => relation.aclOfSubnet(SubnetId))],
      configuration: camelCased(describedAcl(here, acl)),
    });
  yield* natConfigurations(here);
  yield* interfaceConfigurations(here);
  for (const address of state.addresses.values()) {
    const instance = instanceOf(here, address);
    yield resourceConfiguration(here, 'EIP', address.AllocationId, {
      name: address.PublicIp,
      relationships: [
        ...(address.NetworkInterfaceId === undefined ? [] : [relation.addressOfInterface(address.NetworkInterfaceId)]),
        ...(instance === undefined ? [] : [relation.addressOfInstance(instance)]),
      ],
      configuration: camelCased(describedAddress(here, address)),
    });
  }
}

/** One that is deleted is still described for a while, but it is no resource any more. */
function* natConfigurations(here: Region): Iterable<ResourceConfiguration> {
  for (const nat of here.state.natGateways.values()) {
    if (nat.State === 'deleted') continue;
    const hasInterface = here.state.networkInterfaces.has(nat.NetworkInterfaceId);
    yield resourceConfiguration(here, 'NatGateway', nat.NatGatewayId, {
      availabilityZone: here.state.subnets.get(nat.SubnetId)?.AvailabilityZone ?? '',
      createdMs: nat.createdMs,
      relationships: [
        relation.inVpc('NatGateway')(nat.VpcId),
        relation.inSubnet('NatGateway')(nat.SubnetId),
        ...(hasInterface ? [relation.natOfInterface(nat.NetworkInterfaceId)] : []),
      ],
      configuration: camelCased(describedNat(here, nat)),
    });
  }
}

function* interfaceConfigurations(here: Region): Iterable<ResourceConfiguration> {
  for (const record of here.state.networkInterfaces.values()) {
    const instance = record.Attachment?.InstanceId;
    const relationships: ResourceRelationship[] = [
      relation.inVpc('NetworkInterface')(record.VpcId),
      relation.inSubnet('NetworkInterface')(record.SubnetId),
      ...record.Groups.map(relation.interfaceInGroup),
      ...(instance === undefined ? [] : [relation.interfaceOfInstance(instance)]),
    ];
    yield resourceConfiguration(here, 'NetworkInterface', record.NetworkInterfaceId, {
      availabilityZone: here.state.subnets.get(record.SubnetId)?.AvailabilityZone ?? '',
      relationships,
      configuration: camelCased(describedInterface(here, record)),
    });
  }
}
