// Node's timers for functions, over the sandbox's own clock: they give objects with unref, and there is setImmediate.
import { setGlobal } from '../../../sandbox/guest/globals.ts';

type Scope = Record<string, unknown>;
type SetTimer = (callback: unknown, delayMs: unknown, ...values: unknown[]) => number;

/** What setTimeout gives in Node. A reference that is taken back does not end the waiting here. */
class Timeout {
  #id: number;
  readonly #again: () => number;
  readonly #clear: (id: number) => void;

  constructor(again: () => number, clear: (id: number) => void) {
    this.#again = again;
    this.#clear = clear;
    this.#id = again();
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  hasRef(): boolean {
    return true;
  }

  refresh(): this {
    this.#clear(this.#id);
    this.#id = this.#again();
    return this;
  }

  close(): void {
    this.#clear(this.#id);
  }

  [Symbol.toPrimitive](): number {
    return this.#id;
  }
}

/** Puts Node's timers over those of the sandbox, and gives the modules `timers` and `timers/promises`. */
export function nodeTimers(scope: Scope, turn: () => Promise<void>, beginWork: () => () => void) {
  const clearOne = scope.clearTimeout as (id: unknown) => void;
  const clear = (timer: unknown) => {
    if (timer !== undefined && timer !== null) clearOne(Number(timer));
  };
  const wrapped = (set: SetTimer) => {
    return (callback: unknown, delayMs?: unknown, ...values: unknown[]) => new Timeout(() => set(callback, delayMs, ...values), clear);
  };
  const immediates = new Set<object>();
  const setImmediate = (callback: (...values: unknown[]) => void, ...values: unknown[]) => {
    const immediate = { ref: () => immediate, unref: () => immediate, hasRef: () => true };
    const done = beginWork();
    immediates.add(immediate);
    // Its own promise chain: what the callback throws is an uncaught exception, as in Node.
    void turn().then(() => {
      done();
      if (immediates.delete(immediate)) queueMicrotask(() => callback(...values));
    });
    return immediate;
  };
  const timers = {
    setTimeout: wrapped(scope.setTimeout as SetTimer),
    setInterval: wrapped(scope.setInterval as SetTimer),
    setImmediate,
    clearTimeout: clear,
    clearInterval: clear,
    clearImmediate: (immediate: object) => void immediates.delete(immediate),
  };
  for (const [name, value] of Object.entries(timers)) setGlobal(scope, name, value);
  const after = <T>(delayMs?: number, value?: T) =>
    new Promise<T | undefined>((resolve) => timers.setTimeout(() => resolve(value), delayMs));
  const promises = {
    setTimeout: after,
    setImmediate: <T>(value?: T) => new Promise<T | undefined>((resolve) => setImmediate(() => resolve(value))),
    async *setInterval<T>(delayMs?: number, value?: T) {
      for (;;) yield await after(delayMs, value);
    },
    scheduler: { wait: (delayMs: number) => after(delayMs), yield: () => after(0) },
  };
  return { timers: { ...timers, promises }, promises };
}
