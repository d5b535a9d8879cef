// A test cloud with a table whose changes are streamed, and a client that reads them. For tests.
import {
  CreateTableCommand,
  DeleteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  type StreamViewType,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import {
  type _Record,
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type GetShardIteratorCommandInput,
  ListStreamsCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { type TestCloud, testCloud } from '../../../testing/test-cloud.ts';

export interface StreamCloud extends TestCloud {
  readonly dynamo: DynamoDBClient;
  readonly streams: DynamoDBStreamsClient;
  readonly arn: string;
  readonly shardId: string;
  put(pk: string, more?: object): Promise<void>;
  remove(pk: string): Promise<void>;
  /** Switches the stream off. */
  close(): Promise<void>;
  iterator(input?: Partial<GetShardIteratorCommandInput>): Promise<string>;
  /** All records from an iterator on, from the oldest one when none is given. */
  records(iterator?: string): Promise<readonly _Record[]>;
}

/** The table is called `users`, its partition key is the text `pk`. */
export async function streamCloud(StreamViewType: StreamViewType = 'NEW_AND_OLD_IMAGES'): Promise<StreamCloud> {
  const cloud = testCloud();
  const dynamo = cloud.client(DynamoDBClient);
  const streams = cloud.client(DynamoDBStreamsClient);
  const TableName = 'users';
  await dynamo.send(
    new CreateTableCommand({
      TableName,
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamEnabled: true, StreamViewType },
    }),
  );
  await cloud.advance(1000);
  const { Streams: [stream] = [] } = await streams.send(new ListStreamsCommand({ TableName }));
  const arn = stream?.StreamArn ?? '';
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn: arn }));
  const shardId = StreamDescription?.Shards?.[0]?.ShardId ?? '';
  const iterator = async (input: Partial<GetShardIteratorCommandInput> = {}) => {
    const where = { StreamArn: arn, ShardId: shardId, ShardIteratorType: 'TRIM_HORIZON' as const, ...input };
    return (await streams.send(new GetShardIteratorCommand(where))).ShardIterator ?? '';
  };
  return {
    ...cloud,
    dynamo,
    streams,
    arn,
    shardId,
    iterator,
    async put(pk, more = {}) {
      await dynamo.send(new PutItemCommand({ TableName, Item: { pk: { S: pk }, ...more } }));
    },
    async remove(pk) {
      await dynamo.send(new DeleteItemCommand({ TableName, Key: { pk: { S: pk } } }));
    },
    async close() {
      await dynamo.send(new UpdateTableCommand({ TableName, StreamSpecification: { StreamEnabled: false } }));
      await cloud.advance(1000);
    },
    async records(from) {
      const { Records = [] } = await streams.send(new GetRecordsCommand({ ShardIterator: from ?? (await iterator()) }));
      return Records;
    },
  };
}
