// Lets virtual time pass, with everything that is due on the way.
import type { VirtualClock } from './clock.ts';
import type { Scheduler } from './scheduler.ts';

/**
 * Moves `clock` from one due time of `scheduler` to the next, running what is due at each, and then to `untilMs`. What is planned on
 * the way for a time up to `untilMs` runs, too.
 * @param untilMs milliseconds since the epoch
 * @param afterStep called after each due time
 */
export async function advanceTo(
  clock: VirtualClock,
  scheduler: Scheduler,
  untilMs: number,
  afterStep?: () => Promise<void> | void,
): Promise<void> {
  for (let due = scheduler.nextDueMs(); due !== undefined && due <= untilMs; due = scheduler.nextDueMs()) {
    clock.advanceTo(due);
    await scheduler.runDue();
    await afterStep?.();
  }
  clock.advanceTo(untilMs);
}
