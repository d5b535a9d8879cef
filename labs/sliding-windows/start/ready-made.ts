// Ready to use: what main.ts needs and you need not write. Read it, or leave it.
import {
  CreateStreamCommand,
  DescribeStreamSummaryCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  ListShardsCommand,
  PutRecordCommand,
  waitUntilStreamExists,
} from '@aws-sdk/client-kinesis';
import {
  CreateApplicationCommand,
  DescribeApplicationCommand,
  KinesisAnalyticsV2Client,
  StartApplicationCommand,
} from '@aws-sdk/client-kinesis-analytics-v2';
import { name, role } from 'workshop';

const kinesis = new KinesisClient({});
const analytics = new KinesisAnalyticsV2Client({});

export interface Trade {
  /** When it is sent, in seconds after the first second. */
  readonly second: number;
  readonly ticker: string;
  readonly price: number;
}

/** What the application writes: the columns of DESTINATION_SQL_STREAM. */
export interface Row {
  readonly KIND: string;
  readonly TICKER: string;
  readonly PRICE: number;
  readonly AVERAGE: number;
  readonly PRICES: number;
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Creates a stream of one shard, waits until it is active and returns its ARN. */
export async function createStream(StreamName: string): Promise<string> {
  await kinesis.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
  await waitUntilStreamExists({ client: kinesis, maxWaitTime: 60 }, { StreamName });
  const { StreamDescriptionSummary } = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName }));
  return StreamDescriptionSummary?.StreamARN ?? '';
}

/**
 * Creates the application, starts it and waits until it runs.
 * @param pricesArn the stream that it reads
 * @param outputs the ARNs of the streams that it writes to, by in-application stream
 */
export async function runApplication(sql: string, pricesArn: string, outputs: Record<string, string>): Promise<void> {
  const ApplicationName = name('moving-averages');
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
          Outputs: Object.entries(outputs).map(([Name, ResourceARN]) => ({
            Name,
            KinesisStreamsOutput: { ResourceARN },
            DestinationSchema: { RecordFormatType: 'JSON' },
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

/** Sends each trade in its second. */
export async function sendTrades(StreamName: string, trades: readonly Trade[]): Promise<void> {
  const begin = Date.now();
  for (const { second, ticker, price } of trades) {
    await sleep(begin + second * 1_000 - Date.now());
    const Data = new TextEncoder().encode(JSON.stringify({ ticker, price }));
    await kinesis.send(new PutRecordCommand({ StreamName, PartitionKey: ticker, Data }));
  }
}

/** All rows of a stream, from its oldest record on. */
export async function readRows(StreamName: string): Promise<Row[]> {
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
