// A range of seeds under watch: a hang, unbounded memory and a dead thread become a sentence with the seed.
import { Worker } from 'node:worker_threads';
import type { FuzzOrder, FuzzReport } from './worker.ts';

/** Nothing that these small texts and few rows ask for takes as long or as much, even on a busy machine. */
const LONGEST_MS = 3000;
const MOST_MB = 384;

export function watched(first: number, count: number): Promise<FuzzReport> {
  const progress = new Int32Array(new SharedArrayBuffer(4));
  const order: FuzzOrder = { first, count, progress };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MB },
  });
  return new Promise((resolve) => {
    let seen = -1;
    let since = performance.now();
    const found = (what: string): void => {
      clearInterval(watch);
      void worker.terminate();
      resolve({ kind: 'found', text: `seed ${Atomics.load(progress, 0)}: ${what}` });
    };
    const watch = setInterval(() => {
      const seed = Atomics.load(progress, 0);
      if (seed !== seen) {
        seen = seed;
        since = performance.now();
      } else if (seed > 0 && performance.now() - since > LONGEST_MS) found(`does not come back within ${LONGEST_MS} ms`);
    }, 100);
    worker.once('message', (report: FuzzReport) => {
      clearInterval(watch);
      resolve(report);
    });
    worker.once('error', (error) => found(String(error)));
    worker.once('exit', (status) => found(`the thread ended with ${status}`));
  });
}
