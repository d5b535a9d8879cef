// The sentences of the verdict bar and of the live region: what issue 3 asks to be announced.
import { describe, expect, it } from 'vitest';
import type { LabStep } from '../../lab/definition.ts';
import { EMPTY_RUN_LOG, type RunLog } from './run-log.ts';
import { announcementOf, verdictOf } from './verdict.ts';

const STEPS: readonly LabStep[] = [
  { id: 'create', title: '', hints: [], checks: ['exists'] },
  { id: 'read', title: '', hints: [], checks: ['printed'] },
];
const done = (log: Partial<RunLog>): RunLog => ({ ...EMPTY_RUN_LOG, state: 'done', ...log });
const failedCheck = {
  id: 'printed',
  step: 'read',
  title: 'The rows are printed.',
  status: 'failed',
  observed: 'Nothing was printed.',
  expected: 'Three rows.',
} as const;

describe('the verdict', () => {
  it('says nothing to a screen reader before the first Run', () => {
    const verdict = verdictOf(EMPTY_RUN_LOG, 'none', STEPS);
    expect(verdict).toEqual({ tone: 'quiet', text: 'Not run yet. Press Run: the checks say what is missing.' });
    expect(announcementOf(verdict)).toBe('');
  });

  it('tells in a new visit what the last one came to, and announces none of it', () => {
    const verdict = verdictOf(EMPTY_RUN_LOG, 'none', STEPS, { checks: [failedCheck, { ...failedCheck, status: 'passed' }] });
    expect(verdict).toEqual({ tone: 'quiet', text: 'Not run in this visit. The last time, 1 of 2 checks passed.' });
    expect(announcementOf(verdict)).toBe('');
  });

  it('names the step of the first failed check, what was seen and what was expected', () => {
    const verdict = verdictOf(done({ checks: [{ ...failedCheck, id: 'exists', status: 'passed' }, failedCheck] }), 'failed', STEPS);
    expect(verdict).toEqual({ tone: 'failed', text: 'Step 2: Nothing was printed.', expected: 'Three rows.' });
    expect(announcementOf(verdict)).toBe('Step 2: Nothing was printed. Expected: Three rows.');
  });

  it('keeps the backticks of code for the bar to draw, and says the code without them', () => {
    const checks = [{ ...failedCheck, observed: 'There are 2 prices.', expected: '3: each price of `data` once.' }];
    const verdict = verdictOf(done({ checks }), 'failed', STEPS);
    expect(verdict.expected).toBe('3: each price of `data` once.');
    expect(announcementOf(verdict)).toBe('Step 2: There are 2 prices. Expected: 3: each price of data once.');
  });

  it('tells a syntax error before all else, with its line', () => {
    const diagnostics = [
      { severity: 'warning', message: 'Unused.' },
      { severity: 'error', message: "';' expected.", place: { file: 'main.ts', line: 4, column: 2 } },
    ] as const;
    expect(verdictOf(done({ diagnostics }), 'failed', STEPS).text).toBe("main.ts line 4: ';' expected.");
  });

  it('tells how the program failed before the checks that failed after it', () => {
    const failure = { kind: 'deadline', message: 'More than 10 s.' } as const;
    expect(verdictOf(done({ failure, checks: [failedCheck] }), 'failed', STEPS).text).toBe(
      'Your program ran too long and was stopped: More than 10 s.',
    );
  });

  it('does not judge a run that was stopped', () => {
    expect(verdictOf(done({ checks: [failedCheck] }), 'stopped', STEPS).text).toBe('Stopped. Nothing was judged.');
  });

  it('counts the checks when all passed', () => {
    expect(verdictOf(done({ checks: [{ ...failedCheck, status: 'passed' }] }), 'passed', STEPS)).toEqual({
      tone: 'passed',
      text: 'The check passed.',
    });
  });

  it('mentions what the compiler found besides, whether the checks passed or not, and announces it', () => {
    const inMain = { severity: 'warning', message: 'Not assignable.', place: { file: 'main.ts', line: 4, column: 2 } } as const;
    const inRead = { ...inMain, place: { ...inMain.place, file: 'read.ts' } };
    const passed = done({ checks: [{ ...failedCheck, status: 'passed' }], diagnostics: [inMain] });
    const verdict = verdictOf(passed, 'passed', STEPS);
    expect(verdict).toEqual({ tone: 'passed', text: 'The check passed.', problems: '1 problem in main.ts' });
    expect(announcementOf(verdict)).toBe('The check passed. 1 problem in main.ts.');
    const failed = verdictOf(done({ checks: [failedCheck], diagnostics: [inMain, inMain, inRead] }), 'failed', STEPS);
    expect(announcementOf(failed)).toBe('Step 2: Nothing was printed. Expected: Three rows. 3 problems in 2 files.');
    expect(verdictOf(done({ diagnostics: [{ severity: 'warning', message: 'No files.' }] }), 'passed', STEPS).problems).toBe('1 problem');
  });

  it('tells a refused query with its line in the SQL', () => {
    const failure = { kind: 'threw', message: "Column 'PRISE' not found.", place: { file: 'window.sql', line: 15, column: 7 } } as const;
    expect(verdictOf(done({ failure }), 'failed', STEPS).text).toBe("window.sql line 15: AWS refused the SQL: Column 'PRISE' not found.");
  });

  it('tells a screen reader that a run goes on, and not each of its short stages', () => {
    const said = (['compiling', 'running', 'settling', 'judging'] as const).map((state) =>
      announcementOf(verdictOf({ ...EMPTY_RUN_LOG, state }, 'none', STEPS)),
    );
    expect(said).toEqual(['', 'Running…', '', '']);
  });

  it('says which of the two runs is going on', () => {
    expect(verdictOf({ ...EMPTY_RUN_LOG, state: 'running' }, 'none', STEPS).text).toBe('Running…');
    expect(verdictOf({ ...EMPTY_RUN_LOG, state: 'running', data: 'hidden' }, 'none', STEPS).text).toBe(
      'Running again, on data you have not seen…',
    );
  });
});
