// Log groups, by the real client. Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
import {
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
  DeleteRetentionPolicyCommand,
  DescribeLogGroupsCommand,
  ListTagsForResourceCommand,
  ListTagsLogGroupCommand,
  PutLogGroupDeletionProtectionCommand,
  PutRetentionPolicyCommand,
  TagLogGroupCommand,
  TagResourceCommand,
  UntagLogGroupCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { expect, test } from 'vitest';
import { GROUP, logsCloud } from '../testing/logs-cloud.ts';

const ARN = `arn:aws:logs:us-east-1:123456789012:log-group:${GROUP}`;
const DAY_MS = 24 * 60 * 60 * 1000;

test('a new group is described with its ARNs, counts and bytes', async () => {
  const { logs, put } = await logsCloud();
  await put('12345');
  const { logGroups } = await logs.send(new DescribeLogGroupsCommand({}));
  expect(logGroups).toEqual([
    {
      logGroupName: GROUP,
      arn: `${ARN}:*`,
      logGroupArn: ARN,
      creationTime: Date.UTC(2026, 10, 1),
      metricFilterCount: 0,
      storedBytes: 5 + 26,
      logGroupClass: 'STANDARD',
      deletionProtectionEnabled: false,
    },
  ]);
});

test('a name that is taken is refused', async () => {
  const { logs } = await logsCloud();
  await expect(logs.send(new CreateLogGroupCommand({ logGroupName: GROUP }))).rejects.toMatchObject({
    name: 'ResourceAlreadyExistsException',
    message: 'The specified log group already exists',
  });
});

test('broken constraints are InvalidParameterException in this service', async () => {
  const { logs } = await logsCloud();
  await expect(logs.send(new CreateLogGroupCommand({ logGroupName: 'a b' }))).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message:
      "1 validation error detected: Value 'a b' at 'logGroupName' failed to satisfy constraint: " +
      'Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+',
  });
});

test('a key of KMS is refused, because none can encrypt here', async () => {
  const { logs } = await logsCloud();
  await expect(logs.send(new CreateLogGroupCommand({ logGroupName: 'secret', kmsKeyId: 'arn:aws:kms:x' }))).rejects.toMatchObject({
    name: 'NotImplemented',
  });
});

test('groups are listed by prefix or by part of the name, in pages', async () => {
  const { logs } = await logsCloud();
  for (const logGroupName of ['/aws/lambda/b', '/aws/lambda/a', 'other']) await logs.send(new CreateLogGroupCommand({ logGroupName }));
  const names = async (input: object) => {
    const { logGroups = [], nextToken } = await logs.send(new DescribeLogGroupsCommand(input));
    return { names: logGroups.map((group) => group.logGroupName), nextToken };
  };
  expect((await names({ logGroupNamePrefix: '/aws/' })).names).toEqual(['/aws/lambda/a', '/aws/lambda/b']);
  expect((await names({ logGroupNamePattern: 'LAMBDA' })).names).toEqual(['/aws/lambda/a', '/aws/lambda/b']);
  const first = await names({ limit: 3 });
  expect(first.names).toHaveLength(3);
  expect(await names({ limit: 3, nextToken: first.nextToken })).toEqual({ names: ['other'], nextToken: undefined });
  await expect(names({ nextToken: '?' })).rejects.toMatchObject({ name: 'InvalidParameterException' });
  await expect(names({ logGroupNamePrefix: 'a', logGroupNamePattern: 'b' })).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

test('what is older than the retention is gone', async () => {
  const { logs, put, found, advance } = await logsCloud();
  await put('old');
  await logs.send(new PutRetentionPolicyCommand({ logGroupName: GROUP, retentionInDays: 1 }));
  await advance(DAY_MS / 2);
  await put('young');
  expect(await found('')).toEqual(['old', 'young']);
  await advance(DAY_MS / 2 + 1);
  expect(await found('')).toEqual(['young']);
  await logs.send(new DeleteRetentionPolicyCommand({ logGroupName: GROUP }));
  await advance(10 * DAY_MS);
  expect(await found('')).toEqual(['young']);
});

test('only certain numbers of days are allowed, and only groups that are there', async () => {
  const { logs } = await logsCloud();
  await expect(logs.send(new PutRetentionPolicyCommand({ logGroupName: GROUP, retentionInDays: 2 }))).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringContaining('Member must satisfy enum value set: [1, 3, 5, 7, 14,'),
  });
  for (const command of [
    new PutRetentionPolicyCommand({ logGroupName: 'absent', retentionInDays: 1 }),
    new DeleteRetentionPolicyCommand({ logGroupName: 'absent' }),
  ])
    await expect(logs.send(command as PutRetentionPolicyCommand)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'The specified log group does not exist.',
    });
});

test('a deleted group is gone with its lines; a protected one stays', async () => {
  const { logs, found } = await logsCloud();
  await logs.send(new PutLogGroupDeletionProtectionCommand({ logGroupIdentifier: GROUP, deletionProtectionEnabled: true }));
  await expect(logs.send(new DeleteLogGroupCommand({ logGroupName: GROUP }))).rejects.toMatchObject({ name: 'ValidationException' });
  await logs.send(new PutLogGroupDeletionProtectionCommand({ logGroupIdentifier: ARN, deletionProtectionEnabled: false }));
  await logs.send(new DeleteLogGroupCommand({ logGroupName: GROUP }));
  await expect(found('')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(logs.send(new DeleteLogGroupCommand({ logGroupName: GROUP }))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('tags are set by ARN and by name, and are the same', async () => {
  const { logs } = await logsCloud();
  await logs.send(new TagResourceCommand({ resourceArn: ARN, tags: { a: '1', b: '2' } }));
  await logs.send(new TagLogGroupCommand({ logGroupName: GROUP, tags: { c: '3', d: '4' } }));
  await logs.send(new UntagResourceCommand({ resourceArn: ARN, tagKeys: ['a'] }));
  await logs.send(new UntagLogGroupCommand({ logGroupName: GROUP, tags: ['d'] }));
  const expected = { b: '2', c: '3' };
  expect((await logs.send(new ListTagsForResourceCommand({ resourceArn: ARN }))).tags).toEqual(expected);
  expect((await logs.send(new ListTagsLogGroupCommand({ logGroupName: GROUP }))).tags).toEqual(expected);
});

test('a group has fifty tags at the most, and what is no group has none', async () => {
  const { logs } = await logsCloud();
  const many = (prefix: string, count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, '']));
  await logs.send(new TagResourceCommand({ resourceArn: ARN, tags: many('a', 50) }));
  await expect(logs.send(new TagResourceCommand({ resourceArn: ARN, tags: many('b', 1) }))).rejects.toMatchObject({
    name: 'TooManyTagsException',
  });
  await expect(logs.send(new ListTagsForResourceCommand({ resourceArn: `${ARN}x` }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});
