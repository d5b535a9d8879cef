// An instance as DescribeInstances tells it, with its interfaces, groups and volumes.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Instance.html
import type { Instance, InstanceNetworkInterface, NetworkInterfaceAssociation } from '@aws-sdk/client-ec2';
import { imagesOf } from './images.ts';
import { machineTypes } from './instance-types.ts';
import { describedInterface, interfacesOf } from './interfaces.ts';
import type { Region } from './region.ts';
import type { InstanceRecord, InstanceStateName, NetworkInterfaceRecord } from './region-state.ts';
import { tagsOf } from './tags.ts';

export const stateCodes: Readonly<Record<InstanceStateName, number>> = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
};

export const describedState = (name: InstanceStateName) => ({ Code: stateCodes[name], Name: name });

export function describedInstance(here: Region, instance: InstanceRecord): Instance {
  const image = imagesOf(here.region).get(instance.ImageId);
  const type = machineTypes.get(instance.InstanceType);
  const isWindows = image?.PlatformDetails === 'Windows';
  return {
    InstanceId: instance.InstanceId,
    ImageId: instance.ImageId,
    State: describedState(instance.State),
    StateTransitionReason: instance.StateTransitionReason,
    ...(instance.stateReason && { StateReason: instance.stateReason }),
    KeyName: instance.KeyName,
    AmiLaunchIndex: instance.AmiLaunchIndex,
    ProductCodes: [],
    InstanceType: instance.InstanceType as Instance['InstanceType'],
    LaunchTime: new Date(instance.launchedMs),
    Placement: { AvailabilityZone: instance.AvailabilityZone, GroupName: '', Tenancy: instance.Tenancy },
    ...(isWindows && { Platform: 'Windows' }),
    PlatformDetails: image?.PlatformDetails,
    UsageOperation: isWindows ? 'RunInstances:0002' : 'RunInstances:0000',
    Monitoring: { State: instance.Monitoring },
    Architecture: image?.Architecture,
    ClientToken: instance.ClientToken ?? '',
    EbsOptimized: instance.EbsOptimized,
    EnaSupport: true,
    // AWS: says xen of instances on Nitro too (API_Instance).
    Hypervisor: 'xen',
    VirtualizationType: 'hvm',
    RootDeviceName: image?.RootDeviceName,
    RootDeviceType: 'ebs',
    BlockDeviceMappings: instance.volumes.map(({ VolumeId, DeviceName, DeleteOnTermination, attachedMs }) => ({
      DeviceName,
      Ebs: { VolumeId, DeleteOnTermination, Status: 'attached', AttachTime: new Date(attachedMs) },
    })),
    ...(instance.iamProfile && { IamInstanceProfile: { Arn: instance.iamProfile.Arn, Id: instance.iamProfile.Id } }),
    MetadataOptions: { State: 'applied', ...instance.MetadataOptions },
    CpuOptions: { CoreCount: Math.max(1, (type?.cpus ?? 1) / 2), ThreadsPerCore: (type?.cpus ?? 1) > 1 ? 2 : 1 },
    CapacityReservationSpecification: { CapacityReservationPreference: 'open' },
    HibernationOptions: { Configured: false },
    EnclaveOptions: { Enabled: false },
    MaintenanceOptions: { AutoRecovery: 'default' },
    PrivateDnsNameOptions: { HostnameType: 'ip-name', EnableResourceNameDnsARecord: false, EnableResourceNameDnsAAAARecord: false },
    ...networkOf(here, interfacesOf(here, instance.InstanceId)),
    Tags: tagsOf(here, instance.InstanceId),
  };
}

/** Where it stands in the network: that of its first interface. A terminated instance stands nowhere. */
function networkOf(here: Region, interfaces: readonly NetworkInterfaceRecord[]): Partial<Instance> {
  const [first] = interfaces;
  const described = interfaces.map((one) => describedInterface(here, one));
  const primary = described[0];
  if (!first || !primary) return { PrivateDnsName: '', PublicDnsName: '', NetworkInterfaces: [], SecurityGroups: [] };
  return {
    SubnetId: first.SubnetId,
    VpcId: first.VpcId,
    PrivateIpAddress: primary.PrivateIpAddress,
    PrivateDnsName: primary.PrivateDnsName,
    PublicIpAddress: primary.Association?.PublicIp,
    PublicDnsName: primary.Association?.PublicDnsName ?? '',
    SourceDestCheck: first.SourceDestCheck,
    SecurityGroups: primary.Groups ?? [],
    NetworkInterfaces: described.map(instanceInterface),
  };
}

function instanceInterface({
  Association,
  Attachment,
  PrivateIpAddresses = [],
  AvailabilityZone: _zone,
  AvailabilityZoneId: _zoneId,
  RequesterManaged: _managed,
  TagSet: _tags,
  ...about
}: ReturnType<typeof describedInterface>): InstanceNetworkInterface {
  return {
    ...about,
    ...(Association && { Association: shownAssociation(Association) }),
    ...(Attachment && {
      Attachment: {
        AttachmentId: Attachment.AttachmentId,
        AttachTime: Attachment.AttachTime,
        DeleteOnTermination: Attachment.DeleteOnTermination,
        DeviceIndex: Attachment.DeviceIndex,
        NetworkCardIndex: 0,
        Status: 'attached',
      },
    }),
    PrivateIpAddresses: PrivateIpAddresses.map((address) => ({
      ...address,
      ...(address.Association && { Association: shownAssociation(address.Association) }),
    })),
  };
}

const shownAssociation = ({ PublicIp, PublicDnsName, IpOwnerId }: NetworkInterfaceAssociation) => ({ PublicIp, PublicDnsName, IpOwnerId });
