// Instances by the real SDK client. Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html,
// .../APIReference/API_RunInstances.html, API_ModifyInstanceAttribute.html. How long a state lasts is inferred.
import {
  AllocateAddressCommand,
  AssociateAddressCommand,
  AssociateIamInstanceProfileCommand,
  CreateTagsCommand,
  DeleteSecurityGroupCommand,
  DescribeAddressesCommand,
  DescribeIamInstanceProfileAssociationsCommand,
  DescribeInstanceAttributeCommand,
  DescribeInstanceCreditSpecificationsCommand,
  DescribeInstanceStatusCommand,
  DescribeInstancesCommand,
  DescribeInstanceTypesCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSubnetsCommand,
  DescribeVolumesCommand,
  DisassociateIamInstanceProfileCommand,
  ModifyInstanceAttributeCommand,
  ModifyInstanceMetadataOptionsCommand,
  MonitorInstancesCommand,
  RebootInstancesCommand,
  ReplaceIamInstanceProfileAssociationCommand,
  RunInstancesCommand,
  type RunInstancesCommandInput,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import { ec2Cloud } from '../testing/ec2-cloud.ts';

const nobody = 'i-00000000000000000';

test('an instance is pending, then running, with an interface, a root volume and a public address', async () => {
  const { run, instance, advance, defaultVpc } = ec2Cloud();
  const id = await run({ TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'web' }] }] });
  expect(id).toMatch(/^i-[0-9a-f]{17}$/);
  expect((await instance(id))?.State).toEqual({ Code: 0, Name: 'pending' });
  await advance(5000);
  const running = await instance(id);
  expect(running).toMatchObject({
    State: { Code: 16, Name: 'running' },
    InstanceType: 't3.micro',
    VpcId: (await defaultVpc()).VpcId,
    PrivateIpAddress: '172.31.0.4',
    PrivateDnsName: 'ip-172-31-0-4.ec2.internal',
    PublicIpAddress: expect.stringMatching(/^54\./),
    Placement: { AvailabilityZone: 'us-east-1a', Tenancy: 'default' },
    SecurityGroups: [{ GroupName: 'default' }],
    RootDeviceName: '/dev/xvda',
    BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Status: 'attached', DeleteOnTermination: true } }],
    NetworkInterfaces: [{ Attachment: { DeviceIndex: 0 }, PrivateIpAddress: '172.31.0.4', Status: 'in-use' }],
    MetadataOptions: { HttpTokens: 'required', HttpEndpoint: 'enabled' },
    Tags: [{ Key: 'Name', Value: 'web' }],
  });
  expect(running?.PublicDnsName).toBe(`ec2-${running?.PublicIpAddress?.replaceAll('.', '-')}.compute-1.amazonaws.com`);
});

test('it stops and starts with another public address, and a reboot changes nothing', async () => {
  const { ec2, run, instance, advance } = ec2Cloud();
  const id = await run();
  const InstanceIds = [id];
  await expect(ec2.send(new StopInstancesCommand({ InstanceIds }))).rejects.toMatchObject({ name: 'IncorrectInstanceState' });
  await advance(5000);
  const before = await instance(id);
  await ec2.send(new RebootInstancesCommand({ InstanceIds }));
  const { StoppingInstances } = await ec2.send(new StopInstancesCommand({ InstanceIds }));
  expect(StoppingInstances).toMatchObject([{ PreviousState: { Name: 'running' }, CurrentState: { Code: 64, Name: 'stopping' } }]);
  await expect(ec2.send(new StartInstancesCommand({ InstanceIds }))).rejects.toMatchObject({
    name: 'IncorrectInstanceState',
    message: `The instance '${id}' is not in a state from which it can be started.`,
  });
  await advance(10_000);
  const stopped = await instance(id);
  expect(stopped).toMatchObject({ State: { Name: 'stopped' }, StateReason: { Code: 'Client.UserInitiatedShutdown' } });
  expect(stopped?.StateTransitionReason).toBe('User initiated (2026-11-01 00:00:05 GMT)');
  expect(stopped?.PublicIpAddress).toBeUndefined();
  expect(stopped?.PrivateIpAddress).toBe(before?.PrivateIpAddress);
  await ec2.send(new StartInstancesCommand({ InstanceIds }));
  await advance(5000);
  const again = await instance(id);
  expect(again?.State?.Name).toBe('running');
  expect(again?.PublicIpAddress).not.toBe(before?.PublicIpAddress);
});

test('a terminated instance takes its interface and root volume along, lets its address go, and is gone after an hour', async () => {
  const { ec2, run, instance, advance, newGroup } = ec2Cloud();
  const GroupId = await newGroup('web');
  const id = await run({ SecurityGroupIds: [GroupId] });
  await advance(5000);
  const { AllocationId } = await ec2.send(new AllocateAddressCommand({}));
  await ec2.send(new AssociateAddressCommand({ AllocationId, InstanceId: id }));
  expect((await ec2.send(new DescribeAddressesCommand({}))).Addresses).toMatchObject([{ InstanceId: id }]);
  await expect(ec2.send(new DeleteSecurityGroupCommand({ GroupId }))).rejects.toMatchObject({ name: 'DependencyViolation' });
  await ec2.send(new TerminateInstancesCommand({ InstanceIds: [id] }));
  expect((await instance(id))?.State?.Name).toBe('shutting-down');
  await advance(5000);
  expect(await instance(id)).toMatchObject({ State: { Code: 48, Name: 'terminated' }, NetworkInterfaces: [], BlockDeviceMappings: [] });
  expect((await ec2.send(new DescribeVolumesCommand({}))).Volumes).toEqual([]);
  expect((await ec2.send(new DescribeNetworkInterfacesCommand({}))).NetworkInterfaces).toEqual([]);
  expect((await ec2.send(new DescribeAddressesCommand({}))).Addresses?.[0]?.AssociationId).toBeUndefined();
  await ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
  await advance(3_600_000);
  await expect(instance(id)).rejects.toMatchObject({ name: 'InvalidInstanceID.NotFound' });
});

test('protection from termination and from stopping holds until it is taken away', async () => {
  const { ec2, run, advance } = ec2Cloud();
  const InstanceId = await run({ DisableApiTermination: true, DisableApiStop: true });
  await advance(5000);
  await expect(ec2.send(new TerminateInstancesCommand({ InstanceIds: [InstanceId] }))).rejects.toMatchObject({
    name: 'OperationNotPermitted',
  });
  await expect(ec2.send(new StopInstancesCommand({ InstanceIds: [InstanceId] }))).rejects.toMatchObject({ name: 'OperationNotPermitted' });
  await ec2.send(new ModifyInstanceAttributeCommand({ InstanceId, DisableApiTermination: { Value: false } }));
  await ec2.send(new TerminateInstancesCommand({ InstanceIds: [InstanceId] }));
});

test('several instances share a reservation, and the same token runs them once', async () => {
  const { ec2, imageId } = ec2Cloud();
  const request = new RunInstancesCommand({ ImageId: await imageId(), MinCount: 2, MaxCount: 3, ClientToken: 'once' });
  const { Instances, ReservationId } = await ec2.send(request);
  expect(Instances?.map(({ AmiLaunchIndex, PrivateIpAddress }) => `${AmiLaunchIndex} ${PrivateIpAddress}`)).toEqual([
    '0 172.31.0.4',
    '1 172.31.0.5',
    '2 172.31.0.6',
  ]);
  expect((await ec2.send(request)).ReservationId).toBe(ReservationId);
  const { Reservations } = await ec2.send(new DescribeInstancesCommand({}));
  expect(Reservations?.map((one) => one.Instances?.length)).toEqual([3]);
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({}));
  expect(Subnets?.[0]?.AvailableIpAddressCount).toBe(4088);
});

test.each<[string, Partial<RunInstancesCommandInput>, string]>([
  ['no image', { ImageId: undefined }, 'MissingParameter'],
  ['an image that is not there', { ImageId: 'ami-00000000000000000' }, 'InvalidAMIID.NotFound'],
  ['a word for an image', { ImageId: 'linux' }, 'InvalidAMIID.Malformed'],
  ['an unknown type', { InstanceType: 'x9.mega' as 't3.micro' }, 'InvalidParameterValue'],
  ['a type of another architecture', { InstanceType: 't4g.micro' }, 'InvalidParameterValue'],
  ['a key that is not there', { KeyName: 'none' }, 'InvalidKeyPair.NotFound'],
  ['a group that is not there', { SecurityGroupIds: ['sg-00000000000000000'] }, 'InvalidGroup.NotFound'],
  ['a subnet that is not there', { SubnetId: 'subnet-00000000000000000' }, 'InvalidSubnetID.NotFound'],
  ['an address outside', { PrivateIpAddress: '10.0.0.4' }, 'InvalidParameterValue'],
  ['an address of AWS', { PrivateIpAddress: '172.31.0.1' }, 'InvalidParameterValue'],
  ['one address for two', { PrivateIpAddress: '172.31.0.9', MinCount: 2, MaxCount: 2 }, 'InvalidParameterValue'],
  ['counts the wrong way', { MinCount: 2, MaxCount: 1 }, 'InvalidParameterValue'],
  ['a hundred too many', { MinCount: 200, MaxCount: 200 }, 'InstanceLimitExceeded'],
  ['broken user data', { UserData: 'sea!' }, 'InvalidUserData.Malformed'],
  ['a root volume too small', { BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 1 } }] }, 'InvalidParameterValue'],
  ['a launch template', { LaunchTemplate: { LaunchTemplateName: 'x' } }, 'NotImplemented'],
  ['tags for a VPC', { TagSpecifications: [{ ResourceType: 'vpc', Tags: [{ Key: 'a', Value: 'b' }] }] }, 'InvalidParameterValue'],
  ['a subnet twice', { SubnetId: 'subnet-0', NetworkInterfaces: [{ DeviceIndex: 0 }] }, 'InvalidParameterCombination'],
])('an instance with %s is refused, and nothing is made', async (_what, input, name) => {
  const { ec2, run } = ec2Cloud();
  await expect(run(input)).rejects.toMatchObject({ name });
  expect((await ec2.send(new DescribeInstancesCommand({}))).Reservations).toEqual([]);
  expect((await ec2.send(new DescribeNetworkInterfacesCommand({}))).NetworkInterfaces).toEqual([]);
});

test('an instance is placed by its interfaces, with further volumes', async () => {
  const { ec2, run, instance, newVpc, newSubnet, newGroup } = ec2Cloud();
  const vpc = await newVpc();
  const [SubnetId, GroupId] = [await newSubnet(vpc, '10.0.1.0/24'), await newGroup('web', vpc)];
  const id = await run({
    NetworkInterfaces: [
      { DeviceIndex: 1, SubnetId, Groups: [GroupId], Description: 'second' },
      { DeviceIndex: 0, SubnetId, Groups: [GroupId], PrivateIpAddress: '10.0.1.77' },
    ],
    BlockDeviceMappings: [
      { DeviceName: '/dev/xvda', Ebs: { VolumeSize: 20, VolumeType: 'gp2' } },
      { DeviceName: '/dev/sdf', Ebs: { VolumeSize: 5, DeleteOnTermination: false } },
    ],
  });
  expect(await instance(id)).toMatchObject({
    SubnetId,
    PrivateIpAddress: '10.0.1.77',
    NetworkInterfaces: [{ Attachment: { DeviceIndex: 0 } }, { Attachment: { DeviceIndex: 1 }, Description: 'second' }],
  });
  expect((await instance(id))?.PublicIpAddress).toBeUndefined();
  const { Volumes } = await ec2.send(new DescribeVolumesCommand({}));
  expect(Volumes?.map(({ Size, VolumeType, State }) => `${Size} ${VolumeType} ${State}`)).toEqual(['20 gp2 in-use', '5 gp2 in-use']);
});

test('instances are found by state, type, tag, group, address', async () => {
  const { ec2, run, advance, newGroup } = ec2Cloud();
  const GroupId = await newGroup('web');
  const one = await run({ InstanceType: 'm5.large', SecurityGroupIds: [GroupId] });
  const other = await run();
  await ec2.send(new CreateTagsCommand({ Resources: [other], Tags: [{ Key: 'team', Value: 'blue' }] }));
  await advance(5000);
  await ec2.send(new StopInstancesCommand({ InstanceIds: [other] }));
  const by = async (Name: string, ...Values: string[]) => {
    const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({ Filters: [{ Name, Values }] }));
    return Reservations.flatMap(({ Instances = [] }) => Instances.map(({ InstanceId }) => InstanceId));
  };
  expect(await by('instance-state-name', 'running')).toEqual([one]);
  expect(await by('instance-type', 'm5.*')).toEqual([one]);
  expect(await by('tag:team', 'blue')).toEqual([other]);
  expect(await by('instance.group-id', GroupId)).toEqual([one]);
  expect(await by('private-ip-address', '172.31.0.5')).toEqual([other]);
  await expect(ec2.send(new DescribeInstancesCommand({ InstanceIds: [one], MaxResults: 5 }))).rejects.toMatchObject({
    name: 'InvalidParameterCombination',
  });
  await expect(ec2.send(new DescribeInstancesCommand({ InstanceIds: ['web'] }))).rejects.toMatchObject({
    name: 'InvalidInstanceID.Malformed',
  });
  await expect(ec2.send(new StartInstancesCommand({ InstanceIds: [nobody, 'i-11111111'] }))).rejects.toMatchObject({
    name: 'InvalidInstanceID.NotFound',
    message: `The instance IDs '${nobody}, i-11111111' do not exist`,
  });
});

test('status checks of running instances begin, and pass after a minute', async () => {
  const { ec2, run, advance } = ec2Cloud();
  const id = await run();
  const statuses = async (IncludeAllInstances = false) =>
    (await ec2.send(new DescribeInstanceStatusCommand({ IncludeAllInstances }))).InstanceStatuses;
  expect(await statuses()).toEqual([]);
  expect(await statuses(true)).toMatchObject([{ InstanceId: id, InstanceStatus: { Status: 'not-applicable' } }]);
  await advance(5000);
  expect(await statuses()).toMatchObject([{ InstanceStatus: { Status: 'initializing' }, InstanceState: { Name: 'running' } }]);
  await advance(60_000);
  expect(await statuses()).toMatchObject([{ SystemStatus: { Status: 'ok', Details: [{ Name: 'reachability', Status: 'passed' }] } }]);
});

test('attributes change: groups at any time, the type of a stopped instance only', async () => {
  const { ec2, run, instance, advance, newGroup } = ec2Cloud();
  const InstanceId = await run();
  const GroupId = await newGroup('web');
  await advance(5000);
  const modify = (input: object) => ec2.send(new ModifyInstanceAttributeCommand({ InstanceId, ...input }));
  await modify({ Groups: [GroupId] });
  expect((await instance(InstanceId))?.SecurityGroups).toEqual([{ GroupId, GroupName: 'web' }]);
  await expect(modify({ Groups: ['sg-00000000000000000'] })).rejects.toMatchObject({ name: 'InvalidGroup.NotFound' });
  await expect(modify({ InstanceType: { Value: 'm5.large' } })).rejects.toMatchObject({ name: 'IncorrectInstanceState' });
  await ec2.send(new StopInstancesCommand({ InstanceIds: [InstanceId] }));
  await advance(10_000);
  await modify({ InstanceType: { Value: 'm5.large' } });
  await modify({ UserData: { Value: new TextEncoder().encode('#!/bin/sh') } });
  await modify({ Attribute: 'instanceInitiatedShutdownBehavior', Value: 'terminate' });
  await modify({ SourceDestCheck: { Value: false } });
  const told = async (Attribute: string) =>
    ec2.send(new DescribeInstanceAttributeCommand({ InstanceId, Attribute: Attribute as 'kernel' }));
  expect(await told('instanceType')).toMatchObject({ InstanceType: { Value: 'm5.large' } });
  expect(await told('userData')).toMatchObject({ UserData: { Value: btoa('#!/bin/sh') } });
  expect(await told('instanceInitiatedShutdownBehavior')).toMatchObject({ InstanceInitiatedShutdownBehavior: { Value: 'terminate' } });
  expect(await told('sourceDestCheck')).toMatchObject({ SourceDestCheck: { Value: false } });
  expect(await told('groupSet')).toMatchObject({ Groups: [{ GroupId }] });
  await expect(told('colour')).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  await expect(modify({})).rejects.toMatchObject({ name: 'MissingParameter' });
});

test('the metadata service, monitoring and credits are settings that are kept', async () => {
  const { ec2, run, instance } = ec2Cloud();
  const InstanceId = await run({ MetadataOptions: { HttpTokens: 'optional' }, CreditSpecification: { CpuCredits: 'standard' } });
  await ec2.send(new ModifyInstanceMetadataOptionsCommand({ InstanceId, HttpTokens: 'required', HttpPutResponseHopLimit: 3 }));
  await ec2.send(new MonitorInstancesCommand({ InstanceIds: [InstanceId] }));
  expect(await instance(InstanceId)).toMatchObject({
    MetadataOptions: { State: 'applied', HttpTokens: 'required', HttpPutResponseHopLimit: 3 },
    Monitoring: { State: 'enabled' },
  });
  const credits = await ec2.send(new DescribeInstanceCreditSpecificationsCommand({ InstanceIds: [InstanceId] }));
  expect(credits.InstanceCreditSpecifications).toEqual([{ InstanceId, CpuCredits: 'standard' }]);
  await expect(ec2.send(new ModifyInstanceMetadataOptionsCommand({ InstanceId, HttpTokens: 'often' as 'optional' }))).rejects.toMatchObject(
    { name: 'InvalidParameterValue' },
  );
  const { InstanceTypes } = await ec2.send(new DescribeInstanceTypesCommand({ InstanceTypes: ['t3.micro'] }));
  expect(InstanceTypes).toMatchObject([
    { VCpuInfo: { DefaultVCpus: 2 }, MemoryInfo: { SizeInMiB: 1024 }, BurstablePerformanceSupported: true },
  ]);
});

test('an instance profile is associated, replaced and taken away', async () => {
  const { ec2, run, instance } = ec2Cloud();
  const InstanceId = await run();
  const { IamInstanceProfileAssociation: made } = await ec2.send(
    new AssociateIamInstanceProfileCommand({ InstanceId, IamInstanceProfile: { Name: 'web' } }),
  );
  expect((await instance(InstanceId))?.IamInstanceProfile?.Arn).toBe('arn:aws:iam::123456789012:instance-profile/web');
  await expect(ec2.send(new AssociateIamInstanceProfileCommand({ InstanceId, IamInstanceProfile: { Name: 'web' } }))).rejects.toMatchObject(
    { name: 'IncorrectState' },
  );
  const { IamInstanceProfileAssociation: next } = await ec2.send(
    new ReplaceIamInstanceProfileAssociationCommand({ AssociationId: made?.AssociationId, IamInstanceProfile: { Name: 'db' } }),
  );
  const { IamInstanceProfileAssociations } = await ec2.send(new DescribeIamInstanceProfileAssociationsCommand({}));
  expect(IamInstanceProfileAssociations).toMatchObject([{ InstanceId, State: 'associated', AssociationId: next?.AssociationId }]);
  await ec2.send(new DisassociateIamInstanceProfileCommand({ AssociationId: next?.AssociationId }));
  expect((await instance(InstanceId))?.IamInstanceProfile).toBeUndefined();
  await expect(ec2.send(new DisassociateIamInstanceProfileCommand({ AssociationId: next?.AssociationId }))).rejects.toMatchObject({
    name: 'InvalidAssociationID.NotFound',
  });
});
