// RunInstances: instances with their interfaces and root volumes. No computer stands behind one: it changes its state, and that is all.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
import type { Reservation, RunInstancesRequest } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/errors.ts';
import { describedInstance } from '../described-instance.ts';
import { invalidValue, wrongCombination, wrongValue } from '../errors.ts';
import { chosenAddresses, newInterface, newPublicIp } from '../interfaces.ts';
import { type WantedInterface, wantedInterfaces } from '../launch-network.ts';
import {
  changedMetadataOptions,
  checkedMachine,
  checkedTenancy,
  checkedUserData,
  defaultMetadataOptions,
  profileOf,
  wantedCount,
} from '../launch-settings.ts';
import { type WantedDevice, wantedDevices } from '../launch-volumes.ts';
import { limits } from '../limits.ts';
import { changes } from '../operation.ts';
import type { Region } from '../region.ts';
import type { InstanceRecord } from '../region-state.ts';
import { freeAddressCount } from '../subnet-addresses.ts';
import { checkTags, keepTags, specificationOf, specifiedTags } from '../tags.ts';

export const runInstances = changes<RunInstancesRequest, Reservation>(
  [
    'MinCount',
    'MaxCount',
    'ImageId',
    'InstanceType',
    'KeyName',
    'Monitoring',
    'Placement',
    'SubnetId',
    'SecurityGroupIds',
    'SecurityGroups',
    'PrivateIpAddress',
    'NetworkInterfaces',
    'BlockDeviceMappings',
    'UserData',
    'TagSpecifications',
    'IamInstanceProfile',
    'EbsOptimized',
    'DisableApiTermination',
    'DisableApiStop',
    'InstanceInitiatedShutdownBehavior',
    'MetadataOptions',
    'CreditSpecification',
  ],
  (input, here) => {
    const count = wantedCount(input);
    const { image, type } = checkedMachine(here, input);
    if (input.KeyName && !here.state.keyPairs.has(input.KeyName))
      throw new AwsError('InvalidKeyPair.NotFound', `The key pair '${input.KeyName}' does not exist`);
    const interfaces = wantedInterfaces(here, input);
    checkRoom(here, interfaces, count);
    const [first] = interfaces;
    const zone = zoneOf(here, first);
    const devices = wantedDevices(here, image, zone, input.BlockDeviceMappings);
    specifiedTags(input.TagSpecifications, 'instance', 'volume', 'network-interface');
    for (const kind of ['volume', 'network-interface']) checkTags(specificationOf(input.TagSpecifications, kind));
    const shutdown = input.InstanceInitiatedShutdownBehavior ?? 'stop';
    if (shutdown !== 'stop' && shutdown !== 'terminate') throw wrongValue('instanceInitiatedShutdownBehavior', shutdown);
    const credits = input.CreditSpecification?.CpuCredits;
    if (credits !== undefined && (type.kind !== 'burstable' || (credits !== 'standard' && credits !== 'unlimited')))
      throw wrongCombination(`The T3 credit specification cannot be set to ${credits} for the instance type ${type.name}.`);
    const userData = input.UserData ? checkedUserData(input.UserData) : undefined;
    const metadata = changedMetadataOptions(defaultMetadataOptions(image), input.MetadataOptions ?? {});
    const tenancy = checkedTenancy(input);
    const profile = profileOf(here, input.IamInstanceProfile);
    const reservationId = here.newId('r');
    const now = here.now();
    const instances = Array.from({ length: count }, (_, index): InstanceRecord => {
      const instance: InstanceRecord = {
        InstanceId: here.newId('i'),
        ReservationId: reservationId,
        ImageId: image.ImageId,
        InstanceType: type.name,
        ...(input.KeyName && { KeyName: input.KeyName }),
        AmiLaunchIndex: index,
        State: 'pending',
        StateTransitionReason: '',
        stateReason: { Code: 'pending', Message: 'pending' },
        launchedMs: now,
        checkedMs: now,
        AvailabilityZone: zone,
        ...(input.ClientToken !== undefined && { ClientToken: input.ClientToken }),
        Tenancy: tenancy,
        ...(profile && { iamProfile: { ...profile, AssociationId: here.newId('iip-assoc') } }),
        EbsOptimized: input.EbsOptimized ?? false,
        ...(userData !== undefined && { UserData: userData }),
        Monitoring: input.Monitoring?.Enabled ? 'enabled' : 'disabled',
        DisableApiTermination: input.DisableApiTermination ?? false,
        DisableApiStop: input.DisableApiStop ?? false,
        InstanceInitiatedShutdownBehavior: shutdown,
        ...(type.kind === 'burstable' && {
          CpuCredits: credits === 'standard' || credits === 'unlimited' ? credits : usualCredits(type.name),
        }),
        MetadataOptions: { ...metadata },
        volumes: [],
      };
      here.state.instances.set(instance.InstanceId, instance);
      for (const wanted of interfaces) connect(here, instance, wanted, input);
      for (const device of devices) mount(here, instance, device, input);
      keepTags(here, instance.InstanceId, specificationOf(input.TagSpecifications, 'instance'));
      here.plan(instance.InstanceId, 'running', limits.instancePendingMs);
      return instance;
    });
    return {
      ReservationId: reservationId,
      OwnerId: here.account,
      Groups: [],
      Instances: instances.map((instance) => describedInstance(here, instance)),
    };
  },
);

const usualCredits = (type: string) => (type.startsWith('t2.') ? 'standard' : 'unlimited');

function zoneOf(here: Region, first: WantedInterface | undefined): string {
  const subnetId = first?.kind === 'new' ? first.subnet.SubnetId : (first?.record.SubnetId ?? '');
  return here.state.subnets.get(subnetId)?.AvailabilityZone ?? '';
}

/** Every address is there before the first instance is made, so that a request happens as a whole or not at all. */
function checkRoom(here: Region, interfaces: readonly WantedInterface[], count: number): void {
  const wanted = new Map<string, number>();
  for (const one of interfaces) {
    const isOne = one.kind === 'present' || one.address !== undefined;
    if (isOne && count > 1) throw invalidValue('A private IP address or a network interface cannot be given to several instances.');
    if (one.kind === 'new') wanted.set(one.subnet.SubnetId, (wanted.get(one.subnet.SubnetId) ?? 0) + count);
  }
  for (const one of interfaces)
    if (one.kind === 'new' && freeAddressCount(here, one.subnet) < (wanted.get(one.subnet.SubnetId) ?? 0))
      throw new AwsError(
        'InsufficientFreeAddressesInSubnet',
        'The specified subnet does not have enough free addresses to satisfy the request.',
      );
  const given = interfaces.flatMap((one) => (one.kind === 'new' && one.address !== undefined ? one.address : []));
  if (new Set(given).size < given.length) throw invalidValue('The same private IP address must not appear multiple times');
}

function connect(
  here: Region,
  { InstanceId }: InstanceRecord,
  wanted: WantedInterface,
  { TagSpecifications: tags }: RunInstancesRequest,
): void {
  const Attachment = {
    AttachmentId: here.newId('eni-attach'),
    InstanceId,
    DeviceIndex: wanted.deviceIndex,
    DeleteOnTermination: wanted.deleteOnTermination,
    attachedMs: here.now(),
  };
  if (wanted.kind === 'present') {
    wanted.record.Attachment = Attachment;
    return;
  }
  const { subnet, groups, description, address, publicIp } = wanted;
  const given = address === undefined ? [] : [address];
  const addresses = chosenAddresses(here, subnet, { given, further: 1 - given.length });
  const record = newInterface(here, { subnet, groups, description, addresses, kind: 'interface' });
  record.Attachment = Attachment;
  if (publicIp === 'given') record.PublicIp = newPublicIp(here);
  keepTags(here, record.NetworkInterfaceId, specificationOf(tags, 'network-interface'));
}

function mount(
  here: Region,
  instance: InstanceRecord,
  { name, volume, deleteOnTermination }: WantedDevice,
  { TagSpecifications: tags }: RunInstancesRequest,
): void {
  const made = { VolumeId: here.newId('vol'), ...volume, State: 'available' as const };
  here.state.volumes.set(made.VolumeId, made);
  instance.volumes.push({ VolumeId: made.VolumeId, DeviceName: name, DeleteOnTermination: deleteOnTermination, attachedMs: here.now() });
  keepTags(here, made.VolumeId, specificationOf(tags, 'volume'));
}
