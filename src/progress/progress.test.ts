// Source of truth: issue 3 (hints one at a time, a solution that overwrites nothing, progress that survives) and lab/definition.ts.
import { describe, expect, it } from 'vitest';
import type { LabStep } from '../lab/definition.ts';
import type { CheckResult, RunResult } from '../lab/run-events.ts';
import { currentFiles, noProgress, type ProgressEvent, reduceProgress, stepOf } from './progress.ts';

const START = { 'main.ts': 'start', 'window.sql': 'SELECT 1' };
const STEPS: readonly LabStep[] = [
  { id: 'create', title: 'Create it', hints: ['a', 'b'], checks: ['exists', 'active'] },
  { id: 'read', title: 'Read it', hints: [], checks: ['printed'] },
];

const edit = (path: keyof typeof START, text: string): ProgressEvent => ({ type: 'file-edited', path, text, startText: START[path] });
const check = (id: string, step: string, status: CheckResult['status']): CheckResult => ({ id, step, title: id, status });
const ended = (outcome: RunResult['outcome'], checks: readonly CheckResult[]): ProgressEvent => ({
  type: 'run-ended',
  result: { outcome, diagnostics: [], checks },
  steps: STEPS,
  atMs: 5,
});
const progressOf = (...events: readonly ProgressEvent[]) => events.reduce(reduceProgress, noProgress('tumbling-window'));

describe('the progress in a lab', () => {
  it('keeps only the files that differ from the start', () => {
    const edited = progressOf(edit('main.ts', 'mine'));
    expect(edited.files).toEqual({ 'main.ts': 'mine' });
    expect(currentFiles(edited, START)).toEqual({ 'main.ts': 'mine', 'window.sql': 'SELECT 1' });
    expect(reduceProgress(edited, edit('main.ts', 'start')).files).toEqual({});
  });

  it('forgets a file that the lab no longer has, and shows a new one as it starts', () => {
    expect(currentFiles({ ...progressOf(), files: { 'old.ts': 'x' } }, START)).toEqual(START);
  });

  it('keeps the replaced files as a backup on reset, and exchanges them back', () => {
    const reset = progressOf(edit('main.ts', 'mine'), { type: 'reset', atMs: 1 });
    expect(reset.files).toEqual({});
    expect(reset.backup).toEqual({ files: { 'main.ts': 'mine' }, atMs: 1, because: 'reset' });
    const restored = reduceProgress(reset, { type: 'backup-restored', atMs: 2 });
    expect(restored.files).toEqual({ 'main.ts': 'mine' });
    expect(restored.backup?.files).toEqual({});
  });

  it('changes nothing when there is no backup to restore', () => {
    const before = progressOf(edit('main.ts', 'mine'));
    expect(reduceProgress(before, { type: 'backup-restored', atMs: 2 })).toBe(before);
  });

  it('takes one file of the solution and backs up the others with it', () => {
    const taken = progressOf(edit('main.ts', 'mine'), { type: 'solution-taken', path: 'window.sql', text: 'solved', atMs: 3 });
    expect(taken.files).toEqual({ 'main.ts': 'mine', 'window.sql': 'solved' });
    expect(taken.backup?.files).toEqual({ 'main.ts': 'mine' });
  });

  it('passes a step when all of its checks passed, and keeps it passed in later runs', () => {
    const half = progressOf(ended('failed', [check('exists', 'create', 'passed'), check('active', 'create', 'failed')]));
    expect(stepOf(half, 'create').passed).toBe(false);
    const whole = reduceProgress(half, ended('failed', [check('exists', 'create', 'passed'), check('active', 'create', 'passed')]));
    expect(stepOf(whole, 'create').passed).toBe(true);
    const again = reduceProgress(whole, ended('failed', [check('exists', 'create', 'failed')]));
    expect(stepOf(again, 'create').passed).toBe(true);
    expect(again.attempts).toBe(3);
    expect(again.lastResult?.checks).toHaveLength(1);
  });

  it('counts no attempt for a run that was stopped', () => {
    expect(progressOf(ended('stopped', []))).toEqual(noProgress('tumbling-window'));
  });

  it('counts hints and remembers that the solution was seen', () => {
    const seen = progressOf({ type: 'hint-seen', step: 'create' }, { type: 'hint-seen', step: 'create' }, { type: 'solution-seen' });
    expect(stepOf(seen, 'create').hintsSeen).toBe(2);
    expect(seen.solution).toBe('seen');
  });
});
