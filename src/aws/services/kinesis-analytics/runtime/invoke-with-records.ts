// One invocation of a Lambda function with records: the answer must have a record for each that was sent, by its recordId.
// AWS: https://docs.aws.amazon.com/kinesisanalytics/latest/dev/lambda-preprocessing.html and how-it-works-output-lambda.html
import { AwsError } from '../../../core/errors.ts';
import type { FunctionRuntime } from '../../../core/ports.ts';

/** A record of the answer; only its recordId has been checked. */
export interface FunctionRecord {
  readonly recordId?: unknown;
  readonly result?: unknown;
  readonly data?: unknown;
}

interface RecordsEvent {
  readonly invocationId: string;
  readonly records: readonly { readonly recordId: string }[];
}

const utf8 = new TextEncoder();

/**
 * Invokes the function with the event.
 * @returns the records of the answer by recordId: one for each record of the event, and no other
 * @throws AwsError when the function failed or its answer is of another form; the sentence says what is wrong
 */
export async function invokeWithRecords(
  runtime: FunctionRuntime,
  functionArn: string,
  event: RecordsEvent,
): Promise<ReadonlyMap<string, FunctionRecord>> {
  const { payload, functionError } = await runtime.invoke(functionArn, utf8.encode(JSON.stringify(event)));
  const text = new TextDecoder().decode(payload);
  if (functionError !== undefined) throw broken(`${functionArn} failed (${functionError}): ${text.slice(0, 500)}`);
  const byId = new Map(answeredRecords(text, functionArn).map((record) => [record.recordId, record]));
  const missing = event.records.find(({ recordId }) => !byId.has(recordId));
  if (missing) throw broken(`${functionArn} answered without record ${missing.recordId}.`);
  if (byId.size > event.records.length) throw broken(`${functionArn} answered with a record that it was not given.`);
  return byId as ReadonlyMap<string, FunctionRecord>;
}

function answeredRecords(text: string, functionArn: string): readonly FunctionRecord[] {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw broken(`${functionArn} answered with something that is not JSON.`);
  }
  const records = typeof answer === 'object' && answer !== null ? (answer as { records?: unknown }).records : undefined;
  if (!Array.isArray(records) || !records.every((record) => typeof record === 'object' && record !== null))
    throw broken(`${functionArn} answered without a list of records.`);
  return records as readonly FunctionRecord[];
}

const broken = (message: string) => new AwsError('InvalidFunctionAnswer', message);
