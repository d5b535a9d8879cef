// Ends a phase of a function that computes without end, by real time: the function's own clock stands still while it computes.
import type { FunctionPace } from './function-protocol.ts';

const TICK_MS = 100;
/** The watcher itself may have been kept waiting: so much of a tick counts at most. */
const LONGEST_TICK_MS = 2 * TICK_MS;
/** Silence after which a function counts as one in a loop: its timeout, but within these. */
const SILENT_AT_LEAST_MS = 2_000;
const SILENT_AT_MOST_MS = 4_000;
/** Real time of one phase, waiting for the cloud apart. A loop of calls takes no time of the function's own. */
const BUSY_AT_MOST_MS = 15_000;

export interface WatchOptions {
  readonly timeoutMs: number;
  /** Real time that a call of the cloud may take while the function does nothing else. */
  readonly unansweredMs: number;
  readonly ping: () => void;
  /** How many calls of the cloud are under way. */
  readonly calls: () => number;
  /** `real`: the function's own waiting takes real time, up to its timeout. */
  readonly pace: FunctionPace;
  /** Called at most once. */
  readonly late: () => void;
}

export class FunctionWatch {
  readonly #options: WatchOptions;
  readonly #timer: ReturnType<typeof setInterval>;
  #tickedAt = performance.now();
  #silentMs = 0;
  #busyMs = 0;
  #waitedMs = 0;
  #acted: 'yes' | 'no' = 'yes';

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
    options.ping();
  }

  /** The function answered a ping. */
  alive(): void {
    this.#silentMs = 0;
  }

  /** The function did something: it printed, called, wrote. */
  acted(): void {
    this.#silentMs = 0;
    this.#waitedMs = 0;
    this.#acted = 'yes';
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #tick(): void {
    const { timeoutMs, unansweredMs, pace, ping, calls, late } = this.#options;
    const busyAtMostMs = BUSY_AT_MOST_MS + (pace === 'real' ? timeoutMs : 0);
    const now = performance.now();
    const passedMs = Math.min(now - this.#tickedAt, LONGEST_TICK_MS);
    this.#tickedAt = now;
    this.#silentMs += passedMs;
    if (calls() > 0 && this.#acted === 'no') this.#waitedMs += passedMs;
    else this.#busyMs += passedMs;
    this.#acted = 'no';
    const silentAtMostMs = Math.min(Math.max(timeoutMs, SILENT_AT_LEAST_MS), SILENT_AT_MOST_MS);
    if (this.#silentMs > silentAtMostMs || this.#busyMs > busyAtMostMs || this.#waitedMs > unansweredMs) {
      this.close();
      late();
    } else ping();
  }
}
