// Which words moved which intent, and by how much: the classifier's logits, taken apart again.
import type { Language, Word } from '../text/language.ts';
import { featuresOf, visitFeatures } from './features.ts';
import type { IntentClassifier } from './intent-classifier.ts';
import { vectorOf } from './vectors.ts';

/** How much one part of the utterance speaks for an intent (positive) or against it, beside the average intent, in logits. */
export interface Contribution {
  /** The word as it was written, or `{Type}` for a mention of a slot type. */
  readonly part: string;
  readonly amount: number;
}

/** All that moved one intent. The amounts add up to the intent's logit minus the mean of all intents' logits. */
export interface IntentExplanation {
  readonly intent: string;
  /** In the order of the utterance; slot types at the end. */
  readonly contributions: readonly Contribution[];
}

/** Takes the logits of the named intents apart. A pair of words shares its part evenly between the two. */
export function explainIntents(
  classifier: IntentClassifier,
  utterance: string,
  words: readonly Word[],
  types: Iterable<string>,
  language: Language,
  intents: readonly string[],
): IntentExplanation[] {
  const { vocabulary, regression } = classifier;
  const { classes, weights } = regression;
  const counts = featuresOf(words, types, language);
  const vector = vectorOf(counts, vocabulary);
  const values = new Map([...vector.indexes].map((index, i) => [index, vector.values[i] as number] as const));
  const meanWeight = (at: number): number => {
    let sum = 0;
    for (let k = 0; k < classes; k++) sum += weights[at + k] as number;
    return sum / classes;
  };
  return intents.map((intent) => {
    const k = classifier.intents.indexOf(intent);
    const perWord = new Float64Array(words.length);
    const perType = new Map<string, number>();
    visitFeatures(words, types, language, (name, from, to) => {
      const index = vocabulary.indexes.get(name);
      if (index === undefined) return;
      const at = index * classes;
      const amount = ((values.get(index) ?? 0) * ((weights[at + k] as number) - meanWeight(at))) / (counts.get(name) ?? 1);
      if (from === -1) perType.set(name.slice(1), amount);
      else for (let word = from; word <= to; word++) perWord[word] = (perWord[word] as number) + amount / (to - from + 1);
    });
    const contributions: Contribution[] = [];
    for (const [at, word] of words.entries()) {
      const part = utterance.slice(word.start, word.end);
      const before = words[at - 1];
      const last = contributions.at(-1);
      // A contraction is two words at one place.
      if (last && before?.start === word.start)
        contributions[contributions.length - 1] = { part, amount: last.amount + (perWord[at] as number) };
      else contributions.push({ part, amount: perWord[at] as number });
    }
    for (const [type, amount] of perType) contributions.push({ part: `{${type}}`, amount });
    return { intent, contributions };
  });
}
