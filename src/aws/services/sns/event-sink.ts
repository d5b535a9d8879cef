// Topics as targets of other services: S3's events, alarms, rules.
import type { EventSink } from '../../core/ports.ts';
import { checkPublisher } from './access/service-access.ts';
import { invalidParameter } from './errors.ts';
import { checkMessage } from './message/checked-message.ts';
import { publish } from './publishing.ts';
import type { Sns } from './sns.ts';

/** AWS: the subject of its messages where the service itself names none. */
const subjects: Readonly<Record<string, string>> = { 's3.amazonaws.com': 'Amazon S3 Notification' };

export function eventSink(sns: Sns): EventSink {
  return {
    async check(topicArn, source) {
      const topic = sns.topic(topicArn);
      checkPublisher(topic, source);
      // AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html
      if (topic.isFifo && source.service === 's3.amazonaws.com') throw invalidParameter('FIFO topics take no event notifications of S3.');
    },
    async deliver(topicArn, event, source, details = {}) {
      const topic = sns.topic(topicArn);
      checkPublisher(topic, source);
      const { messageGroupId: groupId, messageDeduplicationId: deduplicationId, messageAttributes: attributes = {} } = details;
      const subject = details.subject ?? subjects[source.service];
      const outgoing = {
        message: event,
        attributes,
        ...(subject !== undefined && { subject }),
        ...(groupId !== undefined && { groupId }),
        ...(deduplicationId !== undefined && topic.isFifo && { deduplicationId }),
      };
      publish(sns, topic, checkMessage(topic, outgoing), source.trace, { from: source.arn });
    },
  };
}
