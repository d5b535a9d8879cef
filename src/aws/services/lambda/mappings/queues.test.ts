// Functions that read queues, by the real SDK clients on virtual time.
// Source: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html, services-sqs-errorhandling.html, invocation-eventfiltering.html
import { CreateEventSourceMappingCommand } from '@aws-sdk/client-lambda';
import { CreateQueueCommand, GetQueueAttributesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, lambdaCloud, REGION, refusal } from '../testing/lambda-cloud.ts';

const FunctionName = 'works';
const queueArn = (name: string) => `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`;

interface QueueEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string; readonly attributes: Record<string, string> }[];
}

async function working(mapping: object = {}, answer: (bodies: string[], event: QueueEvent) => unknown = () => undefined) {
  const batches: string[][] = [];
  const events: QueueEvent[] = [];
  const seen = (event: QueueEvent) => {
    const bodies = event.Records.map(({ body }) => body);
    events.push(event);
    batches.push(bodies);
    return answer(bodies, event);
  };
  const cloud = await lambdaCloud({ modules: { seen } });
  const sqs = cloud.client(SQSClient);
  const dead = await sqs.send(new CreateQueueCommand({ QueueName: 'dead' }));
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: queueArn('dead'), maxReceiveCount: 2 });
  const { QueueUrl } = await sqs.send(
    new CreateQueueCommand({ QueueName: 'jobs', Attributes: { VisibilityTimeout: '30', RedrivePolicy } }),
  );
  await cloud.createFunction(FunctionName, "async (event) => require('seen')(event)");
  const map = (more: object = {}) =>
    cloud.lambda.send(new CreateEventSourceMappingCommand({ FunctionName, EventSourceArn: queueArn('jobs'), ...mapping, ...more }));
  const send = async (...bodies: string[]) => {
    for (const MessageBody of bodies) await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  };
  /** Messages that are left, visible or not. */
  const left = async (url = QueueUrl) => {
    const names = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
    const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: [...names] }));
    return names.reduce((sum, name) => sum + Number(Attributes?.[name] ?? 0), 0);
  };
  return { ...cloud, batches, events, sqs, QueueUrl, dead, map, send, left };
}

const started = async (...parameters: Parameters<typeof working>) => {
  const cloud = await working(...parameters);
  await cloud.map();
  await cloud.settle(1);
  return cloud;
};

describe('a function that reads a queue', () => {
  it('gets a new message while it still works on another', async () => {
    const slow = Promise.withResolvers<void>();
    const { send, settle, clock, batches, left } = await started({ BatchSize: 1 }, ([body]) =>
      body === 'slow' ? slow.promise : undefined,
    );
    await send('slow');
    const first = settle(1);
    await expect.poll(() => batches).toEqual([['slow']]);
    await send('quick');
    clock.advanceTo(clock.now() + 1000);
    // A call runs what is due.
    expect(await left()).toBe(1);
    expect(batches).toEqual([['slow'], ['quick']]);
    slow.resolve();
    await first;
    expect(await left()).toBe(0);
  });

  it('gets messages in the documented event, and they are gone', async () => {
    const { sqs, QueueUrl, events, settle, left } = await started();
    const MessageAttributes = { kind: { DataType: 'String', StringValue: 'x' } };
    const sent = await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'hello', MessageAttributes }));
    await settle(1);
    expect(events).toEqual([
      {
        Records: [
          {
            messageId: sent.MessageId,
            receiptHandle: expect.any(String),
            body: 'hello',
            attributes: expect.objectContaining({ ApproximateReceiveCount: '1', SentTimestamp: expect.any(String) }),
            messageAttributes: { kind: { stringValue: 'x', stringListValues: [], binaryListValues: [], dataType: 'String' } },
            md5OfBody: sent.MD5OfMessageBody,
            eventSource: 'aws:sqs',
            eventSourceARN: queueArn('jobs'),
            awsRegion: REGION,
          },
        ],
      },
    ]);
    expect(await left()).toBe(0);
  });

  it('gets what was there before the mapping, in batches', async () => {
    const cloud = await working({ BatchSize: 2, ScalingConfig: { MaximumConcurrency: 2 } });
    await cloud.send('1', '2', '3');
    await cloud.map();
    await cloud.settle(1);
    expect(cloud.batches.flat().sort()).toEqual(['1', '2', '3']);
    expect(Math.max(...cloud.batches.map(({ length }) => length))).toBe(2);
  });

  it('gets a failed message again when it is visible again, and it ends in the dead letters', async () => {
    const cloud = await started({}, () => {
      throw new Error('no');
    });
    await cloud.send('poison');
    await cloud.settle(10);
    expect(cloud.batches).toHaveLength(1);
    await cloud.settle(25);
    expect(cloud.batches).toHaveLength(2);
    await cloud.settle(60);
    expect(cloud.batches).toHaveLength(2);
    expect([await cloud.left(), await cloud.left(cloud.dead.QueueUrl)]).toEqual([0, 1]);
  });

  it('keeps only the messages that it reports as failed', async () => {
    const report = (_bodies: string[], { Records }: QueueEvent) => ({
      batchItemFailures: Records.filter(({ body }) => body === 'bad').map(({ messageId }) => ({ itemIdentifier: messageId })),
    });
    const cloud = await started({ FunctionResponseTypes: ['ReportBatchItemFailures'], MaximumBatchingWindowInSeconds: 1 }, report);
    await cloud.send('good', 'bad', 'fine');
    await cloud.settle(5);
    expect(cloud.batches.flat().sort()).toEqual(['bad', 'fine', 'good']);
    expect(await cloud.left()).toBe(1);
    await cloud.settle(30);
    expect(cloud.batches.at(-1)).toEqual(['bad']);
  });

  it('does not get what the filters do not mean; such messages are deleted', async () => {
    const cloud = await started({ FilterCriteria: { Filters: [{ Pattern: '{"body":{"kind":["a"]}}' }] } });
    await cloud.send('{"kind":"a"}', '{"kind":"b"}', 'plain');
    await cloud.settle(1);
    expect(cloud.batches.flat()).toEqual(['{"kind":"a"}']);
    expect(await cloud.left()).toBe(0);
  });

  it('gathers messages as long as the batching window', async () => {
    const cloud = await started({ MaximumBatchingWindowInSeconds: 10, BatchSize: 100 });
    await cloud.send('1');
    await cloud.settle(5);
    await cloud.send('2');
    expect(cloud.batches).toEqual([]);
    await cloud.settle(6);
    expect(cloud.batches.map((batch) => batch.sort())).toEqual([['1', '2']]);
  });

  it.each([
    [
      'the queue hides messages shorter than the function may run',
      { FunctionName: 'long' },
      'Queue visibility timeout: 30 seconds is less than Function timeout: 60 seconds',
    ],
    ['the queue is not there', { EventSourceArn: queueArn('none') }, /^Error occurred while ReceiveMessage\. SQS Error Code: /],
    [
      'a batch is larger than ten without a window',
      { BatchSize: 11 },
      'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
    ],
    ['there is a starting position', { StartingPosition: 'LATEST' }, /StartingPosition is not valid/],
    ['there are settings of streams', { ParallelizationFactor: 2 }, /Unsupported parameter ParallelizationFactor/],
  ] as const)('is refused when %s', async (_what, change, message) => {
    const cloud = await working();
    await cloud.createFunction('long', '1', { Timeout: 60 });
    await expect(cloud.map(change)).rejects.toMatchObject({
      ...refusal('InvalidParameterValueException', 400),
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
  });
});
