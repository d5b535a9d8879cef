// CreateVolume, DeleteVolume, AttachVolume, DetachVolume, DescribeVolumes.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVolume.html
import type {
  AttachVolumeRequest,
  CreateVolumeRequest,
  DeleteVolumeRequest,
  DescribeVolumesRequest,
  DescribeVolumesResult,
  DetachVolumeRequest,
  Volume,
  VolumeAttachment,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/errors.ts';
import { incorrectState, invalidValue, missingParameter, wrongValue } from '../errors.ts';
import { limits } from '../limits.ts';
import { type Listed, listed } from '../listing.ts';
import { changes, reads } from '../operation.ts';
import { zonesOf } from '../places.ts';
import { found, type Region } from '../region.ts';
import type { VolumeRecord } from '../region-state.ts';
import { dropTags, keepTags, specifiedTags } from '../tags.ts';
import { checkedVolume, describedVolume, holderOf } from '../volumes.ts';

export const createVolume = changes<CreateVolumeRequest, Volume>(
  ['AvailabilityZone', 'AvailabilityZoneId', 'Encrypted', 'Iops', 'Size', 'VolumeType', 'Throughput', 'TagSpecifications'],
  (input, here) => {
    const { AvailabilityZone: name, AvailabilityZoneId: id } = input;
    if (name === undefined && id === undefined) throw missingParameter('availabilityZone');
    const zone = zonesOf(here.region).find((one) => one.name === name || one.id === id);
    if (!zone) throw new AwsError('InvalidZone.NotFound', `The zone '${name ?? id}' does not exist.`);
    const volume = checkedVolume(here, {
      zone: zone.name,
      size: input.Size,
      // AWS: of this operation alone the default is gp2.
      type: input.VolumeType ?? 'gp2',
      iops: input.Iops,
      throughput: input.Throughput,
      encrypted: input.Encrypted,
      snapshotId: '',
    });
    const tags = specifiedTags(input.TagSpecifications, 'volume');
    const made: VolumeRecord = { VolumeId: here.newId('vol'), ...volume };
    here.state.volumes.set(made.VolumeId, made);
    keepTags(here, made.VolumeId, tags);
    here.plan(made.VolumeId, 'available', limits.volumeCreatingMs);
    return describedVolume(here, made);
  },
);

export const deleteVolume = changes<DeleteVolumeRequest, void>(['VolumeId'], ({ VolumeId: id = '' }, here) => {
  found(here.state.volumes, 'vol', id);
  const holder = holderOf(here, id);
  if (holder) throw new AwsError('VolumeInUse', `Volume ${id} is currently attached to ${holder.InstanceId}`);
  here.unplan(id);
  here.state.volumes.delete(id);
  here.state.volumeModifications.delete(id);
  dropTags(here, id);
});

export const attachVolume = changes<AttachVolumeRequest, VolumeAttachment>(
  ['VolumeId', 'InstanceId', 'Device'],
  ({ VolumeId: id = '', InstanceId: instanceId = '', Device: device = '' }, here) => {
    const volume = found(here.state.volumes, 'vol', id);
    const instance = found(here.state.instances, 'i', instanceId);
    if (holderOf(here, id)) throw new AwsError('VolumeInUse', `${id} is already attached to an instance`);
    if (volume.State === 'creating') throw incorrectState(`Volume '${id}' is in the 'creating' state.`);
    if (instance.AvailabilityZone !== volume.AvailabilityZone)
      throw new AwsError(
        'InvalidVolume.ZoneMismatch',
        `The volume '${id}' is not in the same availability zone as instance '${instanceId}'`,
      );
    if (instance.State !== 'running' && instance.State !== 'stopped')
      throw new AwsError('IncorrectState', `Instance '${instanceId}' is not 'running'.`);
    if (!/^(\/dev\/)?(sd[a-z]\d*|xvd[a-z]{1,2}\d*)$/.test(device))
      throw wrongValue('device', device, `${device} is not a valid EBS device name.`);
    if (instance.volumes.some(({ DeviceName }) => DeviceName === device))
      throw invalidValue(`Invalid value '${device}' for unixDevice. Attachment point ${device} is already in use`);
    const attachedMs = here.now();
    instance.volumes.push({ VolumeId: id, DeviceName: device, DeleteOnTermination: false, attachedMs });
    return { VolumeId: id, InstanceId: instanceId, Device: device, State: 'attaching', AttachTime: new Date(attachedMs) };
  },
);

export const detachVolume = changes<DetachVolumeRequest, VolumeAttachment>(
  ['VolumeId', 'InstanceId', 'Device', 'Force'],
  ({ VolumeId: id = '', InstanceId: instanceId, Device: device }, here) => {
    found(here.state.volumes, 'vol', id);
    if (instanceId !== undefined) found(here.state.instances, 'i', instanceId);
    const holder = holderOf(here, id);
    const attached = holder?.volumes.find(({ VolumeId }) => VolumeId === id);
    if (!holder || !attached) throw incorrectState(`Volume '${id}' is in the 'available' state.`);
    if ((instanceId !== undefined && instanceId !== holder.InstanceId) || (device !== undefined && device !== attached.DeviceName))
      throw new AwsError(
        'InvalidAttachment.NotFound',
        `The volume '${id}' is not attached to instance '${instanceId ?? ''}' as device '${device ?? ''}'`,
      );
    const isRoot = holder.volumes[0] === attached;
    if (isRoot && holder.State !== 'stopped')
      throw new AwsError('OperationNotPermitted', `Unable to detach root volume '${id}' from instance '${holder.InstanceId}'`);
    holder.volumes = holder.volumes.filter((other) => other !== attached);
    return {
      VolumeId: id,
      InstanceId: holder.InstanceId,
      Device: attached.DeviceName,
      State: 'detaching',
      AttachTime: new Date(attached.attachedMs),
    };
  },
);

export const describeVolumes = reads<DescribeVolumesRequest, DescribeVolumesResult>(
  ['VolumeIds', 'Filters', 'MaxResults', 'NextToken'],
  (input, here) => {
    const { items, ...next } = listed(here, here.state.volumes, input.VolumeIds, input, volumes(here));
    return { Volumes: items.map((volume) => describedVolume(here, volume)), ...next };
  },
);

const volumes = (here: Region): Listed<VolumeRecord> => {
  const attachment = (volume: VolumeRecord) => describedVolume(here, volume).Attachments?.[0];
  return {
    prefix: 'vol',
    idOf: ({ VolumeId }) => VolumeId,
    fields: {
      'attachment.attach-time': (volume) => attachment(volume)?.AttachTime?.toISOString(),
      'attachment.delete-on-termination': (volume) => attachment(volume)?.DeleteOnTermination,
      'attachment.device': (volume) => attachment(volume)?.Device,
      'attachment.instance-id': (volume) => attachment(volume)?.InstanceId,
      'attachment.status': (volume) => attachment(volume)?.State,
      'availability-zone': ({ AvailabilityZone }) => AvailabilityZone,
      'create-time': ({ createdMs }) => new Date(createdMs).toISOString(),
      encrypted: ({ Encrypted }) => Encrypted,
      size: ({ Size }) => Size,
      'snapshot-id': ({ SnapshotId }) => SnapshotId,
      status: (volume) => describedVolume(here, volume).State,
      'volume-id': ({ VolumeId }) => VolumeId,
      'volume-type': ({ VolumeType }) => VolumeType,
    },
  };
};
