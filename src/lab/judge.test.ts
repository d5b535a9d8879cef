// Steps and checks that do not fit together, and two runs made into one verdict. Source of truth: README.md, "Verdicts".
import { describe, expect, it } from 'vitest';
import { mergeResults, stepOfChecks } from './judge.ts';
import type { CheckResult } from './run-events.ts';

const step = (...checks: string[]) => [{ id: 's', title: '', hints: [], checks }];
const checks = ['a', 'b', 'c'].map((id) => ({ id, title: id, on: 'both' as const, judge() {} }));
const result = (id: string, status: CheckResult['status']): CheckResult => ({ id, title: id, step: 's', status });
const statuses = (shown: CheckResult[], hidden: CheckResult[]) =>
  mergeResults(checks, new Map(), shown, hidden).map(({ status }) => status);

describe('stepOfChecks', () => {
  it('names a check without a step, and a step that names no check', () => {
    expect(() => stepOfChecks({ id: 'x', steps: step('a') }, [{ id: 'a' }, { id: 'b' }])).toThrow(
      "The check 'b' of the lab 'x' belongs to no step.",
    );
    expect(() => stepOfChecks({ id: 'x', steps: step('a', 'b') }, [{ id: 'a' }])).toThrow("names the check 'b', which does not exist");
  });
});

describe('mergeResults', () => {
  it('keeps what passed on shown data when there was no hidden run', () => {
    expect(statuses([result('a', 'passed'), result('b', 'failed'), result('c', 'not-reached')], [])).toEqual([
      'passed',
      'failed',
      'not-reached',
    ]);
  });

  it('lets the hidden run take back what the shown one granted', () => {
    const passed = ['a', 'b', 'c'].map((id) => result(id, 'passed'));
    expect(statuses(passed, [result('a', 'passed'), result('b', 'failed'), result('c', 'not-reached')])).toEqual([
      'passed',
      'failed',
      'not-reached',
    ]);
  });

  it('does not reach a check that only the run that never was could judge', () => {
    expect(statuses([result('a', 'passed')], [])).toEqual(['passed', 'not-reached', 'not-reached']);
  });
});
