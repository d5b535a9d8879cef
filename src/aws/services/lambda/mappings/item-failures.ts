// What a function says of the records of its batch: which of them it could not process.
// AWS: https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html, services-sqs-errorhandling.html
import type { InvocationResult } from '../running/invoker.ts';

export type BatchVerdict =
  | { readonly kind: 'all done' }
  | { readonly kind: 'all failed' }
  /** The identifiers of those that failed: at least one, all of the batch. */
  | { readonly kind: 'some failed'; readonly ids: ReadonlySet<string> };

/**
 * Reads the answer.
 * @param ids the identifiers of the batch: sequence numbers or message ids
 */
export function batchVerdict(
  { payload, functionError }: Pick<InvocationResult, 'payload' | 'functionError'>,
  ids: readonly string[],
  reportsItems: 'yes' | 'no',
): BatchVerdict {
  if (functionError !== undefined) return { kind: 'all failed' };
  if (reportsItems === 'no') return { kind: 'all done' };
  const text = new TextDecoder().decode(payload);
  const answer = answerOf(text);
  if (answer === 'not readable') return { kind: 'all failed' };
  const failures = answer?.batchItemFailures;
  // AWS: nothing, null and an empty list mean that all went well.
  if (failures === undefined || failures === null) return { kind: 'all done' };
  if (!Array.isArray(failures)) return { kind: 'all failed' };
  if (failures.length === 0) return { kind: 'all done' };
  const failed = failures.map((failure) => (failure as { itemIdentifier?: unknown } | null)?.itemIdentifier);
  // AWS: one identifier that is empty, absent or none of the batch makes the whole batch a failure.
  const known = failed.every((id): id is string => typeof id === 'string' && ids.includes(id));
  return known ? { kind: 'some failed', ids: new Set(failed as string[]) } : { kind: 'all failed' };
}

function answerOf(text: string): { batchItemFailures?: unknown } | undefined | 'not readable' {
  if (text === '' || text === 'null') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return 'not readable';
    throw error;
  }
}
