// Users, by the real SDK client. Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html and its siblings;
// sentences as moto and users of the AWS CLI show them.
import {
  AddUserToGroupCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteLoginProfileCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  DetachUserPolicyCommand,
  GetGroupCommand,
  GetUserCommand,
  IAMClient,
  ListUsersCommand,
  ListUserTagsCommand,
  PutUserPolicyCommand,
  paginateListUsers,
  RemoveUserFromGroupCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { allowAll, iamCloud } from '../testing/iam-cloud.ts';

const create = (UserName: string, further = {}) => new CreateUserCommand({ UserName, ...further });
const boundary = 'arn:aws:iam::aws:policy/PowerUserAccess';

test('a user is created with path, tags and boundary, and read back as it was answered', async () => {
  const { iam } = iamCloud();
  const { User } = await iam.send(
    create('alice', { Path: '/team/a/', Tags: [{ Key: 'stage', Value: 'dev' }], PermissionsBoundary: boundary }),
  );
  expect(User).toEqual({
    Path: '/team/a/',
    UserName: 'alice',
    UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
    Arn: 'arn:aws:iam::123456789012:user/team/a/alice',
    CreateDate: new Date('2026-11-01T00:00:00Z'),
    PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: boundary },
    Tags: [{ Key: 'stage', Value: 'dev' }],
  });
  expect((await iam.send(new GetUserCommand({ UserName: 'alice' }))).User).toEqual(User);
});

test('GetUser without a name is about the caller: a user, or the root user', async () => {
  const { iam, user, client } = iamCloud();
  const credentials = await user('alice', { Effect: 'Allow', Action: 'iam:GetUser', Resource: '*' });
  expect((await client(IAMClient, { credentials }).send(new GetUserCommand({}))).User?.UserName).toBe('alice');
  expect((await iam.send(new GetUserCommand({}))).User?.Arn).toBe('arn:aws:iam::123456789012:root');
});

test('names are unique without regard to case, in one account', async () => {
  const { iam, client } = iamCloud();
  await iam.send(create('alice'));
  await expect(iam.send(create('Alice'))).rejects.toMatchObject({
    name: 'EntityAlreadyExistsException',
    message: 'User with name Alice already exists.',
    $metadata: { httpStatusCode: 409 },
  });
  await client(IAMClient, { account: '111122223333' }).send(create('alice'));
});

test.each([
  ['a b', {}, 'The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-'],
  [
    'x'.repeat(65),
    {},
    expect.stringContaining("at 'userName' failed to satisfy constraint: Member must have length less than or equal to 64"),
  ],
  [
    'a',
    { Path: '/a//b/' },
    'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
  ],
  [
    'a',
    { Path: 'team' },
    'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
  ],
])('a name or path that is not in order is a ValidationError: %s', async (name, further, message) => {
  const { iam } = iamCloud();
  await expect(iam.send(create(name, further))).rejects.toMatchObject({ name: 'ValidationError', message });
});

test('a boundary must be a managed policy that is there, and tags must be in order; nothing is created otherwise', async () => {
  const { iam } = iamCloud();
  const tag = (Key: string) => ({ Key, Value: '' });
  await expect(iam.send(create('a', { PermissionsBoundary: 'arn:aws:iam::123456789012:policy/none' }))).rejects.toMatchObject({
    name: 'NoSuchEntityException',
  });
  await expect(iam.send(create('a', { PermissionsBoundary: 'arn:aws:iam::123456789012:role/none' }))).rejects.toMatchObject({
    name: 'InvalidInputException',
  });
  await expect(iam.send(create('a', { Tags: [tag('Key'), tag('key')] }))).rejects.toMatchObject({
    name: 'InvalidInputException',
    message: 'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
  });
  await expect(iam.send(create('a', { Tags: [tag('a!')] }))).rejects.toMatchObject({ name: 'ValidationError' });
  expect((await iam.send(new ListUsersCommand({}))).Users).toEqual([]);
});

test('a user that is not there cannot be read, updated or deleted', async () => {
  const { iam } = iamCloud();
  const gone = { name: 'NoSuchEntityException', message: 'The user with name none cannot be found.', $metadata: { httpStatusCode: 404 } };
  await expect(iam.send(new GetUserCommand({ UserName: 'none' }))).rejects.toMatchObject(gone);
  await expect(iam.send(new UpdateUserCommand({ UserName: 'none' }))).rejects.toMatchObject(gone);
  await expect(iam.send(new DeleteUserCommand({ UserName: 'none' }))).rejects.toMatchObject(gone);
});

test('users are listed by name, under a path, page by page', async () => {
  const { iam } = iamCloud();
  for (const name of ['c', 'a', 'b']) await iam.send(create(name, { Path: name === 'c' ? '/other/' : '/team/' }));
  const names: (string | undefined)[] = [];
  for await (const { Users = [] } of paginateListUsers({ client: iam, pageSize: 1 }, {})) names.push(...Users.map((one) => one.UserName));
  expect(names).toEqual(['a', 'b', 'c']);
  const team = await iam.send(new ListUsersCommand({ PathPrefix: '/team' }));
  expect(team.Users?.map((one) => one.UserName)).toEqual(['a', 'b']);
  await expect(iam.send(new ListUsersCommand({ Marker: 'nonsense' }))).rejects.toMatchObject({ name: 'ValidationError' });
  await expect(iam.send(new ListUsersCommand({ MaxItems: 1001 }))).rejects.toMatchObject({ name: 'ValidationError' });
  await expect(iam.send(new ListUsersCommand({ MaxItems: 1.5 }))).rejects.toMatchObject({ name: 'MalformedInput' });
});

test('a renamed user keeps its id, keys, tags and groups, and its old name is free', async () => {
  const { iam, user, client } = iamCloud();
  const credentials = await user('alice', { Effect: 'Allow', Action: 'iam:GetUser', Resource: '*' });
  await iam.send(new CreateGroupCommand({ GroupName: 'team' }));
  await iam.send(new AddUserToGroupCommand({ GroupName: 'team', UserName: 'alice' }));
  await iam.send(new UpdateUserCommand({ UserName: 'alice', NewUserName: 'bob', NewPath: '/b/' }));
  const own = await client(IAMClient, { credentials }).send(new GetUserCommand({}));
  expect(own.User).toMatchObject({ UserName: 'bob', Arn: 'arn:aws:iam::123456789012:user/b/bob' });
  expect((await iam.send(new GetGroupCommand({ GroupName: 'team' }))).Users).toMatchObject([{ UserName: 'bob' }]);
  await iam.send(create('alice'));
  await expect(iam.send(new UpdateUserCommand({ UserName: 'alice', NewUserName: 'BOB' }))).rejects.toMatchObject({
    name: 'EntityAlreadyExistsException',
  });
  await iam.send(new UpdateUserCommand({ UserName: 'bob', NewUserName: 'Bob' }));
});

test('a user with policies, keys, a password or groups cannot be deleted; without them it can', async () => {
  const { iam } = iamCloud();
  const UserName = 'alice';
  const remove = new DeleteUserCommand({ UserName });
  const refused = (what: string) =>
    expect(iam.send(remove)).rejects.toMatchObject({
      name: 'DeleteConflictException',
      message: `Cannot delete entity, must ${what} first.`,
      $metadata: { httpStatusCode: 409 },
    });
  await iam.send(create(UserName));
  await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn: boundary }));
  await refused('detach all policies');
  await iam.send(new DetachUserPolicyCommand({ UserName, PolicyArn: boundary }));
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'p', PolicyDocument: allowAll }));
  await refused('delete policies');
  await iam.send(new DeleteUserPolicyCommand({ UserName, PolicyName: 'p' }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  await refused('delete access keys');
  await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId: AccessKey?.AccessKeyId }));
  await iam.send(new CreateLoginProfileCommand({ UserName, Password: 'long enough' }));
  await refused('delete login profile');
  await iam.send(new DeleteLoginProfileCommand({ UserName }));
  await iam.send(new CreateGroupCommand({ GroupName: 'team' }));
  await iam.send(new AddUserToGroupCommand({ GroupName: 'team', UserName }));
  await refused('remove users from group');
  await iam.send(new RemoveUserFromGroupCommand({ GroupName: 'team', UserName }));
  await iam.send(remove);
  await expect(iam.send(new ListUserTagsCommand({ UserName }))).rejects.toMatchObject({ name: 'NoSuchEntityException' });
});
