// The cloud's own future: what is due when. Nobody here waits; a driver decides when time passes.
import { AfterWork } from './after-work.ts';
import { type Clock, VirtualClock } from './clock.ts';

export interface ScheduledTask {
  /** When it runs, in milliseconds since the epoch. */
  readonly dueMs: number;
  /** Periodic work (a sweep, a metric) does not count as busy: settling does not wait for it. */
  readonly periodic: boolean;
  /** What it is, for the inspector and for error messages. */
  readonly label: string;
}

interface Entry extends ScheduledTask {
  readonly order: number;
  readonly run: () => void | Promise<void>;
  readonly work: Work;
}

/** `cloud`: over in no time. `function`: runs somebody's code, which on a real clock takes as long as it takes. */
export type Work = 'cloud' | 'function';

/** Runs tasks in order of due time, and in order of arrival where the times are equal. */
export class Scheduler {
  /** Told after all tasks of one moment, and by the dispatcher after each call. */
  readonly afterWork = new AfterWork();
  readonly #clock: Clock;
  readonly #onChange: () => void;
  #entries: Entry[] = [];
  #order = 0;

  /** @param onChange called whenever the earliest due time may have changed (the real-time driver re-arms its timer) */
  constructor(clock: Clock, onChange: () => void = () => {}) {
    this.#clock = clock;
    this.#onChange = onChange;
  }

  /** Plans `run` for `dueMs` (a past time means: at the next turn). Returns a function that cancels it. */
  at(
    dueMs: number,
    label: string,
    run: () => void | Promise<void>,
    { periodic = false, work = 'cloud' }: { readonly periodic?: boolean; readonly work?: Work } = {},
  ): () => void {
    const entry: Entry = { dueMs, label, run, periodic, work, order: this.#order++ };
    const place = this.#entries.findIndex((other) => other.dueMs > dueMs);
    if (place === -1) this.#entries.push(entry);
    else this.#entries.splice(place, 0, entry);
    this.#onChange();
    return () => {
      const index = this.#entries.indexOf(entry);
      if (index === -1) return;
      this.#entries.splice(index, 1);
      this.#onChange();
    };
  }

  /** The earliest due time, or undefined when nothing is planned. */
  nextDueMs({ countPeriodic = true } = {}): number | undefined {
    return this.#entries.find((entry) => countPeriodic || !entry.periodic)?.dueMs;
  }

  /** True while something other than periodic work is planned. */
  get busy(): boolean {
    return this.#entries.some((entry) => !entry.periodic);
  }

  /** What is planned, earliest first. */
  planned(): readonly ScheduledTask[] {
    return this.#entries;
  }

  /**
   * Runs all that is due at the clock's present time, including what those tasks plan for that same time. On a real clock it does not
   * wait for the work of functions: a call that comes meanwhile would wait with it.
   */
  async runDue(): Promise<void> {
    const done: string[] = [];
    for (let first = this.#entries[0]; first && first.dueMs <= this.#clock.now(); first = this.#entries[0]) {
      this.#entries.shift();
      if (first.work === 'cloud' || this.#clock instanceof VirtualClock) {
        await first.run();
        if (this.afterWork.isWatched) done.push(first.label);
      } else void this.#aside(first);
    }
    if (done.length > 0) this.afterWork.tell({ kind: 'planned work', labels: done });
    this.#onChange();
  }

  /** What it throws is thrown by the next turn of whoever drives. */
  async #aside({ run, label }: Entry): Promise<void> {
    try {
      await run();
      if (this.afterWork.isWatched) this.afterWork.tell({ kind: 'planned work', labels: [label] });
    } catch (thrown) {
      this.at(this.#clock.now(), `the failure of ${label}`, () => {
        throw thrown;
      });
    }
  }
}
