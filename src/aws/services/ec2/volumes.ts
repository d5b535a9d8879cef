// Volumes: made, attached to an instance under a device's name, described. Nothing is stored on them.
import type { Volume, VolumeType } from '@aws-sdk/client-ec2';
import { invalidValue, missingParameter, wrongCombination, wrongValue } from './errors.ts';
import { zonesOf } from './places.ts';
import type { Region } from './region.ts';
import type { InstanceRecord, VolumeRecord, VolumeShape } from './region-state.ts';
import { tagsOf } from './tags.ts';

// AWS: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html
const types: Readonly<Record<string, { readonly leastGib: number; readonly mostGib: number; readonly iops?: readonly [number, number] }>> =
  {
    gp3: { leastGib: 1, mostGib: 65536, iops: [3000, 80000] },
    gp2: { leastGib: 1, mostGib: 16384 },
    io1: { leastGib: 4, mostGib: 16384, iops: [100, 64000] },
    io2: { leastGib: 4, mostGib: 65536, iops: [100, 256000] },
    st1: { leastGib: 125, mostGib: 16384 },
    sc1: { leastGib: 125, mostGib: 16384 },
    standard: { leastGib: 1, mostGib: 1024 },
  };

export interface WantedShape {
  readonly size: number | undefined;
  readonly type: string | undefined;
  readonly iops: number | undefined;
  readonly throughput: number | undefined;
}

export interface WantedVolume extends WantedShape {
  readonly zone: string;
  readonly encrypted: boolean | undefined;
  readonly snapshotId: string;
}

/** What a new volume will be. Throws AwsError InvalidParameterValue and its like. */
export function checkedVolume(here: Region, wanted: WantedVolume): Omit<VolumeRecord, 'VolumeId'> {
  return {
    AvailabilityZone: wanted.zone,
    ...checkedShape(wanted),
    Encrypted: here.state.ebsEncryption === 'always' || (wanted.encrypted ?? false),
    SnapshotId: wanted.snapshotId,
    State: 'creating',
    createdMs: here.now(),
  };
}

/** Size, type and speed, with what the type gives by itself. Throws AwsError InvalidParameterValue and its like. */
export function checkedShape({ size, type = 'gp3', iops, throughput }: WantedShape): VolumeShape {
  const rules = Object.hasOwn(types, type) ? types[type] : undefined;
  if (!rules) throw invalidValue(`Value (${type}) for parameter volumeType is invalid.`);
  if (size === undefined) throw missingParameter('size/snapshot');
  if (!Number.isInteger(size) || size < rules.leastGib || size > rules.mostGib)
    throw invalidValue(
      `Volume of ${size}GiB is ${size < rules.leastGib ? 'too small' : 'too large'} for volume type ${type}; ` +
        `${rules.leastGib}GiB to ${rules.mostGib}GiB are possible.`,
    );
  if (iops !== undefined && !rules.iops) throw wrongCombination(`The parameter iops is not supported for ${type} volumes.`);
  if (iops === undefined && type.startsWith('io')) throw missingParameter(`iops for ${type} volumes`);
  const [least = 0, most = 0] = rules.iops ?? [];
  if (iops !== undefined && !(Number.isInteger(iops) && iops >= least && iops <= most))
    throw wrongValue('iops', iops, `${least} to ${most} are possible.`);
  if (throughput !== undefined && type !== 'gp3') throw wrongCombination(`The parameter throughput is not supported for ${type} volumes.`);
  if (throughput !== undefined && !(Number.isInteger(throughput) && throughput >= 125 && throughput <= 2000))
    throw wrongValue('throughput', throughput);
  const ownIops = iops ?? (type === 'gp3' ? 3000 : type === 'gp2' ? Math.min(Math.max(100, size * 3), 16000) : undefined);
  return {
    Size: size,
    VolumeType: type,
    ...(ownIops !== undefined && { Iops: ownIops }),
    ...(type === 'gp3' && { Throughput: throughput ?? 125 }),
  };
}

/** The instance that has a volume. */
export function holderOf(here: Region, volumeId: string): InstanceRecord | undefined {
  return [...here.state.instances.values()].find(({ volumes }) => volumes.some(({ VolumeId }) => VolumeId === volumeId));
}

export function describedVolume(here: Region, { createdMs, State: state, ...volume }: VolumeRecord): Volume {
  const holder = holderOf(here, volume.VolumeId);
  const attached = holder?.volumes.find(({ VolumeId }) => VolumeId === volume.VolumeId);
  return {
    ...volume,
    VolumeType: volume.VolumeType as VolumeType,
    AvailabilityZoneId: zonesOf(here.region).find(({ name }) => name === volume.AvailabilityZone)?.id,
    State: holder && state === 'available' ? 'in-use' : state,
    CreateTime: new Date(createdMs),
    MultiAttachEnabled: false,
    Attachments:
      holder && attached
        ? [
            {
              VolumeId: volume.VolumeId,
              InstanceId: holder.InstanceId,
              Device: attached.DeviceName,
              State: 'attached',
              AttachTime: new Date(attached.attachedMs),
              DeleteOnTermination: attached.DeleteOnTermination,
            },
          ]
        : [],
    Tags: tagsOf(here, volume.VolumeId),
  };
}
