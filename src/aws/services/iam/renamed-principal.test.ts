// Trust policies mean users and roles themselves, by the real SDK client.
// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
import {
  CreateRoleCommand,
  CreateUserCommand,
  DeleteRoleCommand,
  DeleteUserCommand,
  GetRoleCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { iamCloud, trust } from './testing/iam-cloud.ts';

const arn = (resource: string) => `arn:aws:iam::123456789012:${resource}`;

async function trusting(...names: readonly string[]) {
  const cloud = iamCloud();
  const { User } = await cloud.iam.send(new CreateUserCommand({ UserName: 'alice' }));
  const { Role } = await cloud.iam.send(new CreateRoleCommand({ RoleName: 'caller', AssumeRolePolicyDocument: trust() }));
  const AssumeRolePolicyDocument = trust({ AWS: names }, { Condition: { ArnLike: { 'aws:PrincipalArn': arn('user/alice') } } });
  await cloud.iam.send(new CreateRoleCommand({ RoleName: 'trusting', AssumeRolePolicyDocument }));
  const trusted = async () => {
    const found = await cloud.iam.send(new GetRoleCommand({ RoleName: 'trusting' }));
    const [statement] = [JSON.parse(decodeURIComponent(found.Role?.AssumeRolePolicyDocument ?? '')).Statement].flat();
    expect(statement.Condition).toEqual({ ArnLike: { 'aws:PrincipalArn': arn('user/alice') } });
    return statement.Principal.AWS;
  };
  return { ...cloud, trusted, userId: User?.UserId, roleId: Role?.RoleId };
}

test('a renamed user stays trusted, under its new name', async () => {
  const { iam, trusted } = await trusting(arn('user/alice'), arn('role/caller'));
  await iam.send(new UpdateUserCommand({ UserName: 'alice', NewUserName: 'bob', NewPath: '/b/' }));
  expect(await trusted()).toEqual([arn('user/b/bob'), arn('role/caller')]);
});

test('who is deleted stays as an id, so that a namesake made later is not trusted', async () => {
  const { iam, trusted, userId, roleId } = await trusting(arn('user/alice'), arn('role/caller'));
  await iam.send(new DeleteUserCommand({ UserName: 'alice' }));
  await iam.send(new DeleteRoleCommand({ RoleName: 'caller' }));
  await iam.send(new CreateUserCommand({ UserName: 'alice' }));
  expect(await trusted()).toEqual([userId, roleId]);
});
