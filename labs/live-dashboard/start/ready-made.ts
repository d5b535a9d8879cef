// Ready to use: what main.ts needs and you need not write. Read it, or leave it.
import { DescribeDeliveryStreamCommand, FirehoseClient } from '@aws-sdk/client-firehose';
import { CreateStreamCommand, DescribeStreamSummaryCommand, KinesisClient, waitUntilStreamExists } from '@aws-sdk/client-kinesis';
import {
  CreateApplicationCommand,
  DescribeApplicationCommand,
  KinesisAnalyticsV2Client,
  StartApplicationCommand,
} from '@aws-sdk/client-kinesis-analytics-v2';
import { CreateDomainCommand, DescribeDomainCommand, OpenSearchClient } from '@aws-sdk/client-opensearch';
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { name, role } from 'workshop';
import sql from './minute-waves.sql';
import { untilNextMinute } from './sea.ts';
import { askDomain, type SearchAnswer } from './search-domain.ts';

const analytics = new KinesisAnalyticsV2Client({});
const firehose = new FirehoseClient({});
const kinesis = new KinesisClient({});
const opensearch = new OpenSearchClient({});
const s3 = new S3Client({});

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

export interface Domain {
  readonly arn: string;
  /** A request to the API of OpenSearch, for example `ask('PUT', '/index', { mappings })`. */
  ask(method: string, path: string, content: unknown): Promise<SearchAnswer>;
}

/** Creates a domain of one small node and waits for its endpoint. Who signs as its account may use it. */
export async function createDomain(DomainName: string): Promise<Domain> {
  await opensearch.send(new CreateDomainCommand({ DomainName, ClusterConfig: { InstanceType: 't3.small.search', InstanceCount: 1 } }));
  for (;;) {
    const { DomainStatus } = await opensearch.send(new DescribeDomainCommand({ DomainName }));
    const { Endpoint, ARN = '' } = DomainStatus ?? {};
    if (Endpoint) return { arn: ARN, ask: (method, path, content) => askDomain(Endpoint, method, path, content) };
    await sleep(1_000);
  }
}

export async function createBucket(Bucket: string) {
  await s3.send(new CreateBucketCommand({ Bucket }));
  return { name: Bucket, arn: `arn:aws:s3:::${Bucket}` };
}

/** Waits until the delivery stream is active, and returns its ARN. */
export async function untilDelivering(DeliveryStreamName: string): Promise<string> {
  for (;;) {
    const { DeliveryStreamDescription: stream } = await firehose.send(new DescribeDeliveryStreamCommand({ DeliveryStreamName }));
    if (stream?.DeliveryStreamStatus === 'ACTIVE') return stream.DeliveryStreamARN ?? '';
    await sleep(1_000);
  }
}

/** Creates the stream `measurements`, and the application that reads it and writes its rows to Firehose. Begins a full minute. */
export async function startApplication(deliveryStreamArn: string): Promise<void> {
  const StreamName = name('measurements');
  await kinesis.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
  await waitUntilStreamExists({ client: kinesis, maxWaitTime: 60, minDelay: 1 }, { StreamName });
  const { StreamDescriptionSummary } = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName }));
  const ApplicationName = name('minute-waves');
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
              KinesisStreamsInput: { ResourceARN: StreamDescriptionSummary?.StreamARN ?? '' },
              InputSchema: {
                RecordFormat: { RecordFormatType: 'JSON', MappingParameters: { JSONMappingParameters: { RecordRowPath: '$' } } },
                RecordColumns: [
                  { Name: 'BUOY', Mapping: '$.buoy', SqlType: 'VARCHAR(16)' },
                  { Name: 'WAVE', Mapping: '$.wave', SqlType: 'DOUBLE' },
                ],
              },
            },
          ],
          Outputs: [
            {
              Name: 'DESTINATION_SQL_STREAM',
              KinesisFirehoseOutput: { ResourceARN: deliveryStreamArn },
              DestinationSchema: { RecordFormatType: 'JSON' },
            },
          ],
        },
      },
    }),
  );
  await analytics.send(new StartApplicationCommand({ ApplicationName }));
  for (;;) {
    const { ApplicationDetail } = await analytics.send(new DescribeApplicationCommand({ ApplicationName }));
    if (ApplicationDetail?.ApplicationStatus === 'RUNNING') break;
    await sleep(1_000);
  }
  await untilNextMinute();
}

/** Prints what the index refused, as Firehose keeps it: one line of JSON for each document, with the document as base64. */
export async function printRefused({ name: Bucket }: { readonly name: string }): Promise<void> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
  const texts = await Promise.all(
    Contents.map(async ({ Key }) => (await s3.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString()),
  );
  const lines = texts.flatMap((text = '') => text.split('\n').filter((line) => line !== ''));
  console.log(`The bucket holds ${lines.length} refused documents.`);
  for (const line of lines.slice(0, 6)) {
    const { errorMessage, rawData } = JSON.parse(line);
    console.log(`${atob(rawData)}\n  ${errorMessage}`);
  }
  if (lines.length > 6) console.log(`and ${lines.length - 6} more`);
}
