// The Lambda function before the query: records go to it in batches and come back changed, dropped or failed.
// AWS: event and answer in https://docs.aws.amazon.com/kinesisanalytics/latest/dev/lambda-preprocessing.html
import { AwsError } from '../../../core/errors.ts';
import type { FunctionRuntime } from '../../../core/ports.ts';
import type { Random } from '../../../core/random.ts';
import { base64Of, bytesIfBase64 } from '../../../protocols/base64.ts';
import { FLOW } from '../limits.ts';
import { type FunctionRecord, invokeWithRecords } from './invoke-with-records.ts';
import type { ReadRecord } from './shard-reader.ts';

export interface ProcessedBatch {
  readonly kind: 'processed';
  /** Those that go on to the query, with the function's data. Dropped ones are in neither list. */
  readonly records: readonly ReadRecord[];
  /** Those that the function could not process, as they came. They go to the error stream. */
  readonly failed: readonly ReadRecord[];
}

/**
 * The batch must be tried again: the function failed or broke the contract. AWS retries the same records until that succeeds; it
 * writes nothing to the error stream meanwhile.
 */
export interface RefusedBatch {
  readonly kind: 'refused';
  readonly reason: string;
}

export interface InputProcessorParts {
  readonly runtime: FunctionRuntime;
  readonly functionArn: string;
  readonly applicationArn: string;
  readonly streamArn: string;
  readonly random: Random;
}

export class InputProcessor {
  readonly #parts: InputProcessorParts;

  constructor(parts: InputProcessorParts) {
    this.#parts = parts;
  }

  /** Sends all records, in as many invocations as their size needs. One refused invocation refuses the whole. */
  async process(records: readonly ReadRecord[]): Promise<ProcessedBatch | RefusedBatch> {
    const going: ReadRecord[] = [];
    const failed: ReadRecord[] = [];
    for (const batch of batches(records)) {
      const outcome = await this.#invoke(batch);
      if (outcome.kind === 'refused') return outcome;
      going.push(...outcome.records);
      failed.push(...outcome.failed);
    }
    return { kind: 'processed', records: going, failed };
  }

  async #invoke(batch: readonly ReadRecord[]): Promise<ProcessedBatch | RefusedBatch> {
    const { runtime, functionArn, applicationArn, streamArn, random } = this.#parts;
    const event = { invocationId: random.uuid(), applicationArn, streamArn, records: batch.map(eventRecord) };
    let answers: ReadonlyMap<string, FunctionRecord>;
    try {
      answers = await invokeWithRecords(runtime, functionArn, event);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return { kind: 'refused', reason: error.message };
    }
    const records: ReadRecord[] = [];
    const failed: ReadRecord[] = [];
    for (const each of batch) {
      const { result, data } = answers.get(recordId(each)) ?? {};
      if (result === 'ProcessingFailed') failed.push(each);
      else if (result === 'Ok') {
        const bytes = typeof data === 'string' ? bytesIfBase64(data) : undefined;
        if (!bytes) return { kind: 'refused', reason: `${functionArn} answered Ok without base64 data for record ${recordId(each)}.` };
        records.push({ ...each, record: { ...each.record, data: bytes } });
      } else if (result !== 'Dropped')
        return {
          kind: 'refused',
          reason: `${functionArn} answered with the result ${JSON.stringify(result)}, not Ok, Dropped or ProcessingFailed.`,
        };
    }
    return { kind: 'processed', records, failed };
  }
}

/** AWS: based off of the Kinesis sequence number. That alone need not be unique over all shards, so the shard is in it (inferred). */
const recordId = ({ shardId, record }: ReadRecord) => `${shardId}:${record.sequenceNumber}`;

function eventRecord(read: ReadRecord) {
  const { sequenceNumber, partitionKey, approximateArrivalMs, data } = read.record;
  return {
    recordId: recordId(read),
    kinesisStreamRecordMetadata: {
      sequenceNumber,
      partitionKey,
      shardId: read.shardId,
      approximateArrivalTimestamp: approximateArrivalMs, // inferred: milliseconds
    },
    data: base64Of(data),
  };
}

function* batches(records: readonly ReadRecord[]): Generator<readonly ReadRecord[]> {
  let batch: ReadRecord[] = [];
  let bytes = 0;
  for (const each of records) {
    const isFull = bytes + each.record.data.length > FLOW.invocationBytes || batch.length === FLOW.recordsPerInvocation;
    if (isFull && batch.length > 0) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(each);
    bytes += each.record.data.length;
  }
  if (batch.length > 0) yield batch;
}
