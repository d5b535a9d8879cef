// Ready to use: what main.ts needs and you need not write. Read it, or leave it.
import {
  CreateStreamCommand,
  DescribeStreamSummaryCommand,
  KinesisClient,
  PutRecordsCommand,
  type PutRecordsOutput,
  type PutRecordsRequestEntry,
  waitUntilStreamExists,
} from '@aws-sdk/client-kinesis';

const kinesis = new KinesisClient({});

/** One wave that passed under a buoy. */
export interface Measurement {
  readonly buoy: string;
  readonly coast: string;
  /** Counts the measurements of a buoy, from 1. */
  readonly n: number;
  /** The second in which it was measured. */
  readonly second: number;
  /** In centimetres. */
  readonly height: number;
}

export const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));

/** Creates a stream and waits until it is active. */
export async function createStream(StreamName: string, ShardCount: number): Promise<void> {
  await kinesis.send(new CreateStreamCommand({ StreamName, ShardCount }));
  await waitUntilStreamExists({ client: kinesis, maxWaitTime: 120, minDelay: 1, maxDelay: 5 }, { StreamName });
}

/** Waits until a stream is active again, after a change of its shards. */
export async function untilActive(StreamName: string): Promise<void> {
  for (;;) {
    const { StreamDescriptionSummary } = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName }));
    if (StreamDescriptionSummary?.StreamStatus === 'ACTIVE') return;
    await sleep(200);
  }
}

/** A measurement as a record of a stream. */
export function toRecord(measurement: Measurement, PartitionKey: string): PutRecordsRequestEntry {
  return { PartitionKey, Data: new TextEncoder().encode(JSON.stringify(measurement)) };
}

/** One PutRecords call of up to 500 records. It takes the 20 ms that a call to AWS takes: calls in the tab take no lab time. */
export async function put(StreamName: string, Records: PutRecordsRequestEntry[]): Promise<PutRecordsOutput> {
  await sleep(20);
  return kinesis.send(new PutRecordsCommand({ StreamName, Records }));
}
