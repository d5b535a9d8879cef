// Writes to an endpoint with a kept state, kills it in the middle, starts it again, and looks for what it had acknowledged.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient, PutItemCommand, paginateScan } from '@aws-sdk/client-dynamodb';
import {
  CreateStreamCommand,
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  PutRecordCommand,
} from '@aws-sdk/client-kinesis';
import { KinesisAnalyticsV2Client } from '@aws-sdk/client-kinesis-analytics-v2';
import { CreateBucketCommand, PutObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { seededRandom } from '../../aws/core/random.ts';

export interface Outcome {
  /** How many writes were answered with success. */
  readonly acknowledged: number;
  /** Those that were not there after the last start. */
  readonly lost: readonly string[];
}

const script = fileURLToPath(new URL('kept-endpoint.ts', import.meta.url));
const account = { region: 'us-east-1', credentials: { accessKeyId: '123456789012', secretAccessKey: 'x' }, maxAttempts: 1 };

/** The clients of one start. */
export interface Clients {
  readonly kinesis: KinesisClient;
  readonly analytics: KinesisAnalyticsV2Client;
  readonly dynamodb: DynamoDBClient;
  readonly s3: S3Client;
}

/** How a text is written to each service. */
const WRITES: readonly ((clients: Clients, text: string) => Promise<unknown>)[] = [
  ({ kinesis }, text) => kinesis.send(new PutRecordCommand({ StreamName: 's', PartitionKey: 'p', Data: new TextEncoder().encode(text) })),
  ({ dynamodb }, text) => dynamodb.send(new PutItemCommand({ TableName: 'texts', Item: { text: { S: text } } })),
  // Larger than a blob's least size, so that it is kept apart from the state.
  ({ s3 }, text) => s3.send(new PutObjectCommand({ Bucket: 'texts', Key: text, Body: text.padEnd(3000, '.') })),
];

/** Something that works on the stream `s` meanwhile. */
export interface Consumer {
  /** Called once the stream is there, before the first kill. */
  begin(clients: Clients): Promise<void>;
  /** Those of the texts put to the stream that it never gave out. Called after the last start. */
  lost(clients: Clients, texts: readonly string[]): Promise<readonly string[]>;
}

interface Killing {
  readonly state: string;
  /** How often the process is killed. */
  readonly times: number;
  readonly seed: number;
  readonly consumer?: Consumer;
}

export async function killedAgainAndAgain({ state, times, seed, consumer }: Killing): Promise<Outcome> {
  const random = seededRandom(seed);
  const acknowledged: string[] = [];
  let written = 0;
  for (let round = 0; round < times; round++) {
    const { child, clients } = await started(state);
    if (round === 0) {
      await makeTargets(clients);
      await consumer?.begin(clients);
    }
    const kill = setTimeout(() => child.kill('SIGKILL'), 100 + random.next() * 250);
    const gone = once(child, 'exit');
    const writer = async (write: (typeof WRITES)[number]) => {
      for (;;) {
        const text = `write-${written++}`;
        try {
          await write(clients, text);
        } catch {
          // The process is gone: this write was never acknowledged.
          return;
        }
        acknowledged.push(text);
      }
    };
    await Promise.all([...WRITES, ...WRITES].map(writer));
    await gone;
    clearTimeout(kill);
    for (const client of Object.values(clients)) client.destroy();
  }
  const { child, clients } = await started(state);
  const there = new Set(await everything(clients));
  const inStream = await recordsOf(clients.kinesis, 's');
  const lost = [...acknowledged.filter((text) => !there.has(text)), ...((await consumer?.lost(clients, inStream)) ?? [])];
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  for (const client of Object.values(clients)) client.destroy();
  return { acknowledged: acknowledged.length, lost };
}

async function started(state: string): Promise<{ child: ChildProcess; clients: Clients }> {
  const child = spawn(process.execPath, [script, state], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  const settings = { endpoint: line.toString().trim(), ...account };
  return {
    child,
    clients: {
      kinesis: new KinesisClient(settings),
      analytics: new KinesisAnalyticsV2Client(settings),
      dynamodb: new DynamoDBClient(settings),
      s3: new S3Client({ ...settings, forcePathStyle: true }),
    },
  };
}

async function makeTargets({ kinesis, dynamodb, s3 }: Clients): Promise<void> {
  await s3.send(new CreateBucketCommand({ Bucket: 'texts' }));
  await kinesis.send(new CreateStreamCommand({ StreamName: 's', ShardCount: 1 }));
  await dynamodb.send(
    new CreateTableCommand({
      TableName: 'texts',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'text', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'text', KeyType: 'HASH' }],
    }),
  );
  const active = async () => {
    const { StreamDescription } = await kinesis.send(new DescribeStreamCommand({ StreamName: 's' }));
    const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName: 'texts' }));
    return StreamDescription?.StreamStatus === 'ACTIVE' && Table?.TableStatus === 'ACTIVE';
  };
  while (!(await active()));
}

/** All texts that are there. */
async function everything({ kinesis, dynamodb, s3 }: Clients): Promise<string[]> {
  const texts = await recordsOf(kinesis, 's');
  for await (const { Items } of paginateScan({ client: dynamodb }, { TableName: 'texts' }))
    texts.push(...(Items ?? []).map(({ text }) => text?.S ?? ''));
  for await (const { Contents } of paginateListObjectsV2({ client: s3 }, { Bucket: 'texts' }))
    texts.push(...(Contents ?? []).map(({ Key }) => Key ?? ''));
  return texts;
}

/** All records of a stream of one shard, as texts. */
export async function recordsOf(kinesis: KinesisClient, StreamName: string): Promise<string[]> {
  const shard = { StreamName, ShardId: 'shardId-000000000000', ShardIteratorType: 'TRIM_HORIZON' } as const;
  let { ShardIterator: iterator } = await kinesis.send(new GetShardIteratorCommand(shard));
  const texts: string[] = [];
  for (let behindMs = 1; iterator && behindMs > 0; ) {
    const answer = await kinesis.send(new GetRecordsCommand({ ShardIterator: iterator }));
    texts.push(...(answer.Records ?? []).map(({ Data }) => new TextDecoder().decode(Data)));
    iterator = answer.NextShardIterator;
    behindMs = answer.MillisBehindLatest ?? 0;
  }
  return texts;
}
