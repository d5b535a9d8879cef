// Keys after the ARIA pattern "window splitter": https://www.w3.org/WAI/ARIA/apg/patterns/windowsplitter/
import { describe, expect, it } from 'vitest';
import { clampShare, shareAfterKey, shareAtPointer } from './divider-maths.ts';

const ROOM = { sizePx: 500, minFirstPx: 100, minSecondPx: 50 };

describe('a divider', () => {
  it('leaves each pane its least size', () => {
    expect(clampShare(0, ROOM)).toBe(0.2);
    expect(clampShare(1, ROOM)).toBe(0.9);
    expect(shareAtPointer(250, ROOM)).toBe(0.5);
    expect(shareAtPointer(-40, ROOM)).toBe(0.2);
  });

  it('shares the room in proportion where both least sizes do not fit (200 % zoom)', () => {
    expect(clampShare(0.9, { ...ROOM, sizePx: 120 })).toBeCloseTo(2 / 3);
  });

  it('stays where it is in a room that is not drawn', () => {
    expect(clampShare(0.4, { ...ROOM, sizePx: 0 })).toBe(0.4);
  });

  it('moves by arrows, farther with Shift, to the ends, and back with Enter', () => {
    expect(shareAfterKey(0.5, 'ArrowDown', false, 0.6, ROOM)).toBeCloseTo(0.52);
    expect(shareAfterKey(0.5, 'ArrowLeft', true, 0.6, ROOM)).toBeCloseTo(0.4);
    expect(shareAfterKey(0.5, 'Home', false, 0.6, ROOM)).toBe(0.2);
    expect(shareAfterKey(0.5, 'End', false, 0.6, ROOM)).toBe(0.9);
    expect(shareAfterKey(0.5, 'Enter', false, 0.6, ROOM)).toBe(0.6);
    expect(shareAfterKey(0.5, 'a', false, 0.6, ROOM)).toBeUndefined();
  });
});
