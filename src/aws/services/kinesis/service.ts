// Amazon Kinesis Data Streams.
//
// Imitates: Kinesis Data Streams, API 2013-12-02, as of 2026-11; sentences of errors as recorded by kinesalite.
// Gaps: no resharding (SplitShard, MergeShards, UpdateShardCount), no consumers (SubscribeToShard), no encryption, no tags after
//   creation, retention is always 24 hours, no CBOR bodies; what Kinesis Analytics reads does not count as reads of a shard.
// By design: a stream is ACTIVE half a second after its creation (the real one takes 10 to 60); iterators are readable, not encrypted;
//   throughput is limited only where createAws is told so, because a call takes no time on a virtual clock: a program that is slow
//   enough for the real service would be refused here.
// Client quirks: in Node the SDK speaks HTTP/2 to Kinesis; the endpoint must answer cleartext HTTP/2 too.
import type { Constraints } from '../../core/constraints.ts';
import type { Operation, Service, ServiceEnvironment } from '../../core/service.ts';
import { inspectedStream } from './described-stream.ts';
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
    operations,
    schemas,
    constraints,
    recordSource: recordSource(streams),
    recordSink: recordSink(streams),
    snapshot: () => streams.snapshot(),
    restore: (states) => streams.restore(states as readonly StreamState[]),
    inspect: (account, region) => streams.list({ account, region }).map(inspectedStream),
  };
}
