// The whole way of a record: Kinesis, mapping, engine, output, by the real SDK clients on virtual time.
import { CreateStreamCommand, ListStreamsCommand, PutRecordCommand } from '@aws-sdk/client-kinesis';
import {
  AddApplicationOutputCommand,
  ListApplicationsCommand,
  StartApplicationCommand,
  StopApplicationCommand,
  UpdateApplicationCommand,
} from '@aws-sdk/client-kinesis-analytics-v2';
import { beforeAll, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../core/clock.ts';
import { seededRandom } from '../../../core/random.ts';
import { createAws } from '../../../index.ts';
import {
  type AnalyticsCloud,
  analyticsCloud,
  connected,
  PASS_THROUGH,
  pricesInput,
  resultsOutput,
  streamArn,
  wholeApplication,
} from '../testing/analytics-cloud.ts';

const ApplicationName = 'minutes';
const MINUTE = 60_000;

// The code of the services is loaded at the first call of each; what is measured here is the cloud, not the loading.
beforeAll(async () => {
  const cloud = analyticsCloud();
  await cloud.kinesis.send(new ListStreamsCommand({}));
  await cloud.analytics.send(new ListApplicationsCommand({}));
});

async function running(request = wholeApplication()): Promise<AnalyticsCloud> {
  const cloud = analyticsCloud();
  await cloud.createStreams('prices', 'results', 'errors');
  await cloud.createApplication(request);
  await cloud.analytics.send(new StartApplicationCommand({ ApplicationName }));
  await cloud.pass(MINUTE);
  return cloud;
}

async function restored(cloud: AnalyticsCloud): Promise<AnalyticsCloud> {
  const clock = new VirtualClock(0);
  const other = connected(createAws({ clock, random: seededRandom(8) }), clock);
  await other.aws.restore(structuredClone(await cloud.aws.snapshot()));
  return other;
}

const trade = (ticker: string, price: number) => ({ ticker, price });

describe('a running application with a window of a minute', () => {
  it('delivers one row per ticker and minute, over minutes of cloud time, in under a second', async () => {
    const startedMs = performance.now();
    const cloud = await running(); // 12:02
    for (let second = 0; second < 150; second += 10) {
      await cloud.put('prices', trade('AAPL', second), trade('IBM', 1000 - second));
      await cloud.pass(10_000);
    }
    await cloud.put('prices', trade('AAPL', 7));
    await cloud.pass(MINUTE);
    const row = (TICKER: string, minute: string, TRADES: number, HIGH: number) => ({
      TICKER,
      WINDOW_START: `2026-01-01 12:${minute}:00.000`,
      TRADES,
      HIGH,
    });
    expect(await cloud.rows('results')).toEqual([
      row('AAPL', '02', 6, 50),
      row('IBM', '02', 6, 1000),
      row('AAPL', '03', 6, 110),
      row('IBM', '03', 6, 940),
      row('AAPL', '04', 4, 140),
      row('IBM', '04', 3, 880),
    ]);
    expect(performance.now() - startedMs).toBeLessThan(1000);
  });

  it('closes a window on time by the clock, though no further record comes', async () => {
    const cloud = await running();
    await cloud.put('prices', trade('AAPL', 1));
    await cloud.pass(MINUTE - 1);
    expect(await cloud.rows('results')).toEqual([]);
    await cloud.pass(1);
    expect(await cloud.rows('results')).toHaveLength(1);
  });

  it('keeps a settling cloud busy until the window has closed, and no longer', async () => {
    const cloud = await running();
    await cloud.put('prices', trade('AAPL', 1));
    expect(cloud.aws.scheduler.busy).toBe(true);
    await cloud.aws.settle({ untilMs: cloud.clock.now() + 10 * MINUTE });
    expect(await cloud.rows('results')).toHaveLength(1);
    expect(cloud.aws.scheduler.busy).toBe(false);
  });

  it('goes on after a snapshot, in another cloud, with the open window and nothing twice', async () => {
    const cloud = await running();
    await cloud.put('prices', trade('AAPL', 1));
    await cloud.pass(10_000);
    const other = await restored(cloud);
    await other.put('prices', trade('AAPL', 2));
    await other.pass(MINUTE);
    expect(await other.rows('results')).toMatchObject([{ TICKER: 'AAPL', TRADES: 2, HIGH: 2 }]);
    expect(await other.status()).toBe('RUNNING');
  });

  it('becomes RUNNING in a cloud restored from a snapshot of its start', async () => {
    const cloud = analyticsCloud();
    await cloud.createStreams('prices', 'results');
    await cloud.createApplication();
    await cloud.analytics.send(new StartApplicationCommand({ ApplicationName }));
    const other = await restored(cloud);
    expect(await other.status()).toBe('STARTING');
    await other.pass(MINUTE);
    expect(await other.status()).toBe('RUNNING');
  });

  it('tells the stream view of its windows when it starts and when it stops', async () => {
    const cloud = await running();
    await cloud.analytics.send(new StopApplicationCommand({ ApplicationName }));
    const told = cloud.observations.filter(({ kind }) => kind.startsWith('query'));
    expect(told).toMatchObject([
      {
        kind: 'query-started',
        application: ApplicationName,
        windows: [{ kind: 'tumbling', from: 'SOURCE_SQL_STREAM_001', sizeMs: MINUTE }],
        sources: [streamArn('prices')],
        targets: [streamArn('results')],
      },
      { kind: 'query-stopped', application: ApplicationName },
    ]);
  });

  it('tells the stream view of stagger windows too, with their length', async () => {
    const stagger = `CREATE STREAM "DESTINATION_SQL_STREAM" (TICKER VARCHAR(4), TRADES INTEGER);
CREATE PUMP "P" AS INSERT INTO "DESTINATION_SQL_STREAM" SELECT STREAM TICKER, COUNT(*) FROM "SOURCE_SQL_STREAM_001"
WINDOWED BY STAGGER (PARTITION BY TICKER RANGE INTERVAL '1' MINUTE);`;
    const cloud = await running(wholeApplication(stagger));
    expect(cloud.observations.find(({ kind }) => kind === 'query-started')).toMatchObject({
      windows: [{ kind: 'stagger', from: 'SOURCE_SQL_STREAM_001', sizeMs: MINUTE }],
    });
  });
});

describe('reading (start positions: API_InputStartingPositionConfiguration; the default NOW is inferred)', () => {
  const passing = async () => {
    const cloud = analyticsCloud();
    await cloud.createStreams('prices', 'results');
    await cloud.createApplication(wholeApplication(PASS_THROUGH));
    await cloud.put('prices', trade('OLD', 1));
    return cloud;
  };
  const start = (cloud: AnalyticsCloud, InputStartingPosition: 'NOW' | 'TRIM_HORIZON' | 'LAST_STOPPED_POINT') =>
    cloud.analytics.send(
      new StartApplicationCommand({
        ApplicationName,
        RunConfiguration: { SqlRunConfigurations: [{ InputId: '1.1', InputStartingPositionConfiguration: { InputStartingPosition } }] },
      }),
    );

  it('begins NOW behind the newest record at the time of the request', async () => {
    const cloud = await passing();
    await start(cloud, 'NOW');
    await cloud.put('prices', trade('NEW', 2));
    await cloud.pass(MINUTE);
    expect(await cloud.rows('results')).toEqual([{ TICKER: 'NEW', PRICE: 2 }]);
  });

  it('begins at TRIM_HORIZON with the oldest record', async () => {
    const cloud = await passing();
    await start(cloud, 'TRIM_HORIZON');
    await cloud.pass(MINUTE);
    expect(await cloud.rows('results')).toEqual([{ TICKER: 'OLD', PRICE: 1 }]);
  });

  it('begins at LAST_STOPPED_POINT with the first record that came after the stop', async () => {
    const cloud = await passing();
    await start(cloud, 'TRIM_HORIZON');
    await cloud.pass(MINUTE);
    await cloud.analytics.send(new StopApplicationCommand({ ApplicationName }));
    await cloud.pass(MINUTE);
    await cloud.put('prices', trade('LATE', 3));
    await start(cloud, 'LAST_STOPPED_POINT');
    await cloud.pass(MINUTE);
    expect(await cloud.rows('results')).toEqual([
      { TICKER: 'OLD', PRICE: 1 },
      { TICKER: 'LATE', PRICE: 3 },
    ]);
  });
});

it('reads several shards in order of arrival', async () => {
  const cloud = analyticsCloud();
  await cloud.kinesis.send(new CreateStreamCommand({ StreamName: 'prices', ShardCount: 2 }));
  await cloud.createStreams('results');
  await cloud.createApplication(wholeApplication(PASS_THROUGH));
  await cloud.analytics.send(new StartApplicationCommand({ ApplicationName }));
  const [low, high] = ['0', String(2n ** 128n - 1n)];
  for (const [ticker, ExplicitHashKey] of Object.entries({ A: high, B: low, C: high, D: low })) {
    const Data = new TextEncoder().encode(JSON.stringify(trade(ticker, 1)));
    await cloud.kinesis.send(new PutRecordCommand({ StreamName: 'prices', PartitionKey: 'key', ExplicitHashKey, Data }));
    await cloud.pass(1000);
  }
  await cloud.pass(MINUTE);
  expect(await cloud.rows('results')).toMatchObject([{ TICKER: 'A' }, { TICKER: 'B' }, { TICKER: 'C' }, { TICKER: 'D' }]);
});

describe('outputs', () => {
  it('write CSV where the destination schema says so', async () => {
    const cloud = await running(
      wholeApplication(PASS_THROUGH, { outputs: [resultsOutput({ DestinationSchema: { RecordFormatType: 'CSV' } })] }),
    );
    await cloud.put('prices', trade('AAPL', 1.5));
    expect(await cloud.texts('results')).toEqual(['AAPL,1.5\n']);
  });

  it('named error_stream take the seven columns of what could not be read (error-handling.html)', async () => {
    const errors = resultsOutput({ Name: 'error_stream', KinesisStreamsOutput: { ResourceARN: streamArn('errors') } });
    const cloud = await running(wholeApplication(PASS_THROUGH, { outputs: [resultsOutput(), errors] }));
    await cloud.put('prices', { ticker: 'AAPL', price: 'cheap' }, 'not JSON', trade('IBM', 2));
    expect(await cloud.rows('results')).toEqual([{ TICKER: 'IBM', PRICE: 2 }]);
    expect(await cloud.rows('errors')).toEqual([
      {
        ERROR_TIME: '2026-01-01 12:02:00.000',
        ERROR_LEVEL: 'ERROR',
        ERROR_NAME: 'CoercionError',
        MESSAGE: 'column PRICE: cannot coerce "cheap" to DOUBLE',
        DATA_ROWTIME: '2026-01-01 12:02:00.000',
        DATA_ROW: hex('{"ticker":"AAPL","price":"cheap"}'),
        PUMP_NAME: null,
      },
      expect.objectContaining({ ERROR_NAME: 'ParseError', DATA_ROW: hex('not JSON') }),
    ]);
  });

  it('named error_stream take what fails in the query too, with its pump (error-handling.html: division by zero)', async () => {
    const code = PASS_THROUGH.replace('SELECT STREAM TICKER, PRICE', 'SELECT STREAM TICKER, 1 / CAST(PRICE AS INTEGER)');
    const errors = resultsOutput({ Name: 'error_stream', KinesisStreamsOutput: { ResourceARN: streamArn('errors') } });
    const cloud = await running(wholeApplication(code, { outputs: [resultsOutput(), errors] }));
    await cloud.put('prices', trade('A', 0), trade('B', 1));
    expect(await cloud.rows('results')).toEqual([{ TICKER: 'B', PRICE: 1 }]);
    expect(await cloud.rows('errors')).toMatchObject([{ ERROR_LEVEL: 'ERROR', DATA_ROW: hex('A,0'), PUMP_NAME: 'PASS_PUMP' }]);
  });

  it('take in-application names by case: an output of another case gets nothing (how-it-works-output.html)', async () => {
    const cloud = await running(wholeApplication(PASS_THROUGH, { outputs: [resultsOutput({ Name: 'destination_sql_stream' })] }));
    await cloud.put('prices', trade('AAPL', 1));
    expect(await cloud.rows('results')).toEqual([]);
  });

  it('keep rows for a target that is gone, deliver them in order once it is back, and keep no settling cloud busy', async () => {
    const cloud = analyticsCloud();
    await cloud.createStreams('prices');
    await cloud.createApplication(wholeApplication(PASS_THROUGH));
    await cloud.analytics.send(new StartApplicationCommand({ ApplicationName }));
    await cloud.pass(MINUTE);
    await cloud.put('prices', trade('A', 1));
    await cloud.put('prices', trade('B', 2));
    await cloud.pass(MINUTE);
    expect(cloud.aws.scheduler.busy).toBe(false);
    await cloud.createStreams('results');
    await cloud.pass(2 * MINUTE);
    expect(await cloud.rows('results')).toMatchObject([{ TICKER: 'A' }, { TICKER: 'B' }]);
  });
});

it('gives the columns of the record itself to code that names them', async () => {
  const cloud = await running(
    wholeApplication(`
CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" (ARRIVED TIMESTAMP, K VARCHAR(16), SHARD VARCHAR(64), SEQ VARCHAR(128));
CREATE OR REPLACE PUMP "P" AS INSERT INTO "DESTINATION_SQL_STREAM"
SELECT STREAM s.APPROXIMATE_ARRIVAL_TIME, s.PARTITION_KEY, s.SHARD_ID, s.SEQUENCE_NUMBER FROM "SOURCE_SQL_STREAM_001" AS s;`),
  );
  await cloud.put('prices', trade('AAPL', 1));
  expect(await cloud.rows('results')).toEqual([
    { ARRIVED: '2026-01-01 12:02:00.000', K: 'key', SHARD: 'shardId-000000000000', SEQ: expect.stringMatching(/^\d{56}$/) },
  ]);
});

it('shares the shards out over as many in-application streams as InputParallelism says (input-parallelism.html)', async () => {
  const cloud = await running(
    wholeApplication(PASS_THROUGH.replace('SOURCE_SQL_STREAM_001', 'SOURCE_SQL_STREAM_002'), {
      inputs: [pricesInput({ InputParallelism: { Count: 2 } })],
    }),
  );
  await cloud.put('prices', trade('AAPL', 1));
  expect(await cloud.rows('results')).toEqual([]); // the one shard feeds SOURCE_SQL_STREAM_001
});

it('keeps an open window through an update that adds an output, and begins anew with other code', async () => {
  const cloud = await running();
  await cloud.put('prices', trade('AAPL', 1));
  const errors = resultsOutput({ Name: 'error_stream', KinesisStreamsOutput: { ResourceARN: streamArn('errors') } });
  await cloud.analytics.send(new AddApplicationOutputCommand({ ApplicationName, CurrentApplicationVersionId: 1, Output: errors }));
  expect(await cloud.status()).toBe('UPDATING');
  await cloud.put('prices', trade('AAPL', 5));
  await cloud.pass(MINUTE);
  expect(await cloud.status()).toBe('RUNNING');
  expect(await cloud.rows('results')).toMatchObject([{ TRADES: 2, HIGH: 5 }]);
  await cloud.analytics.send(
    new UpdateApplicationCommand({
      ApplicationName,
      CurrentApplicationVersionId: 2,
      ApplicationConfigurationUpdate: { ApplicationCodeConfigurationUpdate: { CodeContentUpdate: { TextContentUpdate: PASS_THROUGH } } },
    }),
  );
  await cloud.put('prices', trade('IBM', 9));
  await cloud.pass(MINUTE);
  expect((await cloud.rows('results')).at(-1)).toEqual({ TICKER: 'IBM', PRICE: 9 });
});

it('runs consumers in a task of their own: a put has answered before the query reads', async () => {
  const cloud = await running(wholeApplication(PASS_THROUGH));
  await cloud.put('prices', trade('AAPL', 1));
  const deliveries = cloud.observations.filter((each) => each.kind === 'record').map(({ by }) => by);
  expect(deliveries).toEqual(['call', 'delivery']);
});

function hex(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
