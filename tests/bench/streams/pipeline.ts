// The pipeline that is measured everywhere: PutRecords, a tumbling window of a second in Kinesis Analytics, GetRecords of its results.
import {
  CreateStreamCommand,
  DescribeStreamSummaryCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type KinesisClient,
  PutRecordsCommand,
  type PutRecordsRequestEntry,
} from '@aws-sdk/client-kinesis';
import {
  CreateApplicationCommand,
  DescribeApplicationCommand,
  type KinesisAnalyticsV2Client,
  StartApplicationCommand,
} from '@aws-sdk/client-kinesis-analytics-v2';

/** A cloud behind the SDK, and how its time passes. */
export interface ReachedCloud {
  readonly kinesis: KinesisClient;
  readonly analytics: KinesisAnalyticsV2Client;
  /** Lets `ms` milliseconds of the cloud's time pass. */
  wait(ms: number): Promise<void>;
  /** Called after each ten batches: on a virtual clock a second passes, the real one passes by itself. */
  afterTen(): Promise<void>;
  /** Calls on their way at any time. */
  readonly atOnce: number;
}

export const RECORDS_PER_BATCH = 500;
const TICKERS = 100;
const ARN = (stream: string) => `arn:aws:kinesis:us-east-1:123456789012:stream/${stream}`;

export const TUMBLING_SECOND = `
CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" (TICKER VARCHAR(4), TRADES INTEGER, HIGH DOUBLE);
CREATE OR REPLACE PUMP "COUNT_PUMP" AS INSERT INTO "DESTINATION_SQL_STREAM"
SELECT STREAM TICKER, COUNT(*) AS TRADES, MAX(PRICE) AS HIGH
FROM "SOURCE_SQL_STREAM_001"
GROUP BY TICKER, FLOOR("SOURCE_SQL_STREAM_001".ROWTIME TO SECOND);`;

const bytes = new TextEncoder();
/** Twenty different batches of trades, as a producer would send them. */
const BATCHES: readonly PutRecordsRequestEntry[][] = Array.from({ length: 20 }, (_, batch) =>
  Array.from({ length: RECORDS_PER_BATCH }, (_, place) => ({
    PartitionKey: `trader-${place}`,
    Data: bytes.encode(JSON.stringify({ ticker: `T${(batch * RECORDS_PER_BATCH + place) % TICKERS}`, price: place })),
  })),
);

/** Sends batches through the pipeline of that number of shards, and comes back when every record is counted in a result. */
export type Pipeline = (batches: number) => Promise<void>;

export async function startPipeline(cloud: ReachedCloud, shards: number): Promise<Pipeline> {
  const { kinesis, analytics } = cloud;
  const [prices, results, ApplicationName] = [`prices-${shards}`, `results-${shards}`, `seconds-${shards}`];
  await kinesis.send(new CreateStreamCommand({ StreamName: prices, ShardCount: shards }));
  await kinesis.send(new CreateStreamCommand({ StreamName: results, ShardCount: 1 }));
  for (const StreamName of [prices, results])
    await until(cloud, async () => {
      const { StreamDescriptionSummary } = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName }));
      return StreamDescriptionSummary?.StreamStatus === 'ACTIVE';
    });
  await analytics.send(new CreateApplicationCommand(application(ApplicationName, prices, results)));
  await analytics.send(new StartApplicationCommand({ ApplicationName }));
  await until(cloud, async () => {
    const { ApplicationDetail } = await analytics.send(new DescribeApplicationCommand({ ApplicationName }));
    return ApplicationDetail?.ApplicationStatus === 'RUNNING';
  });
  const first = await kinesis.send(
    new GetShardIteratorCommand({ StreamName: results, ShardId: 'shardId-000000000000', ShardIteratorType: 'TRIM_HORIZON' }),
  );
  let iterator = first.ShardIterator;
  let sent = 0;
  let counted = 0;
  return async (batches) => {
    let next = 0;
    const producer = async () => {
      while (next < batches) {
        const batch = next++;
        const { FailedRecordCount } = await kinesis.send(
          new PutRecordsCommand({ StreamName: prices, Records: BATCHES[batch % BATCHES.length] }),
        );
        if (FailedRecordCount) throw new Error(`${FailedRecordCount} records were refused`);
        if (batch % 10 === 9) await cloud.afterTen();
      }
    };
    await Promise.all(Array.from({ length: cloud.atOnce }, producer));
    sent += batches * RECORDS_PER_BATCH;
    await until(cloud, async () => {
      const { Records = [], NextShardIterator } = await kinesis.send(new GetRecordsCommand({ ShardIterator: iterator }));
      iterator = NextShardIterator;
      for (const { Data } of Records) counted += (JSON.parse(new TextDecoder().decode(Data)) as { TRADES: number }).TRADES;
      if (counted > sent) throw new Error(`${counted} of ${sent} records are counted`);
      return counted === sent;
    });
  };
}

async function until(cloud: ReachedCloud, isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (await isSo()) return;
    await cloud.wait(250);
  }
  throw new Error('It did not come about within 75 seconds of the cloud.');
}

function application(ApplicationName: string, from: string, to: string) {
  return {
    ApplicationName,
    RuntimeEnvironment: 'SQL-1_0' as const,
    ServiceExecutionRole: 'arn:aws:iam::123456789012:role/analytics',
    ApplicationConfiguration: {
      ApplicationCodeConfiguration: { CodeContentType: 'PLAINTEXT' as const, CodeContent: { TextContent: TUMBLING_SECOND } },
      SqlApplicationConfiguration: {
        Inputs: [
          {
            NamePrefix: 'SOURCE_SQL_STREAM',
            KinesisStreamsInput: { ResourceARN: ARN(from) },
            InputSchema: {
              RecordFormat: {
                RecordFormatType: 'JSON' as const,
                MappingParameters: { JSONMappingParameters: { RecordRowPath: '$' } },
              },
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
            KinesisStreamsOutput: { ResourceARN: ARN(to) },
            DestinationSchema: { RecordFormatType: 'JSON' as const },
          },
        ],
      },
    },
  };
}
