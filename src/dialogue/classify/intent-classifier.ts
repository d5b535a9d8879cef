// Which intent an utterance means: trained on the utterances of all intents, it gives each a probability and a confidence.
import type { Language, Word } from '../text/language.ts';
import { beliefIn, confidenceOf } from './confidence.ts';
import { coverage, type Evidence, type Mention, weighWords } from './evidence.ts';
import { featuresOf } from './features.ts';
import { leaningOf } from './leaning.ts';
import { logitsInto, type SoftmaxRegression, softmax, trainSoftmaxRegression } from './softmax-regression.ts';
import { type Vocabulary, vectorOf, vocabularyOf } from './vectors.ts';

/** An utterance to learn from. */
export interface LabelledUtterance {
  readonly words: readonly Word[];
  readonly mentions: readonly Mention[];
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
  /** How much the bot leans to taking an utterance for one of its own: leaning.ts */
  readonly leaning: number;
}

const SEED = 20_170_312;
const MARGIN_LIMIT = 4;

/** The names of the slot types, each once. */
export const typesOf = (mentions: readonly Mention[]): ReadonlySet<string> => new Set(mentions.map(({ type }) => type));

const PASSES = 12;
/** Enough to know how sure the classifier will be of what it has not seen. */
const REHEARSAL_PASSES = 6;
/** Every so-manieth utterance of an intent is kept from the rehearsal, and asked for. */
const KEPT = 5;

function learn(intents: readonly string[], utterances: readonly LabelledUtterance[], language: Language, passes: number): IntentClassifier {
  const counts = utterances.map(({ words, mentions }) => featuresOf(words, typesOf(mentions), language));
  const vocabulary = vocabularyOf(counts);
  const numbers = new Map(intents.map((intent, number) => [intent, number] as const));
  const examples = utterances.map(({ intent, weight }, at) => ({
    vector: vectorOf(counts[at] ?? new Map(), vocabulary),
    label: numbers.get(intent) ?? 0,
    weight,
  }));
  const regression = trainSoftmaxRegression(examples, vocabulary.names.length, intents.length, passes, SEED);
  return { intents, vocabulary, regression, leaning: 0 };
}

/** What a classifier that learnt four fifths believes of the last fifth, where it is right. */
function rehearse(intents: readonly string[], utterances: readonly LabelledUtterance[], language: Language): number[] {
  const seen = new Map<string, number>();
  const isKept = utterances.map(({ intent, weight }) => {
    const count = (seen.get(intent) ?? 0) + 1;
    seen.set(intent, count);
    // What was made of one sample utterance is not torn apart.
    return weight === 1 && count % KEPT === 0;
  });
  const kept = utterances.filter((_, at) => isKept[at]);
  if (kept.length === 0) return [];
  const rehearsed = learn(
    intents,
    utterances.filter((_, at) => !isKept[at]),
    language,
    REHEARSAL_PASSES,
  );
  return kept.flatMap(({ words, mentions, intent }) => {
    const best = classify(rehearsed, words, mentions, language)[0];
    return best?.intent === intent ? [beliefIn(best.evidence)] : [];
  });
}

/** Learns from the utterances. The same utterances in the same order give the same classifier, bit for bit. */
export function trainIntentClassifier(
  intents: readonly string[],
  utterances: readonly LabelledUtterance[],
  language: Language,
): IntentClassifier {
  const size = { intents: intents.length, utterances: utterances.reduce((sum, { weight }) => sum + weight, 0) };
  const leaning = leaningOf(size, rehearse(intents, utterances, language));
  return { ...learn(intents, utterances, language, PASSES), leaning };
}

/**
 * Ranks the intents for an utterance, best first.
 * @param among the intents that are candidates; the others get no place, but what they are sure of is no candidate's. Absent: all.
 */
export function classify(
  classifier: IntentClassifier,
  words: readonly Word[],
  mentions: readonly Mention[],
  language: Language,
  among?: ReadonlySet<string>,
): IntentScore[] {
  const { intents, vocabulary, regression, leaning } = classifier;
  const logits = new Float64Array(intents.length);
  logitsInto(regression, vectorOf(featuresOf(words, typesOf(mentions), language), vocabulary), logits);
  const logit = (number: number): number => logits[number] as number;
  const ranked = intents.map((_, number) => number).sort((one, other) => logit(other) - logit(one) || one - other);
  const probabilities = logits.slice();
  softmax(probabilities);
  const known = coverage(weighWords(words, mentions, vocabulary, language));
  const scores = ranked.map((number, place): IntentScore => {
    const rival = ranked[place === 0 ? 1 : 0];
    // An only intent has won against nobody: what counts is whether the words are known.
    const evidence: Evidence =
      rival === undefined
        ? { probability: 0.5, margin: 0, known }
        : {
            probability: probabilities[number] as number,
            margin: Math.max(-MARGIN_LIMIT, Math.min(MARGIN_LIMIT, logit(number) - logit(rival))),
            known,
          };
    return { intent: intents[number] as string, confidence: confidenceOf(evidence, leaning), evidence };
  });
  return among ? scores.filter(({ intent }) => among.has(intent)) : scores;
}
