// Runs a range of fuzz seeds in a thread of its own and says before each which one it is, so that a hang can be named.
import { parentPort, workerData } from 'node:worker_threads';
import { attack, attackExpression, attackOf, shown } from './fuzz-case.ts';
import { setCanary } from './hostile.ts';

/** What the thread is given. `progress` holds the seed at work. */
export interface FuzzOrder {
  readonly first: number;
  readonly count: number;
  readonly progress: Int32Array;
}

export type FuzzReport =
  | { readonly kind: 'found'; readonly text: string }
  | { readonly kind: 'done'; readonly ran: number; readonly refused: number };

function run({ first, count, progress }: FuzzOrder): FuzzReport {
  const canary = setCanary();
  const counts = { ran: 0, refused: 0 };
  for (let seed = first; seed < first + count; seed++) {
    Atomics.store(progress, 0, seed);
    const one = attackOf(seed);
    const outcome = attack(one);
    if (typeof outcome === 'object') return { kind: 'found', text: `seed ${seed}\n${one.sql}\n${shown(one.rows)}\n${outcome.wrong}` };
    counts[outcome]++;
    const wrong = attackExpression(seed);
    if (wrong) return { kind: 'found', text: `seed ${seed}, expression\n${wrong.wrong}` };
    const harm = canary.harm();
    if (harm.length > 0) return { kind: 'found', text: `seed ${seed}\n${one.sql}\n${harm.join('\n')}` };
  }
  return { kind: 'done', ...counts };
}

parentPort?.postMessage(run(workerData as FuzzOrder));
