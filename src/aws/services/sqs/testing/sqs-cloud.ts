// A test cloud with a client of SQS and short ways to queues and messages. For tests.
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageCommand,
  type SendMessageCommandInput,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { type TestCloud, testCloud } from '../../../testing/test-cloud.ts';

export interface SqsCloud extends TestCloud {
  readonly sqs: SQSClient;
  /** Makes a queue; gives its URL. A name that ends in .fifo makes a FIFO queue. */
  queue(name: string, attributes?: Record<string, string>): Promise<string>;
  /** Gives the message's id. */
  send(url: string, body: string, input?: Partial<SendMessageCommandInput>): Promise<string>;
  receive(url: string, input?: Partial<ReceiveMessageCommandInput>): Promise<Message[]>;
  /** The bodies of up to ten messages that are visible now. */
  bodies(url: string, input?: Partial<ReceiveMessageCommandInput>): Promise<(string | undefined)[]>;
  /** Visible, in flight, delayed. */
  counts(url: string): Promise<readonly number[]>;
  /** Waits until the cloud has planned something whose label contains that text. */
  planned(label: string): Promise<void>;
}

export const account = '123456789012';
export const arnOf = (url: string): string => `arn:aws:sqs:us-east-1:${url.split('/').slice(-2).join(':')}`;

export function sqsCloud(): SqsCloud {
  const cloud = testCloud();
  const sqs = cloud.client(SQSClient);
  const receive: SqsCloud['receive'] = async (QueueUrl, input) =>
    (await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...input }))).Messages ?? [];
  return {
    ...cloud,
    sqs,
    async queue(QueueName, attributes = {}) {
      const Attributes = { ...(QueueName.endsWith('.fifo') && { FifoQueue: 'true' }), ...attributes };
      return (await sqs.send(new CreateQueueCommand({ QueueName, Attributes }))).QueueUrl ?? '';
    },
    send: async (QueueUrl, MessageBody, input) =>
      (await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, ...input }))).MessageId ?? '',
    receive,
    bodies: async (url, input) => (await receive(url, input)).map(({ Body }) => Body),
    async counts(QueueUrl) {
      const { Attributes: told = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
      const names = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible', 'ApproximateNumberOfMessagesDelayed'];
      return names.map((name) => Number(told[name as keyof typeof told]));
    },
    async planned(label) {
      while (!cloud.aws.scheduler.planned().some((task) => task.label.includes(label)))
        await new Promise((resolve) => setTimeout(resolve, 0));
    },
  };
}
