// Ready to use: what main.ts needs and you need not write. Read it, or leave it.
import {
  CreateStreamCommand,
  DescribeStreamSummaryCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  ListShardsCommand,
  PutRecordsCommand,
  waitUntilStreamExists,
} from '@aws-sdk/client-kinesis';
import {
  CreateApplicationCommand,
  DescribeApplicationCommand,
  KinesisAnalyticsV2Client,
  StartApplicationCommand,
} from '@aws-sdk/client-kinesis-analytics-v2';
import { role } from 'workshop';

const kinesis = new KinesisClient({});
const analytics = new KinesisAnalyticsV2Client({});

/** What was measured on one day. */
export interface Day {
  readonly date: string;
  /** The mean, in metres a second. */
  readonly wind: number;
  /** Rain and melted snow, in millimetres. */
  readonly rain: number;
  readonly weather: string;
}

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));

/** Creates streams of one shard, waits until they are active and returns their ARNs. */
export function createStreams(...names: string[]): Promise<string[]> {
  return Promise.all(names.map(createStream));
}

async function createStream(StreamName: string): Promise<string> {
  await kinesis.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
  await waitUntilStreamExists({ client: kinesis, maxWaitTime: 60 }, { StreamName });
  const { StreamDescriptionSummary } = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName }));
  return StreamDescriptionSummary?.StreamARN ?? '';
}

/** Creates an application that runs the SQL on the days of one stream, starts it and waits until it is running. */
export async function startApplication(
  ApplicationName: string,
  sql: string,
  /** `outputs`: the stream that gets the rows of an in-application stream, by the name of the latter. */
  { inputArn, outputs }: { inputArn?: string; outputs: Readonly<Record<string, string | undefined>> },
): Promise<void> {
  await analytics.send(
    new CreateApplicationCommand({
      ApplicationName,
      RuntimeEnvironment: 'SQL-1_0',
      ServiceExecutionRole: role,
      ApplicationConfiguration: {
        ApplicationCodeConfiguration: { CodeContentType: 'PLAINTEXT', CodeContent: { TextContent: sql } },
        SqlApplicationConfiguration: {
          Inputs: [
            {
              NamePrefix: 'SOURCE_SQL_STREAM',
              KinesisStreamsInput: { ResourceARN: inputArn },
              InputSchema: {
                RecordFormat: { RecordFormatType: 'JSON', MappingParameters: { JSONMappingParameters: { RecordRowPath: '$' } } },
                RecordColumns: [
                  { Name: 'MEASURED_ON', Mapping: '$.date', SqlType: 'VARCHAR(10)' },
                  { Name: 'WIND', Mapping: '$.wind', SqlType: 'DOUBLE' },
                  { Name: 'RAIN', Mapping: '$.rain', SqlType: 'DOUBLE' },
                  { Name: 'WEATHER', Mapping: '$.weather', SqlType: 'VARCHAR(10)' },
                ],
              },
            },
          ],
          Outputs: Object.entries(outputs).map(([Name, ResourceARN]) => ({
            Name,
            KinesisStreamsOutput: { ResourceARN },
            DestinationSchema: { RecordFormatType: 'JSON' as const },
          })),
        },
      },
    }),
  );
  await analytics.send(new StartApplicationCommand({ ApplicationName }));
  for (;;) {
    const { ApplicationDetail } = await analytics.send(new DescribeApplicationCommand({ ApplicationName }));
    if (ApplicationDetail?.ApplicationStatus === 'RUNNING') return;
    await sleep(1_000);
  }
}

/** Sends ten days every second, away from the ends of the windows of three seconds, and waits until the last window has closed. */
export async function sendDays(StreamName: string, days: readonly Day[]): Promise<void> {
  const beginMs = Math.ceil(Date.now() / 3_000) * 3_000 + 500;
  for (let first = 0; first < days.length; first += 10) {
    await sleep(beginMs + first * 100 - Date.now());
    await kinesis.send(
      new PutRecordsCommand({
        StreamName,
        Records: days.slice(first, first + 10).map((day) => ({
          PartitionKey: 'NYC',
          Data: new TextEncoder().encode(JSON.stringify(day)),
        })),
      }),
    );
  }
  await sleep(4_000);
}

/** All rows of a stream, from its oldest record on. */
export async function readRows<Row>(StreamName: string): Promise<Row[]> {
  const rows: Row[] = [];
  const { Shards = [] } = await kinesis.send(new ListShardsCommand({ StreamName }));
  for (const { ShardId } of Shards) {
    let { ShardIterator } = await kinesis.send(new GetShardIteratorCommand({ StreamName, ShardId, ShardIteratorType: 'TRIM_HORIZON' }));
    for (let behind = 1; ShardIterator && behind > 0; ) {
      const page = await kinesis.send(new GetRecordsCommand({ ShardIterator }));
      for (const record of page.Records ?? []) rows.push(JSON.parse(new TextDecoder().decode(record.Data)));
      behind = page.MillisBehindLatest ?? 0;
      ShardIterator = page.NextShardIterator;
    }
  }
  return rows;
}
