// When a lane tries again. AWS says "exponential backoff" and no numbers: these are inferred.
import { secondMs } from '../limits.ts';
import type { Progress } from './mapping.ts';

const longestRetryMs = 60 * secondMs;
/** So many tries keep a settling cloud waiting; a function that still fails then is tried on without. */
const patience = 10;

export interface Waiting {
  readonly now: () => number;
  /** Looks again at that time; `periodic` does not keep a settling cloud waiting. */
  readonly wakeAt: (dueMs: number, kind: 'busy' | 'periodic') => void;
}

/**
 * The lane rests: a second after the first failure, twice as long after each further one, a minute at the most.
 * @param failures how many there were before this one
 */
export function retryLater(progress: Progress, failures: number, { now, wakeAt }: Waiting): void {
  progress.notBeforeMs = now() + Math.min(secondMs * 2 ** failures, longestRetryMs);
  wakeAt(progress.notBeforeMs, failures < patience ? 'busy' : 'periodic');
}
