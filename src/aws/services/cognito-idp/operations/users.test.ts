// Users as administrators and they themselves see and change them, by the SDK's own client. Sentences: as users quote AWS, and moto.
import {
  AdminCreateUserCommand,
  AdminDeleteUserAttributesCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  AdminUserGlobalSignOutCommand,
  DeleteUserAttributesCommand,
  DeleteUserCommand,
  GetUserAttributeVerificationCodeCommand,
  GetUserCommand,
  GlobalSignOutCommand,
  ListUsersCommand,
  UpdateUserAttributesCommand,
  VerifyUserAttributeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect, test } from 'vitest';
import { poolCloud } from '../testing/pool-cloud.ts';
import { signedIn } from '../testing/signed-in.ts';

const byName = (attributes: readonly { Name?: string | undefined; Value?: string | undefined }[] = []) =>
  Object.fromEntries(attributes.map(({ Name, Value }) => [Name, Value]));

test('AdminCreateUser invites with a temporary password, by the medium that is wished; RESEND sends a new one', async () => {
  const { idp, UserPoolId, outbox } = await poolCloud();
  const ama = { UserPoolId, Username: 'ama', UserAttributes: [{ Name: 'email', Value: 'ama@example.com' }] };
  const { User } = await idp.send(new AdminCreateUserCommand({ ...ama, DesiredDeliveryMediums: ['EMAIL'] }));
  expect(User).toMatchObject({ Username: 'ama', UserStatus: 'FORCE_CHANGE_PASSWORD', Enabled: true });
  const [first] = await outbox();
  expect(first).toMatchObject({ to: 'ama@example.com', reason: 'CustomMessage_AdminCreateUser' });
  expect(first?.text).toBe(`Your username is ama and temporary password is ${first?.code}.`);
  await idp.send(new AdminCreateUserCommand({ ...ama, DesiredDeliveryMediums: ['EMAIL'], MessageAction: 'RESEND' }));
  expect((await outbox()).at(-1)?.code).not.toBe(first?.code);
  await expect(idp.send(new AdminCreateUserCommand(ama))).rejects.toMatchObject({ name: 'UsernameExistsException' });
  await idp.send(new AdminCreateUserCommand({ UserPoolId, Username: 'kofi', MessageAction: 'SUPPRESS' }));
  expect(await outbox()).toHaveLength(2);
  await idp.send(new AdminSetUserPasswordCommand({ UserPoolId, Username: 'ama', Password: 'Sand-shark-2', Permanent: true }));
  const late = idp.send(new AdminCreateUserCommand({ ...ama, MessageAction: 'RESEND' }));
  await expect(late).rejects.toMatchObject({ name: 'UnsupportedUserStateException' });
});

test('an administrator changes, disables, enables and deletes users', async () => {
  const { idp, UserPoolId, confirmed } = await poolCloud();
  const ama = { UserPoolId, Username: 'ama' };
  await confirmed();
  await idp.send(
    new AdminUpdateUserAttributesCommand({
      ...ama,
      UserAttributes: [
        { Name: 'email', Value: 'new@example.com' },
        { Name: 'email_verified', Value: 'true' },
        { Name: 'nickname', Value: 'A' },
      ],
    }),
  );
  const changed = await idp.send(new AdminGetUserCommand(ama));
  expect(byName(changed.UserAttributes)).toMatchObject({ email: 'new@example.com', email_verified: 'true', nickname: 'A' });
  await idp.send(new AdminDeleteUserAttributesCommand({ ...ama, UserAttributeNames: ['nickname'] }));
  expect(byName((await idp.send(new AdminGetUserCommand(ama))).UserAttributes).nickname).toBeUndefined();
  const sub = idp.send(new AdminUpdateUserAttributesCommand({ ...ama, UserAttributes: [{ Name: 'sub', Value: 'x' }] }));
  await expect(sub).rejects.toMatchObject({ name: 'InvalidParameterException' });
  await idp.send(new AdminDisableUserCommand(ama));
  expect((await idp.send(new AdminGetUserCommand(ama))).Enabled).toBe(false);
  await idp.send(new AdminEnableUserCommand(ama));
  expect((await idp.send(new AdminGetUserCommand(ama))).Enabled).toBe(true);
  await idp.send(new AdminDeleteUserCommand(ama));
  await expect(idp.send(new AdminGetUserCommand(ama))).rejects.toMatchObject({
    name: 'UserNotFoundException',
    message: 'User does not exist.',
  });
});

test('ListUsers filters by equality and by beginning, tells chosen attributes, page by page', async () => {
  const { idp, UserPoolId, signUp } = await poolCloud();
  for (const name of ['ama', 'abla', 'kofi']) await signUp(name);
  await idp.send(new AdminDisableUserCommand({ UserPoolId, Username: 'abla' }));
  const found = async (Filter: string) =>
    (await idp.send(new ListUsersCommand({ UserPoolId, Filter }))).Users?.map(({ Username }) => Username);
  expect(await found('email ^= "a"')).toEqual(['ama', 'abla']);
  expect(await found('username = "kofi"')).toEqual(['kofi']);
  expect(await found('status = "Disabled"')).toEqual(['abla']);
  expect(await found('cognito:user_status = "CONFIRMED"')).toEqual([]);
  await expect(found('nonsense')).rejects.toMatchObject({ name: 'InvalidParameterException' });
  await expect(found('custom:x = "1"')).rejects.toMatchObject({ name: 'InvalidParameterException' });
  const first = await idp.send(new ListUsersCommand({ UserPoolId, Limit: 2, AttributesToGet: ['email'] }));
  expect(first.Users?.[0]?.Attributes).toEqual([{ Name: 'email', Value: 'ama@example.com' }]);
  const second = await idp.send(new ListUsersCommand({ UserPoolId, Limit: 2, PaginationToken: first.PaginationToken }));
  expect(second.Users?.map(({ Username }) => Username)).toEqual(['kofi']);
});

test('a user reads and changes its attributes; a new address is unverified until its code comes', async () => {
  const cloud = await poolCloud();
  const { idp, lastCode, outbox } = cloud;
  await cloud.confirmed();
  const { AccessToken } = await signedIn(cloud);
  const email = (Value: string) => new UpdateUserAttributesCommand({ AccessToken, UserAttributes: [{ Name: 'email', Value }] });
  const { CodeDeliveryDetailsList } = await idp.send(email('new@example.com'));
  expect(CodeDeliveryDetailsList).toEqual([{ AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'n***@e***' }]);
  const mine = async () => byName((await idp.send(new GetUserCommand({ AccessToken }))).UserAttributes);
  expect(await mine()).toMatchObject({ email: 'new@example.com', email_verified: 'false' });
  const verify = (Code: string) => idp.send(new VerifyUserAttributeCommand({ AccessToken, AttributeName: 'email', Code }));
  await expect(verify('wrong')).rejects.toMatchObject({ name: 'CodeMismatchException' });
  await idp.send(new GetUserAttributeVerificationCodeCommand({ AccessToken, AttributeName: 'email' }));
  expect((await outbox()).at(-1)?.reason).toBe('CustomMessage_VerifyUserAttribute');
  await verify(await lastCode());
  expect(await mine()).toMatchObject({ email_verified: 'true' });
  await idp.send(new DeleteUserAttributesCommand({ AccessToken, UserAttributeNames: ['email'] }));
  expect(Object.keys(await mine())).toEqual(['sub']);
  await expect(idp.send(new GetUserCommand({ AccessToken: 'nonsense' }))).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: 'Invalid Access Token',
  });
});

test('where an address must be verified before it changes, the old one counts until the code comes', async () => {
  const cloud = await poolCloud({ UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] } });
  await cloud.confirmed();
  const { AccessToken } = await signedIn(cloud);
  const mine = async () => byName((await cloud.idp.send(new GetUserCommand({ AccessToken }))).UserAttributes);
  await cloud.idp.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes: [{ Name: 'email', Value: 'new@example.com' }] }));
  expect(await mine()).toMatchObject({ email: 'ama@example.com', email_verified: 'true' });
  expect((await cloud.outbox()).at(-1)?.to).toBe('new@example.com');
  await cloud.idp.send(new VerifyUserAttributeCommand({ AccessToken, AttributeName: 'email', Code: await cloud.lastCode() }));
  expect(await mine()).toMatchObject({ email: 'new@example.com', email_verified: 'true' });
});

test('signing out everywhere, by the user or an administrator, revokes the access tokens', async () => {
  const cloud = await poolCloud();
  await cloud.confirmed();
  const first = await signedIn(cloud);
  await cloud.idp.send(new GlobalSignOutCommand({ AccessToken: first.AccessToken }));
  const second = await signedIn(cloud);
  await cloud.idp.send(new AdminUserGlobalSignOutCommand({ UserPoolId: cloud.UserPoolId, Username: 'ama' }));
  for (const { AccessToken } of [first, second])
    await expect(cloud.idp.send(new GetUserCommand({ AccessToken }))).rejects.toThrow('Access Token has been revoked');
});

test('app clients limit what their users read and write; a user deletes itself', async () => {
  const cloud = await poolCloud({}, { ReadAttributes: ['nickname'], WriteAttributes: ['email', 'nickname'] });
  await cloud.confirmed();
  const { AccessToken } = await signedIn(cloud);
  const { UserAttributes } = await cloud.idp.send(new GetUserCommand({ AccessToken }));
  expect(Object.keys(byName(UserAttributes))).toEqual(['sub']);
  const update = cloud.idp.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes: [{ Name: 'name', Value: 'A' }] }));
  await expect(update).rejects.toThrow('A client attempted to write unauthorized attribute');
  await cloud.idp.send(new DeleteUserCommand({ AccessToken }));
  await expect(cloud.idp.send(new GetUserCommand({ AccessToken }))).rejects.toMatchObject({ name: 'UserNotFoundException' });
});
