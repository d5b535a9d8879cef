// Amazon Kinesis Data Streams. What it imitates and lacks: description.ts.
import type { Constraints } from '../../core/constraints.ts';
import type { Operation, Service, ServiceEnvironment } from '../../core/service.ts';
import { authorizations } from './authorizations.ts';
import { inspectedStream } from './described-stream.ts';
import { description } from './description.ts';
import { createStream, createStreamConstraints } from './operations/create-stream.ts';
import { deleteStream, deleteStreamConstraints } from './operations/delete-stream.ts';
import { describeStream, describeStreamConstraints } from './operations/describe-stream.ts';
import { describeStreamSummary, describeStreamSummaryConstraints } from './operations/describe-stream-summary.ts';
import { getRecords, getRecordsConstraints } from './operations/get-records.ts';
import { getShardIterator, getShardIteratorConstraints } from './operations/get-shard-iterator.ts';
import { listShards, listShardsConstraints } from './operations/list-shards.ts';
import { listStreams, listStreamsConstraints } from './operations/list-streams.ts';
import { putRecord, putRecordConstraints } from './operations/put-record.ts';
import { putRecords, putRecordsConstraints } from './operations/put-records.ts';
import { recordSink, recordSource } from './record-ports.ts';
import { schemas } from './schemas.ts';
import type { StreamState } from './stream.ts';
import { Streams } from './streams.ts';

type OperationName =
  | 'CreateStream'
  | 'DeleteStream'
  | 'DescribeStream'
  | 'DescribeStreamSummary'
  | 'GetRecords'
  | 'GetShardIterator'
  | 'ListShards'
  | 'ListStreams'
  | 'PutRecord'
  | 'PutRecords';

const constraints: Readonly<Record<OperationName, Constraints>> = {
  CreateStream: createStreamConstraints,
  DeleteStream: deleteStreamConstraints,
  DescribeStream: describeStreamConstraints,
  DescribeStreamSummary: describeStreamSummaryConstraints,
  GetRecords: getRecordsConstraints,
  GetShardIterator: getShardIteratorConstraints,
  ListShards: listShardsConstraints,
  ListStreams: listStreamsConstraints,
  PutRecord: putRecordConstraints,
  PutRecords: putRecordsConstraints,
};

export function createService(environment: ServiceEnvironment): Service {
  const streams = new Streams(environment);
  const operations: Readonly<Record<OperationName, Operation<never, unknown>>> = {
    CreateStream: createStream(streams),
    DeleteStream: deleteStream(streams),
    DescribeStream: describeStream(streams),
    DescribeStreamSummary: describeStreamSummary(streams),
    GetRecords: getRecords(streams),
    GetShardIterator: getShardIterator(streams),
    ListShards: listShards(streams),
    ListStreams: listStreams(streams),
    PutRecord: putRecord(streams),
    PutRecords: putRecords(streams),
  };
  return {
    description,
    operations,
    schemas,
    constraints,
    authorizations: authorizations(() => environment.clock.now()),
    recordSource: recordSource(streams),
    recordSink: recordSink(streams),
    snapshot: () => streams.snapshot(),
    restore: (states) => streams.restore(states as readonly StreamState[]),
    inspect: (account, region) => streams.list({ account, region }).map(inspectedStream),
  };
}
