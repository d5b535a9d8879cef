// What a stream has to do next, and when.
import type { DeliveryStream } from './delivery-stream.ts';
import { limits } from './limits.ts';

interface Due {
  readonly dueMs: number;
  /** Records that wait for delivery keep a settling cloud busy; what has failed too often does not. */
  readonly kind: 'busy' | 'periodic';
}

/** Undefined for a stream that only waits for records. */
export function nextDue({ stateDueMs, lookDueMs, source, buffers }: DeliveryStream): Due | undefined {
  const kindOf = (failures: number) => (failures < limits.awaitedTries ? 'busy' : 'periodic');
  const all: Due[] = buffers.map(({ dueMs, failures }) => ({ dueMs, kind: kindOf(failures) }));
  if (stateDueMs !== undefined) all.push({ dueMs: stateDueMs, kind: 'busy' });
  if (lookDueMs !== undefined) all.push({ dueMs: lookDueMs, kind: kindOf(source?.failures ?? 0) });
  if (all.length === 0) return undefined;
  return {
    dueMs: all.reduce((earliest, { dueMs }) => Math.min(earliest, dueMs), Number.POSITIVE_INFINITY),
    kind: all.some(({ kind }) => kind === 'busy') ? 'busy' : 'periodic',
  };
}
