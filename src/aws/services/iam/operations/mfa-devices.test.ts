// Virtual MFA devices, by the real SDK client.
// Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateVirtualMFADevice.html and its siblings.
import {
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  DeactivateMFADeviceCommand,
  DeleteUserCommand,
  DeleteVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  GetMFADeviceCommand,
  type IAMClient,
  ListMFADevicesCommand,
  ListVirtualMFADevicesCommand,
  ResyncMFADeviceCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { oneTimeCode } from '../../../core/one-time-code.ts';
import { iamCloud } from '../testing/iam-cloud.ts';

const UserName = 'alice';

async function device(iam: IAMClient, name = 'phone') {
  const { VirtualMFADevice } = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: name, Path: '/p/' }));
  const seed = new TextDecoder().decode(VirtualMFADevice?.Base32StringSeed);
  return { SerialNumber: VirtualMFADevice?.SerialNumber ?? '', seed };
}

const codes = (seed: string, atMs: number) => ({
  AuthenticationCode1: oneTimeCode(seed, atMs),
  AuthenticationCode2: oneTimeCode(seed, atMs + 30_000),
});

test('a device is made with a seed, enabled with two codes that follow each other, listed, deactivated, deleted', async () => {
  const { iam, clock } = iamCloud();
  await iam.send(new CreateUserCommand({ UserName }));
  const { SerialNumber, seed } = await device(iam);
  expect(SerialNumber).toBe('arn:aws:iam::123456789012:mfa/p/phone');
  expect(seed).toMatch(/^[A-Z2-7]{64}$/);
  await iam.send(new EnableMFADeviceCommand({ UserName, SerialNumber, ...codes(seed, clock.now()) }));
  const EnableDate = new Date('2026-11-01T00:00:00Z');
  expect((await iam.send(new ListMFADevicesCommand({ UserName }))).MFADevices).toEqual([{ UserName, SerialNumber, EnableDate }]);
  expect(await iam.send(new GetMFADeviceCommand({ UserName, SerialNumber }))).toMatchObject({ UserName, SerialNumber, EnableDate });
  const virtual = async (AssignmentStatus: 'Assigned' | 'Unassigned' | 'Any') =>
    (await iam.send(new ListVirtualMFADevicesCommand({ AssignmentStatus }))).VirtualMFADevices;
  expect(await virtual('Assigned')).toMatchObject([{ SerialNumber, EnableDate, User: { UserName } }]);
  expect(await virtual('Unassigned')).toEqual([]);
  await iam.send(new ResyncMFADeviceCommand({ UserName, SerialNumber, ...codes(seed, clock.now()) }));
  await expect(iam.send(new DeleteUserCommand({ UserName }))).rejects.toMatchObject({ name: 'DeleteConflictException' });
  await expect(iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber }))).rejects.toMatchObject({ name: 'DeleteConflictException' });
  await iam.send(new DeactivateMFADeviceCommand({ UserName, SerialNumber }));
  expect(await virtual('Unassigned')).toMatchObject([{ SerialNumber }]);
  await iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber }));
  expect(await virtual('Any')).toEqual([]);
});

test('a taken name, a device in use, and codes that are wrong, the same or old are refused', async () => {
  const { iam, clock } = iamCloud();
  await iam.send(new CreateUserCommand({ UserName }));
  const { SerialNumber, seed } = await device(iam);
  await expect(device(iam)).rejects.toMatchObject({
    name: 'EntityAlreadyExistsException',
    message: 'MFADevice entity at the same path and name already exists.',
  });
  const enable = (two: object) => iam.send(new EnableMFADeviceCommand({ UserName, SerialNumber, ...two } as never));
  const right = codes(seed, clock.now());
  const code = right.AuthenticationCode1;
  for (const two of [codes(seed, clock.now() - 3_600_000), { AuthenticationCode1: code, AuthenticationCode2: code }])
    await expect(enable(two)).rejects.toMatchObject({ name: 'InvalidAuthenticationCodeException', $metadata: { httpStatusCode: 403 } });
  await expect(enable({ ...right, AuthenticationCode2: '12345' })).rejects.toMatchObject({ name: 'ValidationError' });
  await enable(right);
  await expect(enable(right)).rejects.toMatchObject({ name: 'EntityAlreadyExistsException' });
  await expect(
    iam.send(new ResyncMFADeviceCommand({ UserName, SerialNumber, ...codes(seed, clock.now() + 3_600_000) })),
  ).rejects.toMatchObject({ name: 'InvalidAuthenticationCodeException' });
});

test('a user has eight devices at the most', async () => {
  const { iam, clock } = iamCloud();
  await iam.send(new CreateUserCommand({ UserName }));
  const enable = async (name: string) => {
    const { SerialNumber, seed } = await device(iam, name);
    await iam.send(new EnableMFADeviceCommand({ UserName, SerialNumber, ...codes(seed, clock.now()) }));
  };
  for (let index = 0; index < 8; index++) await enable(`d${index}`);
  await expect(enable('d8')).rejects.toMatchObject({ name: 'LimitExceededException' });
});

test('what is not there, or is not the device of the user, is NoSuchEntity', async () => {
  const { iam, clock } = iamCloud();
  await iam.send(new CreateUserCommand({ UserName }));
  const { SerialNumber, seed } = await device(iam);
  const two = codes(seed, clock.now());
  const none = 'arn:aws:iam::123456789012:mfa/none';
  for (const command of [
    new EnableMFADeviceCommand({ UserName, SerialNumber: none, ...two }),
    new EnableMFADeviceCommand({ UserName: 'none', SerialNumber, ...two }),
    new ResyncMFADeviceCommand({ UserName, SerialNumber, ...two }),
    new DeactivateMFADeviceCommand({ UserName, SerialNumber }),
    new GetMFADeviceCommand({ UserName, SerialNumber }),
    new DeleteVirtualMFADeviceCommand({ SerialNumber: none }),
    new ListMFADevicesCommand({ UserName: 'none' }),
  ])
    await expect(iam.send(command as never)).rejects.toMatchObject({ name: 'NoSuchEntityException' });
});
