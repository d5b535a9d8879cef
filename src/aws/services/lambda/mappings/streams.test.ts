// Functions that read Kinesis and DynamoDB streams, by the real SDK clients on virtual time.
// Source: https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html, with-ddb.html, kinesis-on-failure-destination.html,
// services-kinesis-batchfailurereporting.html, invocation-eventfiltering.html
import { CreateTableCommand, DynamoDBClient, PutItemCommand, type StreamSpecification } from '@aws-sdk/client-dynamodb';
import { CreateStreamCommand, KinesisClient, PutRecordCommand } from '@aws-sdk/client-kinesis';
import { CreateEventSourceMappingCommand, GetEventSourceMappingCommand, UpdateEventSourceMappingCommand } from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, arnOf, lambdaCloud, REGION, ROLE, START } from '../testing/lambda-cloud.ts';

const FunctionName = 'reads';
const streamArn = `arn:aws:kinesis:${REGION}:${ACCOUNT}:stream/prices`;
const failed = `arn:aws:sqs:${REGION}:${ACCOUNT}:failed`;

interface KinesisEvent {
  readonly Records: readonly { readonly kinesis: { readonly data: string; readonly sequenceNumber: string } }[];
}

/** A stream, a mapping, and a function of the test: what it gets is kept, what it returns or throws is what the function does. */
async function reading(mapping: object = {}, answer: (texts: string[], event: KinesisEvent) => unknown = () => undefined) {
  const batches: string[][] = [];
  const events: KinesisEvent[] = [];
  const respond = { answer };
  const seen = (event: KinesisEvent) => {
    const texts = event.Records.map(({ kinesis }) => atob(kinesis.data));
    events.push(event);
    batches.push(texts);
    return respond.answer(texts, event);
  };
  const cloud = await lambdaCloud({ modules: { seen } });
  const kinesis = cloud.client(KinesisClient);
  await kinesis.send(new CreateStreamCommand({ StreamName: 'prices', ShardCount: 1 }));
  await cloud.createFunction(FunctionName, "async (event) => require('seen')(event)");
  const put = async (...texts: string[]) => {
    for (const text of texts)
      await kinesis.send(
        new PutRecordCommand({ StreamName: 'prices', PartitionKey: text.slice(0, 1), Data: new TextEncoder().encode(text) }),
      );
  };
  const map = () =>
    cloud.lambda.send(
      new CreateEventSourceMappingCommand({ FunctionName, EventSourceArn: streamArn, StartingPosition: 'TRIM_HORIZON', ...mapping }),
    );
  const { UUID } = await map();
  await cloud.settle(1);
  return { ...cloud, batches, events, put, respond, UUID, map };
}

const fail = () => {
  throw new Error('no');
};

describe('a function that reads a Kinesis stream', () => {
  it('gets records in the documented event', async () => {
    const { put, events, settle, UUID, lambda } = await reading();
    await put('a1');
    await settle(1);
    const sequenceNumber = events[0]?.Records[0]?.kinesis.sequenceNumber;
    expect(events).toEqual([
      {
        Records: [
          {
            kinesis: {
              kinesisSchemaVersion: '1.0',
              partitionKey: 'a',
              sequenceNumber,
              data: btoa('a1'),
              approximateArrivalTimestamp: (START + 2000) / 1000,
            },
            eventSource: 'aws:kinesis',
            eventVersion: '1.0',
            eventID: `shardId-000000000000:${sequenceNumber}`,
            eventName: 'aws:kinesis:record',
            invokeIdentityArn: ROLE,
            awsRegion: REGION,
            eventSourceARN: streamArn,
          },
        ],
      },
    ]);
    expect((await lambda.send(new GetEventSourceMappingCommand({ UUID }))).LastProcessingResult).toBe('OK');
  });

  it('gets batches of the size that is set, each record once, and keeps nobody busy while nothing comes', async () => {
    const { put, batches, settle, scheduler } = await reading({ BatchSize: 2 });
    expect(scheduler.busy).toBe(false);
    await put('a1', 'a2', 'a3', 'a4', 'a5');
    await settle(1);
    expect(batches).toEqual([['a1', 'a2'], ['a3', 'a4'], ['a5']]);
    await put('a6');
    await settle(1);
    expect(batches.at(-1)).toEqual(['a6']);
    expect(scheduler.busy).toBe(false);
  });

  it('waits for a full batch as long as the batching window', async () => {
    const { put, batches, settle } = await reading({ BatchSize: 3, MaximumBatchingWindowInSeconds: 10 });
    await put('a1');
    await settle(5);
    await put('a2');
    expect(batches).toEqual([]);
    await settle(6);
    expect(batches).toEqual([['a1', 'a2']]);
    await put('a3', 'a4', 'a5');
    await settle(1);
    expect(batches.at(-1)).toEqual(['a3', 'a4', 'a5']);
  });

  it('begins with what comes after the creation of a mapping at LATEST, or with a time', async () => {
    const { put, batches, settle, lambda, createFunction } = await reading();
    await put('a1');
    await settle(10);
    await put('a2');
    await settle(1);
    batches.length = 0;
    for (const [name, position] of [
      ['late', { StartingPosition: 'LATEST' }],
      ['timed', { StartingPosition: 'AT_TIMESTAMP', StartingPositionTimestamp: new Date(START + 5000) }],
    ] as const) {
      await createFunction(name, "async (event) => require('seen')(event)");
      await lambda.send(new CreateEventSourceMappingCommand({ FunctionName: name, EventSourceArn: streamArn, ...position }));
      await settle(1);
    }
    expect(batches).toEqual([['a2']]);
    batches.length = 0;
    await put('a3');
    await settle(1);
    expect(batches).toEqual([['a3'], ['a3'], ['a3']]);
  });

  it('gets a failed batch again, with nothing new in it, before anything else of the shard', async () => {
    let failures = 2;
    const { put, batches, settle } = await reading({}, () => failures-- > 0 && fail());
    await put('a1', 'a2');
    await settle(0.5);
    await put('a3');
    await settle(30);
    expect(batches).toEqual([['a1', 'a2'], ['a1', 'a2'], ['a1', 'a2'], ['a3']]);
  });

  it('gives a batch up after the retries that are set, tells where it lies, and goes on', async () => {
    const mapping = { MaximumRetryAttempts: 2, DestinationConfig: { OnFailure: { Destination: failed } } };
    const { put, batches, settle, delivered } = await reading(mapping, (texts) => texts[0] === 'a1' && fail());
    await put('a1', 'a2');
    await settle(30);
    await put('a3');
    await settle(1);
    expect(batches).toEqual([['a1', 'a2'], ['a1', 'a2'], ['a1', 'a2'], ['a3']]);
    expect(delivered).toMatchObject([
      {
        targetArn: failed,
        event: {
          requestContext: {
            requestId: expect.any(String),
            functionArn: arnOf(FunctionName),
            condition: 'RetryAttemptsExhausted',
            approximateInvokeCount: 3,
          },
          responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
          version: '1.0',
          KinesisBatchInfo: {
            shardId: 'shardId-000000000000',
            batchSize: 2,
            streamArn,
            approximateArrivalOfFirstRecord: new Date(START + 2000).toISOString(),
          },
        },
      },
    ]);
  });

  it('finds one bad record by halving', async () => {
    const mapping = {
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 0,
      DestinationConfig: { OnFailure: { Destination: failed } },
    };
    const { put, batches, settle, delivered } = await reading(mapping, (texts) => texts.includes('a3') && fail());
    await put('a1', 'a2', 'a3', 'a4', 'a5');
    await settle(60);
    expect(batches).toEqual([['a1', 'a2', 'a3', 'a4', 'a5'], ['a1', 'a2', 'a3'], ['a1', 'a2'], ['a3'], ['a4', 'a5']]);
    expect(delivered).toMatchObject([{ event: { KinesisBatchInfo: { batchSize: 1 } } }]);
  });

  it('goes on from the lowest record that it reports', async () => {
    let failures = 1;
    const report = (texts: string[], { Records }: KinesisEvent) =>
      texts.includes('a2') && failures-- > 0
        ? { batchItemFailures: [{ itemIdentifier: Records[1]?.kinesis.sequenceNumber }] }
        : { batchItemFailures: [] };
    const { put, batches, settle } = await reading({ FunctionResponseTypes: ['ReportBatchItemFailures'] }, report);
    await put('a1', 'a2', 'a3');
    await settle(30);
    expect(batches).toEqual([
      ['a1', 'a2', 'a3'],
      ['a2', 'a3'],
    ]);
  });

  it('does not get records that are too old', async () => {
    const mapping = { MaximumRecordAgeInSeconds: 60, DestinationConfig: { OnFailure: { Destination: failed } } };
    const { put, batches, settle, delivered } = await reading(mapping, fail);
    await put('a1');
    await settle(300);
    const tries = batches.length;
    expect(tries).toBeGreaterThan(3);
    expect(delivered).toMatchObject([{ event: { requestContext: { condition: 'RecordAgeExceeded' } } }]);
    await settle(300);
    expect(batches).toHaveLength(tries);
  });

  it('gets only what a filter means', async () => {
    const FilterCriteria = { Filters: [{ Pattern: '{"data":{"price":[{"numeric":[">",10]}]}}' }, { Pattern: '{"data":["plain"]}' }] };
    const { put, batches, settle } = await reading({ FilterCriteria });
    await put('{"price":5}', '{"price":11}', 'plain', 'other');
    await settle(1);
    expect(batches).toEqual([['{"price":11}', 'plain']]);
  });

  it('reads a shard in several lanes, the records of one key in order', async () => {
    const { put, batches, settle } = await reading({ ParallelizationFactor: 2, BatchSize: 10 });
    await put('a1', 'b1', 'a2', 'b2');
    await settle(1);
    expect(new Set(batches.map((batch) => batch.join()))).toEqual(new Set(['a1,a2', 'b1,b2']));
  });

  it('passes a state from batch to batch of a tumbling window, and is called once more when the window is over', async () => {
    const told: unknown[] = [];
    const add = (texts: string[], event: object) => {
      const { Records: _records, shardId: _shardId, ...rest } = event as { Records: unknown; shardId: string; state: { sum?: number } };
      told.push({ texts, ...rest });
      return { state: { sum: (rest.state.sum ?? 0) + texts.length } };
    };
    const { put, settle, scheduler } = await reading({ TumblingWindowInSeconds: 60, BatchSize: 2 }, add as never);
    await put('a1', 'a2', 'a3');
    await settle(90);
    await put('a4');
    await settle(60);
    const minute = (number: number) => ({ start: `2026-11-01T00:0${number}:00Z`, end: `2026-11-01T00:0${number + 1}:00Z` });
    const goesOn = { isFinalInvokeForWindow: false, isWindowTerminatedEarly: false, eventSourceARN: streamArn };
    const ends = { ...goesOn, isFinalInvokeForWindow: true };
    expect(told).toEqual([
      { texts: ['a1', 'a2'], window: minute(0), state: {}, ...goesOn },
      { texts: ['a3'], window: minute(0), state: { sum: 2 }, ...goesOn },
      { texts: [], window: minute(0), state: { sum: 3 }, ...ends },
      { texts: ['a4'], window: minute(1), state: {}, ...goesOn },
      { texts: [], window: minute(1), state: { sum: 1 }, ...ends },
    ]);
    expect(scheduler.busy).toBe(false);
  });

  it('is called again for the end of a window until it succeeds', async () => {
    let failures = 2;
    const ends: unknown[] = [];
    const answer = (_texts: string[], event: { isFinalInvokeForWindow?: boolean }) => {
      if (!event.isFinalInvokeForWindow) return { state: { n: 1 } };
      ends.push(event);
      return failures-- > 0 && fail();
    };
    const { put, settle } = await reading({ TumblingWindowInSeconds: 60 }, answer as never);
    await put('a1');
    await settle(120);
    expect(ends).toHaveLength(3);
    expect(ends[2]).toMatchObject({ state: { n: 1 } });
  });

  it('is left alone while the mapping is off, and goes on where it was', async () => {
    const { put, batches, settle, lambda, UUID } = await reading();
    const enable = async (Enabled: boolean) => {
      await lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled }));
      await settle(1);
    };
    await put('a1');
    await settle(1);
    await enable(false);
    await put('a2');
    await settle(10);
    expect(batches).toEqual([['a1']]);
    await enable(true);
    await settle(1);
    expect(batches).toEqual([['a1'], ['a2']]);
  });

  it('does not lose or repeat records by a snapshot and its restoring', async () => {
    const first = await reading({ BatchSize: 2, MaximumBatchingWindowInSeconds: 60 });
    await first.put('a1', 'a2', 'a3');
    await first.settle(1);
    expect(first.batches).toEqual([['a1', 'a2']]);
    const states = [...first.services.all].map(([name, service]) => [name, structuredClone(service.snapshot())] as const);
    const batches: string[][] = [];
    const seen = ({ Records }: KinesisEvent) => void batches.push(Records.map(({ kinesis }) => atob(kinesis.data)));
    const second = await lambdaCloud({ modules: { seen }, roles: 'none' });
    second.clock.advanceTo(first.clock.now());
    for (const [name, state] of states) (await second.services.byName(name)).restore(state);
    await second.settle(120);
    expect(batches).toEqual([['a3']]);
  });
});

describe("a function that reads a table's stream", () => {
  it('gets the changes of items, filtered, in the documented event', async () => {
    const events: unknown[] = [];
    const cloud = await lambdaCloud({ modules: { seen: (event: unknown) => void events.push(event) } });
    const tables = cloud.client(DynamoDBClient);
    const StreamSpecification: StreamSpecification = { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' };
    const { TableDescription } = await tables.send(
      new CreateTableCommand({
        TableName: 'orders',
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        BillingMode: 'PAY_PER_REQUEST',
        StreamSpecification,
      }),
    );
    await cloud.createFunction(FunctionName, "async (event) => require('seen')(event)");
    await cloud.lambda.send(
      new CreateEventSourceMappingCommand({
        FunctionName,
        EventSourceArn: TableDescription?.LatestStreamArn,
        StartingPosition: 'LATEST',
        FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT"],"dynamodb":{"NewImage":{"state":{"S":["new"]}}}}' }] },
      }),
    );
    await cloud.settle(1);
    for (const state of ['new', 'paid'])
      await tables.send(new PutItemCommand({ TableName: 'orders', Item: { id: { S: '1' }, state: { S: state } } }));
    await cloud.settle(1);
    expect(events).toMatchObject([
      {
        Records: [
          {
            eventName: 'INSERT',
            eventSource: 'aws:dynamodb',
            eventSourceARN: TableDescription?.LatestStreamArn,
            dynamodb: { Keys: { id: { S: '1' } }, NewImage: { state: { S: 'new' } }, StreamViewType: 'NEW_AND_OLD_IMAGES' },
          },
        ],
      },
    ]);
  });
});
