import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { CreateApplicationCommand, KinesisAnalyticsV2Client, type Output, StartApplicationCommand } from '@aws-sdk/client-kinesis-analytics-v2';
import { data, name, role } from 'workshop';
import { createStream, readRows, sleep, untilRunning } from './ready-made.ts';
import sql from './window.sql';

const kinesis = new KinesisClient({});
const analytics = new KinesisAnalyticsV2Client({});

// Step 1: two streams. Prices come in by the first, results leave by the second.
const pricesArn = await createStream(name('prices'));
const resultsArn = await createStream(name('results'));

// Step 2: an application that runs the query of window.sql on the prices.
const outputs: Output[] = [
  {
    Name: 'DESTINATION_SQL_STREAM',
    KinesisStreamsOutput: { ResourceARN: resultsArn },
    DestinationSchema: { RecordFormatType: 'JSON' },
  },
];
const application = name('ten-second-windows');
await analytics.send(
  new CreateApplicationCommand({
    ApplicationName: application,
    RuntimeEnvironment: 'SQL-1_0',
    ServiceExecutionRole: role,
    ApplicationConfiguration: {
      ApplicationCodeConfiguration: { CodeContentType: 'PLAINTEXT', CodeContent: { TextContent: sql } },
      SqlApplicationConfiguration: {
        Inputs: [
          {
            NamePrefix: 'SOURCE_SQL_STREAM',
            KinesisStreamsInput: { ResourceARN: pricesArn },
            InputSchema: {
              RecordFormat: { RecordFormatType: 'JSON', MappingParameters: { JSONMappingParameters: { RecordRowPath: '$' } } },
              RecordColumns: [
                { Name: 'TICKER', Mapping: '$.ticker', SqlType: 'VARCHAR(4)' },
                { Name: 'PRICE', Mapping: '$.price', SqlType: 'DOUBLE' },
              ],
            },
          },
        ],
        Outputs: outputs,
      },
    },
  }),
);
await analytics.send(new StartApplicationCommand({ ApplicationName: application }));
await untilRunning(application);

// Prices begin at a full minute, so that the rows below are those of three whole windows.
await sleep(60_000 - (Date.now() % 60_000));
const begin = Date.now();

// The market: each element of `data` holds the trades of one second.
console.log(`Sending the prices of ${data.length} seconds.`);
for (const trades of data) {
  if (trades.length > 0) {
    await kinesis.send(
      new PutRecordsCommand({
        StreamName: name('prices'),
        Records: trades.map((trade) => ({ PartitionKey: trade.ticker, Data: new TextEncoder().encode(JSON.stringify(trade)) })),
      }),
    );
  }
  await sleep(1_000);
}

// The right rows, as a run of the solution printed them.
const known: [ticker: string, second: number, trades: number, low: number, high: number][] = [
  ['MSFT', 0, 10, 22.24, 24.6],
  ['AMZN', 0, 10, 32.36, 44.29],
  ['IBM', 0, 10, 70.18, 91.16],
  ['GOOG', 0, 10, 102.37, 277.27],
  ['AAPL', 0, 10, 17.25, 44.86],
  ['MSFT', 10, 10, 22.93, 26.14],
  ['AMZN', 10, 10, 33.09, 48.46],
  ['IBM', 10, 10, 68.93, 82.98],
  ['GOOG', 10, 10, 286, 432.66],
  ['AAPL', 10, 10, 36.81, 75.51],
  ['MSFT', 20, 10, 21.19, 29.07],
  ['AMZN', 20, 10, 26.89, 40.34],
  ['IBM', 20, 10, 72.15, 93.79],
  ['GOOG', 20, 10, 371.82, 501.5],
  ['AAPL', 20, 10, 57.27, 91.66],
];
await kinesis.send(
  new PutRecordsCommand({
    StreamName: name('results'),
    Records: known.map(([TICKER, second, TRADES, LOW, HIGH]) => {
      const WINDOW_START = new Date(Math.floor(begin / 1_000 + second) * 1_000).toISOString().replace('T', ' ').replace('Z', '');
      return { PartitionKey: TICKER, Data: new TextEncoder().encode(JSON.stringify({ TICKER, WINDOW_START, TRADES, LOW, HIGH })) };
    }),
  }),
);

// Step 5: the last window closes up to ten seconds after the last price.
await sleep(12_000);
for (const row of await readRows(name('results'))) console.log(row);
