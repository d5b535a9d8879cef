// What becomes of an instance in its time, and what it takes along.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html
import { freeAddressesOf } from './address-associations.ts';
import { interfacesOf } from './interfaces.ts';
import { limits } from './limits.ts';
import type { Region } from './region.ts';
import type { InstanceRecord } from './region-state.ts';
import { dropTags } from './tags.ts';

export function instanceIsRunning(here: Region, instance: InstanceRecord): void {
  instance.State = 'running';
  instance.checkedMs = here.now() + limits.statusChecksMs;
  delete instance.stateReason;
}

/** AWS: the public address that the subnet gave goes back, an Elastic IP stays. */
export function instanceIsStopped(here: Region, instance: InstanceRecord): void {
  instance.State = 'stopped';
  for (const one of interfacesOf(here, instance.InstanceId)) delete one.PublicIp;
}

/** What is to go with it goes; the rest is let go. */
export function instanceIsTerminated(here: Region, instance: InstanceRecord): void {
  const { state } = here;
  instance.State = 'terminated';
  for (const one of interfacesOf(here, instance.InstanceId)) {
    if (one.Attachment?.DeleteOnTermination) {
      freeAddressesOf(here, one.NetworkInterfaceId);
      state.networkInterfaces.delete(one.NetworkInterfaceId);
      dropTags(here, one.NetworkInterfaceId);
    } else {
      delete one.Attachment;
      delete one.PublicIp;
    }
  }
  for (const { VolumeId, DeleteOnTermination } of instance.volumes)
    if (DeleteOnTermination) {
      state.volumes.delete(VolumeId);
      state.volumeModifications.delete(VolumeId);
      dropTags(here, VolumeId);
    }
  instance.volumes = [];
  here.plan(instance.InstanceId, 'gone', limits.instanceGoneMs);
}

export function instanceIsGone(here: Region, { InstanceId }: InstanceRecord): void {
  here.state.instances.delete(InstanceId);
  dropTags(here, InstanceId);
}
