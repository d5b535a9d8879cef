// Groups, by the real SDK client. Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateGroup.html and its siblings.
import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  CreateGroupCommand,
  CreateUserCommand,
  DeleteGroupCommand,
  DeleteGroupPolicyCommand,
  DetachGroupPolicyCommand,
  GetGroupCommand,
  IAMClient,
  ListGroupsCommand,
  ListGroupsForUserCommand,
  ListUsersCommand,
  PutGroupPolicyCommand,
  RemoveUserFromGroupCommand,
  UpdateGroupCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { allowAll, iamCloud } from '../testing/iam-cloud.ts';

const readOnly = 'arn:aws:iam::aws:policy/IAMReadOnlyAccess';
const create = (GroupName: string, Path?: string) => new CreateGroupCommand({ GroupName, ...(Path && { Path }) });
const join = (GroupName: string, UserName: string) => new AddUserToGroupCommand({ GroupName, UserName });

test('a group is created, listed by name and path, renamed and deleted', async () => {
  const { iam } = iamCloud();
  const { Group } = await iam.send(create('team', '/a/'));
  expect(Group).toEqual({
    Path: '/a/',
    GroupName: 'team',
    GroupId: expect.stringMatching(/^AGPA[A-Z2-7]{17}$/),
    Arn: 'arn:aws:iam::123456789012:group/a/team',
    CreateDate: new Date('2026-11-01T00:00:00Z'),
  });
  await iam.send(create('alpha'));
  const names = async (input = {}) => (await iam.send(new ListGroupsCommand(input))).Groups?.map((group) => group.GroupName);
  expect(await names()).toEqual(['alpha', 'team']);
  expect(await names({ PathPrefix: '/a/' })).toEqual(['team']);
  expect(await names({ MaxItems: 1 })).toEqual(['alpha']);
  await iam.send(new UpdateGroupCommand({ GroupName: 'team', NewGroupName: 'crew', NewPath: '/b/' }));
  expect((await iam.send(new GetGroupCommand({ GroupName: 'crew' }))).Group?.Arn).toBe('arn:aws:iam::123456789012:group/b/crew');
  await iam.send(new DeleteGroupCommand({ GroupName: 'crew' }));
  expect(await names()).toEqual(['alpha']);
});

test('a name is taken without regard to case', async () => {
  const { iam } = iamCloud();
  await iam.send(create('team'));
  await iam.send(create('other'));
  const taken = { name: 'EntityAlreadyExistsException', message: 'Group with name TEAM already exists.' };
  await expect(iam.send(create('TEAM'))).rejects.toMatchObject(taken);
  await expect(iam.send(new UpdateGroupCommand({ GroupName: 'other', NewGroupName: 'TEAM' }))).rejects.toMatchObject(taken);
});

test('a member may do what its group may, until it leaves', async () => {
  const { iam, user, client } = iamCloud();
  const credentials = await user('alice');
  const alice = client(IAMClient, { credentials });
  await iam.send(create('team'));
  await iam.send(new AttachGroupPolicyCommand({ GroupName: 'team', PolicyArn: readOnly }));
  await expect(alice.send(new ListUsersCommand({}))).rejects.toMatchObject({ name: 'AccessDenied' });
  await iam.send(join('team', 'alice'));
  await iam.send(join('team', 'alice'));
  await alice.send(new ListUsersCommand({}));
  expect((await iam.send(new GetGroupCommand({ GroupName: 'team' }))).Users).toMatchObject([{ UserName: 'alice' }]);
  expect((await iam.send(new ListGroupsForUserCommand({ UserName: 'alice' }))).Groups).toMatchObject([{ GroupName: 'team' }]);
  await iam.send(new RemoveUserFromGroupCommand({ GroupName: 'team', UserName: 'alice' }));
  await expect(alice.send(new ListUsersCommand({}))).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('a user is in ten groups at the most', async () => {
  const { iam } = iamCloud();
  await iam.send(new CreateUserCommand({ UserName: 'alice' }));
  for (let index = 0; index < 11; index++) await iam.send(create(`g${index}`));
  for (let index = 0; index < 10; index++) await iam.send(join(`g${index}`, 'alice'));
  await expect(iam.send(join('g10', 'alice'))).rejects.toMatchObject({
    name: 'LimitExceededException',
    message: 'Cannot exceed quota for GroupsPerUser: 10',
  });
});

test('a group with members or policies cannot be deleted', async () => {
  const { iam } = iamCloud();
  const GroupName = 'team';
  const refused = (what: string) =>
    expect(iam.send(new DeleteGroupCommand({ GroupName }))).rejects.toMatchObject({
      name: 'DeleteConflictException',
      message: `Cannot delete entity, must ${what} first.`,
    });
  await iam.send(create(GroupName));
  await iam.send(new CreateUserCommand({ UserName: 'alice' }));
  await iam.send(join(GroupName, 'alice'));
  await refused('remove users from group');
  await iam.send(new RemoveUserFromGroupCommand({ GroupName, UserName: 'alice' }));
  await iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn: readOnly }));
  await refused('detach all policies');
  await iam.send(new DetachGroupPolicyCommand({ GroupName, PolicyArn: readOnly }));
  await iam.send(new PutGroupPolicyCommand({ GroupName, PolicyName: 'p', PolicyDocument: allowAll }));
  await refused('delete policies');
  await iam.send(new DeleteGroupPolicyCommand({ GroupName, PolicyName: 'p' }));
  await iam.send(new DeleteGroupCommand({ GroupName }));
});

test('groups, users and memberships that are not there are NoSuchEntity', async () => {
  const { iam } = iamCloud();
  await iam.send(create('team'));
  await iam.send(new CreateUserCommand({ UserName: 'alice' }));
  for (const command of [
    new GetGroupCommand({ GroupName: 'none' }),
    new UpdateGroupCommand({ GroupName: 'none' }),
    new DeleteGroupCommand({ GroupName: 'none' }),
    join('none', 'alice'),
    join('team', 'none'),
    new RemoveUserFromGroupCommand({ GroupName: 'team', UserName: 'alice' }),
    new RemoveUserFromGroupCommand({ GroupName: 'team', UserName: 'none' }),
    new ListGroupsForUserCommand({ UserName: 'none' }),
  ])
    await expect(iam.send(command as never)).rejects.toMatchObject({ name: 'NoSuchEntityException', $metadata: { httpStatusCode: 404 } });
});
