// Amazon Data Firehose. What it imitates and lacks: description.ts.
import type { Operation, Service, ServiceEnvironment } from '../../core/service.ts';
import { authorizations } from './authorizations.ts';
import { constraints } from './constraints.ts';
import type { DeliveryStream } from './delivery-stream.ts';
import { DeliveryStreams } from './delivery-streams.ts';
import { description } from './description.ts';
import { createDeliveryStream } from './operations/create-delivery-stream.ts';
import { deleteDeliveryStream } from './operations/delete-delivery-stream.ts';
import { describeDeliveryStream } from './operations/describe-delivery-stream.ts';
import { startDeliveryStreamEncryption, stopDeliveryStreamEncryption } from './operations/encryption.ts';
import { listDeliveryStreams } from './operations/list-delivery-streams.ts';
import { putRecord, putRecordBatch } from './operations/put-record.ts';
import { listTagsForDeliveryStream, tagDeliveryStream, untagDeliveryStream } from './operations/tags.ts';
import { updateDestination } from './operations/update-destination.ts';
import { eventSink, recordSink } from './record-sink.ts';
import { type OperationName, schemas } from './schemas.ts';

export function createService(environment: ServiceEnvironment): Service {
  const streams = new DeliveryStreams(environment);
  const operations: Readonly<Record<OperationName, Operation<never, unknown>>> = {
    CreateDeliveryStream: createDeliveryStream(streams),
    DeleteDeliveryStream: deleteDeliveryStream(streams),
    DescribeDeliveryStream: describeDeliveryStream(streams),
    ListDeliveryStreams: listDeliveryStreams(streams),
    ListTagsForDeliveryStream: listTagsForDeliveryStream(streams),
    PutRecord: putRecord(streams),
    PutRecordBatch: putRecordBatch(streams),
    StartDeliveryStreamEncryption: startDeliveryStreamEncryption(streams),
    StopDeliveryStreamEncryption: stopDeliveryStreamEncryption(streams),
    TagDeliveryStream: tagDeliveryStream(streams),
    UntagDeliveryStream: untagDeliveryStream(streams),
    UpdateDestination: updateDestination(streams),
  };
  return {
    description,
    operations,
    schemas,
    constraints,
    authorizations: authorizations(streams),
    recordSink: recordSink(streams),
    eventSink: eventSink(streams),
    snapshot: () => streams.snapshot(),
    restore: (state) => streams.restore(state as readonly DeliveryStream[]),
    inspect: (account, region) => ({
      streams: streams.list({ account, region }).map(({ buffers, ...stream }) => ({
        ...stream,
        buffers: buffers.map(({ records, ...buffer }) => ({ ...buffer, records: records.length })),
      })),
      errors: streams.errors.last.filter(({ streamArn: arn }) => arn.includes(`:${region}:${account}:`)),
    }),
  };
}
