// How console values are shown and filtered; the values are those of lab/run-events.ts.
import { describe, expect, it } from 'vitest';
import type { ConsoleLine, ConsoleValue } from '../../lab/run-events.ts';
import { duration, labTime } from './lab-time.ts';
import { filterLines, lineText } from './line-filter.ts';
import { displayOf } from './value-display.ts';

const text: ConsoleValue = { kind: 'primitive', type: 'string', text: 'AAPL' };
const row: ConsoleValue = {
  kind: 'object',
  type: 'Object',
  shape: 'record',
  preview: '{TICKER: "AAPL"}',
  entries: [['TICKER', text]],
  more: 2,
};
const line = (level: ConsoleLine['level'], ...values: ConsoleValue[]): ConsoleLine => ({ level, values, atMs: 0 });

describe('a console value', () => {
  it('is a bare string as an argument and a quoted one inside an object', () => {
    expect(displayOf(text, 'argument')).toEqual({ kind: 'plain', text: 'AAPL', tone: 'text' });
    expect(displayOf(text, 'member')).toEqual({ kind: 'plain', text: "'AAPL'", tone: 'string' });
  });

  it('opens when it is an object, and says how much was left out', () => {
    expect(displayOf(row, 'argument')).toEqual({ kind: 'opens', text: row.preview, tone: 'object', entries: row.entries, more: 2 });
  });

  it('opens to the stack when it is an error', () => {
    const error: ConsoleValue = { kind: 'error', name: 'TypeError', message: 'no', stack: 'at main.ts:3' };
    expect(displayOf(error, 'argument')).toMatchObject({ text: 'TypeError: no', tone: 'error', stack: 'at main.ts:3' });
  });
});

describe('the filter of the console', () => {
  const lines = [line('log', row), line('warn', { kind: 'text', text: 'slow' }), line('error', { kind: 'text', text: 'broken' })];

  it('lets levels through', () => {
    expect(filterLines(lines, 'all', '')).toBe(lines);
    expect(filterLines(lines, 'warn', '').map(lineText)).toEqual(['slow', 'broken']);
    expect(filterLines(lines, 'error', '').map(lineText)).toEqual(['broken']);
  });

  it('finds text inside objects, whatever its case', () => {
    expect(filterLines(lines, 'all', 'aapl')).toEqual([lines[0]]);
  });
});

describe("times of the lab's clock", () => {
  it('count from the start of the Run, or are times of the day', () => {
    expect(labTime(80_250, 0)).toBe('00:01:20.250');
    expect(labTime(Date.UTC(2026, 0, 1, 12, 30, 5, 7), undefined)).toBe('12:30:05.007');
    expect(duration(3_723_000, 'hidden')).toBe('01:02:03');
  });
});
