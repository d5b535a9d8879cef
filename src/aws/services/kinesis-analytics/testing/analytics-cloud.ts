// For the tests of this service: a cloud on virtual time, the real SDK clients, and an application that counts prices by ticker.
import {
  CreateStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  ListShardsCommand,
  PutRecordsCommand,
} from '@aws-sdk/client-kinesis';
import {
  CreateApplicationCommand,
  type CreateApplicationCommandInput,
  DescribeApplicationCommand,
  type Input,
  KinesisAnalyticsV2Client,
  type Output,
} from '@aws-sdk/client-kinesis-analytics-v2';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { advanceTo } from '../../../core/advance-to.ts';
import { VirtualClock } from '../../../core/clock.ts';
import type { Observation } from '../../../core/ports.ts';
import { seededRandom } from '../../../core/random.ts';
import { type Aws, createAws } from '../../../index.ts';
import { clientFor } from '../../../testing/sdk-client.ts';

export const ACCOUNT = '123456789012';
export const REGION = 'eu-central-1';
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/analytics`;
/** The start of every test's time: a whole minute. */
export const NOON = Date.UTC(2026, 0, 1, 12);

export const streamArn = (name: string, account = ACCOUNT, region = REGION) => `arn:aws:kinesis:${region}:${account}:stream/${name}`;

/** Counts prices by ticker and minute. */
export const COUNT_BY_MINUTE = `
CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" (TICKER VARCHAR(4), WINDOW_START TIMESTAMP, TRADES INTEGER, HIGH DOUBLE);
CREATE OR REPLACE PUMP "COUNT_PUMP" AS INSERT INTO "DESTINATION_SQL_STREAM"
SELECT STREAM TICKER, FLOOR("SOURCE_SQL_STREAM_001".ROWTIME TO MINUTE) AS WINDOW_START, COUNT(*) AS TRADES, MAX(PRICE) AS HIGH
FROM "SOURCE_SQL_STREAM_001"
GROUP BY TICKER, FLOOR("SOURCE_SQL_STREAM_001".ROWTIME TO MINUTE);`;

/** Lets every price through. */
export const PASS_THROUGH = `
CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" (TICKER VARCHAR(4), PRICE DOUBLE);
CREATE OR REPLACE PUMP "PASS_PUMP" AS INSERT INTO "DESTINATION_SQL_STREAM"
SELECT STREAM TICKER, PRICE FROM "SOURCE_SQL_STREAM_001";`;

export const pricesInput = (changes: Partial<Input> = {}): Input => ({
  NamePrefix: 'SOURCE_SQL_STREAM',
  KinesisStreamsInput: { ResourceARN: streamArn('prices') },
  InputSchema: {
    RecordFormat: { RecordFormatType: 'JSON', MappingParameters: { JSONMappingParameters: { RecordRowPath: '$' } } },
    RecordColumns: [
      { Name: 'TICKER', Mapping: '$.ticker', SqlType: 'VARCHAR(4)' },
      { Name: 'PRICE', Mapping: '$.price', SqlType: 'DOUBLE' },
    ],
  },
  ...changes,
});

export const resultsOutput = (changes: Partial<Output> = {}): Output => ({
  Name: 'DESTINATION_SQL_STREAM',
  KinesisStreamsOutput: { ResourceARN: streamArn('results') },
  DestinationSchema: { RecordFormatType: 'JSON' },
  ...changes,
});

/** The request for an application with everything it needs. */
export const wholeApplication = (
  code = COUNT_BY_MINUTE,
  { inputs = [pricesInput()], outputs = [resultsOutput()] }: { inputs?: Input[]; outputs?: Output[] } = {},
): CreateApplicationCommandInput => ({
  ApplicationName: 'minutes',
  RuntimeEnvironment: 'SQL-1_0',
  ServiceExecutionRole: ROLE,
  ApplicationConfiguration: {
    ApplicationCodeConfiguration: { CodeContentType: 'PLAINTEXT', CodeContent: { TextContent: code } },
    SqlApplicationConfiguration: { Inputs: inputs, Outputs: outputs },
  },
});

/** What the clients and shortcuts need of a cloud. */
export type ReachableCloud = Pick<Aws, 'fetch' | 'scheduler' | 'observe' | 'inspect'>;

export interface AnalyticsCloud<Cloud extends ReachableCloud = Aws> {
  readonly aws: Cloud;
  readonly clock: VirtualClock;
  readonly kinesis: KinesisClient;
  readonly analytics: KinesisAnalyticsV2Client;
  readonly observations: readonly Observation[];
  /** Lets the cloud's time pass, stopping at everything that is due. */
  pass(ms: number): Promise<void>;
  createStreams(...names: readonly string[]): Promise<void>;
  createApplication(request?: CreateApplicationCommandInput): Promise<void>;
  put(streamName: string, ...records: readonly (object | string)[]): Promise<void>;
  /** All records of a stream as text, shard by shard. */
  texts(streamName: string): Promise<string[]>;
  /** All records of a stream, from JSON. */
  rows(streamName: string): Promise<unknown[]>;
  status(applicationName?: string): Promise<string | undefined>;
  /** Puts text into the bucket `reference-data` of an account; makes the bucket when it is not there. */
  putObject(key: string, text: string, account?: string): Promise<void>;
}

export function analyticsCloud(): AnalyticsCloud {
  const clock = new VirtualClock(NOON);
  return connected(createAws({ clock, random: seededRandom(7) }), clock);
}

/** The same clients and shortcuts for a given cloud. */
export function connected<Cloud extends ReachableCloud>(aws: Cloud, clock: VirtualClock): AnalyticsCloud<Cloud> {
  const at = { account: ACCOUNT, region: REGION };
  const kinesis = clientFor(aws, KinesisClient, at);
  const analytics = clientFor(aws, KinesisAnalyticsV2Client, at);
  const observations: Observation[] = [];
  aws.observe((observation) => observations.push(observation));
  const texts = async (StreamName: string) => {
    const { Shards = [] } = await kinesis.send(new ListShardsCommand({ StreamName }));
    const all: string[] = [];
    for (const { ShardId } of Shards) {
      const { ShardIterator } = await kinesis.send(new GetShardIteratorCommand({ StreamName, ShardId, ShardIteratorType: 'TRIM_HORIZON' }));
      const { Records = [] } = await kinesis.send(new GetRecordsCommand({ ShardIterator }));
      all.push(...Records.map(({ Data }) => new TextDecoder().decode(Data)));
    }
    return all;
  };
  const pass = async (ms: number) => {
    await advanceTo(clock, aws.scheduler, clock.now() + ms);
  };
  return {
    aws,
    clock,
    kinesis,
    analytics,
    observations,
    pass,
    texts,
    async createStreams(...names) {
      for (const StreamName of names) await kinesis.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
      await pass(60_000);
    },
    async createApplication(request = wholeApplication()) {
      await analytics.send(new CreateApplicationCommand(request));
    },
    async put(StreamName, ...records) {
      const Records = records.map((record) => {
        const text = typeof record === 'string' ? record : JSON.stringify(record);
        return { PartitionKey: 'key', Data: new TextEncoder().encode(text) };
      });
      await kinesis.send(new PutRecordsCommand({ StreamName, Records }));
      await aws.scheduler.runDue();
    },
    async putObject(Key, Body, account = ACCOUNT) {
      // In us-east-1 a bucket may be created again by its owner.
      const s3 = clientFor(aws, S3Client, { account, region: 'us-east-1' });
      await s3.send(new CreateBucketCommand({ Bucket: 'reference-data' }));
      await s3.send(new PutObjectCommand({ Bucket: 'reference-data', Key, Body }));
    },
    rows: async (streamName) => (await texts(streamName)).map((text) => JSON.parse(text)),
    async status(ApplicationName = 'minutes') {
      const { ApplicationDetail } = await analytics.send(new DescribeApplicationCommand({ ApplicationName }));
      return ApplicationDetail?.ApplicationStatus;
    },
  };
}
