// The SDK's schemas of all operations of DynamoDB Streams, by name.
import { DescribeStream$, GetRecords$, GetShardIterator$, ListStreams$ } from '@aws-sdk/client-dynamodb-streams';

export const schemas = {
  DescribeStream: DescribeStream$,
  GetRecords: GetRecords$,
  GetShardIterator: GetShardIterator$,
  ListStreams: ListStreams$,
};
