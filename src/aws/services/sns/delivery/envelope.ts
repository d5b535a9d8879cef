// How a message looks to the endpoint of a subscription.
// AWS: https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html
import type { EventDetails } from '../../../core/ports.ts';
import { functionEventOf, notificationOf, textFor } from '../message/notification.ts';
import type { Published } from '../message/published.ts';
import type { Subscription } from '../subscription.ts';

export interface Envelope {
  readonly event: string;
  readonly details: EventDetails;
}

/** @param target where it goes: a dead letter is for a queue whatever the protocol of the subscription */
export function envelopeOf(
  published: Published,
  subscription: Subscription,
  target: 'endpoint' | 'dead letters',
  signatureVersion: string,
): Envelope {
  const { groupId, deduplicationId, attributes } = published;
  const order: EventDetails = {
    ...(groupId !== undefined && { messageGroupId: groupId }),
    ...(deduplicationId !== undefined && { messageDeduplicationId: deduplicationId }),
  };
  if (subscription.protocol === 'lambda' && target === 'endpoint')
    return { event: functionEventOf(published, subscription, signatureVersion), details: {} };
  // AWS: in an object that Firehose makes each message stands on a line of its own.
  if (subscription.protocol === 'firehose' && target === 'endpoint') {
    const raw = subscription.attributes.RawMessageDelivery === 'true';
    const text = raw ? textFor(published, subscription) : notificationOf(published, subscription, signatureVersion);
    return { event: `${text}\n`, details: {} };
  }
  if (subscription.attributes.RawMessageDelivery === 'true')
    return { event: textFor(published, subscription), details: { ...order, messageAttributes: attributes } };
  return { event: notificationOf(published, subscription, signatureVersion), details: order };
}
