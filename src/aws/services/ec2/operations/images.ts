// DescribeImages, DescribeInstanceTypes and DescribeInstanceTypeOfferings: what can be run. No images of one's own.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html
import type {
  DescribeImagesRequest,
  DescribeImagesResult,
  DescribeInstanceTypeOfferingsRequest,
  DescribeInstanceTypeOfferingsResult,
  DescribeInstanceTypesRequest,
  DescribeInstanceTypesResult,
  InstanceTypeInfo,
  InstanceTypeOffering,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/errors.ts';
import { wrongValue } from '../errors.ts';
import type { FilterFields } from '../filters.ts';
import { filtered } from '../filters.ts';
import { describedImage, imagesOf, type MachineImage } from '../images.ts';
import { type MachineType, machineTypes } from '../instance-types.ts';
import { type Listed, listed, paged } from '../listing.ts';
import { reads } from '../operation.ts';
import { zonesOf } from '../places.ts';

export const describeImages = reads<DescribeImagesRequest, DescribeImagesResult>(
  ['ImageIds', 'Owners', 'ExecutableUsers', 'Filters', 'IncludeDeprecated', 'IncludeDisabled', 'MaxResults', 'NextToken'],
  (input, here) => {
    const all = imagesOf(here.region);
    const isWanted = ({ OwnerId, ImageOwnerAlias }: MachineImage) =>
      !input.Owners?.length || input.Owners.some((owner) => owner === OwnerId || owner === ImageOwnerAlias);
    // Images that only some may run are somebody's own: there are none.
    const mayRun = !input.ExecutableUsers?.length || input.ExecutableUsers.includes('all');
    const wanted = new Map([...all].filter(([, image]) => isWanted(image) && mayRun));
    // One that is there, but not of these owners, is left out; one that is not there is an error.
    const ids = input.ImageIds?.filter((id) => wanted.has(id) || !all.has(id));
    if (input.ImageIds?.length && ids?.length === 0) return { Images: [] };
    const { items, ...next } = listed(here, wanted, ids, input, images);
    return { Images: items.map(describedImage), ...next };
  },
);

const images: Listed<MachineImage> = {
  prefix: 'ami',
  idOf: ({ ImageId }) => ImageId,
  fields: {
    architecture: ({ Architecture }) => Architecture,
    'block-device-mapping.volume-type': () => 'gp3',
    'creation-date': ({ CreationDate }) => CreationDate,
    description: ({ Description }) => Description,
    'ena-support': () => true,
    hypervisor: () => 'xen',
    'image-id': ({ ImageId }) => ImageId,
    'image-type': () => 'machine',
    'is-public': () => true,
    name: ({ Name }) => Name,
    'owner-alias': ({ ImageOwnerAlias }) => ImageOwnerAlias,
    'owner-id': ({ OwnerId }) => OwnerId,
    platform: ({ PlatformDetails }) => (PlatformDetails === 'Windows' ? 'windows' : undefined),
    'platform-details': ({ PlatformDetails }) => PlatformDetails,
    'root-device-name': ({ RootDeviceName }) => RootDeviceName,
    'root-device-type': () => 'ebs',
    state: () => 'available',
    'virtualization-type': () => 'hvm',
  },
};

/** Every type is there in every zone. */
export const describeInstanceTypeOfferings = reads<DescribeInstanceTypeOfferingsRequest, DescribeInstanceTypeOfferingsResult>(
  ['LocationType', 'Filters', 'MaxResults', 'NextToken'],
  ({ LocationType: kind = 'region', ...input }, here) => {
    const zones = zonesOf(here.region);
    const locations: Readonly<Record<string, readonly string[]>> = {
      region: [here.region],
      'availability-zone': zones.map(({ name }) => name),
      'availability-zone-id': zones.map(({ id }) => id),
    };
    const places = Object.hasOwn(locations, kind) ? locations[kind] : undefined;
    if (!places) throw wrongValue('locationType', kind);
    const all = [...machineTypes.keys()].flatMap((type) =>
      places.map(
        (Location): InstanceTypeOffering => ({ InstanceType: type as InstanceTypeOffering['InstanceType'], LocationType: kind, Location }),
      ),
    );
    const idOf = ({ InstanceType, Location }: InstanceTypeOffering) => `${InstanceType} ${Location}`;
    const fields: FilterFields<InstanceTypeOffering> = {
      'instance-type': ({ InstanceType }) => InstanceType,
      location: ({ Location }) => Location,
    };
    const { items, ...next } = paged(filtered(here, all, input.Filters, { fields, idOf }), idOf, input);
    return { InstanceTypeOfferings: [...items], ...next };
  },
);

export const describeInstanceTypes = reads<DescribeInstanceTypesRequest, DescribeInstanceTypesResult>(
  ['InstanceTypes', 'Filters', 'MaxResults', 'NextToken'],
  (input, here) => {
    const names: readonly string[] = input.InstanceTypes ?? [];
    const unknown = names.filter((name) => !machineTypes.has(name));
    if (unknown.length > 0)
      throw new AwsError('InvalidInstanceType', `The following supplied instance types do not exist: [${unknown.join(', ')}]`);
    const all = [...machineTypes.values()].filter(({ name }) => names.length === 0 || names.includes(name));
    const idOf = ({ name }: MachineType) => name;
    const { items, ...next } = paged(filtered(here, all, input.Filters, { fields: typeFields, idOf }), idOf, input);
    return { InstanceTypes: items.map(describedType), ...next };
  },
);

const typeFields: FilterFields<MachineType> = {
  'bare-metal': () => false,
  'burstable-performance-supported': ({ kind }) => kind === 'burstable',
  'current-generation': () => true,
  'free-tier-eligible': ({ name }) => /^t[23]\.micro$/.test(name),
  hypervisor: ({ hypervisor }) => hypervisor,
  'instance-type': ({ name }) => name,
  'memory-info.size-in-mib': ({ memoryMib }) => memoryMib,
  'processor-info.supported-architecture': ({ architecture }) => architecture,
  'supported-root-device-type': () => 'ebs',
  'supported-usage-class': () => ['on-demand', 'spot'],
  'supported-virtualization-type': () => 'hvm',
  'vcpu-info.default-vcpus': ({ cpus }) => cpus,
};

function describedType({ name, architecture, cpus, memoryMib, kind, hypervisor }: MachineType): InstanceTypeInfo {
  return {
    InstanceType: name as InstanceTypeInfo['InstanceType'],
    CurrentGeneration: true,
    FreeTierEligible: /^t[23]\.micro$/.test(name),
    SupportedUsageClasses: ['on-demand', 'spot'],
    SupportedRootDeviceTypes: ['ebs'],
    SupportedVirtualizationTypes: ['hvm'],
    BareMetal: false,
    Hypervisor: hypervisor,
    ProcessorInfo: { SupportedArchitectures: [architecture] },
    VCpuInfo: { DefaultVCpus: cpus },
    MemoryInfo: { SizeInMiB: memoryMib },
    InstanceStorageSupported: false,
    BurstablePerformanceSupported: kind === 'burstable',
    DedicatedHostsSupported: kind !== 'burstable',
    AutoRecoverySupported: true,
    HibernationSupported: false,
  };
}
