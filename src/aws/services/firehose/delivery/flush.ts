// A buffer whose time has come: what is done with it, and what becomes of what could not be done.
import { invariant } from '../../../core/errors.ts';
import { backupBucketOf, type DeliveryStream, failureBucketOf, type RecordBuffer } from '../delivery-stream.ts';
import { loggingOf, processingOfDestination } from '../destination/destination.ts';
import { limits } from '../limits.ts';
import { removeBuffer } from './buffers.ts';
import { takeFailure, takeForDelivery } from './intake.ts';
import type { Outcome, Surroundings } from './surroundings.ts';
import { passThroughFunction } from './through-function.ts';
import { deliverToBucket } from './to-bucket.ts';
import { deliverToIndex } from './to-index.ts';

/** The buffer stays in the state until its work is done, so that a snapshot in the middle loses nothing. */
export async function flush(stream: DeliveryStream, buffer: RecordBuffer, surroundings: Surroundings): Promise<void> {
  const { environment, errors } = surroundings;
  buffer.state = 'closed';
  buffer.triedSinceMs ??= environment.clock.now();
  const outcome = await worked(stream, buffer, surroundings);
  const nowMs = environment.clock.now();
  const expired = nowMs - buffer.triedSinceMs >= limits.retentionMs;
  if (outcome === 'done' || expired) removeBuffer(stream, buffer);
  if (outcome === 'done') return;
  if (expired) {
    const failure = { errorCode: 'DataExpired', errorMessage: `${buffer.records.length} records were kept for 24 hours and are lost.` };
    return errors.tell(stream, loggingOf(stream.destination), stream.arn, failure);
  }
  buffer.dueMs = nowMs + pauseMs(buffer.failures);
  buffer.failures += 1;
}

export const pauseMs = (failures: number): number => Math.min(limits.retryFirstMs * 2 ** failures, limits.retryLongestMs);

function worked(stream: DeliveryStream, buffer: RecordBuffer, surroundings: Surroundings): Promise<Outcome> {
  const { destination } = stream;
  switch (buffer.purpose) {
    case 'transformation':
      return transformed(stream, buffer, surroundings);
    case 'delivery':
      return destination.kind === 's3'
        ? deliverToBucket(stream, buffer, destination.s3, surroundings)
        : indexed(stream, buffer, surroundings);
    case 'backup': {
      const bucket = backupBucketOf(stream);
      return bucket ? deliverToBucket(stream, buffer, bucket, surroundings) : Promise.resolve('done');
    }
    case 'failure': {
      const bucket = failureBucketOf(stream);
      invariant(bucket, `${stream.arn} has no bucket for failures`);
      return deliverToBucket(stream, buffer, bucket, surroundings);
    }
  }
}

async function transformed(stream: DeliveryStream, buffer: RecordBuffer, surroundings: Surroundings): Promise<Outcome> {
  const nowOf = () => surroundings.environment.clock.now();
  const { lambda } = processingOfDestination(stream.destination);
  if (!lambda) {
    // The function was taken away by an update meanwhile.
    for (const record of buffer.records) takeForDelivery(stream, record, {}, nowOf());
    return 'done';
  }
  const outcome = await passThroughFunction(stream, buffer, lambda, surroundings);
  const details = { lambdaArn: lambda.functionArn };
  const attempts = buffer.failures + 1;
  const fail = (records: RecordBuffer['records'], failure: Parameters<typeof takeFailure>[2]) => {
    for (const record of records) takeFailure(stream, record, failure, attempts, 'processing-failed', nowOf(), details);
  };
  if (outcome.kind === 'failed') {
    if (outcome.again === 'worth a try' && buffer.failures < lambda.retries) return 'again';
    fail(buffer.records, outcome.failure);
    return 'done';
  }
  for (const { record, partitionKeys } of outcome.records) takeForDelivery(stream, record, partitionKeys, nowOf());
  fail(outcome.failed, { errorCode: 'Lambda.ProcessingFailedStatus', errorMessage: 'ProcessingFailed status set for record' });
  return 'done';
}

async function indexed(stream: DeliveryStream, buffer: RecordBuffer, surroundings: Surroundings): Promise<Outcome> {
  invariant(stream.destination.kind === 'opensearch', `${stream.arn} has no domain`);
  const { refused, left } = await deliverToIndex(stream, buffer, stream.destination.opensearch, surroundings);
  const nowMs = surroundings.environment.clock.now();
  for (const { record, failure, details } of refused)
    takeFailure(stream, record, failure, buffer.failures + 1, 'AmazonOpenSearchService-failed', nowMs, details);
  buffer.records = left;
  return left.length === 0 ? 'done' : 'again';
}
