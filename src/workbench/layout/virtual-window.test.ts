// Only what is seen, and a little more, is in the page: a console of two thousand lines must scroll smoothly.
import { describe, expect, it } from 'vitest';
import { tabAfterKey } from './tab-keys.ts';
import { windowOf } from './virtual-window.ts';

const ROWS = Array.from({ length: 1_000 }, () => 20);

describe('the window of a long list', () => {
  it('draws what is seen and the spare rows, and keeps the room of the rest', () => {
    expect(windowOf(ROWS, 2_000, 100, 3)).toEqual({ first: 97, end: 108, beforePx: 1_940, afterPx: 17_840 });
  });

  it('draws from the start and to the end', () => {
    expect(windowOf(ROWS, 0, 100, 3)).toEqual({ first: 0, end: 8, beforePx: 0, afterPx: 19_840 });
    expect(windowOf(ROWS, 19_900, 100, 3)).toEqual({ first: 992, end: 1_000, beforePx: 19_840, afterPx: 0 });
  });

  it('counts an opened row with its real height', () => {
    expect(windowOf([20, 500, 20, 20], 450, 60, 0)).toEqual({ first: 1, end: 2, beforePx: 20, afterPx: 40 });
  });

  it('finds rows again when the list became shorter than the scroll position (a filter)', () => {
    expect(windowOf([20, 20], 5_000, 100, 3)).toEqual({ first: 0, end: 2, beforePx: 0, afterPx: 0 });
    expect(windowOf([], 0, 100, 3)).toEqual({ first: 0, end: 0, beforePx: 0, afterPx: 0 });
  });
});

describe('the keys of a tab list', () => {
  it('go round with the arrows and to the ends', () => {
    const ids = ['a', 'b', 'c'];
    expect(tabAfterKey(ids, 'c', 'ArrowRight')).toBe('a');
    expect(tabAfterKey(ids, 'a', 'ArrowLeft')).toBe('c');
    expect(tabAfterKey(ids, 'b', 'Home')).toBe('a');
    expect(tabAfterKey(ids, 'a', 'End')).toBe('c');
    expect(tabAfterKey(ids, 'a', 'x')).toBeUndefined();
  });
});
