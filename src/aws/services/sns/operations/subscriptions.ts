// Subscribe, ConfirmSubscription, Unsubscribe, the lists, and the attributes of subscriptions.
// AWS: https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
import type * as Sdk from '@aws-sdk/client-sns';
import type { CallContext } from '../../../core/call.ts';
import { inSetAttribute, inSubscribe, toldAttributes, withAttributes } from '../attributes/subscription-attributes.ts';
import { checkEndpoint, isOwnEndpoint } from '../endpoint.ts';
import { invalidParameter } from '../errors.ts';
import { confirmationRequestOf } from '../message/notification.ts';
import { pageOf } from '../paging.ts';
import type { Sns } from '../sns.ts';
import type { Subscription } from '../subscription.ts';
import { checkSubscriptionArn, subscriptionOf, topicOf } from '../topic-argument.ts';

export function subscriptions(sns: Sns) {
  return {
    async Subscribe(input: Sdk.SubscribeInput, context: CallContext): Promise<Sdk.SubscribeResponse> {
      const { Protocol: protocol = '', Endpoint: endpoint = '', Attributes: given = {}, ReturnSubscriptionArn: always } = input;
      const topic = topicOf(sns, input.TopicArn, context);
      const checked = checkEndpoint(topic, protocol, endpoint);
      const attributes = withAttributes({}, given, inSubscribe);
      // The sentence is inferred.
      if (checked === 'firehose' && !attributes.SubscriptionRoleArn)
        throw inSubscribe('SubscriptionRoleArn: must be specified for the protocol firehose');
      const present = sns.subscriptionsOf(topic.arn).find((other) => other.protocol === checked && other.endpoint === endpoint);
      if (present) return { SubscriptionArn: shownArn(sameAgain(present, given), always) };
      const own = isOwnEndpoint(checked, endpoint, context.account);
      const subscription: Subscription = {
        arn: `${topic.arn}:${sns.environment.random.uuid()}`,
        topicArn: topic.arn,
        protocol: checked,
        endpoint,
        owner: context.account,
        principal: context.callerArn,
        createdMs: sns.now(),
        attributes,
        token: sns.environment.random.hex(224),
        state: own ? 'confirmed' : 'pending',
        confirmedBy: own ? 'signed call' : 'nobody',
      };
      sns.putSubscription(subscription);
      if (!own) await askForConfirmation(sns, subscription);
      return { SubscriptionArn: shownArn(subscription, always) };
    },

    ConfirmSubscription(input: Sdk.ConfirmSubscriptionInput, context: CallContext): Sdk.ConfirmSubscriptionResponse {
      const topic = topicOf(sns, input.TopicArn, context);
      const pending = sns.subscriptionsOf(topic.arn).find(({ token }) => token === input.Token);
      if (!pending) throw invalidParameter('Token');
      const authenticated = input.AuthenticateOnUnsubscribe === 'true';
      sns.putSubscription({ ...pending, state: 'confirmed', confirmedBy: authenticated ? 'signed call' : 'token alone' });
      return { SubscriptionArn: pending.arn };
    },

    /** AWS: a subscription that there is not is no error. */
    Unsubscribe({ SubscriptionArn: arn }: Sdk.UnsubscribeInput): void {
      const subscription = sns.findSubscription(checkSubscriptionArn(arn));
      if (subscription) sns.deleteSubscription(subscription);
    },

    ListSubscriptions({ NextToken: token }: Sdk.ListSubscriptionsInput, { account, region }: CallContext): Sdk.ListSubscriptionsResponse {
      const own = sns.allSubscriptions().filter(({ owner, topicArn }) => owner === account && topicArn.split(':')[3] === region);
      return listed(own, token);
    },

    ListSubscriptionsByTopic(input: Sdk.ListSubscriptionsByTopicInput, context: CallContext): Sdk.ListSubscriptionsByTopicResponse {
      return listed(sns.subscriptionsOf(topicOf(sns, input.TopicArn, context).arn), input.NextToken);
    },

    GetSubscriptionAttributes({ SubscriptionArn: arn }: Sdk.GetSubscriptionAttributesInput): Sdk.GetSubscriptionAttributesResponse {
      return { Attributes: toldAttributes(subscriptionOf(sns, arn)) };
    },

    SetSubscriptionAttributes(input: Sdk.SetSubscriptionAttributesInput): void {
      const subscription = subscriptionOf(sns, input.SubscriptionArn);
      const { AttributeName: name = '', AttributeValue: value = '' } = input;
      const attributes = withAttributes(subscription.attributes, { [name]: value }, inSetAttribute);
      sns.putSubscription({ ...subscription, attributes });
    },
  };
}

/** A queue of another account gets a message with the token; nothing else is reached from here. */
async function askForConfirmation(sns: Sns, subscription: Subscription): Promise<void> {
  if (subscription.protocol !== 'sqs') return;
  const messageId = sns.environment.random.uuid();
  await sns.deliveries.sendOnce(subscription, messageId, confirmationRequestOf(subscription, messageId, sns.now()));
}

/** AWS: what is pending has no ARN yet, unless it was asked for. */
function shownArn({ arn, state }: Subscription, always: boolean | undefined): string {
  return state === 'confirmed' || always ? arn : 'pending confirmation';
}

/** AWS: subscribing again gives the same subscription, unless an attribute differs. */
function sameAgain(subscription: Subscription, given: Readonly<Record<string, string>>): Subscription {
  const told = toldAttributes(subscription);
  if (Object.entries(given).some(([name, value]) => (told[name] ?? '') !== value))
    throw invalidParameter('Attributes Reason: Subscription already exists with different attributes');
  return subscription;
}

function listed(all: readonly Subscription[], token: string | undefined) {
  const { items, next } = pageOf(
    [...all].sort((one, other) => (one.arn < other.arn ? -1 : 1)),
    token,
  );
  const Subscriptions = items.map(({ arn, state, owner, protocol, endpoint, topicArn }) => ({
    SubscriptionArn: state === 'confirmed' ? arn : 'PendingConfirmation',
    Owner: owner,
    Protocol: protocol,
    Endpoint: endpoint,
    TopicArn: topicArn,
  }));
  return { Subscriptions, ...next };
}
