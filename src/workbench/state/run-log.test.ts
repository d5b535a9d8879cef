// The log that the panes show, folded from a session's events as lab/run-events.ts declares them.
import { describe, expect, it } from 'vitest';
import type { CheckResult, RunEvent, RunState } from '../../lab/run-events.ts';
import { applyRunEvents, EMPTY_RUN_LOG, RUN_LOG_LIMITS } from './run-log.ts';

const state = (name: RunState, data: 'shown' | 'hidden' = 'shown'): RunEvent => ({ type: 'state', state: name, data });
const line = (text: string): RunEvent => ({ type: 'console', line: { level: 'log', values: [{ kind: 'text', text }], atMs: 0 } });
const check = (id: string, status: CheckResult['status']): RunEvent => ({ type: 'check', result: { id, step: 's', title: id, status } });
const call = (id: number): RunEvent => ({
  type: 'call',
  call: { id, service: 'kinesis', operation: 'PutRecord', status: 200, atMs: 0, tookMs: 1, request: '', response: '', truncated: false },
});
const progressOf = (...events: readonly RunEvent[]) => applyRunEvents(EMPTY_RUN_LOG, events);

describe('the log of a Run', () => {
  it('begins anew with each Run, also in the middle of a frame', () => {
    const first = progressOf(state('compiling'), line('old'), check('a', 'failed'));
    const second = applyRunEvents(first, [line('late'), state('compiling'), line('new')]);
    expect(second.console.map(({ number }) => number)).toEqual([1]);
    expect(second.checks).toEqual([]);
    expect(second.consoleCount).toBe(1);
  });

  it('keeps the newest lines, numbers them on, and counts what is gone', () => {
    const many = Array.from({ length: RUN_LOG_LIMITS.consoleLines + 5 }, (_, index) => line(String(index)));
    const log = progressOf(state('compiling'), ...many, { type: 'console-dropped', count: 100 });
    expect(log.console).toHaveLength(RUN_LOG_LIMITS.consoleLines);
    expect(log.console[0]?.number).toBe(6);
    expect(log.consoleDropped).toBe(105);
    expect(log.consoleCount).toBe(RUN_LOG_LIMITS.consoleLines + 5);
  });

  it('does not show what the second run, on hidden data, prints and calls', () => {
    const log = progressOf(state('running'), call(1), state('running', 'hidden'), line('secret'), call(2), { type: 'clock', nowMs: 9 });
    expect(log.console).toEqual([]);
    expect(log.callCount).toBe(1);
    expect(log.clock).toBeUndefined();
  });

  it('lets a failure of a check stand, whatever the other run says', () => {
    expect(progressOf(check('a', 'failed'), check('a', 'passed')).checks.map(({ status }) => status)).toEqual(['failed']);
    expect(progressOf(check('a', 'passed'), check('a', 'failed')).checks.map(({ status }) => status)).toEqual(['failed']);
  });

  it('measures the clock from its first tick', () => {
    expect(progressOf({ type: 'clock', nowMs: 100 }, { type: 'clock', nowMs: 250 }).clock).toEqual({ startMs: 100, nowMs: 250 });
  });
});
