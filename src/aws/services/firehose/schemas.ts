// The SDK's schemas of all operations of Firehose, by name.
import {
  CreateDeliveryStream$,
  DeleteDeliveryStream$,
  DescribeDeliveryStream$,
  ListDeliveryStreams$,
  ListTagsForDeliveryStream$,
  PutRecord$,
  PutRecordBatch$,
  StartDeliveryStreamEncryption$,
  StopDeliveryStreamEncryption$,
  TagDeliveryStream$,
  UntagDeliveryStream$,
  UpdateDestination$,
} from '@aws-sdk/client-firehose';

// Named one by one, so that a bundler leaves the rest of the client out.
export const schemas = {
  CreateDeliveryStream: CreateDeliveryStream$,
  DeleteDeliveryStream: DeleteDeliveryStream$,
  DescribeDeliveryStream: DescribeDeliveryStream$,
  ListDeliveryStreams: ListDeliveryStreams$,
  ListTagsForDeliveryStream: ListTagsForDeliveryStream$,
  PutRecord: PutRecord$,
  PutRecordBatch: PutRecordBatch$,
  StartDeliveryStreamEncryption: StartDeliveryStreamEncryption$,
  StopDeliveryStreamEncryption: StopDeliveryStreamEncryption$,
  TagDeliveryStream: TagDeliveryStream$,
  UntagDeliveryStream: UntagDeliveryStream$,
  UpdateDestination: UpdateDestination$,
};

/** All operations are embedded. */
export type OperationName = keyof typeof schemas;
