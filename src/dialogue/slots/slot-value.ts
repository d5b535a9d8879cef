// A slot's value as it leaves this folder, and how a list falls into its values.
import type { Moment, Utterance } from '../builtin/recognizer.ts';
import type { Language } from '../text/language.ts';
import { isComposite, partsIn } from './composite-type.ts';
import type { FillableSlot } from './fill-slots.ts';
import type { SlotReading } from './slot-reader.ts';

/** What the user said for a slot, and what it means. Lex: `originalValue`, `interpretedValue`, `resolvedValues`. */
export interface SlotValue {
  /** As it was said. */
  readonly original: string;
  /** null: it has several meanings, all of them in `resolved`; the user must choose. */
  readonly interpreted: string | null;
  /** The values of the slot type that are meant, best first; at most five. */
  readonly resolved: readonly string[];
  /** Of a slot that takes several values: each of them. */
  readonly values?: readonly SlotValue[];
  /** Of a composite type: the values of its parts that were said, by name. */
  readonly parts?: Readonly<Record<string, SlotValue>>;
  /** Alexa: the id of the value. */
  readonly id?: string;
  /** 'value': the slot type knows it. 'spelling': but for a slip of one letter. 'words': taken as said, because of its place. */
  readonly certainty: 'value' | 'spelling' | 'words';
}

function scalar({ text }: Utterance, { start, end, interpreted, resolved, certainty, id }: SlotReading): SlotValue {
  return { original: text.slice(start, end), interpreted, resolved, certainty, ...(id === undefined ? {} : { id }) };
}

/** AWS: several values are separated by spaces, commas and the word "and": .../lexv2/latest/dg/multi-valued-slots.html */
function elementsOf(slot: FillableSlot, { text, words }: Utterance, reading: SlotReading, moment: Moment, language: Language): SlotValue[] {
  const inside = words.filter((word) => word.start >= reading.start && word.end <= reading.end);
  const utterance: Utterance = { text, words: inside };
  const elements: SlotValue[] = [];
  let pending: number | undefined;
  const flush = (until: number): void => {
    const words = pending === undefined ? undefined : slot.type.readWords(utterance, pending, until - 1);
    if (words) elements.push(scalar(utterance, words));
    pending = undefined;
  };
  for (let at = 0; at < inside.length; ) {
    const separated = at > 0 && text.slice(inside[at - 1]?.end, inside[at]?.start).includes(',');
    if (separated) flush(at);
    const found = slot.type.readAt(utterance, at, moment);
    if (found || language.conjunctions.has(inside[at]?.text ?? '')) flush(at);
    else pending ??= at;
    if (found) elements.push(scalar(utterance, found));
    const behind = found ? inside.findIndex((word) => word.start >= found.end) : at + 1;
    at = behind === -1 ? inside.length : behind;
  }
  flush(inside.length);
  return elements;
}

export function slotValue(slot: FillableSlot, utterance: Utterance, reading: SlotReading, moment: Moment, language: Language): SlotValue {
  if (isComposite(slot.type)) {
    const found = [...partsIn(slot.type, utterance, reading, moment, language)];
    return { ...scalar(utterance, reading), parts: Object.fromEntries(found.map(([name, part]) => [name, scalar(utterance, part)])) };
  }
  if (slot.values === 'single') return scalar(utterance, reading);
  const said = utterance.text.slice(reading.start, reading.end);
  const values = elementsOf(slot, utterance, reading, moment, language);
  return { original: said, interpreted: said, resolved: [said], certainty: reading.certainty, values };
}
