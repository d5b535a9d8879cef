// A test cloud with clients of EventBridge and SQS, and queues that take the events of rules. For tests.
import {
  EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
  PutRuleCommand,
  PutTargetsCommand,
  type Target,
} from '@aws-sdk/client-eventbridge';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateQueueCommand, GetQueueUrlCommand, type Message, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type TestCloud, testCloud } from '../../../testing/test-cloud.ts';

export const ACCOUNT = '123456789012';
export const arnOfQueue = (name: string) => `arn:aws:sqs:us-east-1:${ACCOUNT}:${name}`;
export const arnOfRule = (name: string) => `arn:aws:events:us-east-1:${ACCOUNT}:rule/${name}`;
export const arnOfBus = (name: string, account = ACCOUNT) => `arn:aws:events:us-east-1:${account}:event-bus/${name}`;

const policyOf = (Statement: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement });

export interface EventsCloud extends TestCloud {
  readonly events: EventBridgeClient;
  readonly sqs: SQSClient;
  /** A queue that lets every service in. */
  queue(name: string, attributes?: Readonly<Record<string, string>>): Promise<void>;
  /** A role that EventBridge may assume, with that allowed on everything. Returns its ARN. */
  role(name: string, actions: readonly string[]): Promise<string>;
  /** The messages of a queue; they stay there, hidden. */
  messages(queue: string): Promise<readonly Message[]>;
  /** Their bodies. */
  bodies(queue: string): Promise<readonly string[]>;
  /** A rule for events whose source is `app`, with one target. */
  rule(name: string, target: Partial<Target>, pattern?: object): Promise<void>;
  /** Puts one event whose source is `app` and lets it arrive. */
  put(detail: object, entry?: Partial<PutEventsRequestEntry>): Promise<void>;
}

export function eventsCloud(options?: Parameters<typeof testCloud>[0]): EventsCloud {
  const cloud = testCloud(options);
  const events = cloud.client(EventBridgeClient);
  const sqs = cloud.client(SQSClient);
  const messages = async (QueueName: string) => {
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
    const receive = new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: 10,
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['All'],
    });
    return (await sqs.send(receive)).Messages ?? [];
  };
  return {
    ...cloud,
    events,
    sqs,
    async queue(QueueName, attributes = {}) {
      const Statement = [{ Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: '*' }];
      const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
      await sqs.send(new CreateQueueCommand({ QueueName, Attributes: { Policy, ...attributes } }));
    },
    async role(RoleName, Action) {
      const trusted = { Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sts:AssumeRole' };
      const iam = cloud.client(IAMClient);
      await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: policyOf([trusted]) }));
      const PolicyDocument = policyOf([{ Effect: 'Allow', Action, Resource: '*' }]);
      if (Action.length > 0) await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'own', PolicyDocument }));
      return `arn:aws:iam::${ACCOUNT}:role/${RoleName}`;
    },
    messages,
    bodies: async (queue) => (await messages(queue)).map(({ Body }) => Body ?? ''),
    async rule(Name, target, pattern = { source: ['app'] }) {
      await events.send(new PutRuleCommand({ Name, EventPattern: JSON.stringify(pattern) }));
      await events.send(new PutTargetsCommand({ Rule: Name, Targets: [{ Id: '1', Arn: arnOfQueue('jobs'), ...target }] }));
    },
    async put(detail, entry = {}) {
      const Entries = [{ Source: 'app', DetailType: 'Order', Detail: JSON.stringify(detail), ...entry }];
      await events.send(new PutEventsCommand({ Entries }));
      await cloud.advance(200);
    },
  };
}
