// Volumes, further interfaces, key pairs by the real SDK client.
// Source: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html, .../AWSEC2/latest/UserGuide/using-eni.html, ec2-key-pairs.html
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import {
  AllocateAddressCommand,
  AssignPrivateIpAddressesCommand,
  AssociateAddressCommand,
  AttachNetworkInterfaceCommand,
  AttachVolumeCommand,
  CreateKeyPairCommand,
  CreateNetworkInterfaceCommand,
  CreateVolumeCommand,
  DeleteKeyPairCommand,
  DeleteNetworkInterfaceCommand,
  DeleteVolumeCommand,
  DescribeAddressesCommand,
  DescribeInstanceTypeOfferingsCommand,
  DescribeKeyPairsCommand,
  DescribeNetworkInterfaceAttributeCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSubnetsCommand,
  DescribeVolumesCommand,
  DescribeVolumesModificationsCommand,
  DetachNetworkInterfaceCommand,
  DetachVolumeCommand,
  DisableEbsEncryptionByDefaultCommand,
  EnableEbsEncryptionByDefaultCommand,
  GetEbsEncryptionByDefaultCommand,
  ImportKeyPairCommand,
  ModifyNetworkInterfaceAttributeCommand,
  ModifyVolumeCommand,
  UnassignPrivateIpAddressesCommand,
} from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import { ec2Cloud } from '../testing/ec2-cloud.ts';

test('a volume is created, attached, detached and deleted', async () => {
  const { ec2, run, advance } = ec2Cloud();
  const InstanceId = await run();
  const made = await ec2.send(new CreateVolumeCommand({ AvailabilityZone: 'us-east-1a', Size: 10, VolumeType: 'gp3' }));
  const VolumeId = made.VolumeId ?? '';
  expect(made).toMatchObject({ State: 'creating', Size: 10, Iops: 3000, Throughput: 125, Encrypted: false });
  const attach = (Device = '/dev/sdf') => ec2.send(new AttachVolumeCommand({ VolumeId, InstanceId, Device }));
  await expect(attach()).rejects.toMatchObject({ name: 'IncorrectState' });
  await advance(5000);
  await expect(attach('/dev/xvda')).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  await attach();
  await expect(attach('/dev/sdg')).rejects.toMatchObject({ name: 'VolumeInUse' });
  const volume = async () => (await ec2.send(new DescribeVolumesCommand({ VolumeIds: [VolumeId] }))).Volumes?.[0];
  expect(await volume()).toMatchObject({ State: 'in-use', Attachments: [{ InstanceId, Device: '/dev/sdf', DeleteOnTermination: false }] });
  await expect(ec2.send(new DeleteVolumeCommand({ VolumeId }))).rejects.toMatchObject({ name: 'VolumeInUse' });
  await ec2.send(new DetachVolumeCommand({ VolumeId }));
  expect(await volume()).toMatchObject({ State: 'available', Attachments: [] });
  await expect(ec2.send(new DetachVolumeCommand({ VolumeId }))).rejects.toMatchObject({ name: 'IncorrectState' });
  await ec2.send(new DeleteVolumeCommand({ VolumeId }));
  await expect(volume()).rejects.toMatchObject({ name: 'InvalidVolume.NotFound' });
});

test.each([
  [{ Size: undefined }, 'MissingParameter'],
  [{ Size: 0 }, 'InvalidParameterValue'],
  [{ VolumeType: 'io2' as const }, 'MissingParameter'],
  [{ VolumeType: 'gp9' as 'gp2' }, 'InvalidParameterValue'],
  [{ VolumeType: 'st1' as const }, 'InvalidParameterValue'],
  [{ VolumeType: 'gp2' as const, Iops: 3000 }, 'InvalidParameterCombination'],
  [{ AvailabilityZone: 'us-east-1z' }, 'InvalidZone.NotFound'],
])('a volume of %j is refused', async (input, name) => {
  const { ec2 } = ec2Cloud();
  await expect(ec2.send(new CreateVolumeCommand({ AvailabilityZone: 'us-east-1a', Size: 10, ...input }))).rejects.toMatchObject({ name });
});

test('a volume of another zone does not fit, and a root volume stays while the instance runs', async () => {
  const { ec2, run, instance, advance } = ec2Cloud();
  const InstanceId = await run();
  const { VolumeId } = await ec2.send(new CreateVolumeCommand({ AvailabilityZone: 'us-east-1b', Size: 10 }));
  await advance(5000);
  await expect(ec2.send(new AttachVolumeCommand({ VolumeId, InstanceId, Device: '/dev/sdf' }))).rejects.toMatchObject({
    name: 'InvalidVolume.ZoneMismatch',
  });
  const root = (await instance(InstanceId))?.BlockDeviceMappings?.[0]?.Ebs?.VolumeId;
  await expect(ec2.send(new DetachVolumeCommand({ VolumeId: root }))).rejects.toMatchObject({ name: 'OperationNotPermitted' });
});

test('a further interface is attached and detached; the first one stays', async () => {
  const { ec2, run, advance, instance, newGroup } = ec2Cloud();
  const InstanceId = await run();
  await advance(5000);
  const SubnetId = (await ec2.send(new DescribeSubnetsCommand({}))).Subnets?.[0]?.SubnetId;
  const Groups = [await newGroup('web')];
  const { NetworkInterface } = await ec2.send(
    new CreateNetworkInterfaceCommand({ SubnetId, Groups, Description: 'second', SecondaryPrivateIpAddressCount: 1 }),
  );
  const NetworkInterfaceId = NetworkInterface?.NetworkInterfaceId ?? '';
  expect(NetworkInterface?.PrivateIpAddresses).toMatchObject([{ Primary: true }, { Primary: false }]);
  const attach = (DeviceIndex: number) => ec2.send(new AttachNetworkInterfaceCommand({ NetworkInterfaceId, InstanceId, DeviceIndex }));
  await expect(attach(0)).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  const { AttachmentId } = await attach(1);
  await expect(attach(2)).rejects.toMatchObject({ name: 'InvalidNetworkInterface.InUse' });
  await expect(ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId }))).rejects.toMatchObject({
    name: 'InvalidParameterValue',
  });
  const own = (await instance(InstanceId))?.NetworkInterfaces ?? [];
  expect(own).toHaveLength(2);
  await expect(ec2.send(new DetachNetworkInterfaceCommand({ AttachmentId: own[0]?.Attachment?.AttachmentId }))).rejects.toMatchObject({
    name: 'OperationNotPermitted',
  });
  const modify = (input: object) => ec2.send(new ModifyNetworkInterfaceAttributeCommand({ NetworkInterfaceId, ...input }));
  await modify({ Attachment: { AttachmentId, DeleteOnTermination: true } });
  await modify({ Description: { Value: 'other' } });
  const told = new DescribeNetworkInterfaceAttributeCommand({ NetworkInterfaceId, Attribute: 'description' });
  expect((await ec2.send(told)).Description).toEqual({ Value: 'other' });
  await ec2.send(new DetachNetworkInterfaceCommand({ AttachmentId }));
  await expect(ec2.send(new DetachNetworkInterfaceCommand({ AttachmentId }))).rejects.toMatchObject({
    name: 'InvalidAttachmentID.NotFound',
  });
  await ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId }));
  await expect(ec2.send(new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: [NetworkInterfaceId] }))).rejects.toMatchObject({
    name: 'InvalidNetworkInterfaceID.NotFound',
  });
});

test('a key pair is made: the private half is a real key, and told once', async () => {
  const { ec2 } = ec2Cloud();
  const pair = await ec2.send(new CreateKeyPairCommand({ KeyName: 'mine' }));
  const key = createPublicKey(createPrivateKey(pair.KeyMaterial ?? ''));
  expect(key.asymmetricKeyDetails).toMatchObject({ modulusLength: 2048, publicExponent: 65537n });
  expect(pair.KeyFingerprint).toMatch(/^([0-9a-f]{2}:){19}[0-9a-f]{2}$/);
  await expect(ec2.send(new CreateKeyPairCommand({ KeyName: 'mine' }))).rejects.toMatchObject({ name: 'InvalidKeyPair.Duplicate' });
  await expect(ec2.send(new CreateKeyPairCommand({ KeyName: 'other', KeyType: 'ed25519' }))).rejects.toMatchObject({
    name: 'NotImplemented',
  });
  const { KeyPairs } = await ec2.send(new DescribeKeyPairsCommand({ KeyNames: ['mine'], IncludePublicKey: true }));
  expect(KeyPairs).toMatchObject([{ KeyPairId: pair.KeyPairId, KeyType: 'rsa', PublicKey: expect.stringMatching(/^ssh-rsa /) }]);
});

test('a public key is imported, with the fingerprint of OpenSSL, and deleted', async () => {
  const { ec2 } = ec2Cloud();
  const { createHash } = await import('node:crypto');
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
  const field = (bytes: Uint8Array) => Buffer.concat([Buffer.from(Uint32Array.of(bytes.length).buffer).reverse(), bytes]);
  const modulus = Buffer.concat([Buffer.of(0), Buffer.from(n, 'base64url')]);
  const body = Buffer.concat([field(Buffer.from('ssh-rsa')), field(Buffer.from(e, 'base64url')), field(modulus)]).toString('base64');
  const PublicKeyMaterial = new TextEncoder().encode(`ssh-rsa ${body} ama@sea`);
  const imported = await ec2.send(new ImportKeyPairCommand({ KeyName: 'mine', PublicKeyMaterial }));
  const md5 = createHash('md5')
    .update(publicKey.export({ format: 'der', type: 'spki' }))
    .digest('hex');
  expect(imported.KeyFingerprint?.replaceAll(':', '')).toBe(md5);
  await expect(
    ec2.send(new ImportKeyPairCommand({ KeyName: 'other', PublicKeyMaterial: new TextEncoder().encode('ssh-rsa sea') })),
  ).rejects.toMatchObject({ name: 'InvalidKey.Format' });
  await ec2.send(new DeleteKeyPairCommand({ KeyName: 'mine' }));
  await ec2.send(new DeleteKeyPairCommand({ KeyName: 'mine' }));
  await expect(ec2.send(new DescribeKeyPairsCommand({ KeyNames: ['mine'] }))).rejects.toMatchObject({ name: 'InvalidKeyPair.NotFound' });
});

test('a volume grows and changes its type, and then rests for six hours', async () => {
  const { ec2, advance } = ec2Cloud();
  const { VolumeId = '' } = await ec2.send(new CreateVolumeCommand({ AvailabilityZone: 'us-east-1a', Size: 10, VolumeType: 'gp2' }));
  await advance(5000);
  const modify = (input: object) => ec2.send(new ModifyVolumeCommand({ VolumeId, ...input }));
  await expect(modify({ Size: 5 })).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  await expect(modify({})).rejects.toMatchObject({ name: 'MissingParameter' });
  await expect(modify({ VolumeType: 'io2' })).rejects.toMatchObject({ name: 'MissingParameter' });
  const of = new DescribeVolumesModificationsCommand({ VolumeIds: [VolumeId] });
  await expect(ec2.send(of)).rejects.toMatchObject({ name: 'InvalidVolumeModification.NotFound' });
  const { VolumeModification } = await modify({ Size: 20, VolumeType: 'gp3' });
  expect(VolumeModification).toMatchObject({ ModificationState: 'modifying', OriginalSize: 10, TargetSize: 20, TargetIops: 3000 });
  await advance(10_000);
  expect((await ec2.send(of)).VolumesModifications).toMatchObject([{ ModificationState: 'completed', Progress: 100 }]);
  const { Volumes } = await ec2.send(new DescribeVolumesCommand({ VolumeIds: [VolumeId] }));
  expect(Volumes).toMatchObject([{ Size: 20, VolumeType: 'gp3', Iops: 3000, Throughput: 125 }]);
  await expect(modify({ Size: 30 })).rejects.toMatchObject({ name: 'VolumeModificationRateExceeded' });
  await advance(6 * 3_600_000);
  await modify({ Size: 30 });
});

test('where encryption is the default, every new volume is encrypted', async () => {
  const { ec2, run } = ec2Cloud();
  const encrypted = async () => (await ec2.send(new DescribeVolumesCommand({}))).Volumes?.map(({ Encrypted }) => Encrypted);
  await run();
  expect((await ec2.send(new GetEbsEncryptionByDefaultCommand({}))).EbsEncryptionByDefault).toBe(false);
  await ec2.send(new EnableEbsEncryptionByDefaultCommand({}));
  expect((await ec2.send(new GetEbsEncryptionByDefaultCommand({}))).EbsEncryptionByDefault).toBe(true);
  await run();
  expect(await encrypted()).toEqual([false, true]);
  await ec2.send(new DisableEbsEncryptionByDefaultCommand({}));
  await run();
  expect(await encrypted()).toEqual([false, true, false]);
});

test('secondary addresses are assigned and unassigned, and take their Elastic IP along', async () => {
  const { ec2 } = ec2Cloud();
  const SubnetId = (await ec2.send(new DescribeSubnetsCommand({}))).Subnets?.[0]?.SubnetId;
  const made = await ec2.send(new CreateNetworkInterfaceCommand({ SubnetId }));
  const NetworkInterfaceId = made.NetworkInterface?.NetworkInterfaceId ?? '';
  const assign = (input: object) => ec2.send(new AssignPrivateIpAddressesCommand({ NetworkInterfaceId, ...input }));
  const unassign = (...PrivateIpAddresses: string[]) =>
    ec2.send(new UnassignPrivateIpAddressesCommand({ NetworkInterfaceId, PrivateIpAddresses }));
  expect(await assign({ SecondaryPrivateIpAddressCount: 1 })).toMatchObject({
    AssignedPrivateIpAddresses: [{ PrivateIpAddress: '172.31.0.5' }],
  });
  await assign({ PrivateIpAddresses: ['172.31.0.99'] });
  await expect(assign({ PrivateIpAddresses: ['172.31.0.99'] })).rejects.toMatchObject({ name: 'InvalidIPAddress.InUse' });
  await expect(assign({})).rejects.toMatchObject({ name: 'MissingParameter' });
  const { AllocationId } = await ec2.send(new AllocateAddressCommand({}));
  await ec2.send(new AssociateAddressCommand({ AllocationId, NetworkInterfaceId, PrivateIpAddress: '172.31.0.99' }));
  await expect(unassign('172.31.0.4')).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  await unassign('172.31.0.99');
  expect((await ec2.send(new DescribeAddressesCommand({}))).Addresses?.[0]?.AssociationId).toBeUndefined();
  await expect(unassign('172.31.0.99')).rejects.toMatchObject({ name: 'InvalidParameterValue' });
});

test('what can be run is told by zone', async () => {
  const { ec2 } = ec2Cloud();
  const offered = async (LocationType: 'region' | 'availability-zone') => {
    const Filters = [{ Name: 'instance-type', Values: ['t3.micro'] }];
    const { InstanceTypeOfferings } = await ec2.send(new DescribeInstanceTypeOfferingsCommand({ LocationType, Filters }));
    return InstanceTypeOfferings?.map(({ Location }) => Location);
  };
  expect(await offered('region')).toEqual(['us-east-1']);
  expect(await offered('availability-zone')).toEqual(['us-east-1a', 'us-east-1b', 'us-east-1c']);
  await expect(offered('moon' as 'region')).rejects.toMatchObject({ name: 'InvalidParameterValue' });
});
