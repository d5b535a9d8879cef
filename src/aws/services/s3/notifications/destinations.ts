// Where the events of a bucket go: queues, topics, functions and the event bus that its configuration names.
import type { Event, NotificationConfiguration, NotificationConfigurationFilter } from '@aws-sdk/client-s3';
import type { Bucket } from '../bucket.ts';

export interface Destination {
  readonly arn: string;
  readonly id: string;
  readonly events: readonly Event[];
  readonly prefix: string;
  readonly suffix: string;
  /** Queues and topics get a message when they are configured; functions and buses do not. */
  readonly testMessage: 'sent' | 'none';
}

/** The configured destinations, without the event bus. */
export function destinationsOf({
  QueueConfigurations: queues = [],
  TopicConfigurations: topics = [],
  LambdaFunctionConfigurations: functions = [],
}: NotificationConfiguration): readonly Destination[] {
  return [
    ...queues.map(({ QueueArn, ...rest }) => destination(QueueArn, rest, 'sent')),
    ...topics.map(({ TopicArn, ...rest }) => destination(TopicArn, rest, 'sent')),
    ...functions.map(({ LambdaFunctionArn, ...rest }) => destination(LambdaFunctionArn, rest, 'none')),
  ];
}

interface Configured {
  readonly Id?: string | undefined;
  readonly Events?: readonly Event[] | undefined;
  readonly Filter?: NotificationConfigurationFilter | undefined;
}

function destination(arn = '', { Id: id = '', Events: events = [], Filter: filter }: Configured, testMessage: Destination['testMessage']) {
  const ruled = (name: string) => filter?.Key?.FilterRules?.find((rule) => rule.Name?.toLowerCase() === name)?.Value ?? '';
  return { arn, id, events, prefix: ruled('prefix'), suffix: ruled('suffix'), testMessage };
}

/** The bus that a bucket with EventBridge switched on sends to. */
export function eventBusOf({ definition }: Bucket): string {
  return `arn:aws:events:${definition.region}:${definition.account}:event-bus/default`;
}
