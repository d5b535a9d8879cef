// A principal with a policy on one stream may use that stream alone. Source: the service authorization reference of Kinesis.
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import {
  CreateStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  ListStreamsCommand,
  PutRecordCommand,
  RegisterStreamConsumerCommand,
} from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { testCloud } from '../../testing/test-cloud.ts';

const record = (StreamName: string) => new PutRecordCommand({ StreamName, PartitionKey: 'p', Data: new Uint8Array([1]) });

test('a user may put into the stream that its policy names, read it, and nothing else', async () => {
  const cloud = testCloud();
  const iam = cloud.client(IAMClient);
  const Statement = [
    { Effect: 'Allow', Action: ['kinesis:Put*', 'kinesis:Get*'], Resource: 'arn:aws:kinesis:us-east-1:123456789012:stream/mine' },
  ];
  await iam.send(new CreateUserCommand({ UserName: 'writer' }));
  await iam.send(
    new PutUserPolicyCommand({ UserName: 'writer', PolicyName: 'p', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }) }),
  );
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'writer' }));
  const admin = cloud.client(KinesisClient);
  for (const StreamName of ['mine', 'other']) await admin.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
  await cloud.advance(1000);
  const writer = cloud.client(KinesisClient, {
    credentials: { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' },
    clock: cloud.clock,
  });

  await writer.send(record('mine'));
  const { ShardIterator } = await writer.send(
    new GetShardIteratorCommand({ StreamName: 'mine', ShardId: 'shardId-000000000000', ShardIteratorType: 'TRIM_HORIZON' }),
  );
  expect((await writer.send(new GetRecordsCommand({ ShardIterator }))).Records).toHaveLength(1);
  await expect(writer.send(record('other'))).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringContaining(
      'User: arn:aws:iam::123456789012:user/writer is not authorized to perform: kinesis:PutRecord on resource: arn:aws:kinesis:us-east-1:123456789012:stream/other',
    ),
  });
  await expect(writer.send(new ListStreamsCommand({}))).rejects.toMatchObject({ name: 'AccessDeniedException' });
});

test('tags of the stream, of the request and of a new consumer are condition keys', async () => {
  const cloud = testCloud();
  const iam = cloud.client(IAMClient);
  const stream = 'arn:aws:kinesis:us-east-1:123456789012:stream/*';
  const Statement = [
    { Effect: 'Allow', Action: 'kinesis:PutRecord', Resource: stream, Condition: { StringEquals: { 'aws:ResourceTag/team': 'blue' } } },
    { Effect: 'Allow', Action: 'kinesis:CreateStream', Resource: stream, Condition: { StringEquals: { 'aws:RequestTag/team': 'blue' } } },
    { Effect: 'Allow', Action: 'kinesis:RegisterStreamConsumer', Resource: stream },
    {
      Effect: 'Allow',
      Action: 'kinesis:TagResource',
      Resource: `${stream}/consumer/*`,
      Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } },
    },
  ];
  await iam.send(new CreateUserCommand({ UserName: 'blue' }));
  await iam.send(
    new PutUserPolicyCommand({ UserName: 'blue', PolicyName: 'p', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }) }),
  );
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'blue' }));
  const user = cloud.client(KinesisClient, {
    credentials: { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' },
    clock: cloud.clock,
  });
  const denied = { name: 'AccessDeniedException' };
  await expect(user.send(new CreateStreamCommand({ StreamName: 'plain', ShardCount: 1 }))).rejects.toMatchObject(denied);
  await user.send(new CreateStreamCommand({ StreamName: 'ours', ShardCount: 1, Tags: { team: 'blue' } }));
  const admin = cloud.client(KinesisClient);
  await admin.send(new CreateStreamCommand({ StreamName: 'theirs', ShardCount: 1, Tags: { team: 'red' } }));
  await cloud.advance(1000);
  await user.send(record('ours'));
  await expect(user.send(record('theirs'))).rejects.toMatchObject(denied);
  const register = (ConsumerName: string, Tags?: Record<string, string>) =>
    user.send(new RegisterStreamConsumerCommand({ StreamARN: 'arn:aws:kinesis:us-east-1:123456789012:stream/ours', ConsumerName, Tags }));
  await register('untagged');
  await register('tagged', { team: 'blue' });
  await expect(register('other', { zone: 'a' })).rejects.toMatchObject(denied);
});
