// Takes a session's events as they come and hands them on once a frame, so that a thousand records a second cost one rendering.
import type { Signal } from '@preact/signals';
import type { RunEvent } from '../../lab/run-events.ts';
import { applyRunEvents, type RunLog } from './run-log.ts';

/** A page in the background has no frames: then events are handed on after this many. */
const PILE_LIMIT = 5_000;

export class EventFrames {
  readonly #log: Signal<RunLog>;
  #waiting: RunEvent[] = [];
  #frame: number | undefined;

  constructor(log: Signal<RunLog>) {
    this.#log = log;
  }

  add(event: RunEvent): void {
    this.#waiting.push(event);
    if (this.#waiting.length >= PILE_LIMIT) this.flush();
    else this.#frame ??= requestAnimationFrame(() => this.flush());
  }

  /** Hands on at once what waits. */
  flush(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    if (this.#waiting.length === 0) return;
    const events = this.#waiting;
    this.#waiting = [];
    this.#log.value = applyRunEvents(this.#log.value, events);
  }
}
