// Instances and volumes as AWS Config records them.

import { camelCased } from '../../../core/camel-cased.ts';
import type { ResourceConfiguration } from '../../../core/resource-configuration.ts';
import { describedInstance } from '../described-instance.ts';
import { interfacesOf } from '../interfaces.ts';
import type { Region } from '../region.ts';
import { describedVolume, holderOf } from '../volumes.ts';
import * as relation from './relationships.ts';
import { resourceConfiguration } from './resource-configuration.ts';

export function* computingConfigurations(here: Region): Iterable<ResourceConfiguration> {
  for (const instance of here.state.instances.values()) {
    // It is still described for an hour, but it is no resource any more.
    if (instance.State === 'terminated') continue;
    const interfaces = interfacesOf(here, instance.InstanceId);
    const [first] = interfaces;
    yield resourceConfiguration(here, 'Instance', instance.InstanceId, {
      availabilityZone: instance.AvailabilityZone,
      createdMs: instance.launchedMs,
      relationships: [
        ...(first ? [relation.inVpc('Instance')(first.VpcId), relation.inSubnet('Instance')(first.SubnetId)] : []),
        ...[...new Set(interfaces.flatMap(({ Groups }) => Groups))].map(relation.instanceInGroup),
      ],
      configuration: camelCased(describedInstance(here, instance)),
    });
  }
  for (const volume of here.state.volumes.values()) {
    const holder = holderOf(here, volume.VolumeId);
    yield resourceConfiguration(here, 'Volume', volume.VolumeId, {
      availabilityZone: volume.AvailabilityZone,
      createdMs: volume.createdMs,
      relationships: holder ? [relation.volumeOfInstance(holder.InstanceId)] : [],
      configuration: camelCased(describedVolume(here, volume)),
    });
  }
}
