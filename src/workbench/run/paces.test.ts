// The paces on offer are the ones of lab/session.ts; pausing is a button of its own.
import { describe, expect, it } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../progress/preferences.ts';
import { PACE_NAMES, PACES } from './paces.ts';

describe("the paces of the lab's clock", () => {
  it('begin with one at which windows are seen to fill', () => {
    expect(PACES[DEFAULT_PREFERENCES.pace].pace).toEqual({ kind: 'times', factor: 20 });
  });

  it('are all on offer, the slowest first', () => {
    expect(PACE_NAMES).toEqual(Object.keys(PACES));
    expect(PACE_NAMES.map((name) => PACES[name].pace.kind)).toEqual(['times', 'times', 'instant']);
  });
});
