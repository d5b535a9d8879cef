// The results as Markdown.
import type { Measured } from './measured.ts';
import type { Workload } from './workloads.ts';

/** rows: a short text of a rate, 12.3 M/s. */
export function rate({ rows, seconds }: Measured): string {
  const perSecond = rows / seconds;
  return perSecond >= 1e6 ? `${(perSecond / 1e6).toFixed(1)} M/s` : `${(perSecond / 1e6).toFixed(2)} M/s`;
}

const ratio = (a: Measured, b: Measured): string => (a.rows / a.seconds / (b.rows / b.seconds)).toFixed(2);

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
      ? [name, rate(measured), ratio(ours, measured), `${measured.memoryMb} MB`, measured.rows.toLocaleString('en')]
      : [name, 'cannot', '', '', ''];
  const { answer } = ours;
  const goal = workload.goal
    ? `Goal ${workload.goal / 1e6} M/s: ${ours.rows / ours.seconds >= workload.goal ? 'reached' : '**missed**'}. `
    : '';
  return [
    `### ${workload.title}`,
    '',
    `${goal}Rows out: ${answer.rows.toLocaleString('en')}, checksum ${answer.checksum}: the same from everyone who was given the same rows.`,
    '',
    table(
      ['runner', 'rows in per second', 'ours is so many times as fast', 'memory of the process', 'rows in'],
      [
        row('ours, compiled', ours),
        ...others.map(([name, measured]) => row(name, measured)),
        row('hand-written loop (the ceiling)', ceiling),
      ],
    ),
  ].join('\n');
}
