// AddPermission and RemovePermission, by the real SDK client, with what they allow to others; users of the account.
// Source: https://docs.aws.amazon.com/sns/latest/api/API_AddPermission.html; sentences as moto quotes them.
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import {
  AddPermissionCommand,
  CreateTopicCommand,
  GetTopicAttributesCommand,
  ListTopicsCommand,
  PublishBatchCommand,
  PublishCommand,
  RemovePermissionCommand,
  SNSClient,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import { expect, test } from 'vitest';
import { snsCloud } from '../testing/sns-cloud.ts';

const other = '111122223333';

async function shared() {
  const cloud = snsCloud();
  const TopicArn = await cloud.topic('news');
  const stranger = cloud.client(SNSClient, { account: other });
  const add = (Label: string, ActionName: string[], AWSAccountId = [other]) =>
    cloud.sns.send(new AddPermissionCommand({ TopicArn, Label, ActionName, AWSAccountId }));
  const remove = (Label: string) => cloud.sns.send(new RemovePermissionCommand({ TopicArn, Label }));
  const statements = async () =>
    JSON.parse((await cloud.sns.send(new GetTopicAttributesCommand({ TopicArn }))).Attributes?.Policy ?? '{}').Statement;
  return { ...cloud, TopicArn, stranger, add, remove, statements };
}

test('another account may publish as long as the permission is there', async () => {
  const { TopicArn, stranger, add, remove } = await shared();
  const send = () => stranger.send(new PublishCommand({ TopicArn, Message: 'x' }));
  await expect(send()).rejects.toThrow('is not authorized to perform: sns:Publish');
  await add('friends', ['Publish']);
  await send();
  await remove('friends');
  await expect(send()).rejects.toThrow('is not authorized to perform: sns:Publish');
});

test('a permission stands behind the default statement; labels are used once, actions are known', async () => {
  const { TopicArn, add, remove, statements } = await shared();
  await add('friends', ['Publish', 'Subscribe'], [other, '444455556666']);
  expect(await statements()).toEqual([
    expect.objectContaining({ Sid: '__default_statement_ID' }),
    {
      Sid: 'friends',
      Effect: 'Allow',
      Principal: { AWS: [`arn:aws:iam::${other}:root`, 'arn:aws:iam::444455556666:root'] },
      Action: ['SNS:Publish', 'SNS:Subscribe'],
      Resource: TopicArn,
    },
  ]);
  await expect(add('friends', ['Publish'])).rejects.toThrow('Invalid parameter: Statement already exists');
  await expect(add('x', ['Shout'])).rejects.toThrow('Invalid parameter: Policy statement action out of service scope!');
  await remove('nothing');
  expect(await statements()).toHaveLength(2);
});

async function userWith(...Statement: object[]) {
  const cloud = await shared();
  const iam = cloud.client(IAMClient);
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  if (Statement.length > 0) await iam.send(new PutUserPolicyCommand({ UserName: 'ann', PolicyName: 'own', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }));
  const credentials = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
  return { ...cloud, ann: cloud.client(SNSClient, { credentials }) };
}

test('a user of the account needs a policy of its own', async () => {
  const { TopicArn, ann } = await userWith();
  await expect(ann.send(new PublishCommand({ TopicArn, Message: 'x' }))).rejects.toMatchObject({
    name: 'AccessDenied',
    message: expect.stringContaining('is not authorized to perform: sns:Publish'),
  });
});

test('a user may publish, in batches too, and subscribe what its policy names', async () => {
  const arn = 'arn:aws:sns:us-east-1:123456789012:news';
  const { TopicArn, ann } = await userWith(
    { Effect: 'Allow', Action: 'sns:Publish', Resource: arn },
    { Effect: 'Allow', Action: 'sns:Subscribe', Resource: arn, Condition: { StringEquals: { 'sns:Protocol': 'sqs' } } },
    { Effect: 'Allow', Action: 'sns:CreateTopic', Resource: '*' },
  );
  await ann.send(new PublishCommand({ TopicArn, Message: 'x' }));
  await ann.send(new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries: [{ Id: 'a', Message: 'x' }] }));
  await ann.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: 'arn:aws:sqs:us-east-1:123456789012:inbox' }));
  const denied = (action: string) => ({ name: 'AccessDenied', message: expect.stringContaining(`perform: ${action} on resource`) });
  await expect(ann.send(new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint: 'ann@example.com' }))).rejects.toMatchObject(
    denied('sns:Subscribe'),
  );
  await expect(ann.send(new ListTopicsCommand({}))).rejects.toMatchObject(denied('sns:ListTopics'));
  await ann.send(new CreateTopicCommand({ Name: 'mine' }));
  await expect(ann.send(new CreateTopicCommand({ Name: 'b', Tags: [{ Key: 'a', Value: 'b' }] }))).rejects.toMatchObject(
    denied('sns:TagResource'),
  );
});
