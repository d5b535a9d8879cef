// Retries and dead letters, by the real clients. Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
import { PutEventsCommand, PutRuleCommand } from '@aws-sdk/client-eventbridge';
import { CreateStreamCommand, GetRecordsCommand, GetShardIteratorCommand, KinesisClient } from '@aws-sdk/client-kinesis';
import { CreateQueueCommand, GetQueueUrlCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { testCloud } from '../../../testing/test-cloud.ts';
import { arnOfQueue, arnOfRule, eventsCloud } from '../testing/events-cloud.ts';

const text = (StringValue: string) => ({ StringValue, DataType: 'String' });
const DeadLetterConfig = { Arn: arnOfQueue('dead') };

test('an event for a queue that is gone lies in the dead letters at once, with the reasons', async () => {
  const { queue, rule, put, messages } = eventsCloud();
  await queue('dead');
  await rule('orders', { DeadLetterConfig });
  await put({ id: 7 });
  const [message] = await messages('dead');
  expect(JSON.parse(message?.Body ?? '')).toMatchObject({ source: 'app', detail: { id: 7 } });
  expect(message?.MessageAttributes).toEqual({
    RULE_ARN: text(arnOfRule('orders')),
    TARGET_ARN: text(arnOfQueue('jobs')),
    ERROR_CODE: text('NO_RESOURCE'),
    ERROR_MESSAGE: text(expect.any(String) as unknown as string),
  });
});

test('an event for a queue that lets nobody in lies in the dead letters at once', async () => {
  const { queue, sqs, rule, put, messages } = eventsCloud();
  await queue('dead');
  await sqs.send(new CreateQueueCommand({ QueueName: 'jobs' }));
  await rule('orders', { DeadLetterConfig });
  await put({ id: 7 });
  expect(await messages('dead')).toMatchObject([{ MessageAttributes: { ERROR_CODE: { StringValue: 'NO_PERMISSIONS' } } }]);
});

/** A stream of one shard, which takes a mebibyte a second, and two events that are more than that together. */
async function throttled(RetryPolicy: { MaximumRetryAttempts?: number; MaximumEventAgeInSeconds?: number }) {
  const cloud = eventsCloud({ throughput: 'enforced' });
  await cloud.queue('dead');
  const kinesis = cloud.client(KinesisClient);
  await kinesis.send(new CreateStreamCommand({ StreamName: 'lines', ShardCount: 1 }));
  await cloud.advance(1000);
  const RoleArn = await cloud.role('events', ['kinesis:PutRecord']);
  const stream = { Arn: 'arn:aws:kinesis:us-east-1:123456789012:stream/lines', RoleArn };
  await cloud.rule('orders', { ...stream, DeadLetterConfig, RetryPolicy });
  const Detail = JSON.stringify({ x: 'x'.repeat(600_000) });
  for (const DetailType of ['first', 'second'])
    await cloud.events.send(new PutEventsCommand({ Entries: [{ Source: 'app', DetailType, Detail }] }));
  await cloud.advance(60_000);
  const where = { StreamName: 'lines', ShardId: 'shardId-000000000000', ShardIteratorType: 'TRIM_HORIZON' as const };
  const { ShardIterator } = await kinesis.send(new GetShardIteratorCommand(where));
  const { Records = [] } = await kinesis.send(new GetRecordsCommand({ ShardIterator }));
  return { arrived: Records.length, dead: await cloud.messages('dead') };
}

test('a target that is throttled is tried again, and the event arrives', async () => {
  expect(await throttled({})).toMatchObject({ arrived: 2, dead: [] });
});

test('when the attempts are used up the event lies in the dead letters, with the limit that was reached', async () => {
  const { arrived, dead } = await throttled({ MaximumRetryAttempts: 0 });
  expect(arrived).toBe(1);
  expect(dead).toMatchObject([
    {
      MessageAttributes: { ERROR_CODE: { StringValue: 'THROTTLING' }, EXHAUSTED_RETRY_CONDITION: { StringValue: 'MaximumRetryAttempts' } },
    },
  ]);
});

test('without dead letters an event is lost, and the inspector says why', async () => {
  const { rule, put, aws } = eventsCloud();
  await rule('orders', {});
  await put({});
  expect(aws.inspect('123456789012', 'us-east-1').events).toMatchObject({
    lost: [{ ruleArn: arnOfRule('orders'), targetArn: arnOfQueue('jobs'), code: 'NO_RESOURCE' }],
  });
});

test('a snapshot keeps rules, schedules and events on their way', async () => {
  const before = eventsCloud();
  await before.queue('jobs');
  await before.rule('orders', {});
  await before.events.send(new PutRuleCommand({ Name: 'orders', EventPattern: '{"source":["app"]}', ScheduleExpression: 'rate(1 hour)' }));
  await before.events.send(new PutEventsCommand({ Entries: [{ Source: 'app', DetailType: 'Order', Detail: '{}' }] }));
  const snapshot = structuredClone(await before.aws.snapshot());
  const after = testCloud();
  await after.aws.restore(snapshot);
  await after.advance(60 * 60 * 1000 + 200);
  const sqs = after.client(SQSClient);
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: 'jobs' }));
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
  expect(Messages.map(({ Body = '' }) => JSON.parse(Body)['detail-type'])).toEqual(['Order', 'Scheduled Event']);
});
