// What a queue tells an observer of its messages: where each is, and how often it was tried.
import type { Passage } from '../../core/ports.ts';
import { beginningOf, tellPassage } from '../../core/tell-passage.ts';
import type { Message } from './messages/message.ts';
import type { QueueDirectory } from './moving/queue-directory.ts';
import type { Queue } from './queue.ts';

type Told = Pick<Passage, 'became' | 'from' | 'by' | 'to'>;

export function tellMessage({ environment }: Pick<QueueDirectory, 'environment'>, { arn: at }: Queue, message: Message, told: Told): void {
  const { id, body, receiveCount: tries } = message;
  tellPassage(environment, () => ({ of: 'message', id, at, tries, text: beginningOf(body), ...told }));
}

/**
 * Tells, once its time in flight is over, that a message is visible again, unless something else has happened to it. The task is
 * periodic, so that nobody who settles the cloud waits for it: who observes must not change what happens.
 */
export function planReturn(sqs: QueueDirectory, queue: Queue, message: Message): void {
  const { scheduler, isObserved } = sqs.environment;
  if (!isObserved?.()) return;
  const { handle, visibleAtMs } = message;
  if (visibleAtMs <= sqs.now()) {
    tellMessage(sqs, queue, message, { became: 'returned' });
    return;
  }
  const look = () => {
    const left = sqs.find(queue.arn)?.messages.get(message.id);
    if (left === message && left.handle === handle && left.visibleAtMs === visibleAtMs)
      tellMessage(sqs, queue, left, { became: 'returned' });
  };
  scheduler.at(visibleAtMs, `a message of ${queue.arn} is seen to return`, look, { periodic: true });
}
