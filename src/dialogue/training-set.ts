// The utterances that the classifier learns from: each sample utterance, its placeholders filled with values of their types.
import type { Moment } from './builtin/recognizer.ts';
import type { LabelledUtterance } from './classify/intent-classifier.ts';
import type { IntentModel } from './locale-model.ts';
import { mentionsIn } from './slots/mentions.ts';
import { fillSample, slotsOfSample } from './slots/sample-utterance.ts';
import type { SlotTypeReader } from './slots/slot-reader.ts';
import type { Language } from './text/language.ts';

/** How many utterances are made of one sample utterance that has slots. */
const VARIATIONS = 3;
/** Training knows no clock: relative dates are found, not resolved. */
const TRAINING_MOMENT: Moment = { now: 0, timeZone: 'UTC', locale: 'en_US', dates: 'lex' };

/** The same model gives the same utterances: the values of a type take turns. */
export function trainingSet(
  intents: readonly IntentModel[],
  types: ReadonlyMap<string, SlotTypeReader>,
  language: Language,
): LabelledUtterance[] {
  const turns = new Map<string, number>();
  const nextValue = (type: SlotTypeReader | undefined): string => {
    if (!type || type.examples.length === 0) return '';
    const turn = turns.get(type.name) ?? 0;
    turns.set(type.name, turn + 1);
    return type.examples[turn % type.examples.length] as string;
  };
  return intents.flatMap((intent) => {
    const typeOf = new Map(intent.slots.map(({ name, type }) => [name, types.get(type)] as const));
    return intent.utterances.flatMap((sample) => {
      const variations = slotsOfSample(sample).length === 0 ? 1 : VARIATIONS;
      return Array.from({ length: variations }, (): LabelledUtterance => {
        const text = fillSample(sample, (slot) => nextValue(typeOf.get(slot)));
        const words = language.words(text);
        const mentions = mentionsIn({ text, words }, types.values(), TRAINING_MOMENT);
        return { words, mentions, intent: intent.name, weight: 1 / variations };
      });
    });
  });
}
