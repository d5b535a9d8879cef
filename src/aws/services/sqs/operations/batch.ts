// What all batches have in common: their entries are checked, then answered one by one.
// AWS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-batch-api-actions.html
import type { BatchResultErrorEntry } from '@aws-sdk/client-sqs';
import { AwsError } from '../../../core/errors.ts';
import { emptyBatch, entryIdRepeated, invalidEntryId, oldCode, tooManyEntries } from '../errors.ts';
import { limits } from '../limits.ts';

interface Entry {
  readonly Id?: string | undefined;
}

/** Throws AwsError for a batch that is refused as a whole. */
export function checkedEntries<Given extends Entry>(entries: readonly Given[] | undefined, operation: string): readonly Given[] {
  if (!entries || entries.length === 0) throw emptyBatch(operation);
  if (entries.length > limits.batchEntries) throw tooManyEntries(entries.length);
  const ids = new Set<string>();
  for (const { Id: id = '' } of entries) {
    if (!/^[\w-]{1,80}$/.test(id)) throw invalidEntryId();
    if (ids.has(id)) throw entryIdRepeated(id);
    ids.add(id);
  }
  return entries;
}

/** The answers of the entries that succeeded, and the errors of the others. */
export function answerEach<Given extends Entry, Answer>(
  entries: readonly Given[],
  answer: (entry: Given) => Answer,
): { Successful: Answer[]; Failed: BatchResultErrorEntry[] } {
  const Successful: Answer[] = [];
  const Failed: BatchResultErrorEntry[] = [];
  for (const entry of entries) {
    try {
      Successful.push(answer(entry));
    } catch (thrown) {
      if (!(thrown instanceof AwsError)) throw thrown;
      Failed.push({ Id: entry.Id, Code: oldCode(thrown), Message: thrown.message, SenderFault: thrown.status < 500 });
    }
  }
  return { Successful, Failed };
}
