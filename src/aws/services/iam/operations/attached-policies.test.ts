// Managed policies on users, groups and roles, by the real SDK client.
// Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html and its siblings; sentences as moto shows them.
import * as Sdk from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { allowAll, iamCloud, trust } from '../testing/iam-cloud.ts';

const kinds = [
  {
    kind: 'User',
    create: (UserName: string) => new Sdk.CreateUserCommand({ UserName }),
    attach: (UserName: string, PolicyArn: string) => new Sdk.AttachUserPolicyCommand({ UserName, PolicyArn }),
    detach: (UserName: string, PolicyArn: string) => new Sdk.DetachUserPolicyCommand({ UserName, PolicyArn }),
    list: (UserName: string, input = {}) => new Sdk.ListAttachedUserPoliciesCommand({ UserName, ...input }),
  },
  {
    kind: 'Group',
    create: (GroupName: string) => new Sdk.CreateGroupCommand({ GroupName }),
    attach: (GroupName: string, PolicyArn: string) => new Sdk.AttachGroupPolicyCommand({ GroupName, PolicyArn }),
    detach: (GroupName: string, PolicyArn: string) => new Sdk.DetachGroupPolicyCommand({ GroupName, PolicyArn }),
    list: (GroupName: string, input = {}) => new Sdk.ListAttachedGroupPoliciesCommand({ GroupName, ...input }),
  },
  {
    kind: 'Role',
    create: (RoleName: string) => new Sdk.CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust() }),
    attach: (RoleName: string, PolicyArn: string) => new Sdk.AttachRolePolicyCommand({ RoleName, PolicyArn }),
    detach: (RoleName: string, PolicyArn: string) => new Sdk.DetachRolePolicyCommand({ RoleName, PolicyArn }),
    list: (RoleName: string, input = {}) => new Sdk.ListAttachedRolePoliciesCommand({ RoleName, ...input }),
  },
] as const;

interface Answer {
  readonly AttachedPolicies?: readonly object[];
  readonly Marker?: string;
}

const arnOf = (name: string) => `arn:aws:iam::123456789012:policy/${name}`;
const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess';

function cloud() {
  const { iam } = iamCloud();
  return (command: unknown) => iam.send(command as never) as Promise<Answer>;
}

const policy = (PolicyName: string, Path = '/') => new Sdk.CreatePolicyCommand({ PolicyName, Path, PolicyDocument: allowAll });

test.each(kinds)(
  "policies of the account's own and of AWS are attached to a $kind, listed and detached",
  async ({ create, attach, detach, list }) => {
    const send = cloud();
    await send(create('one'));
    await send(policy('p', '/team/'));
    for (const arn of [arnOf('team/p'), administrator, administrator]) await send(attach('one', arn));
    const own = { PolicyName: 'p', PolicyArn: arnOf('team/p') };
    const aws = { PolicyName: 'AdministratorAccess', PolicyArn: administrator };
    expect(await send(list('one'))).toMatchObject({ AttachedPolicies: [aws, own], IsTruncated: false });
    expect((await send(list('one', { PathPrefix: '/team/' }))).AttachedPolicies).toEqual([own]);
    const page = await send(list('one', { MaxItems: 1 }));
    expect(page).toMatchObject({ AttachedPolicies: [aws], IsTruncated: true });
    expect((await send(list('one', { Marker: page.Marker }))).AttachedPolicies).toEqual([own]);
    await send(detach('one', administrator));
    expect((await send(list('one'))).AttachedPolicies).toEqual([own]);
  },
);

test.each(kinds)(
  'what is not there cannot be attached to a $kind, nor detached from it',
  async ({ kind, create, attach, detach, list }) => {
    const send = cloud();
    await send(create('one'));
    await expect(send(attach('one', arnOf('none')))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: `Policy ${arnOf('none')} does not exist or is not attachable.`,
    });
    await expect(send(detach('one', administrator))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: `Policy ${administrator} was not found.`,
    });
    for (const command of [attach('one', 'longpolicynamebutnoarn'), detach('one', 'longpolicynamebutnoarn')])
      await expect(send(command)).rejects.toMatchObject({ name: 'ValidationError', message: 'Invalid ARN:  Could not be parsed!' });
    const noPolicy = 'arn:aws:iam::123456789012:role/one';
    for (const command of [attach('one', noPolicy), detach('one', noPolicy)])
      await expect(send(command)).rejects.toMatchObject({ name: 'InvalidInputException', message: `ARN ${noPolicy} is not valid.` });
    for (const command of [attach('none', administrator), detach('none', administrator), list('none')])
      await expect(send(command)).rejects.toMatchObject({
        name: 'NoSuchEntityException',
        message: `The ${kind.toLowerCase()} with name none cannot be found.`,
      });
  },
);

test.each(kinds)('a $kind has ten of them at the most', async ({ kind, create, attach }) => {
  const send = cloud();
  await send(create('one'));
  for (let index = 0; index < 10; index++) {
    await send(policy(`p${index}`));
    await send(attach('one', arnOf(`p${index}`)));
  }
  await send(attach('one', arnOf('p0')));
  await expect(send(attach('one', administrator))).rejects.toMatchObject({
    name: 'LimitExceededException',
    message: `Cannot exceed quota for PoliciesPer${kind}: 10`,
  });
});
