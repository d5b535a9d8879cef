// Time for the cloud: every service asks a Clock, so tests and the tab can run a minute in a millisecond.

/** A source of the current time, in milliseconds since the epoch. */
export interface Clock {
  now(): number;
}

/** The wall clock: what the Node endpoint uses unless told otherwise. */
export const wallClock: Clock = { now: () => Date.now() };

/** A clock that stands still until it is told to move. It never goes back. */
export class VirtualClock implements Clock {
  #nowMs: number;

  /** @param startMs where time begins, in milliseconds since the epoch */
  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  now(): number {
    return this.#nowMs;
  }

  /** Moves to `timeMs`; a time already past is ignored, because clocks do not go back. */
  advanceTo(timeMs: number): void {
    this.#nowMs = Math.max(this.#nowMs, timeMs);
  }
}
