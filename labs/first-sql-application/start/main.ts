import { CreateApplicationCommand, type Input, KinesisAnalyticsV2Client } from '@aws-sdk/client-kinesis-analytics-v2';
import { data, name, role } from 'workshop';
import sql from './application.sql';
import { createStream, readRows, sendTrades, sleep } from './ready-made.ts';

const analytics = new KinesisAnalyticsV2Client({});
const ApplicationName = name('falling-prices');

// The source and the destination: two streams. Five seconds of trades are in the source already.
const tradesArn = await createStream(name('trades'));
const fallingArn = await createStream(name('falling'));
await sendTrades(name('trades'), data.slice(0, 5));

// Step 1: the input data and its types.
// TODO: let the service look at `trades` with DiscoverInputSchema, and print each column that it finds.

// Step 2: the application. It gets your SQL, and an input that says what it reads.
const inputs: Input[] = [
  // TODO: read `trades`, with the schema that was found.
];
await analytics.send(
  new CreateApplicationCommand({
    ApplicationName,
    RuntimeEnvironment: 'SQL-1_0',
    ServiceExecutionRole: role,
    ApplicationConfiguration: {
      ApplicationCodeConfiguration: { CodeContentType: 'PLAINTEXT', CodeContent: { TextContent: sql } },
      SqlApplicationConfiguration: { Inputs: inputs },
    },
  }),
);
console.log(`${ApplicationName} is created.`);

// Step 3 is in application.sql.

// Step 4: TODO: start the application, then add an output that goes to the stream `falling` (`fallingArn`).

// The market goes on, and what comes out is printed.
await sendTrades(name('trades'), data.slice(5));
await sleep(2_000);
const rows = await readRows(name('falling'));
console.log(`${rows.length} rows came out.`);
for (const row of rows) console.log(row);
