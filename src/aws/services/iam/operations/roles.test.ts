// Roles, by the real SDK client. Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html and its siblings;
// sentences as moto and users of Terraform show them.
import {
  AddRoleToInstanceProfileCommand,
  AttachRolePolicyCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  type CreateRoleCommandInput,
  CreateUserCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetRoleCommand,
  ListRolesCommand,
  PutRolePolicyCommand,
  paginateListRoles,
  RemoveRoleFromInstanceProfileCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
  UpdateRoleDescriptionCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { allowAll, iamCloud, policy, trust } from '../testing/iam-cloud.ts';

const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const create = (RoleName: string, further: Partial<CreateRoleCommandInput> = {}) =>
  new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust(), ...further });

test('a role is created with all that can be given, and read back; its trust policy is URL-encoded', async () => {
  const { iam } = iamCloud();
  const given = {
    Path: '/team/',
    Description: 'for (a) test!',
    MaxSessionDuration: 7200,
    Tags: [{ Key: 'a', Value: '' }],
    PermissionsBoundary: readOnly,
  };
  const { Role } = await iam.send(create('worker', given));
  expect(Role).toEqual({
    Path: '/team/',
    RoleName: 'worker',
    RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
    Arn: 'arn:aws:iam::123456789012:role/team/worker',
    CreateDate: new Date('2026-11-01T00:00:00Z'),
    AssumeRolePolicyDocument: expect.stringMatching(/^%7B%22Version%22%3A%222012-10-17%22/),
    Description: 'for (a) test!',
    MaxSessionDuration: 7200,
    Tags: [{ Key: 'a', Value: '' }],
    PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: readOnly },
  });
  expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).toBe(trust());
  expect((await iam.send(new GetRoleCommand({ RoleName: 'worker' }))).Role).toEqual({ ...Role, RoleLastUsed: {} });
});

test('a session lasts an hour unless the role says otherwise, and twelve at the most', async () => {
  const { iam } = iamCloud();
  expect((await iam.send(create('a'))).Role?.MaxSessionDuration).toBeUndefined();
  expect((await iam.send(new GetRoleCommand({ RoleName: 'a' }))).Role?.MaxSessionDuration).toBe(3600);
  await expect(iam.send(create('b', { MaxSessionDuration: 43_201 }))).rejects.toMatchObject({
    name: 'ValidationError',
    message: expect.stringContaining(
      "at 'maxSessionDuration' failed to satisfy constraint: Member must have value less than or equal to 43200",
    ),
  });
});

test('names are unique without regard to case, and found with regard to it (inferred)', async () => {
  const { iam } = iamCloud();
  await iam.send(create('worker'));
  await expect(iam.send(create('Worker'))).rejects.toMatchObject({
    name: 'EntityAlreadyExistsException',
    message: 'Role with name Worker already exists.',
  });
  await expect(iam.send(new GetRoleCommand({ RoleName: 'Worker' }))).rejects.toMatchObject({
    name: 'NoSuchEntityException',
    message: 'The role with name Worker cannot be found.',
  });
});

test.each([
  ['no JSON', '{', 'This policy contains invalid Json'],
  ['a resource', policy({ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole', Resource: '*' }), 'Has prohibited field Resource'],
  ['no principal', policy({ Effect: 'Allow', Action: 'sts:AssumeRole' }), 'Missing required field Principal'],
  ['a service that is none', trust({ Service: 'lambda' }), 'Invalid principal in policy: "SERVICE":"lambda"'],
  [
    'a user that is not there',
    trust({ AWS: 'arn:aws:iam::123456789012:user/none' }),
    'Invalid principal in policy: "AWS":"arn:aws:iam::123456789012:user/none"',
  ],
  ['an ARN that is none', trust({ AWS: 'alice' }), 'Invalid principal in policy: "AWS":"alice"'],
  [
    'an action of another service',
    policy({ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 's3:GetObject' }),
    'AssumeRole policy may only specify STS AssumeRole actions.',
  ],
])('a trust policy with %s is malformed, for creating and for updating', async (_what, document, message) => {
  const { iam } = iamCloud();
  await iam.send(create('worker'));
  const malformed = { name: 'MalformedPolicyDocumentException', message };
  await expect(iam.send(create('other', { AssumeRolePolicyDocument: document }))).rejects.toMatchObject(malformed);
  await expect(iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'worker', PolicyDocument: document }))).rejects.toMatchObject(
    malformed,
  );
  expect((await iam.send(new ListRolesCommand({}))).Roles).toHaveLength(1);
});

test('a trust policy may name users that are there, accounts, and everybody; it has 2048 characters at the most', async () => {
  const { iam } = iamCloud();
  await iam.send(new CreateUserCommand({ UserName: 'alice' }));
  await iam.send(create('a', { AssumeRolePolicyDocument: trust({ AWS: ['arn:aws:iam::123456789012:user/alice', '111122223333', '*'] }) }));
  const long = trust({ AWS: Array.from({ length: 60 }, (_, index) => `arn:aws:iam::${100_000_000_000 + index}:root`) });
  await expect(iam.send(create('b', { AssumeRolePolicyDocument: long }))).rejects.toMatchObject({
    name: 'LimitExceededException',
    message: 'Cannot exceed quota for ACLSizePerRole: 2048',
  });
});

test('a boundary and tags must be in order', async () => {
  const { iam } = iamCloud();
  await expect(iam.send(create('a', { PermissionsBoundary: 'arn:aws:iam::aws:policy/NoSuchPolicy' }))).rejects.toMatchObject({
    name: 'NoSuchEntityException',
  });
  const twice = [
    { Key: 'a', Value: '1' },
    { Key: 'A', Value: '2' },
  ];
  await expect(iam.send(create('a', { Tags: twice }))).rejects.toMatchObject({ name: 'InvalidInputException' });
});

test('description, longest session and trust policy can be changed', async () => {
  const { iam } = iamCloud();
  await iam.send(create('worker', { Description: 'old' }));
  await iam.send(new UpdateRoleCommand({ RoleName: 'worker', MaxSessionDuration: 7200 }));
  expect((await iam.send(new GetRoleCommand({ RoleName: 'worker' }))).Role).toMatchObject({ Description: 'old', MaxSessionDuration: 7200 });
  const { Role } = await iam.send(new UpdateRoleDescriptionCommand({ RoleName: 'worker', Description: 'new' }));
  expect(Role?.Description).toBe('new');
  await iam.send(new UpdateRoleCommand({ RoleName: 'worker', Description: 'newer' }));
  await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'worker', PolicyDocument: trust({ AWS: '*' }) }));
  const after = (await iam.send(new GetRoleCommand({ RoleName: 'worker' }))).Role;
  expect(after).toMatchObject({ Description: 'newer', MaxSessionDuration: 3600 });
  expect(decodeURIComponent(after?.AssumeRolePolicyDocument ?? '')).toBe(trust({ AWS: '*' }));
});

test('roles are listed by name, under a path, page by page, without what only GetRole tells', async () => {
  const { iam } = iamCloud();
  for (const name of ['c', 'a', 'b'])
    await iam.send(
      create(name, { Path: name === 'c' ? '/other/' : '/team/', Tags: [{ Key: 'a', Value: '1' }], PermissionsBoundary: readOnly }),
    );
  const names: (string | undefined)[] = [];
  for await (const { Roles = [] } of paginateListRoles({ client: iam, pageSize: 1 }, {})) names.push(...Roles.map((one) => one.RoleName));
  expect(names).toEqual(['a', 'b', 'c']);
  const { Roles = [] } = await iam.send(new ListRolesCommand({ PathPrefix: '/other/' }));
  expect(Roles.map((one) => one.RoleName)).toEqual(['c']);
  for (const member of ['Tags', 'PermissionsBoundary', 'RoleLastUsed']) expect(Roles[0]).not.toHaveProperty(member);
});

test('a role with policies or in an instance profile cannot be deleted; without them it can', async () => {
  const { iam } = iamCloud();
  const RoleName = 'worker';
  const refused = (what: string) =>
    expect(iam.send(new DeleteRoleCommand({ RoleName }))).rejects.toMatchObject({
      name: 'DeleteConflictException',
      message: `Cannot delete entity, must ${what} first.`,
    });
  await iam.send(create(RoleName));
  await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: readOnly }));
  await refused('detach all policies');
  await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn: readOnly }));
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'p', PolicyDocument: allowAll }));
  await refused('delete policies');
  await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: 'p' }));
  const InstanceProfileName = 'profile';
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName }));
  await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName, RoleName }));
  await refused('remove roles from instance profile');
  await iam.send(new RemoveRoleFromInstanceProfileCommand({ InstanceProfileName, RoleName }));
  await iam.send(new DeleteRoleCommand({ RoleName }));
  await expect(iam.send(new GetRoleCommand({ RoleName }))).rejects.toMatchObject({ name: 'NoSuchEntityException' });
});

test('a role that is not there cannot be read, updated or deleted', async () => {
  const { iam } = iamCloud();
  const RoleName = 'none';
  for (const command of [
    new GetRoleCommand({ RoleName }),
    new UpdateRoleCommand({ RoleName }),
    new UpdateRoleDescriptionCommand({ RoleName, Description: '' }),
    new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: trust() }),
    new DeleteRoleCommand({ RoleName }),
  ])
    await expect(iam.send(command as never)).rejects.toMatchObject({ name: 'NoSuchEntityException' });
});
