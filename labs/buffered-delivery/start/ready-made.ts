// Ready to use: what main.ts needs and you need not write. Read it, or leave it.
import {
  DescribeDeliveryStreamCommand,
  FirehoseClient,
  type _Record,
  PutRecordBatchCommand,
  type PutRecordBatchOutput,
} from '@aws-sdk/client-firehose';
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';

const firehose = new FirehoseClient({});
const s3 = new S3Client({});

export const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));

/** Creates a bucket and returns its ARN. */
export async function createBucket(Bucket: string): Promise<string> {
  await s3.send(new CreateBucketCommand({ Bucket }));
  return `arn:aws:s3:::${Bucket}`;
}

/** Waits until a delivery stream takes records. */
export async function untilActive(DeliveryStreamName: string): Promise<void> {
  for (;;) {
    const { DeliveryStreamDescription } = await firehose.send(new DescribeDeliveryStreamCommand({ DeliveryStreamName }));
    if (DeliveryStreamDescription?.DeliveryStreamStatus === 'ACTIVE') return;
    await sleep(1_000);
  }
}

/** Waits until the clock shows the next full second, and returns it. */
export async function nextSecond(): Promise<number> {
  await sleep(1_000 - (Date.now() % 1_000));
  return Date.now();
}

/** One PutRecordBatch call of up to 500 records and 4 MiB. It takes the 20 ms that a call to AWS takes: calls in the tab take no lab time. */
export async function put(DeliveryStreamName: string, Records: _Record[]): Promise<PutRecordBatchOutput> {
  await sleep(20);
  return firehose.send(new PutRecordBatchCommand({ DeliveryStreamName, Records }));
}

async function textOfObject(Bucket: string, Key: string): Promise<string> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
  const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
  const stream = new Blob([new Uint8Array(bytes)]).stream();
  return new Response(Key.endsWith('.gz') ? stream.pipeThrough(new DecompressionStream('gzip')) : stream).text();
}

/** Prints the objects of a bucket in the order in which they were written, and what the first one begins with. */
export async function printObjects(Bucket: string): Promise<void> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
  const objects = Contents.toSorted((one, other) => Number(one.LastModified) - Number(other.LastModified));
  if (objects.length === 0) console.log('There is nothing in the bucket yet.');
  for (const { Key, Size = 0, LastModified } of objects) {
    console.log(`${LastModified?.toISOString().slice(11, 19)}  ${(Size / 1024).toFixed(1).padStart(7)} KiB  ${Key}`);
  }
  const [first] = objects;
  if (first?.Key) console.log(`The first object begins:\n${(await textOfObject(Bucket, first.Key)).slice(0, 600)} …`);
}
