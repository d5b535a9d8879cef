// What network interfaces are filtered by.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html
import type { FilterFields } from './filters.ts';
import { publicAddressOf } from './interfaces.ts';
import type { Region } from './region.ts';
import type { NetworkInterfaceRecord } from './region-state.ts';

export const interfaceFields = (here: Region): FilterFields<NetworkInterfaceRecord> => ({
  'addresses.private-ip-address': ({ PrivateIpAddresses }) => PrivateIpAddresses,
  'association.allocation-id': (record) => publicAddressOf(here, record)?.AllocationId,
  'association.association-id': (record) => publicAddressOf(here, record)?.AssociationId,
  'association.public-ip': (record) => publicAddressOf(here, record)?.PublicIp,
  'attachment.attachment-id': ({ Attachment }) => Attachment?.AttachmentId,
  'attachment.delete-on-termination': ({ Attachment }) => Attachment?.DeleteOnTermination,
  'attachment.device-index': ({ Attachment }) => Attachment?.DeviceIndex,
  'attachment.instance-id': ({ Attachment }) => Attachment?.InstanceId,
  'attachment.status': ({ Attachment }) => (Attachment ? 'attached' : undefined),
  'availability-zone': ({ SubnetId }) => here.state.subnets.get(SubnetId)?.AvailabilityZone,
  description: ({ Description }) => Description,
  'group-id': ({ Groups }) => Groups,
  'group-name': ({ Groups }) => Groups.map((id) => here.state.securityGroups.get(id)?.GroupName),
  'interface-type': ({ InterfaceType }) => InterfaceType,
  'mac-address': ({ MacAddress }) => MacAddress,
  'network-interface-id': ({ NetworkInterfaceId }) => NetworkInterfaceId,
  'owner-id': () => here.account,
  'private-ip-address': ({ PrivateIpAddresses }) => PrivateIpAddresses[0],
  'requester-managed': ({ InterfaceType }) => InterfaceType !== 'interface',
  'source-dest-check': ({ SourceDestCheck }) => SourceDestCheck,
  status: ({ Attachment }) => (Attachment ? 'in-use' : 'available'),
  'subnet-id': ({ SubnetId }) => SubnetId,
  'vpc-id': ({ VpcId }) => VpcId,
});
