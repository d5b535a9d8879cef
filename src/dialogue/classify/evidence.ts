// What speaks for the utterance belonging to an intent at all, rather than to none: the inputs of the confidence.
import type { Language, Word } from '../text/language.ts';
import { typeFeature, wordFeature } from './features.ts';
import type { Vocabulary } from './vectors.ts';

/** Each number grows with the belief. */
export interface Evidence {
  /** The intent's probability among the intents, 0 to 1. */
  readonly probability: number;
  /** Its logit minus that of the best other intent, cut to -4 .. 4. */
  readonly margin: number;
  /** The part of the utterance, by the rarity of its words, that some training utterance knows, 0 to 1. */
  readonly known: number;
}

/** A function word counts this much beside a word of content. */
const FUNCTION_WORD_SHARE = 0.25;

/** A value of a slot type that stands in the utterance; `from` and `to` are numbers of words, both included. */
export interface Mention {
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

/** A word of an utterance, weighed. */
export interface WeighedWord {
  /** 'known': training saw it, or a value of the slot type that it is part of. */
  readonly status: 'known' | 'new';
  readonly weight: number;
}

export function weighWords(
  words: readonly Word[],
  mentions: readonly Mention[],
  vocabulary: Vocabulary,
  language: Language,
): WeighedWord[] {
  return words.map(({ text }, at) => {
    const own = vocabulary.indexes.get(wordFeature(text, language));
    const types = mentions.filter(({ from, to }) => from <= at && at <= to).map(({ type }) => vocabulary.indexes.get(typeFeature(type)));
    const rarity = own === undefined ? vocabulary.unseenRarity : (vocabulary.rarity[own] ?? 0);
    return {
      status: own !== undefined || types.some((index) => index !== undefined) ? 'known' : 'new',
      weight: rarity * (language.functionWords.has(text) ? FUNCTION_WORD_SHARE : 1),
    };
  });
}

/** How much of the words' weight falls on known ones, 0 to 1. An utterance without words is not covered. */
export function coverage(words: readonly WeighedWord[]): number {
  let all = 0;
  let known = 0;
  for (const { status, weight } of words) {
    all += weight;
    if (status === 'known') known += weight;
  }
  return all === 0 ? 0 : known / all;
}
