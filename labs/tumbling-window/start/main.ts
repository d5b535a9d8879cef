import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { CreateApplicationCommand, KinesisAnalyticsV2Client, type Output, StartApplicationCommand } from '@aws-sdk/client-kinesis-analytics-v2';
import { data, name, role } from 'workshop';
import { createStream, readRows, sleep, untilRunning } from './ready-made.ts';
import sql from './window.sql';

const kinesis = new KinesisClient({});
const analytics = new KinesisAnalyticsV2Client({});

// Step 1: two streams. Prices come in by the first, results leave by the second.
const pricesArn = await createStream(name('prices'));
// TODO: create the stream `results` as well, and keep its ARN.

// Step 2: an application that runs the query of window.sql on the prices.
const outputs: Output[] = [
  // TODO: send DESTINATION_SQL_STREAM to the stream `results`, as JSON.
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
// TODO: start the application, then wait with `await untilRunning(application);`.

// The market: each element of `data` holds the trades of one second.
console.log(`Sending the prices of ${data.length} seconds.`);
for (const trades of data) {
  await sleep(1_000);
  if (trades.length > 0) {
    await kinesis.send(
      new PutRecordsCommand({
        StreamName: name('prices'),
        Records: trades.map((trade) => ({ PartitionKey: trade.ticker, Data: new TextEncoder().encode(JSON.stringify(trade)) })),
      }),
    );
  }
}

// Steps 3 and 4 are in window.sql.

// Step 5: TODO: wait for the last window to close, then read the rows and print each.
