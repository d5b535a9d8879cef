// Tumbling windows: a state that goes from batch to batch of a shard, and a last invocation when the window is over.
// AWS: https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html
import { AwsError } from '../../../core/errors.ts';
import type { StreamRecord } from '../../../core/ports.ts';
import { secondMs } from '../limits.ts';
import type { InvocationResult } from '../running/invoker.ts';
import type { Gathered } from './gather-batch.ts';
import type { Mapping, Progress } from './mapping.ts';
import { retryLater, type Waiting } from './retry-later.ts';
import { windowStart } from './window-start.ts';

/** AWS: a state of more than 1 MB ends its window early. */
const longestState = 1024 * 1024;

interface Surroundings extends Waiting {
  readonly newRequestId: () => string;
  readonly invoke: (event: object, requestId: string) => Promise<InvocationResult>;
}

/** What an event has besides its records; nothing where there are no windows. */
export function windowMembers(mapping: Mapping, shardId: string, progress: Progress, first: StreamRecord | undefined): object {
  const { tumblingSeconds } = mapping.settings;
  if (tumblingSeconds === 0 || !first) return {};
  const startMs = progress.window?.startMs ?? windowStart(first, tumblingSeconds);
  return membersOf(mapping, shardId, startMs, progress.window?.state ?? '{}', 'goes on');
}

/** Keeps the state that a batch answered; the first batch of a window opens it. */
export function openWindow(
  { settings }: Mapping,
  progress: Progress,
  first: StreamRecord | undefined,
  result: InvocationResult,
  { wakeAt }: Surroundings,
): void {
  if (settings.tumblingSeconds === 0 || !first) return;
  const startMs = progress.window?.startMs ?? windowStart(first, settings.tumblingSeconds);
  if (!progress.window) wakeAt(startMs + settings.tumblingSeconds * secondMs, 'busy');
  progress.window = { startMs, state: stateOf(result) };
}

/** The last invocation of a window that is over, or whose state is too long. `true` when there was one: look again. */
export async function closeWindow(
  mapping: Mapping,
  shardId: string,
  progress: Progress,
  { records, full }: Gathered,
  surroundings: Surroundings,
): Promise<boolean> {
  const { now, newRequestId, invoke, wakeAt } = surroundings;
  const { window } = progress;
  const { tumblingSeconds, retries } = mapping.settings;
  if (!window) return false;
  const early = window.state.length > longestState;
  const endMs = window.startMs + tumblingSeconds * secondMs;
  const over = records.length === 0 && (full === 'window over' || now() >= endMs);
  if (!early && !over) {
    wakeAt(endMs, 'busy');
    return false;
  }
  try {
    const event = { Records: [], ...membersOf(mapping, shardId, window.startMs, window.state, early ? 'ends early' : 'ends') };
    const { functionError } = await invoke(event, newRequestId());
    mapping.lastResult = functionError === undefined ? 'OK' : 'PROBLEM: Function call failed';
    progress.attempts += 1;
    if (functionError !== undefined && (retries === -1 || progress.attempts <= retries))
      retryLater(progress, progress.attempts - 1, surroundings);
    else {
      delete progress.window;
      progress.attempts = 0;
    }
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    mapping.lastResult = `PROBLEM: ${thrown.message}`;
    progress.attempts += 1;
    retryLater(progress, progress.attempts - 1, surroundings);
  }
  return true;
}

function membersOf(
  { sourceArn, settings }: Mapping,
  shardId: string,
  startMs: number,
  state: string,
  end: 'goes on' | 'ends' | 'ends early',
) {
  const time = (ms: number) => new Date(ms).toISOString().replace('.000Z', 'Z');
  return {
    window: { start: time(startMs), end: time(startMs + settings.tumblingSeconds * secondMs) },
    state: JSON.parse(state),
    shardId,
    eventSourceARN: sourceArn,
    isFinalInvokeForWindow: end !== 'goes on',
    isWindowTerminatedEarly: end === 'ends early',
  };
}

/** The `state` of the answer; an empty one where it has none. */
function stateOf({ payload }: InvocationResult): string {
  try {
    const answer: unknown = JSON.parse(new TextDecoder().decode(payload));
    const state = typeof answer === 'object' && answer !== null ? (answer as { state?: unknown }).state : undefined;
    return JSON.stringify(state ?? {});
  } catch (error) {
    if (error instanceof SyntaxError) return '{}';
    throw error;
  }
}
