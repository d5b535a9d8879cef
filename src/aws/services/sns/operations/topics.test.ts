// CreateTopic, DeleteTopic, ListTopics and the attributes of topics, by the real SDK client.
// Source: https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html and its siblings; sentences as moto and users quote them.
import {
  CreateTopicCommand,
  DeleteTopicCommand,
  GetDataProtectionPolicyCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsCommand,
  ListTopicsCommand,
  SetTopicAttributesCommand,
  SNSClient,
} from '@aws-sdk/client-sns';
import { expect, test } from 'vitest';
import { queueArn, snsCloud } from '../testing/sns-cloud.ts';

const arn = 'arn:aws:sns:us-east-1:123456789012:news';
const missing = { name: 'NotFoundException', message: 'Topic does not exist' };

function topicCloud() {
  const cloud = snsCloud();
  const get = async (TopicArn = arn) => (await cloud.sns.send(new GetTopicAttributesCommand({ TopicArn }))).Attributes;
  const set = (AttributeName: string, AttributeValue: string) =>
    cloud.sns.send(new SetTopicAttributesCommand({ TopicArn: arn, AttributeName, AttributeValue }));
  return { ...cloud, get, set };
}

test('a new topic has the documented attributes and the default policy', async () => {
  const { topic, get } = topicCloud();
  expect(await topic('news')).toBe(arn);
  const { Policy = '{}', EffectiveDeliveryPolicy = '{}', ...told } = (await get()) ?? {};
  expect(told).toEqual({
    Owner: '123456789012',
    TopicArn: arn,
    DisplayName: '',
    SubscriptionsConfirmed: '0',
    SubscriptionsPending: '0',
    SubscriptionsDeleted: '0',
  });
  expect(JSON.parse(Policy)).toMatchObject({
    Id: '__default_policy_ID',
    Statement: [{ Resource: arn, Condition: { StringEquals: { 'AWS:SourceOwner': '123456789012' } } }],
  });
  expect(JSON.parse(EffectiveDeliveryPolicy)).toMatchObject({ http: { defaultHealthyRetryPolicy: { numRetries: 3 } } });
});

test('a FIFO topic ends in .fifo and has attributes of its own', async () => {
  const { sns, topic, get } = topicCloud();
  const fifo = await topic('news.fifo', { Attributes: { ContentBasedDeduplication: 'true' } });
  expect(await get(fifo)).toMatchObject({ FifoTopic: 'true', ContentBasedDeduplication: 'true', FifoThroughputScope: 'Topic' });
  await expect(sns.send(new CreateTopicCommand({ Name: 'news', Attributes: { FifoTopic: 'true' } }))).rejects.toThrow(
    'Invalid parameter: Fifo Topic names must end with .fifo',
  );
  await expect(sns.send(new CreateTopicCommand({ Name: 'news.fifo' }))).rejects.toThrow('Invalid parameter: Topic Name');
});

test('names, attributes and tags that are none make no topic', async () => {
  const { sns, topic } = topicCloud();
  await expect(topic('a b')).rejects.toMatchObject({ name: 'InvalidParameterException', message: 'Invalid parameter: Topic Name' });
  await expect(topic('')).rejects.toThrow('Invalid parameter: Topic Name');
  await expect(topic('a', { Attributes: { Colour: 'red' } })).rejects.toThrow('Invalid parameter: AttributeName');
  await expect(topic('a', { Attributes: { TracingConfig: 'No' } })).rejects.toThrow('Invalid value [No] for TracingConfig');
  await expect(topic('a', { Attributes: { ContentBasedDeduplication: 'true' } })).rejects.toThrow('can only be set for FIFO topics');
  await expect(topic('a', { Tags: [{ Key: 'aws:x', Value: '' }] })).rejects.toThrow('Invalid parameter: Tag Key');
  expect((await sns.send(new ListTopicsCommand({}))).Topics ?? []).toEqual([]);
});

test('creating it again gives the same topic, unless attributes or tags differ', async () => {
  const { topic } = topicCloud();
  await topic('news', { Attributes: { DisplayName: 'News' }, Tags: [{ Key: 'team', Value: 'a' }] });
  expect(await topic('news')).toBe(arn);
  expect(await topic('news', { Attributes: { DisplayName: 'News' } })).toBe(arn);
  await expect(topic('news', { Attributes: { DisplayName: 'Old' } })).rejects.toThrow(
    'Invalid parameter: Attributes Reason: Topic already exists with different attributes',
  );
  await expect(topic('news', { Tags: [{ Key: 'team', Value: 'b' }] })).rejects.toThrow(
    'Invalid parameter: Tags Reason: Topic already exists with different tags',
  );
});

test('what is set is told; what is wrong is refused', async () => {
  const { topic, get, set } = topicCloud();
  await topic('news');
  await set('DisplayName', 'News');
  await set('DeliveryPolicy', '{"http":{"disableSubscriptionOverrides":true}}');
  const told = await get();
  expect(told?.DisplayName).toBe('News');
  expect(JSON.parse(told?.EffectiveDeliveryPolicy ?? '{}').http.disableSubscriptionOverrides).toBe(true);
  await expect(set('Colour', 'red')).rejects.toThrow('Invalid parameter: AttributeName');
  await expect(set('FifoTopic', 'true')).rejects.toThrow('Invalid parameter: AttributeName');
  await expect(set('Policy', 'no JSON')).rejects.toThrow('Invalid parameter: Policy Error');
  await expect(set('DeliveryPolicy', '{')).rejects.toThrow('Invalid parameter: DeliveryPolicy: failed to parse JSON.');
});

test('a topic that there is not has no attributes; an ARN is an ARN of this region', async () => {
  const { get, set, client } = topicCloud();
  await expect(get()).rejects.toMatchObject(missing);
  await expect(set('DisplayName', 'x')).rejects.toMatchObject(missing);
  await expect(get('news')).rejects.toThrow('Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1');
  await expect(get('arn:aws:sqs:us-east-1:123456789012:news')).rejects.toThrow('Invalid parameter: TopicArn');
  const elsewhere = client(SNSClient, { region: 'eu-west-1' });
  await expect(elsewhere.send(new GetTopicAttributesCommand({ TopicArn: arn }))).rejects.toThrow('Invalid parameter: TopicArn');
});

test('a deleted topic is gone with its subscriptions; deleting it again is no error', async () => {
  const { sns, topic, queue, subscribe, get } = topicCloud();
  await topic('news');
  await subscribe(arn, queueArn(await queue('inbox')));
  await sns.send(new DeleteTopicCommand({ TopicArn: arn }));
  await expect(get()).rejects.toMatchObject(missing);
  expect((await sns.send(new ListSubscriptionsCommand({}))).Subscriptions ?? []).toEqual([]);
  await sns.send(new DeleteTopicCommand({ TopicArn: arn }));
});

test('topics are listed by the hundred, each account its own', async () => {
  const { sns, topic, client } = topicCloud();
  for (let count = 0; count < 101; count++) await topic(`t${String(count).padStart(3, '0')}`);
  const first = await sns.send(new ListTopicsCommand({}));
  expect(first.Topics).toHaveLength(100);
  const second = await sns.send(new ListTopicsCommand({ NextToken: first.NextToken }));
  expect(second).toMatchObject({ Topics: [{ TopicArn: expect.stringMatching(/:t100$/) }] });
  expect(second.NextToken).toBeUndefined();
  await expect(sns.send(new ListTopicsCommand({ NextToken: 'x' }))).rejects.toThrow('Invalid parameter: NextToken');
  expect((await client(SNSClient, { account: '111122223333' }).send(new ListTopicsCommand({}))).Topics ?? []).toEqual([]);
});

test('what is not embedded says so', async () => {
  const { sns } = topicCloud();
  await expect(sns.send(new GetDataProtectionPolicyCommand({ ResourceArn: arn }))).rejects.toMatchObject({
    name: 'NotImplemented',
    $metadata: { httpStatusCode: 501 },
  });
});
