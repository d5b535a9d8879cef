// Ends a program that computes too long. Time in which the program only waits for the lab's clock does not count.

/** A program that does not answer a heartbeat for so long is in a loop that never gives control back. */
const SILENT_MS = 8_000;
const BEAT_MS = 500;
/** Silence that tells a loop from a program that is merely slow, when the deadline is reached. */
const LOOP_MS = 1_000;

export interface WatchdogOptions {
  /** Computing time that the program may use, in milliseconds of wall time. */
  readonly deadlineMs: number;
  readonly ping: () => void;
  /** Called once, with a sentence for the learner. */
  readonly late: (message: string) => void;
}

const seconds = (ms: number) => `${Math.round(ms / 100) / 10} s`;

export class Watchdog {
  readonly #options: WatchdogOptions;
  readonly #beat: ReturnType<typeof setInterval>;
  #usedMs = 0;
  #runningSince: number | undefined;
  #answeredAt = performance.now();

  constructor(options: WatchdogOptions) {
    this.#options = options;
    this.#beat = setInterval(() => this.#check(), Math.min(BEAT_MS, options.deadlineMs / 4));
  }

  /** The program computes, or waits for an answer. */
  resume(): void {
    if (this.#runningSince !== undefined) return;
    this.#runningSince = performance.now();
    this.#answeredAt = performance.now();
  }

  /** The program waits for the clock. */
  pause(): void {
    if (this.#runningSince !== undefined) this.#usedMs += performance.now() - this.#runningSince;
    this.#runningSince = undefined;
  }

  /** The program answered a heartbeat, or said anything else. */
  alive(): void {
    this.#answeredAt = performance.now();
  }

  close(): void {
    clearInterval(this.#beat);
  }

  #check(): void {
    if (this.#runningSince === undefined) return;
    const { deadlineMs, late, ping } = this.#options;
    const now = performance.now();
    const silentMs = now - this.#answeredAt;
    const usedMs = this.#usedMs + now - this.#runningSince;
    if (silentMs <= SILENT_MS && usedMs <= deadlineMs) {
      ping();
      return;
    }
    this.close();
    const loops = silentMs > Math.min(LOOP_MS, deadlineMs / 2);
    if (loops) late(`The program computed for ${seconds(silentMs)} without a pause and was stopped. Is there a loop that never ends?`);
    else late(`The program was still running after ${seconds(usedMs)} and was stopped.`);
  }
}
