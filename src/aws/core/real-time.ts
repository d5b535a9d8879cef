// Drives a scheduler by the wall clock: one timer, armed for whatever is due next. For the Node endpoint.
import { wallClock } from './clock.ts';
import { invariant } from './errors.ts';
import type { Scheduler } from './scheduler.ts';

// Longer delays overflow the 32 bits of a timer and fire at once; the driver simply looks again.
const longestTimerMs = 2 ** 31 - 1;

/** Make it first, hand `onScheduleChange` to the cloud, then `start` it with the cloud's scheduler. */
export class RealTimeDriver {
  #scheduler: Scheduler | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #onError: (thrown: unknown) => void;

  /** @param onError told what a task threw; the tasks after it still run */
  constructor(onError: (thrown: unknown) => void) {
    this.#onError = onError;
  }

  readonly onScheduleChange = (): void => this.#arm();

  start(scheduler: Scheduler): void {
    invariant(this.#scheduler === undefined, 'a driver is started once');
    this.#scheduler = scheduler;
    this.#arm();
  }

  /** Nothing runs by this driver after that. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#scheduler = undefined;
  }

  #arm(): void {
    clearTimeout(this.#timer);
    const dueMs = this.#scheduler?.nextDueMs();
    if (dueMs === undefined) return;
    const delayMs = Math.min(Math.max(dueMs - wallClock.now(), 0), longestTimerMs);
    this.#timer = setTimeout(() => void this.#run(), delayMs);
  }

  async #run(): Promise<void> {
    try {
      await this.#scheduler?.runDue();
    } catch (thrown) {
      this.#onError(thrown);
    }
    this.#arm();
  }
}
