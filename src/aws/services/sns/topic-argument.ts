// The topic or subscription that a call means.
import { parseArn } from '../../core/arn.ts';
import type { CallContext } from '../../core/call.ts';
import { invalidArn, invalidParameter, subscriptionNotFound } from './errors.ts';
import type { Sns } from './sns.ts';
import type { Subscription } from './subscription.ts';
import type { Topic } from './topic.ts';

/** Throws AwsError InvalidParameter for what is no ARN of this region's SNS. */
export function checkTopicArn(arn: string | undefined, { region }: CallContext, parameter = 'TopicArn'): string {
  const parts = parseArn(arn ?? '');
  if (!parts) throw invalidArn(parameter, arn ?? '');
  if (parts.service !== 'sns' || parts.region !== region) throw invalidParameter(parameter);
  return arn ?? '';
}

/** Throws AwsError InvalidParameter or NotFound. */
export function topicOf(sns: Sns, arn: string | undefined, context: CallContext, parameter?: string): Topic {
  return sns.topic(checkTopicArn(arn, context, parameter));
}

/** Throws AwsError InvalidParameter or NotFound. */
export function subscriptionOf(sns: Sns, arn: string | undefined): Subscription {
  const subscription = sns.findSubscription(checkSubscriptionArn(arn));
  if (!subscription) throw subscriptionNotFound();
  return subscription;
}

/** Throws AwsError InvalidParameter. A pending subscription has no ARN to be called by, only the words `pending confirmation`. */
export function checkSubscriptionArn(arn = ''): string {
  const parts = parseArn(arn);
  if (!parts) throw invalidArn('SubscriptionArn', arn);
  if (parts.service !== 'sns' || !parts.resource.includes(':')) throw invalidParameter('SubscriptionId');
  return arn;
}
