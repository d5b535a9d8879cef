// ModifyVolume, DescribeVolumesModifications, and the encryption of new volumes by default.
// AWS: https://docs.aws.amazon.com/ebs/latest/userguide/modify-volume-requirements.html, .../encryption-by-default.html
import type {
  DescribeVolumesModificationsRequest,
  DescribeVolumesModificationsResult,
  DisableEbsEncryptionByDefaultRequest,
  DisableEbsEncryptionByDefaultResult,
  EnableEbsEncryptionByDefaultRequest,
  EnableEbsEncryptionByDefaultResult,
  GetEbsEncryptionByDefaultRequest,
  GetEbsEncryptionByDefaultResult,
  ModifyVolumeRequest,
  ModifyVolumeResult,
  VolumeModification,
  VolumeType,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/errors.ts';
import { incorrectState, invalidValue, missingParameter } from '../errors.ts';
import { limits } from '../limits.ts';
import { type Listed, listed } from '../listing.ts';
import { changes, reads } from '../operation.ts';
import { found, type Region } from '../region.ts';
import type { VolumeModificationRecord, VolumeRecord, VolumeShape } from '../region-state.ts';
import { checkedShape } from '../volumes.ts';

export const modifyVolume = changes<ModifyVolumeRequest, ModifyVolumeResult>(
  ['VolumeId', 'Size', 'VolumeType', 'Iops', 'Throughput'],
  ({ VolumeId: id = '', Size: size, VolumeType: type, Iops: iops, Throughput: throughput }, here) => {
    const volume = found(here.state.volumes, 'vol', id);
    if (volume.State === 'creating') throw incorrectState(`Volume '${id}' is in the 'creating' state.`);
    if ([size, type, iops, throughput].every((value) => value === undefined))
      throw missingParameter('size, volumeType, iops or throughput');
    const last = here.state.volumeModifications.get(id);
    if (last && here.now() < last.startedMs + limits.volumeRestMs)
      throw new AwsError(
        'VolumeModificationRateExceeded',
        `You've reached the maximum modification rate per volume limit. Wait at least 6 hours between modifications per EBS volume.`,
      );
    if (size !== undefined && size < volume.Size) throw invalidValue('New size cannot be smaller than existing size');
    const before = shapeOf(volume);
    // What another type gives by itself is not taken over from the old one.
    const kept = type === undefined || type === volume.VolumeType ? before : undefined;
    const ownIops = kept?.VolumeType === 'gp2' ? undefined : kept?.Iops;
    const after = checkedShape({
      size: size ?? volume.Size,
      type: type ?? volume.VolumeType,
      iops: iops ?? ownIops,
      throughput: throughput ?? kept?.Throughput,
    });
    delete volume.Iops;
    delete volume.Throughput;
    Object.assign(volume, after);
    const modification: VolumeModificationRecord = { VolumeId: id, before, after, startedMs: here.now() };
    here.state.volumeModifications.set(id, modification);
    return { VolumeModification: describedModification(here, modification) };
  },
);

function shapeOf({ Size, VolumeType: type, Iops, Throughput }: VolumeRecord): VolumeShape {
  return { Size, VolumeType: type, ...(Iops !== undefined && { Iops }), ...(Throughput !== undefined && { Throughput }) };
}

export const describeVolumesModifications = reads<DescribeVolumesModificationsRequest, DescribeVolumesModificationsResult>(
  ['VolumeIds', 'Filters', 'MaxResults', 'NextToken'],
  (input, here) => {
    for (const id of input.VolumeIds ?? []) {
      found(here.state.volumes, 'vol', id);
      if (!here.state.volumeModifications.has(id))
        throw new AwsError('InvalidVolumeModification.NotFound', `Modification for volume '${id}' does not exist.`);
    }
    const { items, ...next } = listed(here, here.state.volumeModifications, input.VolumeIds, input, modifications(here));
    return { VolumesModifications: items.map((item) => describedModification(here, item)), ...next };
  },
);

const modifications = (here: Region): Listed<VolumeModificationRecord> => ({
  prefix: 'vol',
  idOf: ({ VolumeId }) => VolumeId,
  fields: {
    'modification-state': (item) => stateOf(here, item),
    'original-size': ({ before }) => before.Size,
    'original-volume-type': ({ before }) => before.VolumeType,
    'target-size': ({ after }) => after.Size,
    'target-volume-type': ({ after }) => after.VolumeType,
    'volume-id': ({ VolumeId }) => VolumeId,
  },
});

const stateOf = (here: Region, { startedMs }: VolumeModificationRecord) =>
  here.now() < startedMs + limits.volumeModifyingMs ? 'modifying' : 'completed';

function describedModification(here: Region, item: VolumeModificationRecord): VolumeModification {
  const { VolumeId, before, after, startedMs } = item;
  const isDone = stateOf(here, item) === 'completed';
  return {
    VolumeId,
    ModificationState: stateOf(here, item),
    Progress: isDone ? 100 : 0,
    StartTime: new Date(startedMs),
    ...(isDone && { EndTime: new Date(startedMs + limits.volumeModifyingMs) }),
    OriginalSize: before.Size,
    OriginalVolumeType: before.VolumeType as VolumeType,
    OriginalIops: before.Iops,
    OriginalThroughput: before.Throughput,
    OriginalMultiAttachEnabled: false,
    TargetSize: after.Size,
    TargetVolumeType: after.VolumeType as VolumeType,
    TargetIops: after.Iops,
    TargetThroughput: after.Throughput,
    TargetMultiAttachEnabled: false,
  };
}

export const enableEbsEncryptionByDefault = changes<EnableEbsEncryptionByDefaultRequest, EnableEbsEncryptionByDefaultResult>(
  [],
  (_input, here) => {
    here.state.ebsEncryption = 'always';
    return { EbsEncryptionByDefault: true };
  },
);

export const disableEbsEncryptionByDefault = changes<DisableEbsEncryptionByDefaultRequest, DisableEbsEncryptionByDefaultResult>(
  [],
  (_input, here) => {
    here.state.ebsEncryption = 'as requested';
    return { EbsEncryptionByDefault: false };
  },
);

export const getEbsEncryptionByDefault = reads<GetEbsEncryptionByDefaultRequest, GetEbsEncryptionByDefaultResult>([], (_input, here) => ({
  EbsEncryptionByDefault: here.state.ebsEncryption === 'always',
}));
