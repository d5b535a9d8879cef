// The paces on offer are the ones of lab/session.ts, and each is found again by its name.
import { describe, expect, it } from 'vitest';
import { PACES, paceName, samePace } from './paces.ts';

describe("the paces of the lab's clock", () => {
  it('are found again by their names', () => {
    for (const { name, pace } of PACES) expect(paceName(pace)).toBe(name);
  });

  it('are the same only with the same factor', () => {
    expect(samePace({ kind: 'paused' }, { kind: 'paused' })).toBe(true);
    expect(samePace({ kind: 'times', factor: 1 }, { kind: 'times', factor: 20 })).toBe(false);
    expect(samePace({ kind: 'instant' }, { kind: 'paused' })).toBe(false);
  });
});
