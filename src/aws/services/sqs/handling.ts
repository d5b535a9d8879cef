// What a receiver does with a message that it was given: delete it, or change how long it stays hidden.
// AWS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html
import { invalidReceiptHandle, invalidValue, messageNotInFlight, missingParameter } from './errors.ts';
import { limits } from './limits.ts';
import type { Message } from './messages/message.ts';
import { messageIdOf } from './messages/receipt-handle.ts';
import { planReturn, tellMessage } from './passages.ts';
import type { Queue } from './queue.ts';
import type { Sqs } from './sqs.ts';

/**
 * Deletes the message if the handle is that of its last receive; an older one is accepted and does nothing. AWS: in a FIFO queue the
 * handle is good only while the message is in flight.
 */
export function deleteMessage(sqs: Sqs, queue: Queue, handle: string | undefined): 'deleted' | 'left' {
  const message = messageOf(queue, handle);
  const expired = message && (message.handle !== handle || message.visibleAtMs <= sqs.now());
  if (queue.isFifo && expired) throw invalidValue(handle, 'ReceiptHandle', 'The receipt handle has expired.');
  if (!message || message.handle !== handle) return 'left';
  queue.messages.remove(message);
  tellMessage(sqs, queue, message, { became: 'done' });
  // The rest of a FIFO queue's message group may be free now.
  sqs.touch(queue);
  return 'deleted';
}

/** Throws AwsError for a message that is not in flight, or a time that is too long. */
export function changeVisibility(sqs: Sqs, queue: Queue, handle: string | undefined, seconds: number | undefined): void {
  const message = messageOf(queue, handle);
  if (seconds === undefined) throw missingParameter('VisibilityTimeout');
  if (seconds < 0 || seconds > limits.visibilitySeconds)
    throw invalidValue(seconds, 'VisibilityTimeout', 'VisibilityTimeout must be an integer between 0 and 43200.');
  const nowMs = sqs.now();
  if (!message || message.handle !== handle)
    throw invalidValue(handle, 'ReceiptHandle', 'Message does not exist or is not available for visibility timeout change.');
  if (message.visibleAtMs <= nowMs) throw messageNotInFlight();
  const untilMs = nowMs + seconds * 1000;
  // AWS: twelve hours from the receive on are the most, however often it is changed.
  if (untilMs - (message.receivedMs ?? nowMs) > limits.visibilitySeconds * 1000)
    throw invalidValue(
      seconds,
      'VisibilityTimeout',
      `Total VisibilityTimeout for the message is beyond the limit [${limits.visibilitySeconds} seconds]`,
    );
  queue.messages.hide(message, untilMs);
  planReturn(sqs, queue, message);
  sqs.touch(queue);
}

/** Undefined when the message is gone. Throws AwsError ReceiptHandleIsInvalid for what is no handle of this queue. */
function messageOf(queue: Queue, handle: string | undefined): Message | undefined {
  if (!handle) throw missingParameter('ReceiptHandle');
  const id = messageIdOf(handle, queue.arn);
  if (id === undefined) throw invalidReceiptHandle(handle);
  return queue.messages.get(id);
}
