// A test cloud with clients of SNS and SQS, and short ways to topics, subscribed queues and what arrives in them. For tests.
import {
  CreateTopicCommand,
  type CreateTopicCommandInput,
  PublishCommand,
  type PublishCommandInput,
  SNSClient,
  SubscribeCommand,
  type SubscribeCommandInput,
} from '@aws-sdk/client-sns';
import { CreateQueueCommand, type Message, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type TestCloud, testCloud } from '../../../testing/test-cloud.ts';

export interface SnsCloud extends TestCloud {
  readonly sns: SNSClient;
  readonly sqs: SQSClient;
  /** Makes a topic; gives its ARN. A name that ends in .fifo makes a FIFO topic. */
  topic(name: string, input?: Partial<CreateTopicCommandInput>): Promise<string>;
  /** Makes a queue that lets SNS in; gives its URL. */
  queue(name: string, attributes?: Record<string, string>): Promise<string>;
  /** Subscribes; gives the subscription's ARN. */
  subscribe(TopicArn: string, Endpoint: string, input?: Partial<SubscribeCommandInput>): Promise<string>;
  publish(TopicArn: string, Message: string, input?: Partial<PublishCommandInput>): Promise<string>;
  /** What has arrived in a queue after some time. */
  arrived(url: string): Promise<Message[]>;
  /** The texts inside the notifications that have arrived in a queue. */
  texts(url: string): Promise<string[]>;
}

export const queueArn = (url: string): string => `arn:aws:sqs:us-east-1:${url.split('/').slice(-2).join(':')}`;

/** Lets SNS send into any queue, whatever the topic. */
const snsMaySend = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: '*' },
});

export function snsCloud(): SnsCloud {
  const cloud = testCloud();
  const sns = cloud.client(SNSClient);
  const sqs = cloud.client(SQSClient);
  const arrived: SnsCloud['arrived'] = async (QueueUrl) => {
    await cloud.advance(1000);
    const asked = { MaxNumberOfMessages: 10, MessageAttributeNames: ['All'], MessageSystemAttributeNames: ['All' as const] };
    return (await sqs.send(new ReceiveMessageCommand({ QueueUrl, ...asked }))).Messages ?? [];
  };
  return {
    ...cloud,
    sns,
    sqs,
    async topic(Name, { Attributes, ...input } = {}) {
      const fifo = Name.endsWith('.fifo') ? { FifoTopic: 'true' } : {};
      return (await sns.send(new CreateTopicCommand({ Name, Attributes: { ...fifo, ...Attributes }, ...input }))).TopicArn ?? '';
    },
    async queue(QueueName, attributes = {}) {
      const fifo = QueueName.endsWith('.fifo') ? { FifoQueue: 'true' } : {};
      const Attributes = { Policy: snsMaySend, ...fifo, ...attributes };
      return (await sqs.send(new CreateQueueCommand({ QueueName, Attributes }))).QueueUrl ?? '';
    },
    subscribe: async (TopicArn, Endpoint, input) =>
      (await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint, ...input }))).SubscriptionArn ?? '',
    publish: async (TopicArn, Message, input) => (await sns.send(new PublishCommand({ TopicArn, Message, ...input }))).MessageId ?? '',
    arrived,
    texts: async (url) => (await arrived(url)).map(({ Body = '{}' }) => JSON.parse(Body).Message),
  };
}
