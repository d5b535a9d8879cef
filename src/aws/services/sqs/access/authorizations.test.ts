// What IAM users may do with queues, by the real SDK clients.
// Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
  TagQueueCommand,
} from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { arnOf, sqsCloud } from '../testing/sqs-cloud.ts';

async function userWith(...Statement: object[]) {
  const cloud = sqsCloud();
  const QueueUrl = await cloud.queue('orders');
  const iam = cloud.client(IAMClient);
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  if (Statement.length > 0) await iam.send(new PutUserPolicyCommand({ UserName: 'ann', PolicyName: 'own', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }));
  const credentials = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
  return { ...cloud, QueueUrl, ann: cloud.client(SQSClient, { credentials }) };
}
const denied = (action: string) => ({ message: expect.stringContaining(`is not authorized to perform: ${action}`) });
const arn = 'arn:aws:sqs:us-east-1:123456789012:orders';

test('a user may send when its policy says so, in batches too, and nothing else', async () => {
  const { ann, QueueUrl, bodies } = await userWith({ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: arn });
  await ann.send(new SendMessageCommand({ QueueUrl, MessageBody: 'one' }));
  await ann.send(new SendMessageBatchCommand({ QueueUrl, Entries: [{ Id: 'a', MessageBody: 'two' }] }));
  await expect(ann.send(new ReceiveMessageCommand({ QueueUrl }))).rejects.toMatchObject(denied('sqs:ReceiveMessage'));
  await expect(ann.send(new ListQueuesCommand({}))).rejects.toMatchObject(denied('sqs:ListQueues'));
  const entries = [{ Id: 'a', ReceiptHandle: 'x' }];
  await expect(ann.send(new DeleteMessageBatchCommand({ QueueUrl, Entries: entries }))).rejects.toMatchObject(denied('sqs:DeleteMessage'));
  expect(await bodies(QueueUrl)).toEqual(['one', 'two']);
});

test('a queue that is made with tags asks for tagging, with the tags as conditions', async () => {
  const { ann } = await userWith(
    { Effect: 'Allow', Action: 'sqs:CreateQueue', Resource: '*' },
    { Effect: 'Allow', Action: 'sqs:TagQueue', Resource: '*', Condition: { StringEquals: { 'aws:RequestTag/team': 'a' } } },
  );
  await ann.send(new CreateQueueCommand({ QueueName: 'a' }));
  await ann.send(new CreateQueueCommand({ QueueName: 'b', tags: { team: 'a' } }));
  await expect(ann.send(new CreateQueueCommand({ QueueName: 'c', tags: { team: 'b' } }))).rejects.toMatchObject(denied('sqs:TagQueue'));
});

test('the policy of the queue lets a user in that has none, and keeps the owner out where it denies', async () => {
  const { ann, sqs, QueueUrl, send } = await userWith();
  await expect(ann.send(new SendMessageCommand({ QueueUrl, MessageBody: 'one' }))).rejects.toMatchObject(denied('sqs:SendMessage'));
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::123456789012:user/ann' }, Action: 'SQS:SendMessage', Resource: arnOf(QueueUrl) },
      { Effect: 'Deny', Principal: '*', Action: 'SQS:ReceiveMessage', Resource: arnOf(QueueUrl) },
    ],
  });
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
  await ann.send(new SendMessageCommand({ QueueUrl, MessageBody: 'one' }));
  await send(QueueUrl, 'two');
  await expect(sqs.send(new ReceiveMessageCommand({ QueueUrl }))).rejects.toMatchObject(denied('sqs:ReceiveMessage'));
});

test('tags of a queue are conditions of what is done with it', async () => {
  const condition = { StringEquals: { 'aws:ResourceTag/team': 'a' } };
  const { ann, sqs, QueueUrl } = await userWith({ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*', Condition: condition });
  const send = () => ann.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }));
  await expect(send()).rejects.toMatchObject(denied('sqs:SendMessage'));
  await sqs.send(new TagQueueCommand({ QueueUrl, Tags: { team: 'a' } }));
  await send();
});

test('moving dead letters is receiving and deleting there, and sending to where they go', async () => {
  const actions = ['sqs:StartMessageMoveTask', 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
  const { ann, queue, QueueUrl } = await userWith({ Effect: 'Allow', Action: actions, Resource: arn });
  await queue('source', { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arnOf(QueueUrl), maxReceiveCount: 1 }) });
  const start = ann.send(new StartMessageMoveTaskCommand({ SourceArn: arn }));
  await expect(start).rejects.toMatchObject(denied('sqs:SendMessage on resource: arn:aws:sqs:us-east-1:123456789012:source'));
});
