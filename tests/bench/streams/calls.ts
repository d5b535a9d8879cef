// What is asked of every server that has Kinesis: the same calls, with the same bytes.
import type { Call } from '../aws/ask.ts';

type Send = (call: Call) => Promise<string>;

export interface StreamCalls {
  readonly name: string;
  /** Makes a server ready, and gives the calls to measure, by their number. */
  readonly prepare: (send: Send) => Promise<(place: number) => Call>;
  /** Measured calls of a round. */
  readonly count: number;
  /** The least length of an answer, so that an empty one does not count. */
  readonly leastBytes: number;
}

export const kinesis = (operation: string, input: unknown): Call => ({
  service: 'kinesis',
  method: 'POST',
  path: '/',
  headers: { 'x-amz-target': `Kinesis_20131202.${operation}`, 'content-type': 'application/x-amz-json-1.1' },
  body: new TextEncoder().encode(JSON.stringify(input)),
});

const DATA = btoa('x'.repeat(200));
const SHARDS = 4;

export async function createStream(send: Send, StreamName: string, ShardCount = SHARDS): Promise<void> {
  await send(kinesis('CreateStream', { StreamName, ShardCount }));
  for (let tries = 0; tries < 100; tries++) {
    if ((await send(kinesis('DescribeStreamSummary', { StreamName }))).includes('ACTIVE')) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the stream ${StreamName} did not become ACTIVE within 10 s`);
}

const putRecords = (StreamName: string, place: number, count: number) =>
  kinesis('PutRecords', {
    StreamName,
    Records: Array.from({ length: count }, (_, record) => ({ PartitionKey: `${place}-${record}`, Data: DATA })),
  });

const putting = (records: number, count: number): StreamCalls => ({
  name: `PutRecords, ${records} records of 200 bytes`,
  async prepare(send) {
    await createStream(send, `put-${records}`);
    return (place) => putRecords(`put-${records}`, place, records);
  },
  count,
  leastBytes: records * 50,
});

export const STREAM_CALLS: readonly StreamCalls[] = [
  {
    name: 'PutRecord, 200 bytes',
    async prepare(send) {
      await createStream(send, 'put-one');
      return (place) => kinesis('PutRecord', { StreamName: 'put-one', PartitionKey: String(place), Data: DATA });
    },
    count: 800,
    leastBytes: 50,
  },
  putting(100, 120),
  putting(500, 40),
  {
    name: 'GetRecords, 500 records of 200 bytes',
    async prepare(send) {
      await createStream(send, 'read', 1);
      await send(putRecords('read', 0, 500));
      const where = { StreamName: 'read', ShardId: 'shardId-000000000000', ShardIteratorType: 'TRIM_HORIZON' };
      const { ShardIterator } = JSON.parse(await send(kinesis('GetShardIterator', where))) as { ShardIterator: string };
      return () => kinesis('GetRecords', { ShardIterator, Limit: 500 });
    },
    count: 60,
    leastBytes: 500 * 200,
  },
];
