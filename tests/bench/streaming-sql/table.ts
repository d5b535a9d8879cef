// The results as Markdown.
import type { Measured } from './measured.ts';
import type { Workload } from './workloads.ts';

/** Rows a second as a short text, 12.3 M/s. */
export function rate(rows: number, seconds: number): string {
  const perSecond = rows / seconds;
  return perSecond >= 1e6 ? `${(perSecond / 1e6).toFixed(1)} M/s` : `${(perSecond / 1e6).toFixed(2)} M/s`;
}

// Of the thread's own time: a busy machine slows one runner more than another.
const ratio = (a: Measured, b: Measured): string => (a.rows / a.busySeconds / (b.rows / b.busySeconds)).toFixed(2);

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');

export interface Comparison {
  readonly workload: Workload;
  readonly ours: Measured;
  readonly ceiling: Measured;
  readonly others: readonly (readonly [name: string, measured: Measured | undefined])[];
}

/** One workload: every runner's rate, how many times as fast ours is, memory. */
export function comparisonTable({ workload, ours, ceiling, others }: Comparison): string {
  const row = (name: string, measured: Measured | undefined): string[] =>
    measured
      ? [
          name,
          rate(measured.rows, measured.seconds),
          rate(measured.rows, measured.busySeconds),
          ratio(ours, measured),
          `${measured.memoryMb} MB`,
          measured.rows.toLocaleString('en'),
        ]
      : [name, 'cannot', '', '', '', ''];
  const { answer } = ours;
  const goal = workload.goal
    ? `Goal ${workload.goal / 1e6} M/s: ${ours.rows / ours.seconds >= workload.goal ? 'reached' : ours.rows / ours.busySeconds >= workload.goal ? 'reached in time of the thread' : '**missed**'}. `
    : '';
  return [
    `### ${workload.title}`,
    '',
    `${goal}Rows out: ${answer.rows.toLocaleString('en')}, checksum ${answer.checksum}: the same from everyone who was given the same rows.`,
    '',
    table(
      ['runner', 'rows in per second', 'per second of its thread', 'ours is so many times as fast', 'memory of the process', 'rows in'],
      [
        row('ours, compiled', ours),
        ...others.map(([name, measured]) => row(name, measured)),
        row('hand-written loop (the ceiling)', ceiling),
      ],
    ),
  ].join('\n');
}
