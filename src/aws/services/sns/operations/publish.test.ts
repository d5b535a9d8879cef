// Publish and PublishBatch, by the real SDK clients, with what arrives in subscribed queues.
// Source: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html, API_PublishBatch.html; sentences as moto, LocalStack and users quote them.
import {
  PublishBatchCommand,
  type PublishBatchRequestEntry,
  PublishCommand,
  type PublishCommandInput,
  SetTopicAttributesCommand,
} from '@aws-sdk/client-sns';
import { expect, test } from 'vitest';
import { queueArn, snsCloud } from '../testing/sns-cloud.ts';

async function subscribed(attributes: Record<string, string> = {}, ending = '') {
  const cloud = snsCloud();
  const TopicArn = await cloud.topic(`news${ending}`);
  const url = await cloud.queue(`inbox${ending}`);
  const subscription = await cloud.subscribe(TopicArn, queueArn(url), { Attributes: attributes });
  const post = (input: Partial<PublishCommandInput> = {}) => cloud.sns.send(new PublishCommand({ TopicArn, Message: 'hello', ...input }));
  const batch = (entries: PublishBatchRequestEntry[]) =>
    cloud.sns.send(new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries: entries }));
  return { ...cloud, TopicArn, url, subscription, post, batch };
}
const text = (StringValue: string) => ({ DataType: 'String', StringValue });

test('a queue gets a notification in JSON', async () => {
  const { TopicArn, url, subscription, post, arrived } = await subscribed();
  const { MessageId } = await post({
    Subject: 'Hi',
    MessageAttributes: { colour: text('red'), raw: { DataType: 'Binary', BinaryValue: new Uint8Array([1]) } },
  });
  const [message] = await arrived(url);
  expect(JSON.parse(message?.Body ?? '{}')).toEqual({
    Type: 'Notification',
    MessageId,
    TopicArn,
    Subject: 'Hi',
    Message: 'hello',
    Timestamp: '2026-11-01T00:00:00.000Z',
    SignatureVersion: '1',
    Signature: expect.stringMatching(/^[\w+/]{342}==$/),
    SigningCertURL: expect.stringMatching(/^https:\/\/sns\.us-east-1\.amazonaws\.com\/SimpleNotificationService-\w+\.pem$/),
    UnsubscribeURL: `https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=${subscription}`,
    MessageAttributes: { colour: { Type: 'String', Value: 'red' }, raw: { Type: 'Binary', Value: 'AQ==' } },
  });
  expect(message?.MessageAttributes).toBeUndefined();
});

test('raw delivery gives the text alone, and the attributes as those of the message', async () => {
  const { url, post, arrived } = await subscribed({ RawMessageDelivery: 'true' });
  await post({ Subject: 'Hi', MessageAttributes: { colour: text('red') }, MessageGroupId: 'tenant' });
  const [message] = await arrived(url);
  expect(message).toMatchObject({ Body: 'hello', MessageAttributes: { colour: text('red') }, Attributes: { MessageGroupId: 'tenant' } });
});

test('all subscribed queues get it', async () => {
  const { TopicArn, url, queue, subscribe, post, texts } = await subscribed();
  const second = await queue('second');
  await subscribe(TopicArn, queueArn(second));
  await post();
  expect([await texts(url), await texts(second)]).toEqual([['hello'], ['hello']]);
});

test('a structured message has a text for each protocol', async () => {
  const { url, post, texts } = await subscribed();
  await post({ MessageStructure: 'json', Message: JSON.stringify({ default: 'all', sqs: 'queues', email: 'people', http: 5 }) });
  await post({ MessageStructure: 'json', Message: JSON.stringify({ default: 'all', email: 'people' }) });
  expect(await texts(url)).toEqual(['queues', 'all']);
  const refused = (Message: string, sentence: string) => expect(post({ MessageStructure: 'json', Message })).rejects.toThrow(sentence);
  await refused('{"sqs":"x"}', 'Invalid parameter: Message Structure - No default entry in JSON message body');
  await refused('no JSON', 'Invalid parameter: Message Structure - JSON message body failed to parse');
  await expect(post({ MessageStructure: 'xml' })).rejects.toThrow('Invalid parameter: MessageStructure');
});

test('a message has a text of up to 256 KiB and a subject in one line', async () => {
  const { post } = await subscribed();
  await post({ Message: 'x'.repeat(256 * 1024) });
  await expect(post({ Message: 'x'.repeat(256 * 1024 + 1) })).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: 'Invalid parameter: Message too long',
  });
  await expect(post({ Message: '' })).rejects.toThrow('Invalid parameter: Empty message');
  for (const Subject of ['', 'a\nb', 'x'.repeat(101)]) await expect(post({ Subject })).rejects.toThrow('Invalid parameter: Subject');
});

test('attributes have types and values', async () => {
  const { post } = await subscribed();
  const refused = (attribute: object, sentence: string) =>
    expect(post({ MessageAttributes: { a: attribute as never } })).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: expect.stringContaining(sentence),
    });
  await refused(
    { DataType: 'Text', StringValue: 'x' },
    "The message attribute 'a' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.",
  );
  await refused(
    { DataType: 'String' },
    "The message attribute 'a' must contain non-empty message attribute value for message attribute type 'String'.",
  );
  await refused({ DataType: 'Number', StringValue: 'x' }, "Could not cast message attribute 'a' value to number.");
  await refused({ DataType: 'String.Array', StringValue: 'x' }, "The message attribute 'a' must contain a JSON array");
  await expect(post({ MessageAttributes: { 'a b': text('x') } })).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
});

test('there must be a topic; phones and apps are not embedded', async () => {
  const { sns, TopicArn, post } = await subscribed();
  await expect(post({ TopicArn: `${TopicArn}-not` })).rejects.toMatchObject({ name: 'NotFoundException', message: 'Topic does not exist' });
  await expect(post({ TopicArn: undefined })).rejects.toThrow(
    'Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter',
  );
  expect((await sns.send(new PublishCommand({ TargetArn: TopicArn, Message: 'x' }))).MessageId).toBeDefined();
  await expect(post({ TopicArn: undefined, PhoneNumber: '+123456' })).rejects.toMatchObject({ name: 'NotImplemented' });
  await expect(post({ MessageDeduplicationId: 'x' })).rejects.toThrow(
    'MessageDeduplicationId parameter that is not valid for this topic type',
  );
});

test('a batch answers entry by entry', async () => {
  const { url, batch, texts } = await subscribed();
  const answer = await batch([
    { Id: 'a', Message: 'one' },
    { Id: 'b', Message: 'two', Subject: 'a\nb' },
    { Id: 'c', Message: 'three' },
  ]);
  expect(answer.Successful?.map(({ Id }) => Id)).toEqual(['a', 'c']);
  expect(answer.Failed).toEqual([{ Id: 'b', Code: 'InvalidParameter', Message: 'Invalid parameter: Subject', SenderFault: true }]);
  expect(await texts(url)).toEqual(['one', 'three']);
});

test('a batch that is wrong as a whole publishes nothing', async () => {
  const { url, batch, texts } = await subscribed();
  const entries = (...ids: string[]) => ids.map((Id) => ({ Id, Message: 'x' }));
  await expect(batch([])).rejects.toMatchObject({ name: 'EmptyBatchRequestException' });
  await expect(batch(entries('a', 'a'))).rejects.toMatchObject({ name: 'BatchEntryIdsNotDistinctException' });
  await expect(batch(entries('a b'))).rejects.toMatchObject({ name: 'InvalidBatchEntryIdException' });
  await expect(batch(entries(...'abcdefghijk'))).rejects.toMatchObject({ name: 'TooManyEntriesInBatchRequestException' });
  const half = 'x'.repeat(140_000);
  await expect(
    batch([
      { Id: 'a', Message: half },
      { Id: 'b', Message: half },
    ]),
  ).rejects.toMatchObject({ name: 'BatchRequestTooLongException' });
  expect(await texts(url)).toEqual([]);
});

test('a FIFO topic keeps order and groups, and takes no duplicate within five minutes', async () => {
  const { url, post, arrived, advance } = await subscribed({ RawMessageDelivery: 'true' }, '.fifo');
  const first = await post({ Message: '1', MessageGroupId: 'a', MessageDeduplicationId: 'x' });
  const again = await post({ Message: 'again', MessageGroupId: 'a', MessageDeduplicationId: 'x' });
  expect(again).toMatchObject({ MessageId: first.MessageId, SequenceNumber: first.SequenceNumber });
  expect(first.SequenceNumber).toMatch(/^\d{20}$/);
  await post({ Message: '2', MessageGroupId: 'a', MessageDeduplicationId: 'y' });
  const messages = await arrived(url);
  expect(messages.map(({ Body, Attributes }) => [Body, Attributes?.MessageGroupId, Attributes?.MessageDeduplicationId])).toEqual([
    ['1', 'a', 'x'],
    ['2', 'a', 'y'],
  ]);
  await advance(5 * 60 * 1000);
  expect((await post({ Message: '3', MessageGroupId: 'b', MessageDeduplicationId: 'x' })).MessageId).not.toBe(first.MessageId);
});

test('a FIFO topic needs a group and a way to tell duplicates; its notifications have a sequence number and no signature', async () => {
  const { sns, topic, queue, subscribe, post, TopicArn, arrived } = await subscribed({}, '.fifo');
  await expect(post({ MessageDeduplicationId: 'x' })).rejects.toThrow(
    'Invalid parameter: The MessageGroupId parameter is required for FIFO topics',
  );
  await expect(post({ MessageGroupId: 'a' })).rejects.toThrow(
    'The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
  );
  await expect(post({ MessageGroupId: 'a b', MessageDeduplicationId: 'x' })).rejects.toThrow('Invalid parameter: MessageGroupId');
  const byContent = await topic('content.fifo', { Attributes: { ContentBasedDeduplication: 'true' } });
  const standard = await queue('standard');
  await subscribe(byContent, queueArn(standard));
  for (const Message of ['one', 'one', 'two']) await sns.send(new PublishCommand({ TopicArn: byContent, Message, MessageGroupId: 'a' }));
  const bodies = (await arrived(standard)).map(({ Body = '{}' }) => JSON.parse(Body));
  expect(bodies.map(({ Message }) => Message)).toEqual(['one', 'two']);
  expect(bodies[0]).toMatchObject({ SequenceNumber: '10000000000000000000', TopicArn: byContent });
  expect(bodies[0]).not.toHaveProperty('Signature');
  expect(TopicArn).toMatch(/\.fifo$/);
});

test('duplicates are told by group where the scope says so', async () => {
  const { sns, topic, queue, subscribe, texts } = await subscribed();
  const Attributes = { FifoThroughputScope: 'MessageGroup' };
  const fifo = await topic('scoped.fifo', { Attributes });
  const url = await queue('standard');
  await subscribe(fifo, queueArn(url));
  for (const MessageGroupId of ['a', 'b', 'a'])
    await sns.send(new PublishCommand({ TopicArn: fifo, Message: MessageGroupId, MessageGroupId, MessageDeduplicationId: 'x' }));
  expect(await texts(url)).toEqual(['a', 'b']);
});

test('the version of the signature is that of the topic', async () => {
  const { sns, TopicArn, url, post, arrived } = await subscribed();
  await sns.send(new SetTopicAttributesCommand({ TopicArn, AttributeName: 'SignatureVersion', AttributeValue: '2' }));
  await post();
  expect(JSON.parse((await arrived(url))[0]?.Body ?? '{}').SignatureVersion).toBe('2');
});
