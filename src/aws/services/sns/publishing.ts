// A checked message on its way into a topic: deduplicated, then sent to each subscription that wants it.
import { beginningOf, tellPassage } from '../../core/tell-passage.ts';
import { scopeOf } from './attributes/subscription-attributes.ts';
import { passes } from './filter-policy.ts';
import { limits } from './limits.ts';
import { bytesOf, type CheckedMessage } from './message/checked-message.ts';
import { textFor } from './message/notification.ts';
import type { Published } from './message/published.ts';
import type { Sns } from './sns.ts';
import type { Accepted, Topic } from './topic.ts';

// AWS: 20 digits, growing with each message of the topic.
const firstSequenceNumber = 10_000_000_000_000_000_000n;

/**
 * The ids of the message; of the first one where it is a duplicate.
 * @param trace X-Amzn-Trace-Id of the call behind it
 * @param origin for observers: ARN of the resource or of the client that it comes from
 */
export function publish(
  sns: Sns,
  topic: Topic,
  message: CheckedMessage,
  trace?: string,
  origin?: { readonly from: string } | { readonly by: string },
): Pick<Published, 'messageId' | 'sequenceNumber'> {
  const earlier = acceptedLately(topic, message, sns.now());
  if (earlier) return { messageId: earlier.messageId, sequenceNumber: earlier.sequenceNumber };
  const published: Published = {
    ...message,
    messageId: sns.environment.random.uuid(),
    topicArn: topic.arn,
    atMs: sns.now(),
    ...(trace !== undefined && { trace }),
    ...(topic.isFifo && { sequenceNumber: String(firstSequenceNumber + BigInt(topic.nextSequence++) * 1000n) }),
  };
  remember(topic, published);
  const { messageId: id, message: text } = published;
  tellPassage(sns.environment, () => ({ of: 'message', id, at: topic.arn, became: 'arrived', text: beginningOf(text), ...origin }));
  sns.metrics.put(topic.arn, 'NumberOfMessagesPublished');
  sns.metrics.put(topic.arn, 'PublishSize', bytesOf(published));
  for (const subscription of sns.subscriptionsOf(topic.arn)) {
    if (subscription.state !== 'confirmed') continue;
    const { attributes } = subscription;
    const seen = { body: textFor(published, subscription), attributes: published.attributes };
    if (passes(attributes.FilterPolicy, scopeOf(attributes), seen))
      sns.deliveries.send(published, subscription, topic.attributes.SignatureVersion ?? '1');
    else sns.metrics.put(topic.arn, 'NumberOfNotificationsFilteredOut');
  }
  return published;
}

/** The first message of the last five minutes that counts as the same. Forgets older ones: a Map keeps the order of time. */
function acceptedLately(topic: Topic, message: CheckedMessage, nowMs: number): Accepted | undefined {
  for (const [known, { atMs }] of topic.accepted) {
    if (nowMs - atMs < limits.deduplicationMs) break;
    topic.accepted.delete(known);
  }
  return topic.accepted.get(keyOf(topic, message));
}

function remember(topic: Topic, { messageId, sequenceNumber, atMs, ...message }: Published): void {
  if (sequenceNumber !== undefined) topic.accepted.set(keyOf(topic, message), { messageId, sequenceNumber, atMs });
}

/** AWS: duplicates are told by topic, or by message group where the scope says so. */
function keyOf(topic: Topic, { deduplicationId = '', groupId = '' }: CheckedMessage): string {
  return topic.attributes.FifoThroughputScope === 'MessageGroup' ? `${groupId} ${deduplicationId}` : deduplicationId;
}
