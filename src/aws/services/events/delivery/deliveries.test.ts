// Retries and dead letters, by the real clients. Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
import { PutEventsCommand, PutRuleCommand } from '@aws-sdk/client-eventbridge';
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
