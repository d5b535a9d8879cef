// What a built-in slot type is to the rest: a reader of words that begin at a place, and of the moment in which they are said.
import type { Word } from '../text/language.ts';

/** The moment of an utterance. */
export interface Moment {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: number;
  /** An IANA name such as `Asia/Tokyo`: the day that `today` means. */
  readonly timeZone: string;
  /** Whether 3/12 is in March (`en_US`) or in December. */
  readonly locale: string;
  /** Lex says a week, a month or a year as one day of it; Alexa says `2020-W49`, `2020-12`, `2021`. */
  readonly dates: 'lex' | 'alexa';
}

/** A text and its words. Offsets of the words are offsets of the text. */
export interface Utterance {
  readonly text: string;
  readonly words: readonly Word[];
}

/** A value of a built-in type, found in an utterance. */
export interface Reading {
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** null: the words have several meanings, and the user must choose. */
  readonly interpreted: string | null;
  /** All meanings, best first. */
  readonly resolved: readonly string[];
}

export interface Recognizer {
  /** The longest value that begins at this word, if any. */
  readAt(utterance: Utterance, at: number, moment: Moment): Reading | undefined;
  /** Typical values, from which a classifier learns what an utterance with this slot looks like. */
  readonly examples: readonly string[];
  /**
   * 'strict': a value is known by its form. 'open': any words may be a value where a sample utterance has the slot; `readAt` knows the
   * common ones. 'free': the whole answer to a question, whatever it says.
   */
  readonly kind: 'strict' | 'open' | 'free';
}

/** A reading of the words from `from` to `to`, both included. */
export function readingOf(
  { words }: Utterance,
  from: number,
  to: number,
  interpreted: string | null,
  resolved?: readonly string[],
): Reading {
  return {
    start: words[from]?.start ?? 0,
    end: words[to]?.end ?? 0,
    interpreted,
    resolved: resolved ?? (interpreted === null ? [] : [interpreted]),
  };
}

/** The number of the last word that ends at or before an offset; `from` when there is none. */
export function lastWordBefore({ words }: Utterance, from: number, offset: number): number {
  let last = from;
  while ((words[last + 1]?.end ?? Number.POSITIVE_INFINITY) <= offset) last++;
  return last;
}
