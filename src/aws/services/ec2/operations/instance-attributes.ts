// ModifyInstanceAttribute, DescribeInstanceAttribute, ModifyInstanceMetadataOptions.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceAttribute.html
import type {
  DescribeInstanceAttributeRequest,
  InstanceAttribute,
  ModifyInstanceAttributeRequest,
  ModifyInstanceMetadataOptionsRequest,
  ModifyInstanceMetadataOptionsResult,
} from '@aws-sdk/client-ec2';
import { fromBase64, toBase64 } from '@smithy/core/serde';
import { AwsError } from '../../../core/errors.ts';
import { describedInstance } from '../described-instance.ts';
import { invalidValue, missingParameter, wrongCombination, wrongValue } from '../errors.ts';
import { imagesOf } from '../images.ts';
import { checkedGroups, interfacesOf } from '../interfaces.ts';
import { changedMetadataOptions, checkedUserData, fittingType } from '../launch-settings.ts';
import { changes, reads } from '../operation.ts';
import { found, type Region } from '../region.ts';
import type { InstanceRecord, NetworkInterfaceRecord } from '../region-state.ts';

const attributes = [
  'SourceDestCheck',
  'DisableApiStop',
  'DisableApiTermination',
  'InstanceType',
  'UserData',
  'InstanceInitiatedShutdownBehavior',
  'Groups',
  'EbsOptimized',
  'BlockDeviceMappings',
] as const;

export const modifyInstanceAttribute = changes<ModifyInstanceAttributeRequest, void>(
  ['InstanceId', 'Attribute', 'Value', ...attributes],
  (input, here) => {
    const instance = found(here.state.instances, 'i', input.InstanceId ?? '');
    const request = input.Attribute === undefined ? input : fromOlderForm(input);
    const given = attributes.filter((name) => request[name] !== undefined);
    const [attribute] = given;
    if (attribute === undefined) throw missingParameter('attribute');
    if (given.length > 1) throw wrongCombination('Fields for multiple attribute types specified');
    change[attribute](here, instance, request);
  },
);

/** The older form names the attribute and gives its value as a text. */
function fromOlderForm({
  InstanceId,
  Attribute: attribute,
  Value: value = '',
}: ModifyInstanceAttributeRequest): ModifyInstanceAttributeRequest {
  const name = String(attribute);
  const member = attributes.find((one) => one.charAt(0).toLowerCase() + one.slice(1) === name);
  if (!member || member === 'Groups' || member === 'BlockDeviceMappings') throw wrongValue('attribute', name, 'Unknown attribute.');
  const isFlag = ['SourceDestCheck', 'DisableApiStop', 'DisableApiTermination', 'EbsOptimized'].includes(member);
  if (isFlag && value !== 'true' && value !== 'false') throw wrongValue('value', value);
  const Value = isFlag ? value === 'true' : member === 'UserData' ? fromBase64(checkedUserData(value)) : value;
  return { InstanceId, [member]: { Value } };
}

type Change = (here: Region, instance: InstanceRecord, request: ModifyInstanceAttributeRequest) => void;

const change: Readonly<Record<(typeof attributes)[number], Change>> = {
  SourceDestCheck(here, instance, { SourceDestCheck: check }) {
    onlyInterface(here, instance).SourceDestCheck = check?.Value ?? false;
  },
  DisableApiStop(_here, instance, { DisableApiStop: disable }) {
    instance.DisableApiStop = disable?.Value ?? false;
  },
  DisableApiTermination(_here, instance, { DisableApiTermination: disable }) {
    instance.DisableApiTermination = disable?.Value ?? false;
  },
  InstanceType(here, instance, { InstanceType: type }) {
    mustBeStopped(instance);
    const image = imagesOf(here.region).get(instance.ImageId);
    const fitting = fittingType(image ?? { Architecture: 'x86_64' }, type?.Value ?? '');
    instance.InstanceType = fitting.name;
    if (fitting.kind === 'burstable') instance.CpuCredits ??= 'unlimited';
    else delete instance.CpuCredits;
  },
  UserData(_here, instance, { UserData: data }) {
    mustBeStopped(instance);
    const bytes = data?.Value ?? new Uint8Array();
    instance.UserData = checkedUserData(toBase64(bytes));
  },
  InstanceInitiatedShutdownBehavior(_here, instance, { InstanceInitiatedShutdownBehavior: behavior }) {
    const value = behavior?.Value;
    if (value !== 'stop' && value !== 'terminate') throw wrongValue('instanceInitiatedShutdownBehavior', value);
    instance.InstanceInitiatedShutdownBehavior = value;
  },
  Groups(here, instance, { Groups: ids = [] }) {
    const record = onlyInterface(here, instance);
    if (ids.length === 0) throw missingParameter('groupSet');
    record.Groups = [...checkedGroups(here, record.VpcId, ids)];
  },
  EbsOptimized(_here, instance, { EbsOptimized: optimized }) {
    mustBeStopped(instance);
    instance.EbsOptimized = optimized?.Value ?? false;
  },
  BlockDeviceMappings(_here, instance, { BlockDeviceMappings: mappings = [] }) {
    const changed = mappings.map(({ DeviceName: name, Ebs: ebs }) => {
      const volume = instance.volumes.find(({ DeviceName }) => DeviceName === name);
      if (!volume) throw new AwsError('InvalidInstanceAttributeValue', `No device is currently mapped at ${name ?? ''}`);
      return { volume, deletes: ebs?.DeleteOnTermination ?? volume.DeleteOnTermination };
    });
    for (const { volume, deletes } of changed) volume.DeleteOnTermination = deletes;
  },
};

function mustBeStopped({ InstanceId, State }: InstanceRecord): void {
  if (State !== 'stopped') throw new AwsError('IncorrectInstanceState', `The instance '${InstanceId}' is not in the 'stopped' state.`);
}

function onlyInterface(here: Region, { InstanceId }: InstanceRecord): NetworkInterfaceRecord {
  const [first, ...others] = interfacesOf(here, InstanceId);
  if (!first) throw new AwsError('IncorrectInstanceState', `The instance '${InstanceId}' is not in a valid state for this operation.`);
  if (others.length > 0)
    throw new AwsError(
      'InvalidInstanceID',
      `There are multiple interfaces attached to instance '${InstanceId}'. Please specify an interface ID for the operation instead.`,
    );
  return first;
}

export const describeInstanceAttribute = reads<DescribeInstanceAttributeRequest, InstanceAttribute>(
  ['InstanceId', 'Attribute'],
  ({ InstanceId: id = '', Attribute: name }, here) => {
    const instance = found(here.state.instances, 'i', id);
    const { SecurityGroups, SourceDestCheck, BlockDeviceMappings, RootDeviceName } = describedInstance(here, instance);
    const known: Readonly<Record<string, InstanceAttribute>> = {
      instanceType: { InstanceType: { Value: instance.InstanceType } },
      kernel: { KernelId: {} },
      ramdisk: { RamdiskId: {} },
      userData: { UserData: instance.UserData === undefined ? {} : { Value: instance.UserData } },
      disableApiTermination: { DisableApiTermination: { Value: instance.DisableApiTermination } },
      disableApiStop: { DisableApiStop: { Value: instance.DisableApiStop } },
      instanceInitiatedShutdownBehavior: { InstanceInitiatedShutdownBehavior: { Value: instance.InstanceInitiatedShutdownBehavior } },
      rootDeviceName: { RootDeviceName: { Value: RootDeviceName } },
      blockDeviceMapping: { BlockDeviceMappings },
      productCodes: { ProductCodes: [] },
      sourceDestCheck: { SourceDestCheck: { Value: SourceDestCheck } },
      groupSet: { Groups: SecurityGroups },
      ebsOptimized: { EbsOptimized: { Value: instance.EbsOptimized } },
      sriovNetSupport: { SriovNetSupport: {} },
      enaSupport: { EnaSupport: { Value: true } },
      enclaveOptions: { EnclaveOptions: { Enabled: false } },
    };
    const told = name !== undefined && Object.hasOwn(known, name) ? known[name] : undefined;
    if (!told) throw wrongValue('attribute', name, 'Unknown attribute.');
    return { InstanceId: id, ...told };
  },
);

export const modifyInstanceMetadataOptions = changes<ModifyInstanceMetadataOptionsRequest, ModifyInstanceMetadataOptionsResult>(
  ['InstanceId', 'HttpTokens', 'HttpPutResponseHopLimit', 'HttpEndpoint', 'HttpProtocolIpv6', 'InstanceMetadataTags'],
  ({ InstanceId: id = '', DryRun: _dry, ...wanted }, here) => {
    const instance = found(here.state.instances, 'i', id);
    if (Object.values(wanted).every((value) => value === undefined)) throw invalidValue('No metadata option is given.');
    instance.MetadataOptions = changedMetadataOptions(instance.MetadataOptions, wanted);
    return { InstanceId: id, InstanceMetadataOptions: { State: 'pending', ...instance.MetadataOptions } };
  },
);
