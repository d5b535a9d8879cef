// AttachNetworkInterface, DetachNetworkInterface: further interfaces of an instance.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachNetworkInterface.html
import type { AttachNetworkInterfaceRequest, AttachNetworkInterfaceResult, DetachNetworkInterfaceRequest } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/errors.ts';
import { invalidValue, noSuch, operationNotPermitted, wrongValue } from '../errors.ts';
import { interfacesOf } from '../interfaces.ts';
import { changes } from '../operation.ts';
import { found } from '../region.ts';

/** What the largest instances can have; of smaller ones AWS allows fewer. */
const mostInterfaces = 15;

export const attachNetworkInterface = changes<AttachNetworkInterfaceRequest, AttachNetworkInterfaceResult>(
  ['NetworkInterfaceId', 'InstanceId', 'DeviceIndex'],
  ({ NetworkInterfaceId: id = '', InstanceId: instanceId = '', DeviceIndex: index = -1 }, here) => {
    const record = found(here.state.networkInterfaces, 'eni', id);
    const instance = found(here.state.instances, 'i', instanceId);
    if (record.Attachment) throw new AwsError('InvalidNetworkInterface.InUse', `Interface: [${id}] in use.`);
    if (instance.State !== 'running' && instance.State !== 'stopped')
      throw new AwsError('IncorrectState', `The instance '${instanceId}' is not in the 'running' or 'stopped' state.`);
    if (!Number.isInteger(index) || index < 0 || index >= mostInterfaces) throw wrongValue('deviceIndex', index);
    const present = interfacesOf(here, instanceId);
    if (present.some(({ Attachment }) => Attachment?.DeviceIndex === index))
      throw invalidValue(`Instance '${instanceId}' already has an interface attached at device index '${index}'.`);
    if (here.state.subnets.get(record.SubnetId)?.AvailabilityZone !== instance.AvailabilityZone)
      throw invalidValue('You may not attach a network interface to an instance if they are not in the same availability zone');
    const AttachmentId = here.newId('eni-attach');
    record.Attachment = { AttachmentId, InstanceId: instanceId, DeviceIndex: index, DeleteOnTermination: false, attachedMs: here.now() };
    return { AttachmentId, NetworkCardIndex: 0 };
  },
);

export const detachNetworkInterface = changes<DetachNetworkInterfaceRequest, void>(
  ['AttachmentId', 'Force'],
  ({ AttachmentId: id = '' }, here) => {
    const record = [...here.state.networkInterfaces.values()].find(({ Attachment }) => Attachment?.AttachmentId === id);
    if (!record?.Attachment) throw noSuch('eni-attach', id);
    if (record.Attachment.InstanceId === undefined)
      throw new AwsError('AuthFailure', 'You do not have permission to access the specified resource.');
    if (record.Attachment.DeviceIndex === 0)
      throw operationNotPermitted('The network interface at device index 0 and networkCard index 0 cannot be detached.');
    delete record.Attachment;
  },
);
