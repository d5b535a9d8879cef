// A batch of records passes a Lambda function: what is sent, what is asked of the answer, what became of each record.
// AWS: https://docs.aws.amazon.com/firehose/latest/dev/data-transformation-status-model.html
import { fromBase64, toBase64 } from '@smithy/core/serde';
import { AwsError } from '../../../core/errors.ts';
import { isJsonObject, parsedJson } from '../../../core/json.ts';
import type { FunctionAnswer } from '../../../core/ports.ts';
import type { BufferedRecord, DeliveryStream } from '../delivery-stream.ts';
import type { Failure } from './failure-line.ts';

export interface TransformedRecord {
  readonly record: BufferedRecord;
  readonly partitionKeys: Readonly<Record<string, string>>;
}

export type Transformation =
  | { readonly kind: 'transformed'; readonly records: readonly TransformedRecord[]; readonly failed: readonly BufferedRecord[] }
  /** The whole batch failed. AWS: a function that throws or runs out of time is tried again, an answer of a wrong form is not. */
  | { readonly kind: 'failed'; readonly failure: Failure; readonly again: 'worth a try' | 'in vain' };

/** Sentences as objects of failures recorded from AWS have them, and https://docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-logs.html */
const sentences = {
  'Lambda.FunctionError': 'The Lambda function was successfully invoked but it returned an error result.',
  'Lambda.FunctionTimedOut': 'The Lambda function invocation timed out. Increase the Timeout setting in the Lambda function.',
  'Lambda.MissingRecordId': 'One or more record Ids were not returned. Ensure that the Lambda function returns all received record Ids.',
  'Lambda.DuplicatedRecordId':
    'Multiple records were returned with the same record ID. Ensure that the Lambda function returns unique record IDs for each record.',
  'Lambda.JsonProcessingException':
    'There was an error parsing returned records from the Lambda function. Ensure that the returned records follow the status model required by Firehose.',
  'Lambda.ResourceNotFound': 'The specified Lambda function does not exist. Use a different function that does exist.',
  'Lambda.InvokeAccessDenied': 'Access was denied. Ensure that the access policy allows access to the Lambda function.',
  'Lambda.AssumeRoleAccessDenied':
    'Access was denied. Ensure that the trust policy for the provided IAM role allows Firehose to assume the role.',
  'Lambda.InvokeLimitExceeded': 'The Lambda concurrent execution limit is exceeded. Increase the concurrent execution limit.',
  'Lambda.ProcessingFailedStatus': 'ProcessingFailed status set for record',
} as const;

export type FunctionFailure = keyof typeof sentences;

export const functionFailure = (errorCode: FunctionFailure): Failure => ({ errorCode, errorMessage: sentences[errorCode] });

const failed = (errorCode: FunctionFailure, again: 'worth a try' | 'in vain'): Transformation => ({
  kind: 'failed',
  failure: functionFailure(errorCode),
  again,
});

/** The payload of the invocation. */
export function transformationEvent(stream: DeliveryStream, records: readonly BufferedRecord[], invocationId: string): Uint8Array {
  const event = {
    invocationId,
    deliveryStreamArn: stream.arn,
    ...(stream.source && { sourceKinesisStreamArn: stream.source.streamArn }),
    region: stream.region,
    records: records.map(({ id, data, arrivalMs, origin }) => ({
      recordId: id,
      approximateArrivalTimestamp: arrivalMs,
      data: toBase64(data),
      ...(origin && { kinesisRecordMetadata: { ...origin, subsequenceNumber: '', approximateArrivalTimestamp: arrivalMs } }),
    })),
  };
  return new TextEncoder().encode(JSON.stringify(event));
}

/** What an invocation that could not even begin means. Other errors than AwsError are bugs. */
export function refusedInvocation(thrown: unknown): Transformation {
  if (!(thrown instanceof AwsError)) throw thrown;
  if (thrown.code === 'ResourceNotFoundException') return failed('Lambda.ResourceNotFound', 'worth a try');
  return failed(thrown.code === 'TooManyRequestsException' ? 'Lambda.InvokeLimitExceeded' : 'Lambda.FunctionError', 'worth a try');
}

export function readAnswer({ payload, functionError }: FunctionAnswer, records: readonly BufferedRecord[]): Transformation {
  const text = new TextDecoder().decode(payload);
  if (functionError !== undefined)
    return failed(/Task timed out/.test(text) ? 'Lambda.FunctionTimedOut' : 'Lambda.FunctionError', 'worth a try');
  const answer = parsedJson(text);
  const given = isJsonObject(answer) ? answer.records : undefined;
  if (!Array.isArray(given) || !given.every(isJsonObject)) return failed('Lambda.JsonProcessingException', 'in vain');
  const byId = new Map(given.map((one) => [one.recordId, one]));
  if (byId.size < given.length) return failed('Lambda.DuplicatedRecordId', 'in vain');
  if (records.some(({ id }) => !byId.has(id))) return failed('Lambda.MissingRecordId', 'in vain');
  const transformed: TransformedRecord[] = [];
  const unprocessed: BufferedRecord[] = [];
  for (const record of records) {
    const { result, data, metadata } = byId.get(record.id) ?? {};
    if (result === 'ProcessingFailed') unprocessed.push(record);
    else if (result === 'Ok') {
      const bytes = typeof data === 'string' ? bytesOf(data) : undefined;
      if (bytes === undefined) return failed('Lambda.JsonProcessingException', 'in vain');
      transformed.push({ record: { ...record, data: bytes }, partitionKeys: partitionKeysIn(metadata) });
    } else if (result !== 'Dropped') return failed('Lambda.JsonProcessingException', 'in vain');
  }
  return { kind: 'transformed', records: transformed, failed: unprocessed };
}

function bytesOf(text: string): Uint8Array | undefined {
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text) ? fromBase64(text) : undefined;
}

/** AWS: https://docs.aws.amazon.com/firehose/latest/dev/dynamic-partitioning-partitioning-keys.html */
function partitionKeysIn(metadata: unknown): Readonly<Record<string, string>> {
  const keys = isJsonObject(metadata) ? metadata.partitionKeys : undefined;
  if (!isJsonObject(keys)) return {};
  return Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, String(value)]));
}
