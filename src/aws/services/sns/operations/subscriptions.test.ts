// Subscriptions and their attributes, by the real SDK client.
// Source: https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html and its siblings; sentences as moto, LocalStack and users quote them.
import {
  ConfirmSubscriptionCommand,
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListSubscriptionsCommand,
  SetSubscriptionAttributesCommand,
  SNSClient,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { queueArn, snsCloud } from '../testing/sns-cloud.ts';

const other = '111122223333';

async function oneTopic() {
  const cloud = snsCloud();
  const TopicArn = await cloud.topic('news');
  const url = await cloud.queue('inbox');
  return {
    ...cloud,
    TopicArn,
    url,
    endpoint: queueArn(url),
    get: async (SubscriptionArn: string) => (await cloud.sns.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }))).Attributes,
    set: (SubscriptionArn: string, AttributeName: string, AttributeValue: string) =>
      cloud.sns.send(new SetSubscriptionAttributesCommand({ SubscriptionArn, AttributeName, AttributeValue })),
    listed: async () => (await cloud.sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }))).Subscriptions ?? [],
    counts: async () => {
      const { Attributes = {} } = await cloud.sns.send(new GetTopicAttributesCommand({ TopicArn }));
      return ['SubscriptionsConfirmed', 'SubscriptionsPending', 'SubscriptionsDeleted'].map((name) => Number(Attributes[name]));
    },
  };
}

test('a queue of one own is confirmed at once', async () => {
  const { TopicArn, endpoint, subscribe, get, counts } = await oneTopic();
  const arn = await subscribe(TopicArn, endpoint);
  expect(arn).toMatch(/^arn:aws:sns:us-east-1:123456789012:news:[0-9a-f-]{36}$/);
  expect(await get(arn)).toEqual({
    SubscriptionArn: arn,
    SubscriptionPrincipal: 'arn:aws:iam::123456789012:root',
    TopicArn,
    Protocol: 'sqs',
    Endpoint: endpoint,
    Owner: '123456789012',
    PendingConfirmation: 'false',
    ConfirmationWasAuthenticated: 'true',
    RawMessageDelivery: 'false',
  });
  expect(await counts()).toEqual([1, 0, 0]);
});

test('subscribing again gives the same subscription, unless an attribute differs', async () => {
  const { TopicArn, endpoint, subscribe, listed } = await oneTopic();
  const arn = await subscribe(TopicArn, endpoint);
  expect(await subscribe(TopicArn, endpoint)).toBe(arn);
  await expect(subscribe(TopicArn, endpoint, { Attributes: { RawMessageDelivery: 'true' } })).rejects.toThrow(
    'Invalid parameter: Attributes Reason: Subscription already exists with different attributes',
  );
  expect(await listed()).toHaveLength(1);
});

test('web and mail endpoints stay pending, get nothing, and are gone after two days', async () => {
  const { aws, TopicArn, subscribe, publish, listed, counts, advance } = await oneTopic();
  expect(await subscribe(TopicArn, 'https://example.com/hook', { Protocol: 'https' })).toBe('pending confirmation');
  const arn = await subscribe(TopicArn, 'ann@example.com', { Protocol: 'email', ReturnSubscriptionArn: true });
  expect(arn).toMatch(/^arn:aws:sns/);
  await publish(TopicArn, 'hello');
  await advance(1000);
  expect((await listed()).map(({ SubscriptionArn }) => SubscriptionArn)).toEqual(['PendingConfirmation', 'PendingConfirmation']);
  expect(await counts()).toEqual([0, 2, 0]);
  expect(aws.inspect('123456789012', 'us-east-1').sns).toMatchObject([{ undelivered: [], subscriptions: [{ state: 'pending' }, {}] }]);
  await advance(2 * 24 * 60 * 60 * 1000);
  expect(await listed()).toEqual([]);
});

test('a confirmed web endpoint is listed with what it did not get', async () => {
  const { aws, sns, TopicArn, subscribe, publish, get, advance } = await oneTopic();
  const arn = await subscribe(TopicArn, 'https://example.com/hook', { Protocol: 'https', ReturnSubscriptionArn: true });
  const seen = aws.inspect('123456789012', 'us-east-1').sns as { subscriptions: { token: string }[] }[];
  const Token = seen[0]?.subscriptions[0]?.token;
  await expect(sns.send(new ConfirmSubscriptionCommand({ TopicArn, Token: 'x' }))).rejects.toThrow('Invalid parameter: Token');
  expect((await sns.send(new ConfirmSubscriptionCommand({ TopicArn, Token }))).SubscriptionArn).toBe(arn);
  expect(await get(arn)).toMatchObject({ PendingConfirmation: 'false', ConfirmationWasAuthenticated: 'false' });
  const messageId = await publish(TopicArn, 'hello');
  await advance(1000);
  expect(aws.inspect('123456789012', 'us-east-1').sns).toMatchObject([
    { undelivered: [{ messageId, endpoint: 'https://example.com/hook', why: 'https endpoints are not reached from here' }] },
  ]);
});

test('a queue of another account is asked, and confirms with the token', async () => {
  const { client, TopicArn, subscribe, publish, counts, advance } = await oneTopic();
  const theirs = { sqs: client(SQSClient, { account: other }), sns: client(SNSClient, { account: other }) };
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: '*' },
  });
  const { QueueUrl = '' } = await theirs.sqs.send(new CreateQueueCommand({ QueueName: 'inbox', Attributes: { Policy } }));
  expect(await subscribe(TopicArn, queueArn(QueueUrl))).toBe('pending confirmation');
  const receive = async () => {
    await advance(1000);
    const { Messages = [] } = await theirs.sqs.send(new ReceiveMessageCommand({ QueueUrl }));
    return Messages.map(({ Body = '{}' }) => JSON.parse(Body));
  };
  const [request] = await receive();
  expect(request).toMatchObject({
    Type: 'SubscriptionConfirmation',
    TopicArn,
    Token: expect.stringMatching(/^[0-9a-f]{224}$/),
    SubscribeURL: expect.stringContaining('Action=ConfirmSubscription'),
  });
  await publish(TopicArn, 'too early');
  expect(await receive()).toEqual([]);
  // By design of the topic's policy the owner confirms: the token is what counts.
  const sns = client(SNSClient);
  await sns.send(new ConfirmSubscriptionCommand({ TopicArn, Token: request.Token, AuthenticateOnUnsubscribe: 'true' }));
  expect(await counts()).toEqual([1, 0, 0]);
  await publish(TopicArn, 'now');
  expect(await receive()).toMatchObject([{ Type: 'Notification', Message: 'now' }]);
  await expect(theirs.sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }))).rejects.toThrow('is not authorized to perform');
});

test('protocols and endpoints must be such', async () => {
  const { TopicArn, endpoint, subscribe, topic, queue, sns } = await oneTopic();
  const refused = (Protocol: string, Endpoint: string, sentence: string) =>
    expect(subscribe(TopicArn, Endpoint, { Protocol })).rejects.toThrow(sentence);
  await refused('pigeon', 'x', 'Invalid parameter: Amazon SNS does not support this protocol string: pigeon');
  await refused('sqs', 'inbox', 'Invalid parameter: SQS endpoint ARN');
  await refused('lambda', endpoint, 'Invalid parameter: Lambda endpoint ARN');
  await refused('https', 'http://example.com', 'Invalid parameter: Endpoint must match the specified protocol');
  await refused('email', 'nobody', 'Invalid parameter: Email address');
  await refused('sms', 'call me', 'Invalid parameter: Invalid SMS endpoint: call me');
  await expect(subscribe(TopicArn, 'x', { Protocol: 'application' })).rejects.toMatchObject({ name: 'NotImplemented' });
  await refused('firehose', endpoint, 'Invalid parameter: Firehose endpoint ARN');
  await expect(subscribe(`${TopicArn}-not`, endpoint)).rejects.toMatchObject({ name: 'NotFoundException' });
  const fifoQueue = queueArn(await queue('inbox.fifo'));
  await refused('sqs', fifoQueue, 'FIFO SQS Queues can not be subscribed to standard SNS topics');
  const fifoTopic = await topic('news.fifo');
  await expect(subscribe(fifoTopic, 'https://example.com', { Protocol: 'https' })).rejects.toThrow('Invalid protocol type: https');
  expect((await sns.send(new ListSubscriptionsCommand({}))).Subscriptions ?? []).toEqual([]);
});

test('who unsubscribes gets nothing more, not even what is on its way; once more is no error', async () => {
  const { sns, TopicArn, endpoint, url, subscribe, publish, arrived, counts, get } = await oneTopic();
  const arn = await subscribe(TopicArn, endpoint);
  await publish(TopicArn, 'hello');
  await sns.send(new UnsubscribeCommand({ SubscriptionArn: arn }));
  expect(await arrived(url)).toEqual([]);
  expect(await counts()).toEqual([0, 0, 1]);
  await sns.send(new UnsubscribeCommand({ SubscriptionArn: arn }));
  await expect(get(arn)).rejects.toMatchObject({ name: 'NotFoundException', message: 'Subscription does not exist' });
  await expect(sns.send(new UnsubscribeCommand({ SubscriptionArn: 'pending confirmation' }))).rejects.toThrow(
    'Invalid parameter: SubscriptionArn Reason: An ARN must have at least 6 elements, not 1',
  );
});

test('attributes are set one by one, or taken away, and checked', async () => {
  const { TopicArn, endpoint, subscribe, get, set } = await oneTopic();
  const arn = await subscribe(TopicArn, endpoint, { Attributes: { FilterPolicy: '{"a":["b"]}' } });
  expect(await get(arn)).toMatchObject({ FilterPolicy: '{"a":["b"]}', FilterPolicyScope: 'MessageAttributes' });
  await set(arn, 'RawMessageDelivery', 'true');
  await set(arn, 'FilterPolicy', '');
  const told = await get(arn);
  expect(told).toMatchObject({ RawMessageDelivery: 'true' });
  expect(told).not.toHaveProperty('FilterPolicyScope');
  const refused = (name: string, value: string, sentence: string) => expect(set(arn, name, value)).rejects.toThrow(sentence);
  await refused('Colour', 'red', 'Invalid parameter: AttributeName');
  await refused('RawMessageDelivery', 'yes', 'Invalid parameter: RawMessageDelivery: Invalid value [yes]. Must be true or false.');
  await refused('FilterPolicyScope', 'All', 'Invalid parameter: FilterPolicyScope: Invalid value [All].');
  await refused('FilterPolicy', '{', 'Invalid parameter: FilterPolicy: failed to parse JSON.');
  await refused('FilterPolicy', '{"a":{"b":["c"]}}', 'Filter policy scope MessageAttributes does not support nested filter policy');
  await refused('RedrivePolicy', '{', 'Invalid parameter: RedrivePolicy: failed to parse JSON.');
  await refused('RedrivePolicy', '{"deadLetterTargetArn":"x"}', 'Invalid parameter: RedrivePolicy: deadLetterTargetArn is an invalid arn');
  await refused('DeliveryPolicy', '{', 'Invalid parameter: DeliveryPolicy: failed to parse JSON.');
  await expect(set(arn, 'ReplayPolicy', '{}')).rejects.toMatchObject({ name: 'NotImplemented' });
  await expect(subscribe(TopicArn, `${endpoint}2`, { Attributes: { FilterPolicy: 'x' } })).rejects.toThrow(
    'Invalid parameter: Attributes Reason: FilterPolicy: failed to parse JSON.',
  );
  await expect(set(`${TopicArn}:1`, 'RawMessageDelivery', 'true')).rejects.toMatchObject({ name: 'NotFoundException' });
});

test('a scope cannot change to one that the policy does not fit', async () => {
  const { TopicArn, endpoint, subscribe, set } = await oneTopic();
  const Attributes = { FilterPolicyScope: 'MessageBody', FilterPolicy: '{"a":{"b":["c"]}}' };
  const arn = await subscribe(TopicArn, endpoint, { Attributes });
  await expect(set(arn, 'FilterPolicyScope', 'MessageAttributes')).rejects.toThrow('does not support nested filter policy');
});

test('subscriptions are listed in pages, of a topic and of an account', async () => {
  const { sns, TopicArn, topic, subscribe } = await oneTopic();
  for (let count = 0; count < 101; count++) await subscribe(TopicArn, `arn:aws:sqs:us-east-1:123456789012:q${count}`);
  await subscribe(await topic('other'), 'arn:aws:sqs:us-east-1:123456789012:q0');
  const first = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  const second = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn, NextToken: first.NextToken }));
  expect([first.Subscriptions?.length, second.Subscriptions?.length, second.NextToken]).toEqual([100, 1, undefined]);
  const all = await sns.send(new ListSubscriptionsCommand({}));
  expect((await sns.send(new ListSubscriptionsCommand({ NextToken: all.NextToken }))).Subscriptions).toHaveLength(2);
  await expect(sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: `${TopicArn}x` }))).rejects.toMatchObject({
    name: 'NotFoundException',
  });
});
