// One of everything, kept by a snapshot: what was there is there again, keys and sessions open what they opened. Inferred: AWS has no such thing.
import * as Sdk from '@aws-sdk/client-iam';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { oneTimeCode } from '../../core/one-time-code.ts';
import { testCloud } from '../../testing/test-cloud.ts';
import { account, allowAll, iamCloud, trust } from './testing/iam-cloud.ts';

const own = `arn:aws:iam::${account}:policy/p`;

test('a snapshot holds everything, and what happens later does not change it', async () => {
  const { iam, aws, clock, client } = iamCloud();
  const send = (command: unknown) => iam.send(command as never) as Promise<never>;
  const tag = { Tags: [{ Key: 'a', Value: '1' }] };
  await send(new Sdk.CreatePolicyCommand({ PolicyName: 'p', PolicyDocument: allowAll, Description: 'd', ...tag }));
  await send(new Sdk.CreatePolicyVersionCommand({ PolicyArn: own, PolicyDocument: allowAll, SetAsDefault: true }));
  await send(new Sdk.CreateUserCommand({ UserName: 'alice', Path: '/p/', PermissionsBoundary: own, ...tag }));
  await send(new Sdk.PutUserPolicyCommand({ UserName: 'alice', PolicyName: 'inline', PolicyDocument: allowAll }));
  await send(new Sdk.AttachUserPolicyCommand({ UserName: 'alice', PolicyArn: own }));
  await send(new Sdk.CreateLoginProfileCommand({ UserName: 'alice', Password: 'long enough' }));
  const { AccessKey } = await iam.send(new Sdk.CreateAccessKeyCommand({ UserName: 'alice' }));
  await send(new Sdk.CreateGroupCommand({ GroupName: 'team' }));
  await send(new Sdk.AddUserToGroupCommand({ GroupName: 'team', UserName: 'alice' }));
  await send(
    new Sdk.CreateRoleCommand({ RoleName: 'worker', AssumeRolePolicyDocument: trust({ AWS: account }), Description: 'd', ...tag }),
  );
  await send(new Sdk.AttachRolePolicyCommand({ RoleName: 'worker', PolicyArn: own }));
  await send(new Sdk.CreateInstanceProfileCommand({ InstanceProfileName: 'profile', ...tag }));
  await send(new Sdk.AddRoleToInstanceProfileCommand({ InstanceProfileName: 'profile', RoleName: 'worker' }));
  await send(new Sdk.CreateServiceLinkedRoleCommand({ AWSServiceName: 'lex.amazonaws.com' }));
  await send(new Sdk.CreateServiceLinkedRoleCommand({ AWSServiceName: 'config.amazonaws.com' }));
  const { DeletionTaskId } = await iam.send(new Sdk.DeleteServiceLinkedRoleCommand({ RoleName: 'AWSServiceRoleForConfig' }));
  const { VirtualMFADevice } = await iam.send(new Sdk.CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'phone', ...tag }));
  const seed = new TextDecoder().decode(VirtualMFADevice?.Base32StringSeed);
  const SerialNumber = VirtualMFADevice?.SerialNumber;
  const [AuthenticationCode1, AuthenticationCode2] = [0, 30_000].map((ms) => oneTimeCode(seed, clock.now() + ms));
  await send(new Sdk.EnableMFADeviceCommand({ UserName: 'alice', SerialNumber, AuthenticationCode1, AuthenticationCode2 }));
  await send(new Sdk.CreateOpenIDConnectProviderCommand({ Url: 'https://idp.example.com', ClientIDList: ['a'], ...tag }));
  await send(new Sdk.CreateAccountAliasCommand({ AccountAlias: 'blue' }));
  await send(new Sdk.UpdateAccountPasswordPolicyCommand({ MinimumPasswordLength: 12 }));
  await send(new Sdk.GenerateCredentialReportCommand({}));
  const session = new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${account}:role/worker`, RoleSessionName: 'session', Policy: allowAll });
  const { Credentials } = await client(STSClient).send(session);
  const keys = [
    { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' },
    {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    },
  ];
  for (const credentials of keys) await client(Sdk.IAMClient, { credentials }).send(new Sdk.ListUsersCommand({}));

  const snapshot = await aws.snapshot();
  const copy = structuredClone(snapshot);
  await send(new Sdk.TagUserCommand({ UserName: 'alice', Tags: [{ Key: 'later', Value: '' }] }));
  await send(new Sdk.DeleteAccountAliasCommand({ AccountAlias: 'blue' }));
  expect(snapshot).toEqual(copy);
  // Who only asks leaves nothing behind.
  await client(Sdk.IAMClient, { account: '999999999999' }).send(new Sdk.ListUsersCommand({}));
  expect(JSON.stringify(await aws.snapshot())).not.toContain('999999999999');

  const second = testCloud();
  await second.aws.restore(snapshot);
  expect(await second.aws.snapshot()).toEqual(copy);
  for (const [credentials, arn] of [
    [keys[0], `arn:aws:iam::${account}:user/p/alice`],
    [keys[1], `arn:aws:sts::${account}:assumed-role/worker/session`],
  ] as const)
    expect((await second.client(STSClient, credentials && { credentials }).send(new GetCallerIdentityCommand({}))).Arn).toBe(arn);
  const restored = second.client(Sdk.IAMClient);
  expect((await restored.send(new Sdk.GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId }))).Status).toBe('SUCCEEDED');
  await restored.send(new Sdk.GetCredentialReportCommand({}));
  await restored.send(new Sdk.DeleteAccountAliasCommand({ AccountAlias: 'blue' }));
  expect(snapshot).toEqual(copy);
});
