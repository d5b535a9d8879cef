// What one runner measured in one workload: time, answer, memory.
import type { Answer } from './rows.ts';

export interface Measured {
  readonly rows: number; // in
  readonly seconds: number; // the best repetition
  readonly busySeconds: number; // of the thread itself, in the best repetition: what a machine shared with others does not change
  readonly answer: Answer;
  readonly memoryMb: number; // the most that the process held, rows included
}

// Node 22 counts the whole process only, its helpers included.
const { threadCpuUsage }: { threadCpuUsage?: typeof process.cpuUsage } = process;
const usage = (threadCpuUsage ?? process.cpuUsage).bind(process);

/** Repeats, keeps the best time and insists on one answer. */
export function measure(rows: number, repeat: number, run: () => Answer): Measured {
  let best = Number.POSITIVE_INFINITY;
  let least = Number.POSITIVE_INFINITY;
  let first: Answer | undefined;
  for (let i = 0; i < repeat; i++) {
    const [start, busy] = [performance.now(), usage()];
    const answer = run();
    best = Math.min(best, (performance.now() - start) / 1000);
    const { user, system } = usage(busy);
    least = Math.min(least, (user + system) / 1e6);
    first ??= answer;
    if (first.rows !== answer.rows || first.checksum !== answer.checksum) throw new Error('one runner gave two answers to the same rows');
  }
  if (!first) throw new Error('nothing was measured');
  return { rows, seconds: best, busySeconds: least, answer: first, memoryMb: Math.round(process.resourceUsage().maxRSS / 1024) };
}

export const portions = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
