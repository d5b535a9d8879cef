// Code in the sentences of checks; the backticks are those of labs/*/checks.ts.
import { describe, expect, it } from 'vitest';
import { codeSpans, spoken } from './code-spans.ts';

const words = (text: string) => ({ kind: 'words', text });
const code = (text: string) => ({ kind: 'code', text });

describe('a sentence of a check', () => {
  it('has code between backticks, at its ends too', () => {
    expect(codeSpans('3: each price of `data` once.')).toEqual([words('3: each price of '), code('data'), words(' once.')]);
    expect(codeSpans('`a` and `b`')).toEqual([code('a'), words(' and '), code('b')]);
  });

  it('keeps a backtick that has no partner on its line, and one with nothing inside', () => {
    expect(codeSpans('one ` alone')).toEqual([words('one ` alone')]);
    expect(codeSpans('a ` here\nand ` there')).toEqual([words('a ` here\nand ` there')]);
    expect(codeSpans('``')).toEqual([words('``')]);
    expect(codeSpans('')).toEqual([]);
  });

  it('leaves markup as the text that it is', () => {
    expect(codeSpans('`<b>x</b>` & <i>')).toEqual([code('<b>x</b>'), words(' & <i>')]);
  });

  it('is heard without the backticks', () => {
    expect(spoken('in the order of `data`.')).toBe('in the order of data.');
  });
});
