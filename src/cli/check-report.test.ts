// What `sandshark check` prints of a long console. Source of truth: the report as a person reads it.
import { expect, test } from 'vitest';
import type { Lab } from '../lab/definition.ts';
import type { RunEvent } from '../lab/run-events.ts';
import { humanReport } from './check-report.ts';

const printed = (count: number): RunEvent[] =>
  Array.from({ length: count }, (_, index) => ({
    type: 'console',
    line: { level: 'log', values: [{ kind: 'text', text: `line ${index + 1}` }], atMs: 0 } as never,
  }));

function consoleOf(count: number): string[] {
  const result = { outcome: 'passed', checks: [], diagnostics: [] } as never;
  const lab = { id: 'a-lab', title: 'A lab', steps: [] } as unknown as Lab;
  const report = humanReport({ lab, files: 'start', target: 'embedded', result, events: printed(count), wallMs: 1 });
  return report.split('\n').filter((line) => /line/.test(line));
}

test('a long console is shown at both ends, because what was printed last is often what matters', () => {
  expect(consoleOf(40)).toHaveLength(40);
  const lines = consoleOf(100);
  expect(lines.slice(19, 22).map((line) => line.trim())).toEqual([
    expect.stringContaining('line 20'),
    '… 60 more lines',
    expect.stringContaining('line 81'),
  ]);
  expect(lines.at(-1)).toContain('line 100');
});
