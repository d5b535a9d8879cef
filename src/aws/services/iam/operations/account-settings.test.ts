// Alias, password policy and summary of an account, by the real SDK client.
// Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccountAlias.html, API_UpdateAccountPasswordPolicy, API_GetAccountSummary
import {
  CreateAccountAliasCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  DeleteAccountAliasCommand,
  DeleteAccountPasswordPolicyCommand,
  GetAccountPasswordPolicyCommand,
  GetAccountSummaryCommand,
  IAMClient,
  ListAccountAliasesCommand,
  UpdateAccountPasswordPolicyCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { allowAll, iamCloud } from '../testing/iam-cloud.ts';

const alias = (AccountAlias: string) => new CreateAccountAliasCommand({ AccountAlias });

test('an account has one alias, that no other account has', async () => {
  const { iam, client } = iamCloud();
  const other = client(IAMClient, { account: '111122223333' });
  const aliases = async () => (await iam.send(new ListAccountAliasesCommand({}))).AccountAliases;
  expect(await aliases()).toEqual([]);
  await iam.send(alias('blue'));
  await iam.send(alias('green'));
  expect(await aliases()).toEqual(['green']);
  await other.send(alias('blue'));
  await expect(other.send(alias('green'))).rejects.toMatchObject({
    name: 'EntityAlreadyExistsException',
    message: 'The account alias green already exists.',
  });
  await expect(iam.send(new DeleteAccountAliasCommand({ AccountAlias: 'blue' }))).rejects.toMatchObject({ name: 'NoSuchEntityException' });
  await iam.send(new DeleteAccountAliasCommand({ AccountAlias: 'green' }));
  expect(await aliases()).toEqual([]);
  for (const bad of ['a', 'Blue', 'a--b', '-ab']) await expect(iam.send(alias(bad))).rejects.toMatchObject({ name: 'ValidationError' });
});

test('a password policy is there once it is set; what is not given gets its default', async () => {
  const { iam } = iamCloud();
  const get = async () => (await iam.send(new GetAccountPasswordPolicyCommand({}))).PasswordPolicy;
  const gone = { name: 'NoSuchEntityException', message: 'The Password Policy with domain name 123456789012 cannot be found.' };
  await expect(get()).rejects.toMatchObject(gone);
  await iam.send(new UpdateAccountPasswordPolicyCommand({ MinimumPasswordLength: 12, RequireNumbers: true, MaxPasswordAge: 90 }));
  expect(await get()).toEqual({
    MinimumPasswordLength: 12,
    RequireSymbols: false,
    RequireNumbers: true,
    RequireUppercaseCharacters: false,
    RequireLowercaseCharacters: false,
    AllowUsersToChangePassword: false,
    ExpirePasswords: true,
    MaxPasswordAge: 90,
  });
  await iam.send(new UpdateAccountPasswordPolicyCommand({ PasswordReusePrevention: 3, HardExpiry: true }));
  expect(await get()).toMatchObject({
    MinimumPasswordLength: 6,
    RequireNumbers: false,
    ExpirePasswords: false,
    PasswordReusePrevention: 3,
  });
  await expect(iam.send(new UpdateAccountPasswordPolicyCommand({ MinimumPasswordLength: 5 }))).rejects.toMatchObject({
    name: 'ValidationError',
  });
  await iam.send(new DeleteAccountPasswordPolicyCommand({}));
  await expect(get()).rejects.toMatchObject(gone);
  await expect(iam.send(new DeleteAccountPasswordPolicyCommand({}))).rejects.toMatchObject({
    name: 'NoSuchEntityException',
    message: 'The account policy with name PasswordPolicy cannot be found.',
  });
});

test('the summary counts what is there beside what may be', async () => {
  const { iam } = iamCloud();
  await iam.send(new CreateUserCommand({ UserName: 'alice' }));
  await iam.send(new CreatePolicyCommand({ PolicyName: 'p', PolicyDocument: allowAll }));
  expect((await iam.send(new GetAccountSummaryCommand({}))).SummaryMap).toMatchObject({
    Users: 1,
    UsersQuota: 5000,
    Groups: 0,
    Policies: 1,
    PolicyVersionsInUse: 1,
    AccessKeysPerUserQuota: 2,
    AccountMFAEnabled: 0,
  });
});
