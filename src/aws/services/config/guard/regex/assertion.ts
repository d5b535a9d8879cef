// Does an assertion (^, $, \b ...) hold at a place of a text?
import { WORD } from './char-test.ts';
import type { Assertion } from './pattern.ts';

const LINE_FEED = 10;

/** @param index the place before the character of that index */
export function holds(assertion: Assertion, chars: readonly number[], index: number): boolean {
  const isWord = (at: number) => chars[at] !== undefined && WORD(chars[at] as number);
  switch (assertion) {
    case 'text start':
      return index === 0;
    case 'text end':
      return index === chars.length;
    case 'line start':
      return index === 0 || chars[index - 1] === LINE_FEED;
    case 'line end':
      return index === chars.length || chars[index] === LINE_FEED;
    case 'word boundary':
      return isWord(index - 1) !== isWord(index);
    case 'no word boundary':
      return isWord(index - 1) === isWord(index);
  }
}
