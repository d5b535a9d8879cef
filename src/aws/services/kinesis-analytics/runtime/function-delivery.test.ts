// A Lambda function as the output of an application, by the real SDK clients on virtual time.
// Source: https://docs.aws.amazon.com/kinesisanalytics/latest/dev/how-it-works-output-lambda.html
import { StartApplicationCommand, StopApplicationCommand } from '@aws-sdk/client-kinesis-analytics-v2';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, COUNT_BY_MINUTE, PASS_THROUGH, REGION, resultsOutput, wholeApplication } from '../testing/analytics-cloud.ts';
import { cloudWithPorts, decoded, type FunctionEvent, functionArn, type TestFunction } from '../testing/cloud-with-ports.ts';

const ApplicationName = 'minutes';
const MINUTE = 60_000;

const { KinesisStreamsOutput: _, ...plainOutput } = resultsOutput();
const toFunction = { ...plainOutput, LambdaOutput: { ResourceARN: functionArn('deliver') } };

const acks =
  (result: (row: { TICKER?: string }) => unknown = () => 'Ok'): TestFunction =>
  ({ records }) => ({ records: records.map(({ recordId, data }) => ({ recordId, result: result(JSON.parse(decoded(data))) })) });

async function running(deliver: TestFunction, code = PASS_THROUGH) {
  const functions: Record<string, TestFunction> = { deliver };
  const cloud = cloudWithPorts({ functions });
  await cloud.createStreams('prices');
  await cloud.createApplication(wholeApplication(code, { outputs: [toFunction] }));
  await cloud.analytics.send(new StartApplicationCommand({ ApplicationName }));
  await cloud.pass(MINUTE);
  return { cloud, functions };
}

const rowsOf = ({ records }: FunctionEvent) => records.map(({ data }) => JSON.parse(decoded(data)));
const tickersOf = (event: FunctionEvent) => rowsOf(event).map(({ TICKER }) => TICKER);
const hintsOf = ({ records }: FunctionEvent) => records.map(({ lambdaDeliveryRecordMetadata }) => lambdaDeliveryRecordMetadata?.retryHint);

describe('a Lambda function as output', () => {
  it('gets the rows in the documented event', async () => {
    const { cloud } = await running(acks());
    await cloud.put('prices', { ticker: 'A', price: 1 }, { ticker: 'B', price: 2 });
    expect(cloud.events).toEqual([
      {
        invocationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        applicationArn: `arn:aws:kinesisanalytics:${REGION}:${ACCOUNT}:application/minutes`,
        records: ['{"TICKER":"A","PRICE":1}', '{"TICKER":"B","PRICE":2}'].map((row) => ({
          recordId: expect.stringMatching(/^[0-9a-f-]{36}$/),
          lambdaDeliveryRecordMetadata: { retryHint: 0 },
          data: btoa(row),
        })),
      },
    ]);
    expect(cloud.callers).toEqual([`arn:aws:kinesisanalytics:${REGION}:${ACCOUNT}:application/minutes`]);
  });

  it('is invoked once for each tumbling window, when it closes', async () => {
    const { cloud } = await running(acks(), COUNT_BY_MINUTE);
    for (let minute = 0; minute < 2; minute++) {
      await cloud.put('prices', { ticker: 'A', price: 1 }, { ticker: 'B', price: 2 });
      await cloud.pass(MINUTE);
    }
    expect(cloud.events.map(tickersOf)).toEqual([
      ['A', 'B'],
      ['A', 'B'],
    ]);
  });

  it('is invoked about once a second while rows come all the time', async () => {
    const { cloud } = await running(acks());
    for (let tenth = 0; tenth < 30; tenth++) {
      await cloud.put('prices', { ticker: String(tenth) });
      await cloud.pass(100);
    }
    await cloud.pass(1000);
    expect(cloud.events.map(({ records }) => records.length)).toEqual([1, 9, 10, 10]);
    expect(cloud.events.flatMap(tickersOf)).toEqual(Array.from({ length: 30 }, (_unused, index) => String(index)));
  });

  it('keeps a settling cloud busy while rows wait for their second', async () => {
    const { cloud } = await running(acks());
    await cloud.put('prices', { ticker: 'A' });
    await cloud.put('prices', { ticker: 'B' });
    expect(cloud.aws.scheduler.busy).toBe(true);
    await cloud.pass(1000);
    expect(cloud.events.map(tickersOf)).toEqual([['A'], ['B']]);
    expect(cloud.aws.scheduler.busy).toBe(false);
  });

  it('gets what it calls DeliveryFailed again, with a retryHint that grows, and the other rows once', async () => {
    let failures = 2;
    const { cloud } = await running(acks(({ TICKER }) => (TICKER === 'B' && failures-- > 0 ? 'DeliveryFailed' : 'Ok')));
    await cloud.put('prices', { ticker: 'A' }, { ticker: 'B' });
    await cloud.pass(MINUTE);
    expect(cloud.events.map(tickersOf)).toEqual([['A', 'B'], ['B'], ['B']]);
    expect(cloud.events.map(hintsOf)).toEqual([[0, 0], [1], [2]]);
    expect(new Set(cloud.events.slice(1).map(({ records }) => records[0]?.recordId)).size).toBe(1);
  });

  it.each<[string, TestFunction]>([
    ['leaves a record out', () => ({ records: [] })],
    ['answers with a result of its own', acks(() => 'Fine')],
    [
      'throws',
      () => {
        throw new Error('timeout');
      },
    ],
  ])('gets the same rows again and again while it %s, in order, and keeps no settling cloud busy', async (_what, broken) => {
    const { cloud, functions } = await running(broken);
    await cloud.put('prices', { ticker: 'A' }, { ticker: 'B' });
    await cloud.pass(3000);
    expect(cloud.events.map(tickersOf)).toEqual([
      ['A', 'B'],
      ['A', 'B'],
      ['A', 'B'],
    ]);
    expect(cloud.aws.scheduler.busy).toBe(false);
    functions.deliver = acks();
    await cloud.put('prices', { ticker: 'C' });
    await cloud.pass(MINUTE);
    expect(cloud.events.slice(3).map(tickersOf)).toEqual([['A', 'B', 'C']]);
  });

  it('gets the rows that an application could not deliver before it stopped, when it starts again', async () => {
    const { cloud, functions } = await running(() => ({}));
    await cloud.put('prices', { ticker: 'A' });
    await cloud.analytics.send(new StopApplicationCommand({ ApplicationName }));
    await cloud.pass(MINUTE);
    functions.deliver = acks();
    await cloud.analytics.send(new StartApplicationCommand({ ApplicationName }));
    await cloud.pass(MINUTE);
    expect(cloud.events.slice(1).map(tickersOf)).toEqual([['A']]);
  });

  it('gets many rows in several invocations, and holds up nothing for ever', async () => {
    const { cloud } = await running(acks());
    for (let put = 0; put < 25; put++) await cloud.put('prices', ...Array.from({ length: 500 }, () => ({ ticker: 'A' })));
    await cloud.pass(MINUTE);
    expect(cloud.events.flatMap(tickersOf)).toHaveLength(12_500);
    expect(Math.max(...cloud.events.map(({ records }) => records.length))).toBe(500);
  });
});
