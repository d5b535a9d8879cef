// How a step and its checks are marked after a Run: issue 3, "steps and checks beside the prose".
import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../lab/run-events.ts';
import { checkMark } from '../steps/check-mark.ts';
import { stepState } from './step-state.ts';

const STEP = { id: 'create', title: '', hints: [], checks: ['exists', 'active'] };
const check = (id: string, status: CheckResult['status']): CheckResult => ({ id, step: 'create', title: id, status });

describe('a step', () => {
  it('is open before a run, passed when all of its checks passed, failed when one failed', () => {
    expect(stepState(STEP, [], 'open')).toBe('open');
    expect(stepState(STEP, [check('exists', 'passed'), check('active', 'passed')], 'open')).toBe('passed');
    expect(stepState(STEP, [check('exists', 'passed'), check('active', 'failed')], 'passed')).toBe('failed');
  });

  it('stays passed where the last run did not reach it', () => {
    expect(stepState(STEP, [check('exists', 'not-reached'), check('active', 'not-reached')], 'passed')).toBe('passed');
    expect(stepState(STEP, [check('exists', 'not-reached')], 'open')).toBe('open');
  });
});

describe('a check beside the prose', () => {
  it('says what was seen and expected only when it failed', () => {
    const seen = { ...check('exists', 'failed'), observed: 'None.', expected: 'One.' };
    expect(checkMark(seen, 'failed')).toEqual({ status: 'failed', observed: 'None.', expected: 'One.' });
    expect(checkMark({ ...seen, status: 'passed' }, 'passed')).toEqual({ status: 'passed' });
  });

  it('follows its step where the last run has no result for it', () => {
    expect(checkMark(undefined, 'passed')).toEqual({ status: 'passed' });
    expect(checkMark(check('exists', 'not-reached'), 'passed')).toEqual({ status: 'passed' });
    expect(checkMark(undefined, 'open')).toEqual({ status: 'not-reached' });
  });
});
