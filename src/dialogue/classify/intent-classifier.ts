// Which intent an utterance means: trained on the utterances of all intents, it gives each a probability and a confidence.
import type { Language, Word } from '../text/language.ts';
import { type BotSize, confidenceOf } from './confidence.ts';
import { coverage, type Evidence, weighWords } from './evidence.ts';
import { featuresOf } from './features.ts';
import { logitsInto, type SoftmaxRegression, softmax, trainSoftmaxRegression } from './softmax-regression.ts';
import { type Vocabulary, vectorOf, vocabularyOf } from './vectors.ts';

/** An utterance to learn from. */
export interface LabelledUtterance {
  readonly words: readonly Word[];
  /** Slot types that the utterance mentions. */
  readonly types: readonly string[];
  readonly intent: string;
  /** 1 for a sample utterance; what was made of one sample utterance shares the weight of one. */
  readonly weight: number;
}

/** One intent of a ranking. `confidence`, 0 to 1, is what a threshold is compared with. */
export interface IntentScore {
  readonly intent: string;
  readonly confidence: number;
  readonly evidence: Evidence;
}

/** What training leaves behind: plain data. */
export interface IntentClassifier {
  readonly intents: readonly string[];
  readonly vocabulary: Vocabulary;
  readonly regression: SoftmaxRegression;
  /** Of each intent: the numbers of the features of its utterances. */
  readonly owned: readonly ReadonlySet<number>[];
  readonly size: BotSize;
}

const SEED = 20_170_312;
const MARGIN_LIMIT = 4;

/** Learns from the utterances. The same utterances in the same order give the same classifier, bit for bit. */
export function trainIntentClassifier(
  intents: readonly string[],
  utterances: readonly LabelledUtterance[],
  language: Language,
): IntentClassifier {
  const counts = utterances.map(({ words, types }) => featuresOf(words, types, language));
  const vocabulary = vocabularyOf(counts);
  const numbers = new Map(intents.map((intent, number) => [intent, number] as const));
  const owned = intents.map(() => new Set<number>());
  const examples = utterances.map(({ intent, weight }, at) => {
    const vector = vectorOf(counts[at] ?? new Map(), vocabulary);
    const label = numbers.get(intent) ?? 0;
    for (const index of vector.indexes) owned[label]?.add(index);
    return { vector, label, weight };
  });
  const regression = trainSoftmaxRegression(examples, vocabulary.names.length, intents.length, SEED);
  const size = { intents: intents.length, utterances: utterances.reduce((sum, { weight }) => sum + weight, 0) };
  return { intents, vocabulary, regression, owned, size };
}

/**
 * Ranks the intents for an utterance, best first.
 * @param among the intents that are candidates; the others get no place. Absent: all.
 */
export function classify(
  classifier: IntentClassifier,
  words: readonly Word[],
  types: readonly string[],
  language: Language,
  among?: ReadonlySet<string>,
): IntentScore[] {
  const { intents, vocabulary, regression, size } = classifier;
  const all = new Float64Array(intents.length);
  logitsInto(regression, vectorOf(featuresOf(words, types, language), vocabulary), all);
  const candidates = intents.map((_, number) => number).filter((number) => among?.has(intents[number] as string) ?? true);
  const logit = (number: number): number => all[number] as number;
  candidates.sort((one, other) => logit(other) - logit(one) || one - other);
  const probabilities = Float64Array.from(candidates, logit);
  softmax(probabilities);
  const weighed = weighWords(words, vocabulary, language);
  const known = coverage(weighed, () => true);
  return candidates.map((number, place) => {
    const rival = candidates[place === 0 ? 1 : 0];
    const margin = rival === undefined ? MARGIN_LIMIT : logit(number) - logit(rival);
    const evidence: Evidence = {
      probability: probabilities[place] as number,
      margin: Math.max(-MARGIN_LIMIT, Math.min(MARGIN_LIMIT, margin)),
      known,
      owned: coverage(weighed, (index) => classifier.owned[number]?.has(index) ?? false),
    };
    return { intent: intents[number] as string, confidence: confidenceOf(evidence, size), evidence };
  });
}
