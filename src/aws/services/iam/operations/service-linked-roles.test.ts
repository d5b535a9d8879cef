// Roles linked to a service, by the real SDK client.
// Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html; sentences as moto shows them.
import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  DeleteRoleCommand,
  DeleteServiceLinkedRoleCommand,
  GetRoleCommand,
  GetServiceLinkedRoleDeletionStatusCommand,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleDescriptionCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { allowAll, iamCloud, trust } from '../testing/iam-cloud.ts';

const lex = new CreateServiceLinkedRoleCommand({ AWSServiceName: 'lex.amazonaws.com', Description: 'bots' });

test('the role has the name and the path of its service, and trusts it', async () => {
  const { iam } = iamCloud();
  const { Role } = await iam.send(lex);
  expect(Role).toMatchObject({
    RoleName: 'AWSServiceRoleForLexBots',
    Path: '/aws-service-role/lex.amazonaws.com/',
    Arn: 'arn:aws:iam::123456789012:role/aws-service-role/lex.amazonaws.com/AWSServiceRoleForLexBots',
    Description: 'bots',
  });
  expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).toContain('"lex.amazonaws.com"');
  const suffixed = await iam.send(
    new CreateServiceLinkedRoleCommand({ AWSServiceName: 'autoscaling.amazonaws.com', CustomSuffix: 'mine' }),
  );
  expect(suffixed.Role?.RoleName).toBe('AWSServiceRoleForAutoScaling_mine');
});

test('one of a name, and for a service only', async () => {
  const { iam } = iamCloud();
  await iam.send(lex);
  await expect(iam.send(lex)).rejects.toMatchObject({
    name: 'InvalidInputException',
    message: 'Service role name AWSServiceRoleForLexBots has been taken in this account, please try a different suffix.',
  });
  const suffixed = new CreateServiceLinkedRoleCommand({ AWSServiceName: 'config.amazonaws.com', CustomSuffix: 'mine' });
  await expect(iam.send(suffixed)).rejects.toMatchObject({
    name: 'InvalidInputException',
    message: 'Custom suffix is not allowed for config.amazonaws.com',
  });
  await expect(iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'lex' }))).rejects.toMatchObject({
    name: 'InvalidInputException',
  });
});

test('only its description can be changed', async () => {
  const { iam } = iamCloud();
  await iam.send(lex);
  const RoleName = 'AWSServiceRoleForLexBots';
  for (const command of [
    new DeleteRoleCommand({ RoleName }),
    new AttachRolePolicyCommand({ RoleName, PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }),
    new PutRolePolicyCommand({ RoleName, PolicyName: 'p', PolicyDocument: allowAll }),
    new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: trust() }),
  ])
    await expect(iam.send(command as never)).rejects.toMatchObject({
      name: 'UnmodifiableEntityException',
      message: "Cannot perform the operation on the protected role 'AWSServiceRoleForLexBots' - this role is only modifiable by AWS",
    });
  await iam.send(new UpdateRoleDescriptionCommand({ RoleName, Description: 'new' }));
});

test('it is deleted by a task whose end can be asked for', async () => {
  const { iam } = iamCloud();
  await iam.send(lex);
  const RoleName = 'AWSServiceRoleForLexBots';
  const { DeletionTaskId } = await iam.send(new DeleteServiceLinkedRoleCommand({ RoleName }));
  expect(DeletionTaskId).toMatch(/^task\/aws-service-role\/lex\.amazonaws\.com\/AWSServiceRoleForLexBots\//);
  expect((await iam.send(new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId }))).Status).toBe('SUCCEEDED');
  await expect(iam.send(new GetRoleCommand({ RoleName }))).rejects.toMatchObject({ name: 'NoSuchEntityException' });
});

test('what is not there, or is no such role, is NoSuchEntity', async () => {
  const { iam } = iamCloud();
  await iam.send(new CreateRoleCommand({ RoleName: 'plain', AssumeRolePolicyDocument: trust() }));
  for (const RoleName of ['none', 'plain'])
    await expect(iam.send(new DeleteServiceLinkedRoleCommand({ RoleName }))).rejects.toMatchObject({ name: 'NoSuchEntityException' });
  await expect(iam.send(new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId: 'none' }))).rejects.toMatchObject({
    name: 'NoSuchEntityException',
  });
});
