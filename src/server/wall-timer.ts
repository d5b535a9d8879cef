// Runs a cloud's scheduler as wall time passes.
import type { Clock } from '../aws/core/clock.ts';
import type { Scheduler } from '../aws/core/scheduler.ts';

/** The longest that a timer of JavaScript can wait. */
const longestMs = 2 ** 31 - 1;

/** Returns what to call whenever the earliest due time may have changed. The timer keeps no process alive. */
export function driveInRealTime(scheduler: Scheduler, clock: Clock): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  const rearm = () => {
    clearTimeout(timer);
    const due = scheduler.nextDueMs();
    if (due === undefined || running) return;
    timer = setTimeout(run, Math.min(Math.max(0, due - clock.now()), longestMs));
    timer.unref();
  };
  const run = async () => {
    running = true;
    try {
      await scheduler.runDue();
    } finally {
      running = false;
      rearm();
    }
  };
  return rearm;
}
