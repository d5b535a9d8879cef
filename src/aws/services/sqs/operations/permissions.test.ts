// AddPermission and RemovePermission, by the real SDK client, with what they allow to others.
// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_AddPermission.html; sentences as moto and users quote them.
import {
  AddPermissionCommand,
  GetQueueAttributesCommand,
  RemovePermissionCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { sqsCloud } from '../testing/sqs-cloud.ts';

const other = '111122223333';

async function shared() {
  const cloud = sqsCloud();
  const QueueUrl = await cloud.queue('orders');
  const stranger = cloud.client(SQSClient, { account: other });
  const add = (Label: string, Actions: string[], AWSAccountIds = [other]) =>
    cloud.sqs.send(new AddPermissionCommand({ QueueUrl, Label, Actions, AWSAccountIds }));
  const policy = async () => {
    const { Attributes } = await cloud.sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['Policy'] }));
    return Attributes?.Policy === undefined ? undefined : JSON.parse(Attributes.Policy);
  };
  return { ...cloud, QueueUrl, stranger, add, policy };
}

test('another account may send as long as the permission is there', async () => {
  const { sqs, QueueUrl, stranger, add, bodies } = await shared();
  const send = () => stranger.send(new SendMessageCommand({ QueueUrl, MessageBody: 'hello' }));
  await expect(send()).rejects.toMatchObject({
    name: expect.stringMatching(/AccessDenied/),
    message: expect.stringContaining('sqs:SendMessage'),
  });
  await add('friends', ['SendMessage']);
  await send();
  expect(await bodies(QueueUrl)).toEqual(['hello']);
  await sqs.send(new RemovePermissionCommand({ QueueUrl, Label: 'friends' }));
  await expect(send()).rejects.toMatchObject({ message: expect.stringContaining('is not authorized to perform: sqs:SendMessage') });
});

test('a permission is a statement of the policy', async () => {
  const { add, policy } = await shared();
  await add('friends', ['SendMessage', 'ReceiveMessage']);
  await add('all', ['*']);
  expect(await policy()).toEqual({
    Version: '2008-10-17',
    Id: 'arn:aws:sqs:us-east-1:123456789012:orders/SQSDefaultPolicy',
    Statement: [
      {
        Sid: 'friends',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${other}:root` },
        Action: ['SQS:SendMessage', 'SQS:ReceiveMessage'],
        Resource: 'arn:aws:sqs:us-east-1:123456789012:orders',
      },
      expect.objectContaining({ Sid: 'all', Action: 'SQS:*' }),
    ],
  });
});

test('labels are used once, actions are known, and seven are the most', async () => {
  const { sqs, QueueUrl, add, policy } = await shared();
  await add('friends', ['SendMessage']);
  await expect(add('friends', ['SendMessage'])).rejects.toThrow('Value friends for parameter Label is invalid. Reason: Already exists.');
  await expect(add('x', ['SendPost'])).rejects.toThrow('Value SQS:SendPost for parameter ActionName is invalid.');
  await expect(add('x', [])).rejects.toThrow('The request must contain the parameter Actions.');
  await expect(add('x', ['SendMessage'], [])).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  const eight = Array.from({ length: 8 }, () => 'SendMessage');
  await expect(add('x', eight)).rejects.toMatchObject({ name: 'OverLimit', message: '8 Actions were found, maximum allowed is 7.' });
  await expect(sqs.send(new RemovePermissionCommand({ QueueUrl, Label: 'x' }))).rejects.toThrow("can't find label on existing policy.");
  expect((await policy()).Statement).toHaveLength(1);
});
