// One reader of one shard: gathers a batch, has the function process it, and goes on, tries again, splits or gives up.
// AWS: https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html, kinesis-stream-processing
import { AwsError } from '../../../core/errors.ts';
import type { RecordSource, StreamRecord } from '../../../core/ports.ts';
import { secondMs } from '../limits.ts';
import type { InvocationResult } from '../running/invoker.ts';
import { type Gathered, gatherBatch } from './gather-batch.ts';
import { type BatchVerdict, batchVerdict } from './item-failures.ts';
import type { Mapping, Progress } from './mapping.ts';
import { retryLater } from './retry-later.ts';
import { closeWindow, openWindow, windowMembers } from './tumbling-window.ts';

export interface LaneSurroundings {
  readonly source: RecordSource;
  readonly roleArn: string;
  readonly now: () => number;
  readonly newRequestId: () => string;
  readonly invoke: (event: object, requestId: string) => Promise<InvocationResult>;
  /** Looks again at that time; `periodic` does not keep a settling cloud waiting. */
  readonly wakeAt: (dueMs: number, kind: 'busy' | 'periodic') => void;
  readonly giveUp: (lost: Lost) => Promise<void>;
}

export interface Lost {
  readonly shardId: string;
  readonly records: readonly StreamRecord[];
  readonly condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
  readonly attempts: number;
  readonly requestId: string;
  readonly result?: InvocationResult;
}

/** Works until nothing is left to do now. */
export async function workLane(mapping: Mapping, shardId: string, lane: number, progress: Progress, surroundings: LaneSurroundings) {
  const working = () => mapping.state === 'Enabled' && progress.notBeforeMs <= surroundings.now();
  while (working()) if ((await step(mapping, shardId, lane, progress, surroundings)) === 'nothing to do') return;
}

async function step(
  mapping: Mapping,
  shardId: string,
  lane: number,
  progress: Progress,
  surroundings: LaneSurroundings,
): Promise<'went on' | 'nothing to do'> {
  const { now, wakeAt, newRequestId, giveUp } = surroundings;
  const { settings } = mapping;
  const gathered = gatherBatch(mapping, shardId, lane, progress, surroundings);
  if (await closeWindow(mapping, shardId, progress, gathered, surroundings)) return 'went on';
  if (gathered.lastSequenceNumber === undefined) return 'nothing to do';
  if (gathered.records.length === 0) {
    moveTo(progress, gathered.lastSequenceNumber);
    return 'went on';
  }
  const { records } = gathered;
  if (settings.recordAgeSeconds !== -1) {
    const tooOld = records.filter(({ approximateArrivalMs }) => now() - approximateArrivalMs > settings.recordAgeSeconds * secondMs);
    if (tooOld.length > 0) {
      await giveUp({ shardId, records: tooOld, condition: 'RecordAgeExceeded', attempts: progress.attempts, requestId: newRequestId() });
      moveTo(progress, tooOld.at(-1)?.sequenceNumber ?? '');
      progress.pieces = [];
      return 'went on';
    }
  }
  progress.gatheredSinceMs ??= now();
  const dueMs = progress.gatheredSinceMs + settings.windowSeconds * secondMs;
  if (gathered.full === 'room left' && progress.attempts === 0 && progress.pieces.length === 0 && now() < dueMs) {
    wakeAt(dueMs, 'busy');
    return 'nothing to do';
  }
  await runBatch(mapping, shardId, progress, gathered, surroundings);
  return 'went on';
}

async function runBatch(
  mapping: Mapping,
  shardId: string,
  progress: Progress,
  { records, events, lastSequenceNumber = '' }: Gathered,
  surroundings: LaneSurroundings,
): Promise<void> {
  const requestId = surroundings.newRequestId();
  let result: InvocationResult;
  try {
    const members = windowMembers(mapping, shardId, progress, records[0]);
    result = await surroundings.invoke({ Records: events, ...members }, requestId);
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    mapping.lastResult = `PROBLEM: ${thrown.message}`;
    // The function could not run at all: that is no try.
    retryLater(progress, progress.throttles++, surroundings);
    return;
  }
  progress.throttles = 0;
  const ids = records.map(({ sequenceNumber }) => sequenceNumber);
  const verdict = batchVerdict(result, ids, mapping.settings.reportsItems);
  mapping.lastResult = verdict.kind === 'all done' ? 'OK' : 'PROBLEM: Function call failed';
  if (verdict.kind === 'all done') {
    openWindow(mapping, progress, records[0], result, surroundings);
    progress.pieces.shift();
    moveTo(progress, lastSequenceNumber);
    return;
  }
  const failed = leftAfter(verdict, records, progress);
  progress.attempts += 1;
  const { retries, bisects } = mapping.settings;
  if (bisects === 'yes' && failed.length > 1) {
    // AWS: splitting does not count as a try.
    progress.pieces = [Math.ceil(failed.length / 2), Math.floor(failed.length / 2), ...progress.pieces.slice(1)];
    progress.attempts = 0;
    return;
  }
  if (retries !== -1 && progress.attempts > retries) {
    await surroundings.giveUp({
      shardId,
      records: failed,
      condition: 'RetryAttemptsExhausted',
      attempts: progress.attempts,
      requestId,
      result,
    });
    progress.pieces.shift();
    moveTo(progress, lastSequenceNumber);
    return;
  }
  // The same records again, whatever has come meanwhile.
  progress.pieces = [failed.length, ...progress.pieces.slice(1)];
  retryLater(progress, progress.attempts - 1, surroundings);
}

/** AWS: of a stream everything from the lowest failed record on is tried again; what is before it is done. */
function leftAfter(verdict: BatchVerdict, records: readonly StreamRecord[], progress: Progress): readonly StreamRecord[] {
  if (verdict.kind !== 'some failed') return records;
  const first = records.findIndex(({ sequenceNumber }) => verdict.ids.has(sequenceNumber));
  const before = records[first - 1];
  if (before) moveTo(progress, before.sequenceNumber);
  return records.slice(first);
}

function moveTo(progress: Progress, sequenceNumber: string): void {
  progress.position = { kind: 'after', sequenceNumber };
  progress.attempts = 0;
  delete progress.gatheredSinceMs;
}
