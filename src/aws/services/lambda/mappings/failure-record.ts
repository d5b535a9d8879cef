// What is told of a batch that was given up: where it lies in its stream, not its records.
// AWS: https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html, services-dynamodb-errors.html
import type { StreamRecord } from '../../../core/ports.ts';
import type { InvocationResult } from '../running/invoker.ts';
import type { Mapping } from './mapping.ts';

export interface GivenUp {
  readonly mapping: Mapping;
  readonly shardId: string;
  /** At least one. */
  readonly records: readonly StreamRecord[];
  readonly condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
  readonly attempts: number;
  readonly requestId: string;
  readonly result?: InvocationResult;
  readonly nowMs: number;
}

export function failureRecord({ mapping, shardId, records, condition, attempts, requestId, result, nowMs }: GivenUp): object {
  const [first, last] = [records[0], records.at(-1)];
  const time = (record: StreamRecord | undefined) => new Date(record?.approximateArrivalMs ?? nowMs).toISOString();
  const batch = {
    shardId,
    startSequenceNumber: first?.sequenceNumber,
    endSequenceNumber: last?.sequenceNumber,
    approximateArrivalOfFirstRecord: time(first),
    approximateArrivalOfLastRecord: time(last),
    batchSize: records.length,
    streamArn: mapping.sourceArn,
  };
  return {
    requestContext: { requestId, functionArn: mapping.functionArn, condition, approximateInvokeCount: attempts },
    ...(result && {
      responseContext: {
        statusCode: 200,
        executedVersion: result.executedVersion,
        ...(result.functionError && { functionError: result.functionError }),
      },
    }),
    version: '1.0',
    timestamp: new Date(nowMs).toISOString(),
    [mapping.kind === 'kinesis' ? 'KinesisBatchInfo' : 'DDBStreamBatchInfo']: batch,
  };
}
