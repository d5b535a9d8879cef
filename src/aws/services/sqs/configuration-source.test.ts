// What AWS Config is told of queues. Source: the property types of https://github.com/awslabs/aws-config-resource-schema.
import { CreateQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { configurationCloud } from '../../testing/configuration-cloud.ts';

test('a queue is told with its attributes, numbers as numbers; messages change nothing', async () => {
  const { client, told } = configurationCloud();
  const sqs = client(SQSClient);
  const { QueueUrl: dead } = await sqs.send(new CreateQueueCommand({ QueueName: 'dead' }));
  expect(dead).toBeDefined();
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: 'arn:aws:sqs:us-east-1:123456789012:dead', maxReceiveCount: 3 });
  const Attributes = { VisibilityTimeout: '60', RedrivePolicy };
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'orders', Attributes, tags: { team: 'blue' } }));
  const one = () => told('AWS::SQS::Queue').find(({ name }) => name === 'orders');
  const before = one();
  expect(before).toEqual({
    type: 'AWS::SQS::Queue',
    id: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders',
    name: 'orders',
    arn: 'arn:aws:sqs:us-east-1:123456789012:orders',
    region: 'us-east-1',
    availabilityZone: 'Not Applicable',
    createdMs: Date.UTC(2026, 10, 1),
    tags: { team: 'blue' },
    relationships: [],
    configuration: {
      QueueArn: 'arn:aws:sqs:us-east-1:123456789012:orders',
      QueueName: 'orders',
      QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders',
      CreatedTimestamp: Date.UTC(2026, 10, 1) / 1000,
      LastModifiedTimestamp: Date.UTC(2026, 10, 1) / 1000,
      VisibilityTimeout: 60,
      MaximumMessageSize: expect.any(Number),
      MessageRetentionPeriod: 345600,
      DelaySeconds: 0,
      ReceiveMessageWaitTimeSeconds: 0,
      RedrivePolicy: { deadLetterTargetArn: 'arn:aws:sqs:us-east-1:123456789012:dead', maxReceiveCount: 3 },
      SqsManagedSseEnabled: 'true',
    },
  });
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }));
  expect(one()).toEqual(before);
});
