// Permissions boundaries, by the real SDK client. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
import {
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  CreateUserCommand,
  DeleteRolePermissionsBoundaryCommand,
  DeleteUserPermissionsBoundaryCommand,
  GetRoleCommand,
  GetUserCommand,
  IAMClient,
  ListRolesCommand,
  ListUsersCommand,
  PutRolePermissionsBoundaryCommand,
  PutUserPermissionsBoundaryCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { iamCloud, trust } from '../testing/iam-cloud.ts';

const PermissionsBoundary = 'arn:aws:iam::aws:policy/AmazonS3FullAccess';

test('a bounded user may do what both its policies and its boundary allow', async () => {
  const { iam, user, client } = iamCloud();
  const alice = client(IAMClient, { credentials: await user('alice', { Effect: 'Allow', Action: '*', Resource: '*' }) });
  await iam.send(new PutUserPermissionsBoundaryCommand({ UserName: 'alice', PermissionsBoundary }));
  await expect(alice.send(new ListUsersCommand({}))).rejects.toMatchObject({
    name: 'AccessDenied',
    message: expect.stringContaining('because no permissions boundary allows the iam:ListUsers action'),
  });
  await iam.send(
    new PutUserPermissionsBoundaryCommand({ UserName: 'alice', PermissionsBoundary: 'arn:aws:iam::aws:policy/IAMReadOnlyAccess' }),
  );
  await alice.send(new ListUsersCommand({}));
  await iam.send(new DeleteUserPermissionsBoundaryCommand({ UserName: 'alice' }));
  await alice.send(new ListRolesCommand({}));
  expect((await iam.send(new GetUserCommand({ UserName: 'alice' }))).User).not.toHaveProperty('PermissionsBoundary');
});

test('a role gets one, and loses it', async () => {
  const { iam } = iamCloud();
  await iam.send(new CreateRoleCommand({ RoleName: 'worker', AssumeRolePolicyDocument: trust() }));
  await iam.send(new PutRolePermissionsBoundaryCommand({ RoleName: 'worker', PermissionsBoundary }));
  const boundary = async () => (await iam.send(new GetRoleCommand({ RoleName: 'worker' }))).Role?.PermissionsBoundary;
  expect(await boundary()).toEqual({ PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: PermissionsBoundary });
  await iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName: 'worker' }));
  expect(await boundary()).toBeUndefined();
});

test('what is not there, is no policy, or belongs to a service is refused', async () => {
  const { iam } = iamCloud();
  await iam.send(new CreateUserCommand({ UserName: 'alice' }));
  await iam.send(new CreateRoleCommand({ RoleName: 'worker', AssumeRolePolicyDocument: trust() }));
  await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'lex.amazonaws.com' }));
  const none = 'arn:aws:iam::123456789012:policy/none';
  for (const command of [
    new PutUserPermissionsBoundaryCommand({ UserName: 'none', PermissionsBoundary }),
    new PutRolePermissionsBoundaryCommand({ RoleName: 'none', PermissionsBoundary }),
    new PutUserPermissionsBoundaryCommand({ UserName: 'alice', PermissionsBoundary: none }),
    new PutRolePermissionsBoundaryCommand({ RoleName: 'worker', PermissionsBoundary: none }),
    new DeleteUserPermissionsBoundaryCommand({ UserName: 'alice' }),
    new DeleteRolePermissionsBoundaryCommand({ RoleName: 'worker' }),
    new DeleteUserPermissionsBoundaryCommand({ UserName: 'none' }),
    new DeleteRolePermissionsBoundaryCommand({ RoleName: 'none' }),
  ])
    await expect(iam.send(command as never)).rejects.toMatchObject({ name: 'NoSuchEntityException' });
  const role = 'arn:aws:iam::123456789012:role/worker';
  await expect(iam.send(new PutUserPermissionsBoundaryCommand({ UserName: 'alice', PermissionsBoundary: role }))).rejects.toMatchObject({
    name: 'InvalidInputException',
  });
  for (const Command of [PutRolePermissionsBoundaryCommand, DeleteRolePermissionsBoundaryCommand])
    await expect(iam.send(new Command({ RoleName: 'AWSServiceRoleForLexBots', PermissionsBoundary }) as never)).rejects.toMatchObject({
      name: 'UnmodifiableEntityException',
    });
});
