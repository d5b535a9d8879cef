// Records that pass a Lambda function before the query, the whole way, by the real SDK clients on virtual time.
// Source: https://docs.aws.amazon.com/kinesisanalytics/latest/dev/lambda-preprocessing.html
import { StartApplicationCommand, StopApplicationCommand } from '@aws-sdk/client-kinesis-analytics-v2';
import { describe, expect, it } from 'vitest';
import { FLOW } from '../limits.ts';
import {
  ACCOUNT,
  NOON,
  PASS_THROUGH,
  pricesInput,
  REGION,
  resultsOutput,
  streamArn,
  wholeApplication,
} from '../testing/analytics-cloud.ts';
import { cloudWithPorts, decoded, encoded, type FunctionEvent, functionArn, type TestFunction } from '../testing/cloud-with-ports.ts';

const ApplicationName = 'minutes';
const MINUTE = 60_000;

const each = (answer: (text: string, recordId: string) => object) => (event: FunctionEvent) => ({
  records: event.records.map(({ recordId, data }) => ({ recordId, ...answer(decoded(data), recordId) })),
});
const asJson = each((text) => {
  const [ticker, price] = text.split(' ');
  return { result: 'Ok', data: encoded(JSON.stringify({ ticker, price: Number(price) })) };
});

/** A running application whose records pass `process`, with error_stream in the stream `errors`. */
async function running(process: TestFunction, code = PASS_THROUGH) {
  const functions: Record<string, TestFunction> = { process };
  const cloud = cloudWithPorts({ functions });
  await cloud.createStreams('prices', 'results', 'errors');
  const input = pricesInput({ InputProcessingConfiguration: { InputLambdaProcessor: { ResourceARN: functionArn('process') } } });
  const errors = resultsOutput({ Name: 'error_stream', KinesisStreamsOutput: { ResourceARN: streamArn('errors') } });
  await cloud.createApplication(wholeApplication(code, { inputs: [input], outputs: [resultsOutput(), errors] }));
  await cloud.analytics.send(new StartApplicationCommand({ ApplicationName }));
  await cloud.pass(MINUTE);
  return { cloud, functions };
}

const failureOf = (cloud: ReturnType<typeof cloudWithPorts>) =>
  (cloud.aws.inspect(ACCOUNT, REGION)['kinesis-analytics'] as { failure?: string }[])[0]?.failure;

describe('the Lambda function before the query', () => {
  it('gets the documented event and gives the data that the query reads', async () => {
    const { cloud } = await running(asJson);
    await cloud.put('prices', 'AAPL 1', 'IBM 2');
    expect(await cloud.rows('results')).toEqual([
      { TICKER: 'AAPL', PRICE: 1 },
      { TICKER: 'IBM', PRICE: 2 },
    ]);
    expect(cloud.events).toEqual([
      {
        invocationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        applicationArn: `arn:aws:kinesisanalytics:${REGION}:${ACCOUNT}:application/minutes`,
        streamArn: streamArn('prices'),
        records: ['AAPL 1', 'IBM 2'].map((text) => ({
          recordId: expect.stringMatching(/\d{56}$/),
          kinesisStreamRecordMetadata: {
            sequenceNumber: expect.stringMatching(/^\d{56}$/),
            partitionKey: 'key',
            shardId: 'shardId-000000000000',
            approximateArrivalTimestamp: NOON + 2 * MINUTE,
          },
          data: encoded(text),
        })),
      },
    ]);
  });

  it('is not invoked without records', async () => {
    const { cloud } = await running(asJson);
    await cloud.pass(10 * MINUTE);
    expect(cloud.events).toEqual([]);
  });

  it('may answer in another order; the records keep theirs', async () => {
    const { cloud } = await running((event) => ({ records: asJson(event).records.reverse() }));
    await cloud.put('prices', 'A 1', 'B 2');
    expect(await cloud.rows('results')).toMatchObject([{ TICKER: 'A' }, { TICKER: 'B' }]);
  });

  it('may put several documents into the data of a record', async () => {
    const { cloud } = await running(each(() => ({ result: 'Ok', data: encoded('{"ticker":"A"}{"ticker":"B"}') })));
    await cloud.put('prices', 'x');
    expect(await cloud.rows('results')).toMatchObject([{ TICKER: 'A' }, { TICKER: 'B' }]);
  });

  it('drops records without a trace', async () => {
    const { cloud } = await running(each(() => ({ result: 'Dropped' })));
    await cloud.put('prices', 'x');
    await cloud.pass(MINUTE);
    expect([await cloud.rows('results'), await cloud.rows('errors')]).toEqual([[], []]);
  });

  it('sends a record that it calls ProcessingFailed to error_stream, and the others to the query', async () => {
    const mixed = each((text) => (text === 'bad' ? { result: 'ProcessingFailed' } : { result: 'Ok', data: encoded('{"ticker":"OK"}') }));
    const { cloud } = await running(mixed);
    await cloud.put('prices', 'bad', 'good');
    expect(await cloud.rows('results')).toEqual([{ TICKER: 'OK', PRICE: null }]);
    expect(await cloud.rows('errors')).toMatchObject([
      {
        ERROR_LEVEL: 'ERROR',
        ERROR_NAME: 'ProcessingFailed',
        DATA_ROW: '626164',
        DATA_ROWTIME: '2026-01-01 12:02:00.000',
        PUMP_NAME: null,
      },
    ]);
  });

  it.each<[string, TestFunction, RegExp]>([
    ['leaves a record out', () => ({ records: [] }), /answered without record/],
    ['answers a record that it was not given', (event) => ({ records: [...asJson(event).records, { recordId: 'x' }] }), /was not given/],
    ['answers without records', () => ({}), /without a list of records/],
    ['answers without a result', each(() => ({ data: '' })), /the result undefined/],
    ['answers with a result of its own', each(() => ({ result: 'Fine', data: '' })), /the result "Fine"/],
    ['answers Ok without data', each(() => ({ result: 'Ok' })), /without base64 data/],
    ['answers with data that are not base64', each(() => ({ result: 'Ok', data: '{"a":1}' })), /without base64 data/],
    [
      'throws',
      () => {
        throw new Error('out of memory');
      },
      /failed \(Unhandled\).*out of memory/,
    ],
  ])('gets the same records again and again while it %s, until it keeps the contract', async (_what, broken, reason) => {
    const { cloud, functions } = await running(broken);
    await cloud.put('prices', 'A 1');
    await cloud.pass(3000); // tries at once, after 1 s and after 2 s more
    expect(cloud.events.map(({ records }) => decoded(records[0]?.data ?? ''))).toEqual(['A 1', 'A 1', 'A 1']);
    expect(failureOf(cloud)).toMatch(reason);
    expect(await cloud.rows('errors')).toEqual([]);
    functions.process = asJson;
    await cloud.put('prices', 'B 2');
    await cloud.pass(MINUTE);
    expect(await cloud.rows('results')).toMatchObject([{ TICKER: 'A' }, { TICKER: 'B' }]);
    expect(failureOf(cloud)).toBeUndefined();
  });

  it('waits for a function that is gone, and keeps no settling cloud busy meanwhile', async () => {
    const { cloud, functions } = await running(asJson);
    delete functions.process;
    await cloud.put('prices', 'A 1');
    await cloud.pass(MINUTE);
    expect(cloud.aws.scheduler.busy).toBe(false);
    expect(failureOf(cloud)).toMatch(/Function not found/);
  });

  it('loses nothing when the application stops while the function fails: LAST_STOPPED_POINT gives the records again', async () => {
    const { cloud, functions } = await running(() => ({}));
    await cloud.put('prices', 'A 1');
    await cloud.analytics.send(new StopApplicationCommand({ ApplicationName }));
    await cloud.pass(MINUTE);
    functions.process = asJson;
    const again = [{ InputId: '1.1', InputStartingPositionConfiguration: { InputStartingPosition: 'LAST_STOPPED_POINT' as const } }];
    await cloud.analytics.send(new StartApplicationCommand({ ApplicationName, RunConfiguration: { SqlRunConfigurations: again } }));
    await cloud.pass(MINUTE);
    expect(await cloud.rows('results')).toEqual([{ TICKER: 'A', PRICE: 1 }]);
  });

  it('reads what comes while the function runs, after it has answered', async () => {
    const gate = Promise.withResolvers<void>();
    const slow: TestFunction = async (event) => {
      await gate.promise;
      return asJson(event);
    };
    const { cloud } = await running(slow);
    const first = cloud.put('prices', 'A 1');
    while (cloud.events.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await cloud.put('prices', 'B 2');
    gate.resolve();
    await first;
    expect(await cloud.rows('results')).toMatchObject([{ TICKER: 'A' }, { TICKER: 'B' }]);
  });

  it('gives up an answer that comes after the application has stopped; its records are read again, and once', async () => {
    const gate = Promise.withResolvers<void>();
    const slow: TestFunction = async (event) => {
      await gate.promise;
      return asJson(event);
    };
    const { cloud, functions } = await running(slow);
    const putting = cloud.put('prices', 'A 1');
    while (cloud.events.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await cloud.analytics.send(new StopApplicationCommand({ ApplicationName }));
    gate.resolve();
    await putting;
    await cloud.pass(MINUTE);
    expect(await cloud.rows('results')).toEqual([]);
    functions.process = asJson;
    const again = [{ InputId: '1.1', InputStartingPositionConfiguration: { InputStartingPosition: 'LAST_STOPPED_POINT' as const } }];
    await cloud.analytics.send(new StartApplicationCommand({ ApplicationName, RunConfiguration: { SqlRunConfigurations: again } }));
    await cloud.pass(MINUTE);
    expect(await cloud.rows('results')).toEqual([{ TICKER: 'A', PRICE: 1 }]);
  });

  it('gets many waiting records in several invocations (the size of a batch is inferred)', async () => {
    const { cloud, functions } = await running(() => ({}));
    const count = FLOW.recordsPerInvocation;
    await cloud.put('prices', ...Array.from({ length: count }, () => 'A 1'));
    await cloud.put('prices', 'B 1');
    functions.process = asJson;
    await cloud.pass(MINUTE);
    expect(await cloud.rows('results')).toHaveLength(count + 1);
    expect(cloud.events.slice(-2).map(({ records }) => records.length)).toEqual([count, 1]);
  });

  it('does not hold up a window: it closes on time while records wait for the function', async () => {
    const window = `CREATE STREAM "DESTINATION_SQL_STREAM" (TICKER VARCHAR(4), TRADES INTEGER);
CREATE PUMP "P" AS INSERT INTO "DESTINATION_SQL_STREAM" SELECT STREAM TICKER, COUNT(*) FROM "SOURCE_SQL_STREAM_001"
GROUP BY TICKER, FLOOR("SOURCE_SQL_STREAM_001".ROWTIME TO MINUTE);`;
    const { cloud, functions } = await running(asJson, window);
    await cloud.put('prices', 'A 1');
    functions.process = () => ({});
    await cloud.put('prices', 'B 2');
    await cloud.pass(MINUTE);
    expect(await cloud.rows('results')).toEqual([{ TICKER: 'A', TRADES: 1 }]);
  });
});
