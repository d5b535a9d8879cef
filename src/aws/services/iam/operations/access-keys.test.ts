// Access keys, by the real SDK client. Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html and its siblings.
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  GetAccessKeyLastUsedCommand,
  GetUserCommand,
  IAMClient,
  ListAccessKeysCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { allowAll, iamCloud } from '../testing/iam-cloud.ts';

const everything = JSON.parse(allowAll).Statement;

test('a key is told once, with its secret; the list has no secrets', async () => {
  const { iam } = iamCloud();
  await iam.send(new CreateUserCommand({ UserName: 'alice' }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'alice' }));
  expect(AccessKey).toEqual({
    UserName: 'alice',
    AccessKeyId: expect.stringMatching(/^AKIA[A-Z2-7]{16}$/),
    SecretAccessKey: expect.stringMatching(/^[A-Za-z0-9+/]{40}$/),
    Status: 'Active',
    CreateDate: new Date('2026-11-01T00:00:00Z'),
  });
  const { SecretAccessKey: _secret, ...metadata } = AccessKey ?? {};
  expect((await iam.send(new ListAccessKeysCommand({ UserName: 'alice' }))).AccessKeyMetadata).toEqual([metadata]);
});

test('a user manages its own keys without naming itself; it has two at the most', async () => {
  const { user, client } = iamCloud();
  const own = client(IAMClient, { credentials: await user('alice', everything) });
  const { AccessKey } = await own.send(new CreateAccessKeyCommand({}));
  await expect(own.send(new CreateAccessKeyCommand({}))).rejects.toMatchObject({
    name: 'LimitExceededException',
    message: 'Cannot exceed quota for AccessKeysPerUser: 2',
  });
  await own.send(new DeleteAccessKeyCommand({ AccessKeyId: AccessKey?.AccessKeyId }));
  expect((await own.send(new ListAccessKeysCommand({}))).AccessKeyMetadata).toHaveLength(1);
});

test('a key that is inactive or deleted opens nothing', async () => {
  const { user, client, iam } = iamCloud();
  const credentials = await user('alice', everything);
  const own = client(IAMClient, { credentials });
  const key = { UserName: 'alice', AccessKeyId: credentials.accessKeyId };
  await iam.send(new UpdateAccessKeyCommand({ ...key, Status: 'Inactive' }));
  await expect(own.send(new GetUserCommand({}))).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
  await iam.send(new UpdateAccessKeyCommand({ ...key, Status: 'Active' }));
  await own.send(new GetUserCommand({}));
  await iam.send(new DeleteAccessKeyCommand(key));
  await expect(own.send(new GetUserCommand({}))).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
});

test('the last use of a key names service, region and time', async () => {
  const { user, client, iam, advance } = iamCloud();
  const credentials = await user('alice', everything);
  const lastUsed = new GetAccessKeyLastUsedCommand({ AccessKeyId: credentials.accessKeyId });
  expect(await iam.send(lastUsed)).toMatchObject({ UserName: 'alice', AccessKeyLastUsed: { ServiceName: 'N/A', Region: 'N/A' } });
  await advance(60_000);
  await client(IAMClient, { credentials }).send(new GetUserCommand({}));
  expect((await iam.send(lastUsed)).AccessKeyLastUsed).toEqual({
    LastUsedDate: new Date('2026-11-01T00:01:00Z'),
    ServiceName: 'iam',
    Region: 'us-east-1',
  });
});

test("a key that is not there, or another account's or user's, is NoSuchEntity", async () => {
  const { user, iam, client } = iamCloud();
  const { accessKeyId: AccessKeyId } = await user('alice');
  await iam.send(new CreateUserCommand({ UserName: 'bob' }));
  const none = 'AKIAAAAAAAAAAAAAAAAA';
  const gone = (id: string) => ({ name: 'NoSuchEntityException', message: `The Access Key with id ${id} cannot be found.` });
  const of = (UserName: string, id: string) => ({ UserName, AccessKeyId: id });
  await expect(iam.send(new DeleteAccessKeyCommand(of('bob', AccessKeyId)))).rejects.toMatchObject(gone(AccessKeyId));
  await expect(iam.send(new UpdateAccessKeyCommand({ ...of('alice', none), Status: 'Active' }))).rejects.toMatchObject(gone(none));
  await expect(iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: none }))).rejects.toMatchObject(gone(none));
  const stranger = client(IAMClient, { account: '111122223333' });
  await expect(stranger.send(new GetAccessKeyLastUsedCommand({ AccessKeyId }))).rejects.toMatchObject(gone(AccessKeyId));
  for (const command of [new CreateAccessKeyCommand({ UserName: 'none' }), new ListAccessKeysCommand({ UserName: 'none' })])
    await expect(iam.send(command as never)).rejects.toMatchObject({ name: 'NoSuchEntityException' });
});

test('Expired is a status that nobody can set (sentence inferred), and another word is a ValidationError', async () => {
  const { user, iam } = iamCloud();
  const { accessKeyId: AccessKeyId } = await user('alice');
  const set = (Status: string) => iam.send(new UpdateAccessKeyCommand({ UserName: 'alice', AccessKeyId, Status: Status as 'Active' }));
  await expect(set('Expired')).rejects.toMatchObject({ name: 'InvalidInputException' });
  await expect(set('Lost')).rejects.toMatchObject({ name: 'ValidationError' });
});

test('the root user of a lab has no keys that IAM lists; making one answers that it is not embedded (by design)', async () => {
  const { iam } = iamCloud();
  expect((await iam.send(new ListAccessKeysCommand({}))).AccessKeyMetadata).toEqual([]);
  await expect(iam.send(new CreateAccessKeyCommand({}))).rejects.toMatchObject({ name: 'NotImplemented' });
  const AccessKeyId = 'AKIAAAAAAAAAAAAAAAAA';
  for (const command of [new DeleteAccessKeyCommand({ AccessKeyId }), new UpdateAccessKeyCommand({ AccessKeyId, Status: 'Active' })])
    await expect(iam.send(command as never)).rejects.toMatchObject({ name: 'NoSuchEntityException' });
});
