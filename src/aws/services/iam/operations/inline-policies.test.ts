// Inline policies of users, groups and roles, by the real SDK client.
// Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html and its siblings.
import * as Sdk from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { allowAll, iamCloud, policy, trust } from '../testing/iam-cloud.ts';

const kinds = [
  {
    kind: 'user',
    create: (UserName: string) => new Sdk.CreateUserCommand({ UserName }),
    put: (UserName: string, input: object) => new Sdk.PutUserPolicyCommand({ UserName, ...input } as never),
    get: (UserName: string, PolicyName: string) => new Sdk.GetUserPolicyCommand({ UserName, PolicyName }),
    list: (UserName: string, input = {}) => new Sdk.ListUserPoliciesCommand({ UserName, ...input }),
    remove: (UserName: string, PolicyName: string) => new Sdk.DeleteUserPolicyCommand({ UserName, PolicyName }),
    limit: 2048,
  },
  {
    kind: 'group',
    create: (GroupName: string) => new Sdk.CreateGroupCommand({ GroupName }),
    put: (GroupName: string, input: object) => new Sdk.PutGroupPolicyCommand({ GroupName, ...input } as never),
    get: (GroupName: string, PolicyName: string) => new Sdk.GetGroupPolicyCommand({ GroupName, PolicyName }),
    list: (GroupName: string, input = {}) => new Sdk.ListGroupPoliciesCommand({ GroupName, ...input }),
    remove: (GroupName: string, PolicyName: string) => new Sdk.DeleteGroupPolicyCommand({ GroupName, PolicyName }),
    limit: 5120,
  },
  {
    kind: 'role',
    create: (RoleName: string) => new Sdk.CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust() }),
    put: (RoleName: string, input: object) => new Sdk.PutRolePolicyCommand({ RoleName, ...input } as never),
    get: (RoleName: string, PolicyName: string) => new Sdk.GetRolePolicyCommand({ RoleName, PolicyName }),
    list: (RoleName: string, input = {}) => new Sdk.ListRolePoliciesCommand({ RoleName, ...input }),
    remove: (RoleName: string, PolicyName: string) => new Sdk.DeleteRolePolicyCommand({ RoleName, PolicyName }),
    limit: 10_240,
  },
] as const;

interface Answer {
  readonly PolicyNames?: readonly string[];
  readonly PolicyDocument?: string;
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

function cloud() {
  const { iam } = iamCloud();
  return (command: unknown) => iam.send(command as never) as Promise<Answer>;
}

test.each(kinds)(
  'a policy of a $kind is put, read URL-encoded, replaced, listed by name and deleted',
  async ({ create, put, get, list, remove }) => {
    const send = cloud();
    await send(create('one'));
    for (const PolicyName of ['b', 'a', 'c']) await send(put('one', { PolicyName, PolicyDocument: allowAll }));
    const answer = await send(get('one', 'a'));
    expect(answer).toMatchObject({ PolicyName: 'a', PolicyDocument: expect.stringContaining('%7B%22Version%22') });
    expect(decodeURIComponent(answer.PolicyDocument ?? '')).toBe(allowAll);
    const other = policy({ Effect: 'Deny', Action: 's3:*', Resource: '*' });
    await send(put('one', { PolicyName: 'a', PolicyDocument: other }));
    expect(decodeURIComponent((await send(get('one', 'a'))).PolicyDocument ?? '')).toBe(other);
    const first = await send(list('one', { MaxItems: 2 }));
    expect(first).toMatchObject({ PolicyNames: ['a', 'b'], IsTruncated: true });
    expect(await send(list('one', { Marker: first.Marker }))).toMatchObject({ PolicyNames: ['c'], IsTruncated: false });
    await send(remove('one', 'a'));
    expect((await send(list('one'))).PolicyNames).toEqual(['b', 'c']);
  },
);

test.each(kinds)(
  'a policy of a $kind must be in order, and all of them together not too long',
  async ({ kind, create, put, list, limit }) => {
    const send = cloud();
    await send(create('one'));
    await expect(send(put('one', { PolicyName: 'a', PolicyDocument: '{' }))).rejects.toMatchObject({
      name: 'MalformedPolicyDocumentException',
      message: 'Syntax errors in policy.',
    });
    const withPrincipal = policy({ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' });
    await expect(send(put('one', { PolicyName: 'a', PolicyDocument: withPrincipal }))).rejects.toMatchObject({
      message: 'Policy document should not specify a principal.',
    });
    const half = policy({ Effect: 'Allow', Action: 's3:*', Resource: `arn:aws:s3:::${'x'.repeat(limit / 2)}` });
    await send(put('one', { PolicyName: 'a', PolicyDocument: half }));
    await send(put('one', { PolicyName: 'a', PolicyDocument: half.replaceAll(',', ',\n   ') }));
    await expect(send(put('one', { PolicyName: 'b', PolicyDocument: half }))).rejects.toMatchObject({
      name: 'LimitExceededException',
      message: `Maximum policy size of ${limit} bytes exceeded for ${kind} one`,
    });
    expect((await send(list('one'))).PolicyNames).toEqual(['a']);
    await expect(send(put('one', { PolicyName: 'a b', PolicyDocument: half }))).rejects.toMatchObject({ name: 'ValidationError' });
  },
);

test.each(kinds)('a $kind or a policy of it that is not there is NoSuchEntity', async ({ kind, create, put, get, list, remove }) => {
  const send = cloud();
  await send(create('one'));
  const gone = { name: 'NoSuchEntityException', message: `The ${kind} policy with name none cannot be found.` };
  await expect(send(get('one', 'none'))).rejects.toMatchObject(gone);
  await expect(send(remove('one', 'none'))).rejects.toMatchObject(gone);
  for (const command of [put('none', { PolicyName: 'a', PolicyDocument: allowAll }), get('none', 'a'), list('none'), remove('none', 'a')])
    await expect(send(command)).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: `The ${kind} with name none cannot be found.`,
    });
});
