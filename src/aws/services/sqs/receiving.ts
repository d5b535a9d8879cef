// Messages on their way out: given to a receiver, or moved to the dead letters when they were given too often.
// AWS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html
import { tooManyInFlight } from './errors.ts';
import { limits } from './limits.ts';
import type { Message } from './messages/message.ts';
import { makeHandle } from './messages/receipt-handle.ts';
import { sequenceNumberOf } from './messages/sequence-number.ts';
import { planReturn, tellMessage } from './passages.ts';
import type { Queue } from './queue.ts';
import type { Sqs } from './sqs.ts';

export interface ReceiveRequest {
  readonly most: number;
  /** The queue's own when absent. */
  readonly visibilitySeconds?: number;
  /** FIFO only: who asks again with the same one gets the same messages. */
  readonly attemptId?: string;
}

/** A message with the receipt handle of this receive. */
export type Given = Message & { readonly handle: string };

/** The messages that are visible now. Throws AwsError OverLimit when a standard queue has too many in flight. */
export function receiveNow(sqs: Sqs, queue: Queue, { most, visibilitySeconds, attemptId }: ReceiveRequest): readonly Given[] {
  const nowMs = sqs.now();
  queue.forgetExpired(nowMs);
  const hiddenUntilMs = nowMs + (visibilitySeconds ?? queue.number('VisibilityTimeout')) * 1000;
  const again = attemptId === undefined ? undefined : sameAgain(sqs, queue, attemptId, hiddenUntilMs);
  if (again) return again;
  const given = take(sqs, queue, roomFor(queue, most, nowMs), hiddenUntilMs);
  if (attemptId !== undefined && given.length > 0) {
    const seen = given.map(({ id, handle }) => ({ messageId: id, handle, visibleAtMs: hiddenUntilMs }));
    queue.attempts.set(attemptId, { atMs: nowMs, given: seen });
  }
  if (given.length > 0) tell(sqs, queue, hiddenUntilMs);
  return given;
}

/** What was given with no timeout at all is visible to the next one already; else somebody has to be told later. */
function tell(sqs: Sqs, queue: Queue, hiddenUntilMs: number): void {
  if (hiddenUntilMs <= sqs.now()) sqs.touch(queue);
  else sqs.planWake(queue.arn);
}

function take(sqs: Sqs, queue: Queue, most: number, hiddenUntilMs: number): readonly Given[] {
  const nowMs = sqs.now();
  const policy = queue.redrivePolicy;
  const deadLetters = policy && sqs.find(policy.deadLetterTargetArn);
  const given: Given[] = [];
  let moved = 0;
  if (most === 0) return given;
  for (const message of queue.messages.visible(nowMs)) {
    if (policy && deadLetters && message.receiveCount >= policy.maxReceiveCount) {
      moveToDeadLetters(sqs, message, queue, deadLetters);
      moved += 1;
      continue;
    }
    given.push(give(sqs, queue, message, hiddenUntilMs));
    if (given.length === most) break;
  }
  if (moved > 0 && deadLetters) sqs.touch(deadLetters);
  return given;
}

function give(sqs: Sqs, queue: Queue, message: Message, hiddenUntilMs: number): Given {
  const nowMs = sqs.now();
  message.handle = makeHandle(queue.arn, message.id, `${nowMs} ${sqs.environment.random.hex(16)}`);
  message.receiveCount += 1;
  message.firstReceivedMs ??= nowMs;
  message.receivedMs = nowMs;
  queue.messages.hide(message, hiddenUntilMs);
  tellMessage(sqs, queue, message, { became: 'taken' });
  planReturn(sqs, queue, message);
  return { ...message, handle: message.handle };
}

/**
 * AWS: in a standard queue a dead letter keeps the time at which it was first sent, in a FIFO queue it gets a new one. That its receive
 * count goes on is inferred.
 */
function moveToDeadLetters(sqs: Sqs, message: Message, from: Queue, to: Queue): void {
  from.messages.remove(message);
  const { handle: _handle, receivedMs: _receivedMs, ...kept } = message;
  const order = to.nextOrder();
  const moved: Message = {
    ...kept,
    order,
    deadLetterSourceArn: from.arn,
    visibleAtMs: sqs.now(),
    ...(to.isFifo && { sentMs: sqs.now(), sequenceNumber: sequenceNumberOf(order) }),
  };
  to.add(moved);
  tellMessage(sqs, from, message, { became: 'dead', to: to.arn });
  tellMessage(sqs, to, moved, { became: 'arrived', from: from.arn });
}

function roomFor(queue: Queue, most: number, nowMs: number): number {
  const room = limits.inFlight - queue.messages.counts(nowMs).inFlight;
  // AWS: a FIFO queue answers with nothing instead.
  if (room <= 0 && !queue.isFifo) throw tooManyInFlight(limits.inFlight);
  return Math.max(0, Math.min(most, room));
}

/** The messages of an earlier receive with that attempt id, if nothing has happened to them; their timeout begins anew. */
function sameAgain(sqs: Sqs, queue: Queue, attemptId: string, hiddenUntilMs: number): readonly Given[] | undefined {
  const nowMs = sqs.now();
  const attempt = queue.attempts.get(attemptId);
  if (!attempt) return undefined;
  const given = attempt.given.map(({ messageId, handle, visibleAtMs }) => {
    const message = queue.messages.get(messageId);
    return message?.handle === handle && message.visibleAtMs === visibleAtMs && visibleAtMs > nowMs ? message : undefined;
  });
  const untouched = given.filter((message) => message !== undefined);
  if (untouched.length < given.length || nowMs - attempt.atMs >= limits.attemptMs) {
    queue.attempts.delete(attemptId);
    return undefined;
  }
  for (const message of untouched) {
    queue.messages.hide(message, hiddenUntilMs);
    planReturn(sqs, queue, message);
  }
  tell(sqs, queue, hiddenUntilMs);
  const seen = attempt.given.map((one) => ({ ...one, visibleAtMs: hiddenUntilMs }));
  queue.attempts.set(attemptId, { atMs: attempt.atMs, given: seen });
  return untouched.map((message) => ({ ...message, handle: message.handle ?? '' }));
}
