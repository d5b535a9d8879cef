// What a new instance will be, besides its place in the network: checked, with EC2's defaults filled in.
import type { InstanceMetadataOptionsRequest, RunInstancesRequest } from '@aws-sdk/client-ec2';
import { fromBase64 } from '@smithy/core/serde';
import { AwsError } from '../../core/errors.ts';
import { invalidValue, limitExceeded, missingParameter, notEmbedded, wrongValue } from './errors.ts';
import { imagesOf, type MachineImage } from './images.ts';
import { defaultType, type MachineType, machineTypes } from './instance-types.ts';
import { limits } from './limits.ts';
import type { Region } from './region.ts';
import type { InstanceRecord } from './region-state.ts';

export function wantedCount({ MinCount: least = 0, MaxCount: most = 0 }: RunInstancesRequest): number {
  for (const [name, count] of [
    ['minCount', least],
    ['maxCount', most],
  ] as const)
    if (!Number.isInteger(count) || count < 1) throw wrongValue(name, count, `${name} must be at least 1.`);
  if (least > most) throw invalidValue(`Value (${least}) for parameter minCount is invalid. minCount is greater than maxCount.`);
  if (least > limits.runInstances)
    throw limitExceeded('InstanceLimitExceeded', `Your quota allows for 0 more running instance(s). You requested at least ${least}`);
  return Math.min(most, limits.runInstances);
}

/** Throws AwsError when the image is not there, the type is none, or the two do not fit. */
export function checkedMachine(
  here: Region,
  { ImageId: id, InstanceType: typeName = defaultType as never }: Pick<RunInstancesRequest, 'ImageId' | 'InstanceType'>,
): { readonly image: MachineImage; readonly type: MachineType } {
  if (id === undefined || id === '') throw missingParameter('ImageId');
  const image = imagesOf(here.region).get(id);
  if (!image) throw noImage(id);
  return { image, type: fittingType(image, typeName) };
}

export function fittingType({ Architecture: architecture }: Pick<MachineImage, 'Architecture'>, name: string): MachineType {
  const type = machineTypes.get(name);
  if (!type) throw invalidValue(`Invalid value '${name}' for InstanceType.`);
  if (type.architecture !== architecture)
    throw invalidValue(
      `The architecture '${type.architecture}' of the specified instance type does not match the architecture '${architecture}' of the ` +
        'specified AMI. Specify an instance type and an AMI that have matching architectures, and try again.',
    );
  return type;
}

function noImage(id: string): AwsError {
  return /^ami-([0-9a-f]{8}|[0-9a-f]{17})$/.test(id)
    ? new AwsError('InvalidAMIID.NotFound', `The image id '[${id}]' does not exist`)
    : new AwsError('InvalidAMIID.Malformed', `Invalid id: "${id}" (expecting "ami-...")`);
}

/** In base64, as it is kept. Throws AwsError InvalidUserData.Malformed. */
export function checkedUserData(text: string): string {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text))
    throw new AwsError('InvalidUserData.Malformed', 'Invalid BASE64 encoding of user data.');
  if (fromBase64(text).length > limits.userDataBytes) throw invalidValue(`User data is limited to ${limits.userDataBytes} bytes`);
  return text;
}

const metadataWords = {
  HttpTokens: ['optional', 'required'],
  HttpEndpoint: ['enabled', 'disabled'],
  HttpProtocolIpv6: ['enabled', 'disabled'],
  InstanceMetadataTags: ['enabled', 'disabled'],
} as const;

/** The options after a change. AWS: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html */
export function changedMetadataOptions(
  before: InstanceRecord['MetadataOptions'],
  wanted: InstanceMetadataOptionsRequest,
): InstanceRecord['MetadataOptions'] {
  for (const [name, words] of Object.entries(metadataWords)) {
    const value = wanted[name as keyof typeof metadataWords];
    if (value !== undefined && !words.some((word) => word === value)) throw wrongValue(name, value);
  }
  const hops = wanted.HttpPutResponseHopLimit;
  if (hops !== undefined && !(Number.isInteger(hops) && hops >= 1 && hops <= 64)) throw wrongValue('HttpPutResponseHopLimit', hops);
  const given = Object.entries(wanted).filter(([name, value]) => value !== undefined && Object.hasOwn(before, name));
  return { ...before, ...Object.fromEntries(given) };
}

/** An image may want version 2 of the metadata service. */
export const defaultMetadataOptions = ({ ImdsSupport }: MachineImage): InstanceRecord['MetadataOptions'] => ({
  HttpTokens: ImdsSupport === 'v2.0' ? 'required' : 'optional',
  HttpEndpoint: 'enabled',
  HttpPutResponseHopLimit: ImdsSupport === 'v2.0' ? 2 : 1,
  HttpProtocolIpv6: 'disabled',
  InstanceMetadataTags: 'disabled',
});

/** The profile that a request names. IAM is not asked whether it is there. */
export function profileOf(
  here: Region,
  wanted: { readonly Arn?: string | undefined; readonly Name?: string | undefined } | undefined,
): NonNullable<InstanceRecord['iamProfile']> | undefined {
  if (!wanted?.Arn && !wanted?.Name) return undefined;
  if (wanted.Arn && wanted.Name)
    throw new AwsError(
      'InvalidParameterCombination',
      "The parameter 'iamInstanceProfile.name' may not be used in combination with 'iamInstanceProfile.arn'",
    );
  const arn = wanted.Arn ?? `arn:aws:iam::${here.account}:instance-profile/${wanted.Name}`;
  if (!/^arn:aws:iam::\d{12}:instance-profile\/[\w+=,.@/-]+$/.test(arn))
    throw wrongValue(
      wanted.Arn ? 'iamInstanceProfile.arn' : 'iamInstanceProfile.name',
      wanted.Arn ?? wanted.Name,
      'Invalid IAM Instance Profile',
    );
  return { AssociationId: here.newId('iip-assoc'), Arn: arn, Id: `AIPA${here.hex(17).toUpperCase()}` };
}

export function checkedTenancy({ Placement: placement }: RunInstancesRequest): 'default' | 'dedicated' {
  const { AvailabilityZone: _zone, Tenancy: tenancy = 'default', GroupName: group, ...rest } = placement ?? {};
  if (group || Object.values(rest).some((value) => value !== undefined))
    throw notEmbedded('RunInstances with a placement group, host or partition');
  if (tenancy !== 'default' && tenancy !== 'dedicated') throw notEmbedded(`RunInstances with the tenancy ${tenancy}`);
  return tenancy;
}
