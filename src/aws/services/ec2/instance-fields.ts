// What instances are filtered by.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html
import { stateCodes } from './described-instance.ts';
import { privateDnsName } from './dns-names.ts';
import type { FilterFields } from './filters.ts';
import { imagesOf } from './images.ts';
import { interfacesOf, publicAddressOf, publicName } from './interfaces.ts';
import type { Region } from './region.ts';
import type { InstanceRecord } from './region-state.ts';

export function instanceFields(here: Region): FilterFields<InstanceRecord> {
  const image = ({ ImageId }: InstanceRecord) => imagesOf(here.region).get(ImageId);
  const interfaces = ({ InstanceId }: InstanceRecord) => interfacesOf(here, InstanceId);
  const publicIps = (instance: InstanceRecord) => interfaces(instance).map((one) => publicAddressOf(here, one)?.PublicIp);
  const groups = (instance: InstanceRecord) => interfaces(instance).flatMap(({ Groups }) => Groups);
  const groupNames = (instance: InstanceRecord) => groups(instance).map((id) => here.state.securityGroups.get(id)?.GroupName);
  return {
    architecture: (instance) => image(instance)?.Architecture,
    'availability-zone': ({ AvailabilityZone }) => AvailabilityZone,
    'block-device-mapping.delete-on-termination': ({ volumes }) => volumes.map(({ DeleteOnTermination }) => DeleteOnTermination),
    'block-device-mapping.device-name': ({ volumes }) => volumes.map(({ DeviceName }) => DeviceName),
    'block-device-mapping.volume-id': ({ volumes }) => volumes.map(({ VolumeId }) => VolumeId),
    'client-token': ({ ClientToken }) => ClientToken,
    'dns-name': (instance) => interfaces(instance).map((one) => publicName(here, one, publicAddressOf(here, one)?.PublicIp ?? '')),
    'iam-instance-profile.arn': ({ iamProfile }) => iamProfile?.Arn,
    'image-id': ({ ImageId }) => ImageId,
    'instance-id': ({ InstanceId }) => InstanceId,
    'instance-state-code': ({ State }) => stateCodes[State],
    'instance-state-name': ({ State }) => State,
    'instance-type': ({ InstanceType }) => InstanceType,
    'instance.group-id': groups,
    'instance.group-name': groupNames,
    'ip-address': publicIps,
    'key-name': ({ KeyName }) => KeyName,
    'launch-index': ({ AmiLaunchIndex }) => AmiLaunchIndex,
    'launch-time': ({ launchedMs }) => new Date(launchedMs).toISOString(),
    'metadata-options.http-endpoint': ({ MetadataOptions }) => MetadataOptions.HttpEndpoint,
    'metadata-options.http-put-response-hop-limit': ({ MetadataOptions }) => MetadataOptions.HttpPutResponseHopLimit,
    'metadata-options.http-tokens': ({ MetadataOptions }) => MetadataOptions.HttpTokens,
    'monitoring-state': ({ Monitoring }) => Monitoring,
    'network-interface.group-id': groups,
    'network-interface.network-interface-id': (instance) => interfaces(instance).map(({ NetworkInterfaceId }) => NetworkInterfaceId),
    'network-interface.subnet-id': (instance) => interfaces(instance).map(({ SubnetId }) => SubnetId),
    'network-interface.vpc-id': (instance) => interfaces(instance).map(({ VpcId }) => VpcId),
    'owner-id': () => here.account,
    'placement-group-name': () => undefined,
    platform: (instance) => (image(instance)?.PlatformDetails === 'Windows' ? 'windows' : undefined),
    'platform-details': (instance) => image(instance)?.PlatformDetails,
    'private-dns-name': (instance) => interfaces(instance).map((one) => privateDnsName(here.region, one.PrivateIpAddresses[0] ?? '')),
    'private-ip-address': (instance) => interfaces(instance).flatMap(({ PrivateIpAddresses }) => PrivateIpAddresses),
    'reservation-id': ({ ReservationId }) => ReservationId,
    'root-device-name': (instance) => image(instance)?.RootDeviceName,
    'root-device-type': () => 'ebs',
    'source-dest-check': (instance) => interfaces(instance)[0]?.SourceDestCheck,
    'state-reason-code': ({ stateReason }) => stateReason?.Code,
    'subnet-id': (instance) => interfaces(instance)[0]?.SubnetId,
    tenancy: ({ Tenancy }) => Tenancy,
    'virtualization-type': () => 'hvm',
    'vpc-id': (instance) => interfaces(instance)[0]?.VpcId,
  };
}
