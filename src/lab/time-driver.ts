// Moves lab time as the pace says: at once, at a multiple of wall time, or by steps. It knows nothing of programs and clouds.
import type { Pace } from './session.ts';
import type { TimeSource } from './time-source.ts';

/** How often lab time moves while it passes visibly, in milliseconds of wall time. */
const FRAME_MS = 33;

/** Resolves after `ms` of wall time, or as soon as `signal` aborts. */
export function wallWait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}

/** Lets `ms` of lab time pass at once, whatever the pace; real time is waited for. */
export async function letPass(time: TimeSource, ms: number, signal: AbortSignal): Promise<void> {
  if (time.kind === 'virtual') await time.advanceTo(time.now() + ms);
  else await wallWait(ms, signal);
}

/** The pace of a session, and whoever waits for a change of it. */
export class PaceControl {
  #pace: Pace = { kind: 'instant' };
  #steps = 0;
  #changed: (() => void)[] = [];

  get pace(): Pace {
    return this.#pace;
  }

  set(pace: Pace): void {
    this.#pace = pace;
    this.#steps = 0;
    this.#tell();
  }

  step(): void {
    if (this.#pace.kind !== 'paused') return;
    this.#steps++;
    this.#tell();
  }

  /** Takes one step, if one was asked for. */
  takeStep(): boolean {
    if (this.#steps === 0) return false;
    this.#steps--;
    return true;
  }

  /** Resolves at the next change or step, or when `signal` aborts. */
  changed(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve();
      this.#changed.push(resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  #tell(): void {
    const waiting = this.#changed;
    this.#changed = [];
    for (const resolve of waiting) resolve();
  }
}

export interface TimeDriverOptions {
  readonly time: TimeSource;
  readonly pace: PaceControl;
  readonly onClock: (nowMs: number) => void;
}

export class TimeDriver {
  readonly #options: TimeDriverOptions;

  constructor(options: TimeDriverOptions) {
    this.#options = options;
  }

  /**
   * Lets lab time pass up to `untilMs`. Cloud work on the way is run; with real time it waits.
   * Resolves there, or earlier when the signal aborts.
   */
  async reach(untilMs: number, signal: AbortSignal): Promise<void> {
    const { time, pace, onClock } = this.#options;
    while (!signal.aborted && time.now() < untilMs) {
      if (time.kind === 'real') await wallWait(Math.min(untilMs - time.now(), 1000), signal);
      else if (pace.pace.kind === 'instant') await time.advanceTo(untilMs);
      else if (pace.pace.kind === 'times') {
        const { factor } = pace.pace;
        await wallWait(Math.min(FRAME_MS, (untilMs - time.now()) / factor), signal);
        // The pace may have changed meanwhile; the time that was waited has passed at the old one.
        if (!signal.aborted) await time.advanceTo(Math.min(untilMs, time.now() + FRAME_MS * factor));
      } else if (pace.takeStep()) await time.advanceTo(Math.min(untilMs, (await time.nextDueMs()) ?? untilMs));
      else await pace.changed(signal);
      if (!signal.aborted) onClock(time.now());
    }
  }

  /** Lets the cloud finish: until it has no work but periodic one, or `forMs` of lab time passed. */
  async settle(forMs: number, signal: AbortSignal): Promise<void> {
    const { time } = this.#options;
    const limitMs = time.now() + forMs;
    if (time.kind === 'real') return this.reach(limitMs, signal);
    while (!signal.aborted && (await time.busy())) {
      const due = await time.nextDueMs();
      if (due === undefined || due > limitMs) return this.reach(limitMs, signal);
      await this.reach(Math.max(due, time.now() + 1), signal);
    }
  }
}
