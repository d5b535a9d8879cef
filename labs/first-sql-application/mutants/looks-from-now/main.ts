import {
  AddApplicationOutputCommand,
  CreateApplicationCommand,
  DiscoverInputSchemaCommand,
  type Input,
  KinesisAnalyticsV2Client,
  StartApplicationCommand,
} from '@aws-sdk/client-kinesis-analytics-v2';
import { data, name, role } from 'workshop';
import sql from './application.sql';
import { createStream, readRows, sendTrades, sleep, untilRunning } from './ready-made.ts';

const analytics = new KinesisAnalyticsV2Client({});
const ApplicationName = name('falling-prices');

// The source and the destination: two streams. Five seconds of trades are in the source already.
const tradesArn = await createStream(name('trades'));
const fallingArn = await createStream(name('falling'));
await sendTrades(name('trades'), data.slice(0, 5));

// Step 1: the input data and its types.
const { InputSchema } = await analytics.send(
  new DiscoverInputSchemaCommand({
    ServiceExecutionRole: role,
    ResourceARN: tradesArn,
    InputStartingPositionConfiguration: { InputStartingPosition: 'NOW' },
  }),
);
for (const { Name, SqlType } of InputSchema?.RecordColumns ?? []) console.log(Name, SqlType);

// Step 2: the application. It gets your SQL, and an input that says what it reads.
const inputs: Input[] = [
  { NamePrefix: 'SOURCE_SQL_STREAM', KinesisStreamsInput: { ResourceARN: tradesArn }, InputSchema },
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

// Step 4: start, and connect the destination.
await analytics.send(new StartApplicationCommand({ ApplicationName }));
await untilRunning(ApplicationName);
await analytics.send(
  new AddApplicationOutputCommand({
    ApplicationName,
    CurrentApplicationVersionId: 1,
    Output: {
      Name: 'FALLING',
      KinesisStreamsOutput: { ResourceARN: fallingArn },
      DestinationSchema: { RecordFormatType: 'JSON' },
    },
  }),
);
await untilRunning(ApplicationName);

// The market goes on, and what comes out is printed.
await sendTrades(name('trades'), data.slice(5));
await sleep(2_000);
const rows = await readRows(name('falling'));
console.log(`${rows.length} rows came out.`);
for (const row of rows) console.log(row);
