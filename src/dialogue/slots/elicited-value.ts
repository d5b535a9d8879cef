// The answer to a question for one slot: the whole utterance, a value inside it, or its words without "I would like".
import type { Moment, Utterance } from '../builtin/recognizer.ts';
import type { Language } from '../text/language.ts';
import { align } from './alignment.ts';
import { type FillableSlot, fillSlots } from './fill-slots.ts';
import type { SamplePart } from './sample-utterance.ts';
import { type SlotValue, slotValue } from './slot-value.ts';

/** What a user said when the bot asked for a slot. */
export interface ElicitedValue {
  readonly value: SlotValue;
  /**
   * 'whole': the utterance is a value of the type, or says it as a sample does. 'inside': a value of the type stands in it. 'words': the type
   * takes any words, so these may as well mean something else: look at the interpretations first.
   */
  readonly how: 'whole' | 'inside' | 'words';
}

/** The words without what stands before and after the answer: at least one word is left. */
function withoutCarrier({ words }: Utterance, { before, after }: Language['carriers']): { readonly from: number; readonly to: number } {
  let from = 0;
  let to = words.length - 1;
  for (let found = true; found; ) {
    const carrier = before.find((each) => each.length < to - from + 1 && each.every((word, at) => words[from + at]?.text === word));
    found = carrier !== undefined;
    from += carrier?.length ?? 0;
  }
  while (to > from && after.has(words[to]?.text ?? '')) to--;
  return { from, to };
}

/**
 * Reads the answer to a question for a slot.
 * @param samples the slot's own sample utterances, and those of its intent
 */
export function elicitedValue(
  slot: FillableSlot,
  samples: readonly (readonly SamplePart[])[],
  utterance: Utterance,
  moment: Moment,
  language: Language,
): ElicitedValue | undefined {
  const { words, text } = utterance;
  if (words.length === 0) return undefined;
  if (slot.type.kind === 'free') {
    const said = text.trim();
    return { value: { original: said, interpreted: said, resolved: [said], certainty: 'words' }, how: 'whole' };
  }
  const { from, to } = withoutCarrier(utterance, language.carriers);
  const start = words[from]?.start ?? 0;
  const end = words[to]?.end ?? 0;
  for (const at of new Set([0, from])) {
    const found = slot.type.readAt(utterance, at, moment);
    if (found && (found.end >= end || text.slice(found.end, end).trim() === '') && slot.values === 'single') {
      return { value: slotValue(slot, utterance, found, moment, language), how: 'whole' };
    }
  }
  const request = {
    utterance,
    moment,
    language,
    typeOf: (name: string) => (name === slot.name ? slot.type : undefined),
    isList: () => slot.values === 'list',
  };
  for (const parts of samples) {
    const aligned = parts.every((part) => part.kind === 'word' || part.slot === slot.name)
      ? align(parts, request)?.get(slot.name)
      : undefined;
    if (aligned)
      return { value: slotValue(slot, utterance, aligned, moment, language), how: aligned.certainty === 'words' ? 'words' : 'whole' };
  }
  const inside = fillSlots([slot], utterance, moment, language).get(slot.name);
  if (inside && inside.certainty !== 'words') {
    const how = inside.start <= start && inside.end >= end ? 'whole' : 'inside';
    return { value: slotValue(slot, utterance, inside, moment, language), how };
  }
  const reading = slot.type.readWords(utterance, from, to);
  return (
    reading && { value: slotValue(slot, utterance, reading, moment, language), how: reading.certainty === 'words' ? 'words' : 'whole' }
  );
}
