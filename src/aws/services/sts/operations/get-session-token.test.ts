// GetSessionToken, by the real SDK client. Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
import {
  CreateVirtualMFADeviceCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  EnableMFADeviceCommand,
  IAMClient,
  ListUsersCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-iam';
import { GetSessionTokenCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { oneTimeCode } from '../../../core/one-time-code.ts';
import { keysOf, stsCloud } from '../testing/sts-cloud.ts';

const readUsers = { Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*' };

test('a user gets a session of itself, for twelve hours, without any permission', async () => {
  const { user, sts, whoAmI, iam } = stsCloud();
  const keys = await user('alice');
  const { Credentials } = await sts(keys).send(new GetSessionTokenCommand({}));
  expect(Credentials?.Expiration).toEqual(new Date('2026-11-01T12:00:00Z'));
  expect(await whoAmI(keysOf(Credentials))).toBe('arn:aws:iam::123456789012:user/alice');
  await iam.send(new UpdateUserCommand({ UserName: 'alice', NewUserName: 'bob' }));
  expect(await whoAmI(keysOf(Credentials))).toBe('arn:aws:iam::123456789012:user/bob');
});

test('the root user gets an hour at the most', async () => {
  const { sts, whoAmI } = stsCloud();
  const { Credentials } = await sts().send(new GetSessionTokenCommand({ DurationSeconds: 7200 }));
  expect(Credentials?.Expiration).toEqual(new Date('2026-11-01T01:00:00Z'));
  expect(await whoAmI(keysOf(Credentials))).toBe('arn:aws:iam::123456789012:root');
});

test('a session cannot ask for another one', async () => {
  const { user, sts } = stsCloud();
  const { Credentials } = await sts(await user('alice')).send(new GetSessionTokenCommand({}));
  await expect(sts(keysOf(Credentials)).send(new GetSessionTokenCommand({}))).rejects.toMatchObject({
    name: 'AccessDenied',
    message: 'Cannot call GetSessionToken with session credentials',
  });
});

test('the session of a user that is deleted is over', async () => {
  const { user, sts, iam, whoAmI } = stsCloud();
  const keys = await user('alice', readUsers);
  const { Credentials } = await sts(keys).send(new GetSessionTokenCommand({}));
  await iam.send(new DeleteAccessKeyCommand({ UserName: 'alice', AccessKeyId: keys.accessKeyId }));
  await whoAmI(keysOf(Credentials));
  await iam.send(new DeleteUserPolicyCommand({ UserName: 'alice', PolicyName: 'own' }));
  await iam.send(new DeleteUserCommand({ UserName: 'alice' }));
  await expect(whoAmI(keysOf(Credentials))).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
});

test('a session with the code of an MFA device may do what asks for it; a wrong code is denied', async () => {
  const { user, sts, iam, client, clock } = stsCloud();
  const keys = await user('alice', { ...readUsers, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } });
  const { VirtualMFADevice } = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'phone' }));
  const SerialNumber = VirtualMFADevice?.SerialNumber ?? '';
  const seed = new TextDecoder().decode(VirtualMFADevice?.Base32StringSeed);
  const code = (step: number) => oneTimeCode(seed, clock.now() + step * 30_000);
  const codes = { AuthenticationCode1: code(0), AuthenticationCode2: code(1) };
  await iam.send(new EnableMFADeviceCommand({ UserName: 'alice', SerialNumber, ...codes }));

  const plain = keysOf((await sts(keys).send(new GetSessionTokenCommand({}))).Credentials);
  await expect(client(IAMClient, { credentials: plain }).send(new ListUsersCommand({}))).rejects.toMatchObject({ name: 'AccessDenied' });
  const { Credentials } = await sts(keys).send(new GetSessionTokenCommand({ SerialNumber, TokenCode: code(0) }));
  await client(IAMClient, { credentials: keysOf(Credentials) }).send(new ListUsersCommand({}));
  await expect(sts(keys).send(new GetSessionTokenCommand({ SerialNumber, TokenCode: code(99) }))).rejects.toMatchObject({
    name: 'AccessDenied',
    message: 'MultiFactorAuthentication failed with invalid MFA one time pass code.',
  });
});

test.each([{ DurationSeconds: 899 }, { DurationSeconds: 129_601 }, { TokenCode: '12345' }])('%j is a ValidationError', async (input) => {
  const { sts } = stsCloud();
  await expect(sts().send(new GetSessionTokenCommand(input))).rejects.toMatchObject({ name: 'ValidationError' });
});

// Inferred. What is no number at all is refused for every service alike (protocols/shape-complaints.ts).
test.each([
  [Number.NaN, 'ValidationError'],
  [900.5, 'MalformedInput'],
])('a duration of %d is no whole number of seconds: %s', async (DurationSeconds, name) => {
  const { sts } = stsCloud();
  await expect(sts().send(new GetSessionTokenCommand({ DurationSeconds }))).rejects.toMatchObject({ name });
});
