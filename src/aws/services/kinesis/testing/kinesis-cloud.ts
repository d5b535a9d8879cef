// A test cloud with a Kinesis client and streams that are already ACTIVE. For tests.
import {
  CreateStreamCommand,
  type CreateStreamCommandInput,
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  PutRecordCommand,
} from '@aws-sdk/client-kinesis';
import { type TestCloud, testCloud } from '../../../testing/test-cloud.ts';

export interface KinesisCloud extends TestCloud {
  readonly kinesis: KinesisClient;
  /** Creates a stream and waits, on the cloud's clock, until it is ACTIVE. */
  stream(name: string, input?: Partial<CreateStreamCommandInput>): Promise<void>;
  /** Puts text; gives the sequence number. */
  put(stream: string, text: string, partitionKey?: string): Promise<string>;
  /** All that is in a shard, as text. */
  texts(stream: string, shardId?: string): Promise<string[]>;
}

export function kinesisCloud(options?: Parameters<typeof testCloud>[0]): KinesisCloud {
  const cloud = testCloud(options);
  const kinesis = cloud.client(KinesisClient);
  return {
    ...cloud,
    kinesis,
    async stream(name, input = { ShardCount: 1 }) {
      await kinesis.send(new CreateStreamCommand({ StreamName: name, ...input }));
      await cloud.advance(1000);
    },
    async put(stream, text, partitionKey = 'a') {
      const command = new PutRecordCommand({ StreamName: stream, PartitionKey: partitionKey, Data: new TextEncoder().encode(text) });
      const { SequenceNumber: number } = await kinesis.send(command);
      if (number === undefined) throw new Error('PutRecord answered without a sequence number');
      return number;
    },
    async texts(stream, shardId = 'shardId-000000000000') {
      const where = { StreamName: stream, ShardId: shardId, ShardIteratorType: 'TRIM_HORIZON' as const };
      const { ShardIterator } = await kinesis.send(new GetShardIteratorCommand(where));
      const { Records = [] } = await kinesis.send(new GetRecordsCommand({ ShardIterator }));
      return Records.map((record) => new TextDecoder().decode(record.Data));
    },
  };
}
