// What speaks for the utterance belonging to an intent at all, rather than to none: the inputs of the confidence.
import type { Language, Word } from '../text/language.ts';
import { wordFeature } from './features.ts';
import type { Vocabulary } from './vectors.ts';

/** Each number grows with the belief. */
export interface Evidence {
  /** The intent's probability among the intents, 0 to 1. */
  readonly probability: number;
  /** Its logit minus that of the best other intent, cut to -4 .. 4. */
  readonly margin: number;
  /** The part of the utterance, by the rarity of its words, that some training utterance knows, 0 to 1. */
  readonly known: number;
  /** The part that the intent's own training utterances know, 0 to 1. */
  readonly owned: number;
}

/** A function word counts this much beside a word of content. */
const FUNCTION_WORD_SHARE = 0.25;

/** A word of an utterance, weighed. `index` is its feature's number; undefined: training did not see it. */
export interface WeighedWord {
  readonly index: number | undefined;
  readonly weight: number;
}

export function weighWords(words: readonly Word[], vocabulary: Vocabulary, language: Language): WeighedWord[] {
  return words.map(({ text }) => {
    const index = vocabulary.indexes.get(wordFeature(text, language));
    const rarity = index === undefined ? vocabulary.unseenRarity : (vocabulary.rarity[index] ?? 0);
    return { index, weight: rarity * (language.functionWords.has(text) ? FUNCTION_WORD_SHARE : 1) };
  });
}

/** How much of the words' weight falls on features that `has` knows, 0 to 1. An utterance without words is not covered. */
export function coverage(words: readonly WeighedWord[], has: (index: number) => boolean): number {
  let all = 0;
  let covered = 0;
  for (const { index, weight } of words) {
    all += weight;
    if (index !== undefined && has(index)) covered += weight;
  }
  return all === 0 ? 0 : covered / all;
}
