// Queues as targets of other services: S3's events, topics, rules.
import type { EventSink } from '../../core/ports.ts';
import { checkSender } from './access/service-access.ts';
import { invalidParameter } from './errors.ts';
import type { Queue } from './queue.ts';
import { checkOutgoing, enqueue } from './sending.ts';
import type { Sqs } from './sqs.ts';

export function eventSink(sqs: Sqs): EventSink {
  return {
    async check(queueArn, source) {
      const queue = sqs.get(queueArn);
      checkSender(queue, source);
      // AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html
      if (queue.isFifo && source.service === 's3.amazonaws.com') throw invalidParameter('FIFO queues take no event notifications of S3.');
    },
    async deliver(queueArn, event, source, details = {}) {
      const queue = sqs.get(queueArn);
      checkSender(queue, source);
      const { messageGroupId: groupId, messageDeduplicationId: deduplicationId, messageAttributes = {} } = details;
      const outgoing = {
        body: event,
        attributes: messageAttributes,
        senderId: source.principal?.userId ?? senderIdOf(queue),
        origin: { from: source.arn },
        ...(source.trace !== undefined && { traceHeader: source.trace }),
        ...(groupId !== undefined && { groupId }),
        ...(deduplicationId !== undefined && queue.isFifo && { deduplicationId }),
      };
      checkOutgoing(queue, outgoing);
      const sent = enqueue(sqs, queue, outgoing);
      sqs.touch(queue);
      sqs.metrics.sent(queue, sent.bytes);
    },
  };
}

/** AWS tells an id of the service's own (AIDA...), the same for all its messages; here it is made from the account. */
function senderIdOf({ definition }: Queue): string {
  return `AIDA${definition.account.replace(/[01]/g, 'A')}AAAAA`.slice(0, 21);
}
