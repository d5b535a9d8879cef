// The lab's clock on the learner's side: Date, performance.now and the timers, all of them standing still until the host moves them.
import { messageTurn } from './real-turn.ts';

interface Timer {
  readonly id: number;
  readonly order: number;
  dueMs: number;
  readonly everyMs: number | undefined;
  readonly run: () => void;
}

/** What a browser allows a timer at most; longer ones fire at once there, and here too. */
const LONGEST_MS = 2 ** 31 - 1;

export class VirtualTime {
  #nowMs = 0;
  #startMs = 0;
  #ids = 0;
  #timers: Timer[] = [];
  readonly #changed: () => void;
  readonly #failed: (thrown: unknown) => void;

  /**
   * @param changed called whenever a timer was set or cleared
   * @param failed called with what a timer threw: the timers after it are none the worse for it
   */
  constructor(changed: () => void, failed: (thrown: unknown) => void) {
    this.#changed = changed;
    this.#failed = failed;
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  /** Milliseconds since the run began. */
  get elapsedMs(): number {
    return this.#nowMs - this.#startMs;
  }

  get startMs(): number {
    return this.#startMs;
  }

  /** When the next timer is due, milliseconds since the epoch. */
  get nextDueMs(): number | null {
    return this.#timers[0]?.dueMs ?? null;
  }

  start(nowMs: number): void {
    this.#startMs = nowMs;
    this.#nowMs = nowMs;
  }

  /** Moves the clock without firing timers: an answer arrived, and it was later there. */
  observe(nowMs: number): void {
    if (nowMs > this.#nowMs) this.#nowMs = nowMs;
  }

  /** Moves the clock and fires what is due, in order, each timer in a turn of its own, as an event loop does. */
  async advance(nowMs: number): Promise<void> {
    this.observe(nowMs);
    for (let first = this.#timers[0]; first && first.dueMs <= this.#nowMs; first = this.#timers[0]) {
      this.#timers.shift();
      if (first.everyMs !== undefined) this.#insert({ ...first, dueMs: this.#nowMs + first.everyMs });
      try {
        first.run();
      } catch (error) {
        this.#failed(error);
      }
      await messageTurn();
    }
  }

  set(run: () => void, delayMs: number, every: 'once' | 'repeated'): number {
    const whole = Math.trunc(delayMs);
    const delay = whole >= 1 && whole <= LONGEST_MS ? whole : 1;
    const id = ++this.#ids;
    this.#insert({ id, order: id, dueMs: this.#nowMs + delay, everyMs: every === 'repeated' ? delay : undefined, run });
    this.#changed();
    return id;
  }

  clear(id: number): void {
    const place = this.#timers.findIndex((timer) => timer.id === id);
    if (place === -1) return;
    this.#timers.splice(place, 1);
    this.#changed();
  }

  #insert(timer: Timer): void {
    const place = this.#timers.findIndex((other) => other.dueMs > timer.dueMs);
    if (place === -1) this.#timers.push(timer);
    else this.#timers.splice(place, 0, timer);
  }
}
