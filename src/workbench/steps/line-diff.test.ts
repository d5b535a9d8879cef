// The solution as a diff: nothing is lost, old before new, unchanged stretches folded.
import { describe, expect, it } from 'vitest';
import { diffLines, foldSame } from './line-diff.ts';

const show = (before: string, after: string) => diffLines(before, after).map(({ kind, text }) => `${kind[0]} ${text}`);

describe('a diff by lines', () => {
  it('shows replaced lines as old, then new', () => {
    expect(show('a\nb\nc', 'a\nx\nc')).toEqual(['s a', 'r b', 'a x', 's c']);
  });

  it('handles insertion at the start, removal at the end, and empty texts', () => {
    expect(show('b', 'a\nb')).toEqual(['a a', 's b']);
    expect(show('a\nb', 'a')).toEqual(['s a', 'r b']);
    expect(show('', 'a')).toEqual(['r ', 'a a']);
  });

  it('gives back both texts', () => {
    const before = 'one\ntwo\nthree\ntwo\nfour';
    const after = 'two\nthree\nfive\nfour\nsix';
    const lines = diffLines(before, after);
    const side = (gone: 'added' | 'removed') =>
      lines
        .filter(({ kind }) => kind !== gone)
        .map(({ text }) => text)
        .join('\n');
    expect(side('added')).toBe(before);
    expect(side('removed')).toBe(after);
  });

  it('folds what is far from a change', () => {
    const before = ['x', ...Array.from({ length: 10 }, (_, index) => `same ${index}`)].join('\n');
    const parts = foldSame(diffLines(before, before.replace('x', 'y')), 2);
    expect(parts.map((part) => (part.kind === 'folded' ? `${part.count} folded` : part.text))).toEqual([
      'x',
      'y',
      'same 0',
      'same 1',
      '8 folded',
    ]);
  });
});
