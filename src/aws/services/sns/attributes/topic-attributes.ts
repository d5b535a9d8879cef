// The attributes of topics: which there are, what they may be, what is told.
// AWS: https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html
import { AwsError } from '../../../core/errors.ts';
import { parsePolicy } from '../../../iam/policy/parse-policy.ts';
import { defaultPolicy } from '../access/topic-policy.ts';
import { invalidParameter } from '../errors.ts';
import type { Subscription } from '../subscription.ts';
import type { Topic } from '../topic.ts';

const words: Readonly<Record<string, readonly string[]>> = {
  SignatureVersion: ['1', '2'],
  TracingConfig: ['PassThrough', 'Active'],
  ContentBasedDeduplication: ['true', 'false'],
  FifoThroughputScope: ['Topic', 'MessageGroup'],
};
const texts = ['Policy', 'DisplayName', 'DeliveryPolicy', 'KmsMasterKeyId'];
const onlyFifo = ['ContentBasedDeduplication', 'FifoThroughputScope'];
const feedback = /^(Application|Firehose|HTTP|Lambda|SQS)(SuccessFeedbackRoleArn|FailureFeedbackRoleArn|SuccessFeedbackSampleRate)$/;

/** AWS: https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html#creating-delivery-policy */
const defaultDelivery = {
  http: {
    defaultHealthyRetryPolicy: {
      minDelayTarget: 20,
      maxDelayTarget: 20,
      numRetries: 3,
      numMaxDelayRetries: 0,
      numNoDelayRetries: 0,
      numMinDelayRetries: 0,
      backoffFunction: 'linear',
    },
    disableSubscriptionOverrides: false,
    defaultRequestPolicy: { headerContentType: 'text/plain; charset=UTF-8' },
  },
};

/** Throws AwsError InvalidParameter. `FifoTopic` is the business of CreateTopic. */
export function checkTopicAttribute(name: string, value: string, kind: 'standard' | 'fifo'): void {
  const allowed = Object.hasOwn(words, name) ? words[name] : undefined;
  if (!allowed && !texts.includes(name) && !feedback.test(name)) throw invalidParameter('AttributeName');
  if (kind === 'standard' && onlyFifo.includes(name)) throw invalidParameter(`${name} Reason: ${name} can only be set for FIFO topics`);
  if (allowed && !allowed.includes(value)) throw invalidParameter(`Attributes Reason: Invalid value [${value}] for ${name}`);
  if (name === 'Policy') checkPolicy(value);
  if (name === 'DeliveryPolicy' && value !== '') checkJson(name, value);
  if (name === 'DisplayName' && value.length > 100) throw invalidParameter('DisplayName');
}

/** What GetTopicAttributes answers. */
export function toldAttributes(topic: Topic, subscriptions: readonly Subscription[]): Record<string, string> {
  const { attributes, definition, arn } = topic;
  const count = (state: Subscription['state']) => String(subscriptions.filter((subscription) => subscription.state === state).length);
  const own = attributes.DeliveryPolicy ? (JSON.parse(attributes.DeliveryPolicy) as typeof defaultDelivery) : defaultDelivery;
  return {
    Policy: defaultPolicy(topic),
    Owner: definition.account,
    SubscriptionsPending: count('pending'),
    TopicArn: arn,
    EffectiveDeliveryPolicy: JSON.stringify({ http: { ...defaultDelivery.http, ...own.http } }),
    SubscriptionsConfirmed: count('confirmed'),
    DisplayName: '',
    SubscriptionsDeleted: String(topic.deletedSubscriptions),
    ...(topic.isFifo && { FifoTopic: 'true', ContentBasedDeduplication: 'false', FifoThroughputScope: 'Topic' }),
    ...attributes,
  };
}

function checkPolicy(document: string): void {
  try {
    parsePolicy(document, 'resource');
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    throw invalidParameter(`Policy Error: ${thrown.message}`);
  }
}

function checkJson(name: string, text: string): void {
  try {
    JSON.parse(text);
  } catch {
    throw invalidParameter(`${name}: failed to parse JSON.`);
  }
}
