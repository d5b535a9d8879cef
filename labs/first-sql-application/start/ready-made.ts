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
import { DescribeApplicationCommand, KinesisAnalyticsV2Client } from '@aws-sdk/client-kinesis-analytics-v2';

const kinesis = new KinesisClient({});
const analytics = new KinesisAnalyticsV2Client({});

/** A trade as it is in the stream. */
export interface Trade {
  readonly ticker: string;
  readonly price: number;
  /** Against the trade before. */
  readonly change: number;
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

/** Sends trades as JSON: each element of `seconds` holds those of one second. */
export async function sendTrades(StreamName: string, seconds: readonly (readonly Trade[])[]): Promise<void> {
  const count = seconds.flat().length;
  console.log(`${count} trades go to ${StreamName}, the first one is ${JSON.stringify(seconds[0]?.[0])}`);
  for (const trades of seconds) {
    const Records = trades.map((trade) => ({ PartitionKey: trade.ticker, Data: new TextEncoder().encode(JSON.stringify(trade)) }));
    await kinesis.send(new PutRecordsCommand({ StreamName, Records }));
    await sleep(1_000);
  }
}

/** Waits until an application that was started or changed is running. */
export async function untilRunning(ApplicationName: string): Promise<void> {
  for (;;) {
    const { ApplicationDetail } = await analytics.send(new DescribeApplicationCommand({ ApplicationName }));
    if (ApplicationDetail?.ApplicationStatus === 'RUNNING') return;
    await sleep(1_000);
  }
}

/** All rows of a stream, from its oldest record on. */
export async function readRows(StreamName: string): Promise<Record<string, unknown>[]> {
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
