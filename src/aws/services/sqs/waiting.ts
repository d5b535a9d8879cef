// Long polling: a receiver that waits, on the cloud's clock, until a message comes or its time is over.
// AWS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html
import type { Queue } from './queue.ts';
import { type Given, type ReceiveRequest, receiveNow } from './receiving.ts';
import type { Sqs } from './sqs.ts';

/** What is there now, or the first that comes within `waitSeconds`. Rejects with AwsError when the queue is deleted meanwhile. */
export async function receive(sqs: Sqs, queue: Queue, request: ReceiveRequest, waitSeconds: number): Promise<readonly Given[]> {
  const first = receiveNow(sqs, queue, request);
  if (first.length > 0 || waitSeconds === 0) return first;
  return new Promise((resolve, reject) => {
    const { scheduler } = sqs.environment;
    let state: 'waiting' | 'trying' | 'ended' = 'waiting';
    const end = (finish: () => void) => {
      state = 'ended';
      cancel();
      unwatch();
      finish();
    };
    const attempt = (last: 'try again' | 'time is over') => {
      // Receiving can wake the receivers of the queue, this one among them.
      if (state !== 'waiting') return;
      state = 'trying';
      try {
        const given = receiveNow(sqs, sqs.get(queue.arn), request);
        if (given.length > 0 || last === 'time is over') end(() => resolve(given));
        else state = 'waiting';
      } catch (thrown) {
        end(() => reject(thrown));
      }
    };
    const unwatch = sqs.watch(queue.arn, () => attempt('try again'));
    const deadlineMs = sqs.now() + waitSeconds * 1000;
    const cancel = scheduler.at(deadlineMs, `a receiver waits for messages of ${queue.arn}`, () => attempt('time is over'));
  });
}
