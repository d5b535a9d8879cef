// PutRecord and PutRecordBatch.
// AWS: https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecord.html and API_PutRecordBatch.html
import type {
  PutRecordBatchInput,
  PutRecordBatchOutput,
  PutRecordBatchResponseEntry,
  PutRecordInput,
  PutRecordOutput,
} from '@aws-sdk/client-firehose';
import type { CallContext } from '../../../core/call.ts';
import type { Operation } from '../../../core/service.ts';
import type { DeliveryStream } from '../delivery-stream.ts';
import type { DeliveryStreams } from '../delivery-streams.ts';
import { processingOfDestination } from '../destination/destination.ts';
import { directPutOnly, invalidArgument, logsOnly, slowDown, streamNotFound } from '../errors.ts';
import { limits } from '../limits.ts';

export const putRecord =
  (streams: DeliveryStreams): Operation<PutRecordInput, PutRecordOutput> =>
  (input, context) => {
    const stream = writableStream(streams, context, input.DeliveryStreamName);
    const data = input.Record?.Data ?? new Uint8Array();
    streams.throughput.request(stream);
    if (streams.throughput.record(stream, data.length) === 'exceeded') {
      streams.metrics.put(stream, { ThrottledRecords: 1 });
      throw slowDown();
    }
    const [record] = streams.put(stream, [data]);
    count(streams, stream, 'PutRecord', [data]);
    return { RecordId: record?.id, Encrypted: isEncrypted(stream) };
  };

/** A record for which there is no room fails alone. */
export const putRecordBatch =
  (streams: DeliveryStreams): Operation<PutRecordBatchInput, PutRecordBatchOutput> =>
  (input, context) => {
    const stream = writableStream(streams, context, input.DeliveryStreamName);
    const all = (input.Records ?? []).map(({ Data: data = new Uint8Array() }) => data);
    // The sentence is inferred.
    if (all.reduce((sum, { length }) => sum + length, 0) > limits.batchBytes)
      throw invalidArgument(`Records size exceeds ${limits.batchBytes / limits.mebibyte} MB limit`);
    streams.throughput.request(stream);
    const rooms = all.map(({ length }) => streams.throughput.record(stream, length));
    const taken = all.filter((_data, index) => rooms[index] === 'room');
    const records = streams.put(stream, taken);
    let next = 0;
    const RequestResponses = rooms.map((room): PutRecordBatchResponseEntry => {
      if (room === 'room') return { RecordId: records[next++]?.id };
      const { code: ErrorCode, message: ErrorMessage } = slowDown();
      return { ErrorCode, ErrorMessage };
    });
    count(streams, stream, 'PutRecordBatch', taken);
    const FailedPutCount = all.length - taken.length;
    if (FailedPutCount > 0) streams.metrics.put(stream, { ThrottledRecords: FailedPutCount });
    return { FailedPutCount, Encrypted: isEncrypted(stream), RequestResponses };
  };

function writableStream(streams: DeliveryStreams, context: CallContext, name: string | undefined): DeliveryStream {
  const stream = streams.get(context, name);
  // AWS: a stream that is not ACTIVE takes no records. The error is inferred from those that the operation has.
  if (stream.status !== 'ACTIVE') throw streamNotFound(stream.name, stream.account);
  if (stream.source) throw directPutOnly();
  if (processingOfDestination(stream.destination).decompression) throw logsOnly();
  return stream;
}

const isEncrypted = ({ encryption }: DeliveryStream): boolean => encryption.status === 'ENABLED' || encryption.status === 'DISABLING';

function count(streams: DeliveryStreams, stream: DeliveryStream, operation: string, data: readonly Uint8Array[]): void {
  const bytes = data.reduce((sum, { length }) => sum + length, 0);
  streams.metrics.put(stream, {
    IncomingRecords: data.length,
    IncomingBytes: bytes,
    IncomingPutRequests: 1,
    [`${operation}.Bytes`]: bytes,
    [`${operation}.Requests`]: 1,
    ...(operation === 'PutRecordBatch' && { 'PutRecordBatch.Records': data.length }),
  });
}
