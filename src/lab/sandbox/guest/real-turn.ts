// Real macrotask turns, taken from the platform before its timers are replaced.
const realSetTimeout = globalThis.setTimeout;
const { port1: near, port2: far } = new MessageChannel();
const post = near.postMessage.bind(near);
const waiting: (() => void)[] = [];
far.onmessage = () => waiting.shift()?.();

/** Resolves after one turn of the event loop: every microtask that is ready now has run by then. */
export function messageTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    post(null);
  });
}

/** Resolves after a turn of the timer queue as well (about a millisecond): work of the platform's threads gets a chance. */
export function timerTurn(): Promise<void> {
  return new Promise((resolve) => realSetTimeout(resolve, 0));
}

/** Resolves after so much real time. */
export function realDelay(delayMs: number): Promise<void> {
  return new Promise((resolve) => realSetTimeout(resolve, delayMs));
}
