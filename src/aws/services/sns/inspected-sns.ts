// What the inspector shows of the topics of an account and region.
import type { Place } from '../../core/ports.ts';
import type { Sns } from './sns.ts';

/** Plain data: topics with their subscriptions, tokens of pending ones included, and what reached nobody. */
export function inspectedSns(sns: Sns, place: Place) {
  return sns.topicsOf(place).map((topic) => ({
    arn: topic.arn,
    attributes: topic.attributes,
    subscriptions: sns.subscriptionsOf(topic.arn).map(({ arn, protocol, endpoint, state, attributes, token }) => ({
      arn,
      protocol,
      endpoint,
      state,
      attributes,
      ...(state === 'pending' && { token }),
    })),
    undelivered: sns.deliveries.undelivered.filter(({ topicArn }) => topicArn === topic.arn),
  }));
}
