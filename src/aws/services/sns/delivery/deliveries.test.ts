// Deliveries: policies of queues, dead letters, retries, functions, snapshots, by the real SDK clients.
// Source: https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html, sns-message-delivery-retries.html
import { DeleteQueueCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { functionEventOf } from '../message/notification.ts';
import { queueArn, snsCloud } from '../testing/sns-cloud.ts';
import { retryAfterMs } from './retry-policy.ts';

async function subscribed(attributes: Record<string, string> = {}) {
  const cloud = snsCloud();
  const TopicArn = await cloud.topic('news');
  const url = await cloud.queue('inbox');
  const dead = await cloud.queue('dead');
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: queueArn(dead) });
  await cloud.subscribe(TopicArn, queueArn(url), { Attributes: { RedrivePolicy, ...attributes } });
  const undelivered = () => (cloud.aws.inspect('123456789012', 'us-east-1').sns as { undelivered: unknown[] }[])[0]?.undelivered;
  return { ...cloud, TopicArn, url, dead, undelivered };
}

const only = (topicArn: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Service: 'sns.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: '*',
      Condition: { ArnEquals: { 'aws:SourceArn': topicArn } },
    },
  });

test('a queue takes the messages of the topic that its policy names', async () => {
  const { sqs, TopicArn, url, publish, texts } = await subscribed();
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes: { Policy: only(TopicArn) } }));
  await publish(TopicArn, 'hello');
  expect(await texts(url)).toEqual(['hello']);
});

test('what the queue does not allow goes to the dead letters of the subscription', async () => {
  const { sqs, TopicArn, url, dead, publish, texts, undelivered } = await subscribed();
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes: { Policy: only(`${TopicArn}-other`) } }));
  await publish(TopicArn, 'hello');
  expect(await texts(url)).toEqual([]);
  expect(await texts(dead)).toEqual(['hello']);
  expect(undelivered()).toEqual([]);
});

test('a raw dead letter is raw, with its attributes', async () => {
  const { sqs, TopicArn, url, dead, publish, arrived } = await subscribed({ RawMessageDelivery: 'true' });
  await sqs.send(new DeleteQueueCommand({ QueueUrl: url }));
  const MessageAttributes = { colour: { DataType: 'String', StringValue: 'red' } };
  await publish(TopicArn, 'hello', { MessageAttributes });
  expect(await arrived(dead)).toMatchObject([{ Body: 'hello', MessageAttributes }]);
});

test('a raw message with more than ten attributes is no message for a queue', async () => {
  const { TopicArn, url, dead, publish, arrived } = await subscribed({ RawMessageDelivery: 'true' });
  const eleven = Array.from({ length: 11 }, (_, index) => [`a${index}`, { DataType: 'String', StringValue: 'x' }]);
  await publish(TopicArn, 'hello', { MessageAttributes: Object.fromEntries(eleven) });
  expect(await arrived(url)).toEqual([]);
  expect(await arrived(dead)).toHaveLength(1);
});

test('without dead letters it is lost, and the inspector says why', async () => {
  const { sqs, TopicArn, url, dead, publish, advance, undelivered } = await subscribed();
  for (const QueueUrl of [url, dead]) await sqs.send(new DeleteQueueCommand({ QueueUrl }));
  await publish(TopicArn, 'hello');
  await advance(1000);
  expect(undelivered()).toMatchObject([
    { endpoint: queueArn(url), why: 'The specified queue does not exist.; and its dead letters: The specified queue does not exist.' },
  ]);
});

test('a function that there is not sends its event to the dead letters', async () => {
  const { TopicArn, dead, subscribe, publish, arrived } = await subscribed();
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: queueArn(dead) });
  const endpoint = 'arn:aws:lambda:us-east-1:123456789012:function:none';
  const arn = await subscribe(TopicArn, endpoint, { Protocol: 'lambda', Attributes: { RedrivePolicy } });
  expect(arn).toMatch(/^arn:aws:sns:/);
  await publish(TopicArn, 'hello');
  expect(JSON.parse((await arrived(dead))[0]?.Body ?? '{}')).toMatchObject({ Type: 'Notification', Message: 'hello' });
});

test('a function is invoked with a record in its own spelling (AWS: lambda/latest/dg/with-sns.html)', () => {
  const published = { messageId: '1', topicArn: 'arn:aws:sns:us-east-1:123456789012:news', atMs: 0, message: 'hello', attributes: {} };
  const subscription = { arn: 'arn:aws:sns:us-east-1:123456789012:news:2', topicArn: published.topicArn, protocol: 'lambda' } as never;
  expect(JSON.parse(functionEventOf(published, subscription, '1'))).toEqual({
    Records: [
      {
        EventSource: 'aws:sns',
        EventVersion: '1.0',
        EventSubscriptionArn: 'arn:aws:sns:us-east-1:123456789012:news:2',
        Sns: {
          Type: 'Notification',
          MessageId: '1',
          TopicArn: 'arn:aws:sns:us-east-1:123456789012:news',
          Subject: null,
          Message: 'hello',
          Timestamp: '1970-01-01T00:00:00.000Z',
          SignatureVersion: '1',
          Signature: expect.any(String),
          SigningCertUrl: expect.stringContaining('https://sns.us-east-1.amazonaws.com/'),
          UnsubscribeUrl: expect.stringContaining('Action=Unsubscribe'),
          MessageAttributes: {},
        },
      },
    ],
  });
});

test('endpoints of AWS are tried 100,015 times in 23 days', () => {
  let [tries, waitedMs] = [0, 0];
  for (let pauseMs = retryAfterMs(1); pauseMs !== undefined; pauseMs = retryAfterMs(tries + 1)) {
    tries += 1;
    waitedMs += pauseMs;
  }
  expect(tries).toBe(100_015);
  expect(Math.floor(waitedMs / (24 * 60 * 60 * 1000))).toBe(23);
  expect([1, 3, 4, 5, 6, 15, 16].map(retryAfterMs)).toEqual([0, 0, 1000, 1000, 1000, 20_000, 20_000]);
});

test('what is on its way survives a snapshot, topics and subscriptions too', async () => {
  const { aws, TopicArn, url, publish } = await subscribed();
  await publish(TopicArn, 'hello');
  const again = snsCloud();
  await again.aws.restore(structuredClone(await aws.snapshot()));
  await again.publish(TopicArn, 'more');
  expect(await again.texts(url)).toEqual(['hello', 'more']);
});
