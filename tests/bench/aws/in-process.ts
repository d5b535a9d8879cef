// What the embedded AWS adds to a call beside the SDK's own cost: the same client, once answered by the cloud, once by a canned answer.
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { KinesisClient, PutRecordCommand } from '@aws-sdk/client-kinesis';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import { wallClock } from '../../../src/aws/core/clock.ts';
import { seededRandom } from '../../../src/aws/core/random.ts';
import { createAws } from '../../../src/aws/index.ts';
import { FIRST, WORKLOADS } from './calls.ts';

const CALLS = 2000;
const ROUNDS = 7;

type Answer = (request: Request) => Promise<Response>;
const settings = (answer: Answer) => ({
  region: 'us-east-1',
  endpoint: 'http://localhost:4566',
  forcePathStyle: true,
  credentials: { accessKeyId: '123456789012', secretAccessKey: 'any' },
  requestHandler: new FetchHttpHandler({ customFetch: (request: unknown) => answer(request as Request) }),
});

const CALLED: Readonly<Record<string, (answer: Answer) => () => Promise<unknown>>> = {
  'DynamoDB PutItem': (answer) => {
    const client = new DynamoDBClient(settings(answer));
    let at = 0;
    return () => client.send(new PutItemCommand({ TableName: 'put', Item: { device: { S: 'd' }, at: { N: String(at++) } } }));
  },
  'S3 GetObject, 1 KB': (answer) => {
    const client = new S3Client(settings(answer));
    return async () => (await client.send(new GetObjectCommand({ Bucket: 'bench', Key: '1024-get' }))).Body?.transformToByteArray();
  },
  'Kinesis PutRecord': (answer) => {
    const client = new KinesisClient(settings(answer));
    return () => client.send(new PutRecordCommand({ StreamName: 'bench', PartitionKey: 'p', Data: new Uint8Array(100) }));
  },
};

export interface Added {
  readonly name: string;
  /** Milliseconds a call, the middle of the rounds. */
  readonly sdkMs: number;
  readonly withCloudMs: number;
}

/** Measures each call, rounds taking turns. */
export async function addedByTheCloud(): Promise<readonly Added[]> {
  const aws = createAws({ clock: wallClock, random: seededRandom(1) });
  const scope = '123456789012/20261101/us-east-1';
  for (const { service, method, path, headers, body } of [...Object.values(FIRST), ...WORKLOADS.flatMap(({ before }) => before)]) {
    const authorization = `AWS4-HMAC-SHA256 Credential=${scope}/${service}/aws4_request, SignedHeaders=host, Signature=0`;
    const signed = { ...headers, authorization, 'x-amz-date': '20261101T000000Z' };
    await aws.fetch(new Request(`http://localhost:4566${path}`, { method, headers: signed, ...(body && { body: body.slice() }) }));
  }
  // A stream becomes ACTIVE half a second after it was made, a table too.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await aws.scheduler.runDue();
  const all: Added[] = [];
  for (const [name, make] of Object.entries(CALLED)) {
    let canned: { status: number; headers: [string, string][]; body: ArrayBuffer } | undefined;
    const recorded = make(async (request) => {
      const answer = await aws.fetch(request);
      canned = { status: answer.status, headers: [...answer.headers], body: await answer.clone().arrayBuffer() };
      return answer;
    });
    await recorded();
    const alone = make(async (request) => {
      await request.arrayBuffer();
      return new Response(canned?.body, { status: canned?.status ?? 500, headers: canned?.headers ?? [] });
    });
    const withCloud = make((request) => aws.fetch(request));
    const times = { alone: [] as number[], withCloud: [] as number[] };
    for (let round = 0; round <= ROUNDS; round++) {
      const first = await perCall(alone);
      const second = await perCall(withCloud);
      if (round > 0) times.alone.push(first);
      if (round > 0) times.withCloud.push(second);
    }
    all.push({ name, sdkMs: middle(times.alone), withCloudMs: middle(times.withCloud) });
  }
  return all;
}

async function perCall(call: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  for (let place = 0; place < CALLS / ROUNDS; place++) await call();
  return (performance.now() - startedMs) / (CALLS / ROUNDS);
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
