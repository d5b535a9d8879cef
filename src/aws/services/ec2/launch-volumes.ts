// The volumes of a new instance: the root device of its image, changed and joined by what a request maps.
import type { BlockDeviceMapping } from '@aws-sdk/client-ec2';
import { invalidValue, notEmbedded, wrongValue } from './errors.ts';
import type { MachineImage } from './images.ts';
import type { Region } from './region.ts';
import type { VolumeRecord } from './region-state.ts';
import { checkedVolume } from './volumes.ts';

export interface WantedDevice {
  readonly name: string;
  readonly volume: Omit<VolumeRecord, 'VolumeId'>;
  readonly deleteOnTermination: boolean;
}

/** The root device first. Throws AwsError for a mapping that cannot be. */
export function wantedDevices(
  here: Region,
  image: MachineImage,
  zone: string,
  mappings: readonly BlockDeviceMapping[] = [],
): readonly WantedDevice[] {
  const names = mappings.map(({ DeviceName }) => DeviceName);
  if (new Set(names).size < names.length) throw invalidValue('A device name must not appear multiple times in blockDeviceMapping');
  const root = mappings.find(({ DeviceName }) => DeviceName === image.RootDeviceName);
  return [
    deviceOf(here, zone, { ...root, DeviceName: image.RootDeviceName }, image),
    ...mappings.flatMap((mapping) => further(here, zone, mapping, image)),
  ];
}

function further(here: Region, zone: string, mapping: BlockDeviceMapping, image: MachineImage): WantedDevice[] {
  if (mapping.DeviceName === image.RootDeviceName) return [];
  if (mapping.VirtualName !== undefined) throw notEmbedded('an instance store volume');
  return mapping.NoDevice === undefined ? [deviceOf(here, zone, mapping)] : [];
}

function deviceOf(
  here: Region,
  zone: string,
  { DeviceName: name = '', Ebs: ebs = {} }: BlockDeviceMapping,
  image?: MachineImage,
): WantedDevice {
  if (!/^(\/dev\/)?(sd[a-z]\d*|xvd[a-z]{1,2}\d*)$/.test(name))
    throw wrongValue('deviceName', name, `${name} is not a valid EBS device name.`);
  if (ebs.KmsKeyId) throw notEmbedded('a volume with a KMS key');
  if (ebs.SnapshotId !== undefined && ebs.SnapshotId !== image?.SnapshotId) throw notEmbedded('a volume of a snapshot');
  if (image && ebs.VolumeSize !== undefined && ebs.VolumeSize < image.rootGib)
    throw invalidValue(
      `Volume of size ${ebs.VolumeSize}GB is smaller than snapshot '${image.SnapshotId}', expect size >= ${image.rootGib}GB`,
    );
  return {
    name,
    volume: checkedVolume(here, {
      zone,
      size: ebs.VolumeSize ?? image?.rootGib,
      type: ebs.VolumeType ?? (image ? 'gp3' : 'gp2'),
      iops: ebs.Iops,
      throughput: ebs.Throughput,
      encrypted: ebs.Encrypted,
      snapshotId: image?.SnapshotId ?? '',
    }),
    deleteOnTermination: ebs.DeleteOnTermination ?? true,
  };
}
