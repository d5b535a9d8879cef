// What a classifier sees of an utterance: its words, pairs of words, parts of words, and the slot types that were found in it.
import type { Language, Word } from '../text/language.ts';

/** A feature's name and how often it occurs. The first letter is its kind. */
export type FeatureCounts = ReadonlyMap<string, number>;

/** `w` a word's stem, `p` a pair of neighbouring stems, `c` a run of characters, `t` a slot type that the utterance mentions. */
export type FeatureKind = 'w' | 'p' | 'c' | 't';

const CHARACTER_RUNS = [3, 4, 5];
const NUMBER = /^\p{N}[\p{N}.,:]*$/u;

/** Digits say little by their value: all numbers of a length are one word. */
const stemOf = (word: string, language: Language): string =>
  NUMBER.test(word) ? `#${word.replace(/\p{N}/gu, '0').slice(0, 5)}` : language.stem(word);

/** The feature of one word. */
export const wordFeature = (word: string, language: Language): string => `w${stemOf(word, language)}`;

/** The feature of a slot type whose value the utterance mentions. */
export const typeFeature = (type: string): string => `t${type}`;

/**
 * Calls `visit` for each feature of the utterance, in their order.
 * @param words the words of the utterance
 * @param types names of the slot types whose values the utterance mentions
 * @param visit `from` and `to` are the numbers of the words that the feature comes from, both included; -1 for a slot type
 */
export function visitFeatures(
  words: readonly Word[],
  types: Iterable<string>,
  language: Language,
  visit: (name: string, from: number, to: number) => void,
): void {
  let before = '^';
  for (const [at, { text }] of words.entries()) {
    const stem = stemOf(text, language);
    visit(`w${stem}`, at, at);
    visit(`p${before} ${stem}`, Math.max(at - 1, 0), at);
    before = stem;
    if (stem.startsWith('#') || language.functionWords.has(text)) continue;
    const padded = ` ${text} `;
    for (const length of CHARACTER_RUNS) {
      for (let start = 0; start + length <= padded.length; start++) visit(`c${padded.slice(start, start + length)}`, at, at);
    }
  }
  if (words.length > 0) visit(`p${before} $`, words.length - 1, words.length - 1);
  for (const type of types) visit(typeFeature(type), -1, -1);
}

/** Counts the features of an utterance. */
export function featuresOf(words: readonly Word[], types: Iterable<string>, language: Language): FeatureCounts {
  const counts = new Map<string, number>();
  visitFeatures(words, types, language, (name) => counts.set(name, (counts.get(name) ?? 0) + 1));
  return counts;
}
