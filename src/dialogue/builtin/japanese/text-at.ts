// Expressions of Japanese are read from the text: words of a segmenter fall otherwise than its numbers and dates do.
import { lastWordBefore, type Reading, readingOf, type Utterance } from '../recognizer.ts';
import { halfWidth } from './numerals.ts';

/** A match of the pattern (sticky or beginning with ^) at the start of a word, and the number of the word behind it. */
export function matchAt(utterance: Utterance, at: number, pattern: RegExp): RegExpExecArray | undefined {
  const start = utterance.words[at]?.start ?? 0;
  return pattern.exec(halfWidth(utterance.text.slice(start))) ?? undefined;
}

/** The number of the word behind a match. */
export function wordBehind(utterance: Utterance, at: number, length: number): number {
  return lastWordBefore(utterance, at, (utterance.words[at]?.start ?? 0) + length) + 1;
}

/** A reading of exactly the characters that matched. */
export function readingOfMatch(
  utterance: Utterance,
  at: number,
  length: number,
  interpreted: string | null,
  resolved?: readonly string[],
): Reading {
  const start = utterance.words[at]?.start ?? 0;
  return { ...readingOf(utterance, at, at, interpreted, resolved), start, end: start + length };
}
