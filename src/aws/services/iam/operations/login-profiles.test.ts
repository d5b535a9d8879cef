// Passwords, by the real SDK client. Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateLoginProfile.html and its siblings;
// sentences as users of the AWS CLI quote them, those of ChangePassword inferred.
import {
  ChangePasswordCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  DeleteLoginProfileCommand,
  GetLoginProfileCommand,
  IAMClient,
  UpdateAccountPasswordPolicyCommand,
  UpdateLoginProfileCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { iamCloud } from '../testing/iam-cloud.ts';

const UserName = 'alice';
const create = (Password = 'long enough', further = {}) => new CreateLoginProfileCommand({ UserName, Password, ...further });
const changePassword = { Effect: 'Allow', Action: 'iam:ChangePassword', Resource: '*' };

test('a password is given to a user, and never told', async () => {
  const { iam } = iamCloud();
  await iam.send(new CreateUserCommand({ UserName }));
  const { LoginProfile } = await iam.send(create('long enough', { PasswordResetRequired: true }));
  expect(LoginProfile).toEqual({ UserName, CreateDate: new Date('2026-11-01T00:00:00Z'), PasswordResetRequired: true });
  expect((await iam.send(new GetLoginProfileCommand({ UserName }))).LoginProfile).toEqual(LoginProfile);
  await expect(iam.send(create())).rejects.toMatchObject({
    name: 'EntityAlreadyExistsException',
    message: 'Login Profile for user alice already exists.',
  });
  await iam.send(new UpdateLoginProfileCommand({ UserName, PasswordResetRequired: false }));
  expect((await iam.send(new GetLoginProfileCommand({ UserName }))).LoginProfile?.PasswordResetRequired).toBe(false);
  await iam.send(new DeleteLoginProfileCommand({ UserName }));
  for (const Command of [GetLoginProfileCommand, UpdateLoginProfileCommand, DeleteLoginProfileCommand])
    await expect(iam.send(new Command({ UserName }) as never)).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: 'Login Profile for User alice cannot be found.',
    });
});

test('a password must satisfy the policy of the account', async () => {
  const { iam } = iamCloud();
  await iam.send(new CreateUserCommand({ UserName }));
  await expect(iam.send(create('short'))).rejects.toMatchObject({
    name: 'PasswordPolicyViolationException',
    message: 'Password should have a minimum length of 8',
  });
  await iam.send(
    new UpdateAccountPasswordPolicyCommand({
      MinimumPasswordLength: 6,
      RequireUppercaseCharacters: true,
      RequireLowercaseCharacters: true,
      RequireNumbers: true,
      RequireSymbols: true,
    }),
  );
  for (const password of ['abc1!x', 'ABC1!X', 'ABCx!!', 'ABCx11'])
    await expect(iam.send(create(password))).rejects.toMatchObject({ name: 'PasswordPolicyViolationException' });
  await iam.send(create('ABx1!!'));
  await expect(iam.send(new UpdateLoginProfileCommand({ UserName, Password: 'weaker' }))).rejects.toMatchObject({
    name: 'PasswordPolicyViolationException',
  });
});

test('a user changes its own password, knowing the old one, and not to one of those it had', async () => {
  const { iam, user, client } = iamCloud();
  const own = client(IAMClient, { credentials: await user(UserName, changePassword) });
  const change = (OldPassword: string, NewPassword: string) => own.send(new ChangePasswordCommand({ OldPassword, NewPassword }));
  await expect(change('first password', 'second password')).rejects.toMatchObject({ name: 'NoSuchEntityException' });
  await iam.send(create('first password', { PasswordResetRequired: true }));
  await expect(change('wrong password', 'second password')).rejects.toMatchObject({ name: 'AccessDenied' });
  await change('first password', 'second password');
  expect((await iam.send(new GetLoginProfileCommand({ UserName }))).LoginProfile?.PasswordResetRequired).toBe(false);
  await iam.send(new UpdateAccountPasswordPolicyCommand({ PasswordReusePrevention: 2 }));
  await expect(change('second password', 'first password')).rejects.toMatchObject({ name: 'PasswordPolicyViolationException' });
  await change('second password', 'third password');
  await expect(change('third password', 'short')).rejects.toMatchObject({ name: 'PasswordPolicyViolationException' });
  await change('third password', 'first password');
});

test('only a user has a password to change, and only one that is there gets one', async () => {
  const { iam } = iamCloud();
  await expect(iam.send(new ChangePasswordCommand({ OldPassword: 'a', NewPassword: 'b' }))).rejects.toMatchObject({
    name: 'InvalidUserTypeException',
  });
  await expect(iam.send(create())).rejects.toMatchObject({ name: 'NoSuchEntityException' });
});
