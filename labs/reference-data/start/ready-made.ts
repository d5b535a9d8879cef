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
import { CreateApplicationCommand, DescribeApplicationCommand, KinesisAnalyticsV2Client } from '@aws-sdk/client-kinesis-analytics-v2';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { role } from 'workshop';

const kinesis = new KinesisClient({});
const analytics = new KinesisAnalyticsV2Client({});
const s3 = new S3Client({});

/** One element a second: the trades of that second. */
export type Seconds = readonly (readonly { readonly ticker: string; readonly price: number }[])[];

export const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Creates a stream of one shard, waits until it is active and returns its ARN. */
export async function createStream(StreamName: string): Promise<string> {
  await kinesis.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
  await waitUntilStreamExists({ client: kinesis, maxWaitTime: 60 }, { StreamName });
  const { StreamDescriptionSummary } = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName }));
  return StreamDescriptionSummary?.StreamARN ?? '';
}

/** Creates a bucket and returns its ARN. */
export async function createBucket(Bucket: string): Promise<string> {
  await s3.send(new CreateBucketCommand({ Bucket }));
  return `arn:aws:s3:::${Bucket}`;
}

/** Writes a file to a bucket; one of the same name is replaced. */
export async function putFile(Bucket: string, Key: string, Body: string): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket, Key, Body }));
}

/** Creates an application with an input and an output, and without code. */
export async function createApplication(ApplicationName: string, pricesArn: string, resultsArn: string): Promise<void> {
  await analytics.send(
    new CreateApplicationCommand({
      ApplicationName,
      RuntimeEnvironment: 'SQL-1_0',
      ServiceExecutionRole: role,
      ApplicationConfiguration: {
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
          Outputs: [
            {
              Name: 'DESTINATION_SQL_STREAM',
              KinesisStreamsOutput: { ResourceARN: resultsArn },
              DestinationSchema: { RecordFormatType: 'JSON' },
            },
          ],
        },
      },
    }),
  );
}

/** What the next change of an application needs: its version, and the id of its reference data source, once there is one. */
export async function describe(ApplicationName: string) {
  const { ApplicationDetail } = await analytics.send(new DescribeApplicationCommand({ ApplicationName }));
  const sql = ApplicationDetail?.ApplicationConfigurationDescription?.SqlApplicationConfigurationDescription;
  return {
    version: ApplicationDetail?.ApplicationVersionId,
    status: ApplicationDetail?.ApplicationStatus,
    referenceId: sql?.ReferenceDataSourceDescriptions?.[0]?.ReferenceId,
  };
}

/** Waits until a started or updated application is running. */
export async function untilRunning(ApplicationName: string): Promise<void> {
  for (;;) {
    const { status } = await describe(ApplicationName);
    if (status === 'RUNNING') return;
    if (status === 'READY') throw new Error('The application is READY: it was not started, or it could not run.');
    await sleep(1_000);
  }
}

/** Sends the trades, a second of them every second. */
export async function sendPrices(StreamName: string, seconds: Seconds): Promise<void> {
  for (const trades of seconds) {
    const Records = trades.map((trade) => ({ PartitionKey: trade.ticker, Data: new TextEncoder().encode(JSON.stringify(trade)) }));
    if (Records.length > 0) await kinesis.send(new PutRecordsCommand({ StreamName, Records }));
    await sleep(1_000);
  }
}

/** Prints which names the rows of a stream carry, and counts the rows of each. */
export async function printNames(StreamName: string): Promise<void> {
  const counts = new Map<string, number>();
  for (const { TICKER, COMPANY } of await readRows(StreamName)) {
    const line = `${String(TICKER).padEnd(4)}  ${COMPANY === null ? '(no name)' : COMPANY}`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  console.log(counts.size === 0 ? 'There are no rows in the stream.' : 'Which names the rows carry:');
  for (const [line, count] of [...counts].sort(([one], [other]) => one.slice(0, 4).localeCompare(other.slice(0, 4)))) {
    console.log(`${line}  in ${count} rows`);
  }
}

/** All rows of a stream, from its oldest record on. */
async function readRows(StreamName: string): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
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
