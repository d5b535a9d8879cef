// Queues as consumers inside the cloud see them: event sources of functions.
import { AwsError } from '../../core/errors.ts';
import type { MessageSource } from '../../core/ports.ts';
import { changeVisibility, deleteMessage } from './handling.ts';
import { limits } from './limits.ts';
import { systemAttributesOf } from './messages/system-attributes.ts';
import { receiveNow } from './receiving.ts';
import type { Sqs } from './sqs.ts';

export function messageSource(sqs: Sqs): MessageSource {
  return {
    receive(queueArn, most) {
      const queue = sqs.get(queueArn);
      const given = receiveNow(sqs, queue, { most: Math.min(most, limits.messagesPerReceive) });
      if (given.length > 0) sqs.metrics.count(queue, 'NumberOfMessagesReceived', given.length);
      return given.map((message) => ({
        messageId: message.id,
        receiptHandle: message.handle,
        body: message.body,
        md5OfBody: message.md5OfBody,
        attributes: systemAttributesOf(message),
        messageAttributes: message.attributes,
      }));
    },
    delete(queueArn, receiptHandles) {
      const queue = sqs.get(queueArn);
      const deleted = receiptHandles.filter((handle) => unlessTooLate(() => deleteMessage(sqs, queue, handle)) === 'deleted');
      if (deleted.length > 0) sqs.metrics.count(queue, 'NumberOfMessagesDeleted', deleted.length);
    },
    changeVisibility(queueArn, receiptHandles, seconds) {
      const queue = sqs.get(queueArn);
      for (const handle of receiptHandles) unlessTooLate(() => changeVisibility(sqs, queue, handle, seconds));
    },
    visibilityTimeoutSeconds: (queueArn) => sqs.get(queueArn).number('VisibilityTimeout'),
    subscribe(queueArn, wake) {
      return sqs.watch(sqs.get(queueArn).arn, wake);
    },
  };
}

/** A consumer that was too slow finds its message given to somebody else, or gone: nothing is left for it to do. */
function unlessTooLate<Result>(act: () => Result): Result | undefined {
  try {
    return act();
  } catch (thrown) {
    if (thrown instanceof AwsError) return undefined;
    throw thrown;
  }
}
