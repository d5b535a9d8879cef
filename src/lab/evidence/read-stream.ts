// For checks: a whole Kinesis stream, read through the SDK as the learner would, so that it works on every target.
import { GetRecordsCommand, GetShardIteratorCommand, type KinesisClient, ListShardsCommand } from '@aws-sdk/client-kinesis';

export interface ReadRecord {
  readonly partitionKey: string;
  readonly text: string;
  /** The text as a JSON object; undefined when it is none. */
  readonly json: Readonly<Record<string, unknown>> | undefined;
  /** Milliseconds since the epoch. */
  readonly arrivedMs: number;
}

/** All records of a stream, shard by shard, each shard from its oldest record on. A missing stream throws as the SDK does. */
export async function readStream(kinesis: KinesisClient, streamName: string): Promise<ReadRecord[]> {
  const { Shards = [] } = await kinesis.send(new ListShardsCommand({ StreamName: streamName }));
  const records: ReadRecord[] = [];
  for (const { ShardId } of Shards) {
    const start = { StreamName: streamName, ShardId, ShardIteratorType: 'TRIM_HORIZON' as const };
    let iterator = (await kinesis.send(new GetShardIteratorCommand(start))).ShardIterator;
    for (let behindMs = 1; iterator && behindMs > 0; ) {
      const page = await kinesis.send(new GetRecordsCommand({ ShardIterator: iterator }));
      for (const { Data, PartitionKey = '', ApproximateArrivalTimestamp } of page.Records ?? []) {
        const text = new TextDecoder().decode(Data);
        records.push({ partitionKey: PartitionKey, text, json: parseObject(text), arrivedMs: ApproximateArrivalTimestamp?.getTime() ?? 0 });
      }
      behindMs = page.MillisBehindLatest ?? 0;
      iterator = page.NextShardIterator;
    }
  }
  return records;
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined; // A record may hold anything; the check that reads it says what it wanted.
  }
}
