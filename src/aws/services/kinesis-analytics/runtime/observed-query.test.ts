// What an observer is told of a query. Source of truth: Observation in core/ports.ts.
import { StartApplicationCommand } from '@aws-sdk/client-kinesis-analytics-v2';
import { describe, expect, it } from 'vitest';
import { analyticsCloud, NOON, streamArn, wholeApplication } from '../testing/analytics-cloud.ts';
import { cloudWithPorts, withCompanies } from '../testing/cloud-with-ports.ts';

const ApplicationName = 'minutes';
const SOURCE = '"SOURCE_SQL_STREAM_001"';
const into = (pump: string, select: string) => `CREATE PUMP "${pump}" AS INSERT INTO "D" ${select};`;

async function started(code: string) {
  const cloud = analyticsCloud();
  await cloud.createStreams('prices', 'results');
  await cloud.createApplication(wholeApplication(`CREATE STREAM "D" (T VARCHAR(4), N INTEGER); ${code}`));
  await cloud.analytics.send(new StartApplicationCommand({ ApplicationName }));
  await cloud.pass(60_000);
  return cloud;
}

async function windowsOf(code: string) {
  const told = (await started(code)).observations.find(({ kind }) => kind === 'query-started');
  return told?.kind === 'query-started' ? told.windows : undefined;
}

describe('a query that starts', () => {
  it('tells of each window its pump and its keys, with the member of the records that a key is read from', async () => {
    const sliding = `SELECT STREAM TICKER, COUNT(*) OVER W FROM ${SOURCE}`;
    expect(
      await windowsOf(
        into('TIME', `${sliding} WINDOW W AS (PARTITION BY TICKER RANGE INTERVAL '60' SECOND PRECEDING)`) +
          into('ROWS', `${sliding} WINDOW W AS (ROWS 2 PRECEDING)`),
      ),
    ).toMatchObject([
      { kind: 'sliding-range', pump: 'TIME', sizeMs: 60_000, keys: [{ field: 'ticker' }] },
      { kind: 'sliding-rows', pump: 'ROWS', rows: 2, keys: [] },
    ]);
  });

  it('tells of a time that is a key how it is cut', async () => {
    const stepped = `SELECT STREAM 'a', COUNT(*) FROM ${SOURCE} GROUP BY STEP(${SOURCE}.ROWTIME BY INTERVAL '10' SECOND), STEP(APPROXIMATE_ARRIVAL_TIME BY INTERVAL '20' SECOND)`;
    const floored = `SELECT STREAM TICKER, COUNT(*) FROM ${SOURCE} WINDOWED BY STAGGER (PARTITION BY FLOOR(APPROXIMATE_ARRIVAL_TIME TO MINUTE), TICKER RANGE INTERVAL '1' MINUTE)`;
    expect(await windowsOf(into('STEPPED', stepped) + into('FLOORED', floored))).toMatchObject([
      { kind: 'tumbling', sizeMs: 10_000, keys: [{ text: expect.stringContaining('APPROXIMATE_ARRIVAL_TIME'), stepMs: 20_000 }] },
      { kind: 'stagger', sizeMs: 60_000, keys: [{ stepMs: 60_000 }, { field: 'ticker' }] },
    ]);
  });

  it('tells of a join the table, and where a record and a row match', async () => {
    const cloud = cloudWithPorts({ objects: { 'companies.csv': 'AMZN,Amazon\nIBM,Big Blue\n' } });
    await cloud.createStreams('prices', 'results', 'errors');
    await cloud.createApplication(withCompanies());
    await cloud.analytics.send(new StartApplicationCommand({ ApplicationName }));
    await cloud.pass(60_000);
    expect(cloud.observations.find(({ kind }) => kind === 'query-started')).toMatchObject({
      joins: [
        {
          table: 'CompanyName',
          columns: ['Ticker', 'Company'],
          rows: [
            ['AMZN', 'Amazon'],
            ['IBM', 'Big Blue'],
          ],
          rowCount: 2,
          on: [{ field: 'ticker', column: 'Ticker' }],
          unmatched: 'kept',
        },
      ],
    });
  });
});

describe('a join of streams', () => {
  const orders = 'CREATE STREAM "O" (ID VARCHAR(4), N INTEGER); CREATE STREAM "T" (ID VARCHAR(4), N INTEGER);';
  const join = (on: string) =>
    into(
      'JOIN',
      `SELECT STREAM O.ID, T.N FROM "O" OVER (RANGE INTERVAL '60' SECOND PRECEDING) AS O JOIN "T" OVER (RANGE INTERVAL '10' SECOND PRECEDING) AS T ON ${on}`,
    );
  const fed = (stream: string, where: string) =>
    `CREATE PUMP "${stream}_PUMP" AS INSERT INTO "${stream}" SELECT STREAM TICKER, 1 FROM ${SOURCE} WHERE ${where};`;
  const joinsOf = async (code: string) => {
    const told = (await started(code)).observations.find(({ kind }) => kind === 'query-started');
    return told?.kind === 'query-started' ? told.streamJoins : undefined;
  };

  it('is told with the members of the records that must be equal, though pumps have filtered and renamed them', async () => {
    const code = orders + fed('O', 'PRICE > 0') + fed('T', 'PRICE < 0') + join('O.ID = T.ID');
    expect(await joinsOf(code)).toEqual([{ pump: 'JOIN', sizeMs: 60_000, on: [{ left: 'ticker', right: 'ticker' }] }]);
  });

  it('is not told where a key is computed', async () => {
    expect(await joinsOf(orders + fed('O', 'PRICE > 0') + fed('T', 'PRICE < 0') + join('O.N = T.N'))).toEqual([]);
  });
});

describe('records that are read', () => {
  it('are told with their ROWTIME, up to the newest of each shard', async () => {
    const cloud = await started(into('P', `SELECT STREAM TICKER, 1 FROM ${SOURCE}`));
    await cloud.put('prices', { ticker: 'A' }, { ticker: 'B' });
    await cloud.pass(60_000);
    const last = cloud.observations.filter((each) => each.kind === 'record' && each.by === 'call').at(-1);
    const sequenceNumber = last?.kind === 'record' ? last.sequenceNumber : '';
    const read = cloud.observations.filter(({ kind }) => kind === 'rows-read').at(-1);
    expect(read).toMatchObject({ application: ApplicationName, streamArn: streamArn('prices') });
    expect(read?.kind === 'rows-read' && read.upTo).toEqual([{ shardId: 'shardId-000000000000', sequenceNumber }]);
    expect(read?.kind === 'rows-read' && read.atMs).toBeGreaterThanOrEqual(NOON);
  });
});
