// Knows whether anything can still happen at the present lab time, and says so once it is sure that nothing can.
import { messageTurn, timerTurn } from './real-turn.ts';

/** Counts what is under way; calls `quiet` when several real turns passed with nothing under way and nothing new. */
export class Activity {
  #generation = 0;
  #work = 0;
  #calls = 0;
  #reads = 0;
  #watching = false;
  #idle = false;
  readonly #quiet: (calls: number, reads: number) => void;
  readonly #busy: () => void;
  readonly #underWay: () => boolean;

  /**
   * @param quiet nothing more can happen at this time, unless one of `calls` is answered, or one of `reads` gets a chunk
   * @param busy something happens after all, although `quiet` was called and no message of the host explains it
   * @param underWay asked before `quiet` is called: does the platform owe the program something that nothing here counts?
   */
  constructor(quiet: (calls: number, reads: number) => void, busy: () => void, underWay: () => boolean = () => false) {
    this.#quiet = quiet;
    this.#busy = busy;
    this.#underWay = underWay;
  }

  /** `idle` since `quiet` was called and nothing happened after it. */
  get state(): 'idle' | 'busy' {
    return this.#idle ? 'idle' : 'busy';
  }

  /** Something happened: a timer was set or cleared, a call began or ended. */
  touch(): void {
    this.#generation++;
    if (this.#idle) {
      this.#idle = false;
      this.#busy();
    }
    if (!this.#watching) void this.#watch();
  }

  /** The host spoke: what was said before about being idle is void, and the host knows. */
  wake(): void {
    this.#idle = false;
    this.touch();
  }

  /** Work of the platform (hashing, loading) is under way until the returned function is called. */
  beginWork(): () => void {
    this.#work++;
    return this.#once(() => {
      this.#work--;
    });
  }

  /** A call of the cloud is out until the returned function is called. */
  beginCall(): () => void {
    this.#calls++;
    return this.#once(() => {
      this.#calls--;
    });
  }

  /** A chunk of an answer's body is waited for until the returned function is called. It may come late: a stream of events is open for minutes. */
  beginRead(): () => void {
    this.#reads++;
    return this.#once(() => {
      this.#reads--;
    });
  }

  #once(end: () => void): () => void {
    this.touch();
    let open = true;
    return () => {
      if (!open) return;
      open = false;
      end();
      this.touch();
    };
  }

  async #watch(): Promise<void> {
    this.#watching = true;
    let seen = -1;
    while ((seen !== this.#generation || this.#underWay()) && this.#work === 0) {
      seen = this.#generation;
      await messageTurn();
      if (seen !== this.#generation) continue;
      await messageTurn();
      if (seen !== this.#generation) continue;
      await timerTurn();
    }
    this.#watching = false;
    if (this.#work > 0) return;
    this.#idle = true;
    this.#quiet(this.#calls, this.#reads);
  }
}
