// What the inspector shows of a queue.
import type { Queue } from './queue.ts';

/** Plain data; the messages oldest first, each with its state at this moment. */
export function inspectedQueue(queue: Queue, nowMs: number) {
  queue.forgetExpired(nowMs);
  return {
    name: queue.definition.name,
    arn: queue.arn,
    kind: queue.definition.kind,
    attributes: queue.attributes,
    counts: queue.messages.counts(nowMs),
    messages: queue.messages.all().map(({ id, body, groupId, receiveCount, visibleAtMs, handle, sentMs }) => ({
      id,
      body,
      ...(groupId !== undefined && { groupId }),
      receiveCount,
      sentMs,
      state: visibleAtMs <= nowMs ? 'visible' : handle === undefined ? 'delayed' : 'in flight',
    })),
  };
}
