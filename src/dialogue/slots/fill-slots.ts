// Finds the values of an intent's slots anywhere in an utterance that no sample utterance fits as a whole.
import type { Moment, Utterance } from '../builtin/recognizer.ts';
import type { Language } from '../text/language.ts';
import type { Filling } from './alignment.ts';
import { announces, contextFit, type SlotContext } from './slot-context.ts';
import type { SlotReading, SlotTypeReader } from './slot-reader.ts';

/** A slot, as far as filling must know it. */
export interface FillableSlot {
  readonly name: string;
  readonly type: SlotTypeReader;
  readonly context: SlotContext | undefined;
  readonly values: 'single' | 'list';
}

interface Candidate {
  readonly slot: FillableSlot;
  readonly reading: SlotReading;
  readonly score: number;
}

const CERTAINTY_SCORES = { value: 1.5, spelling: 0.8, words: 0 } as const;
const MOST_WORDS_OF_A_VALUE = 5;
/** A lone "one" or a yes is a value only where the words around it say so. */
const SHY = /^(?:one|a|an|no|yes|ok|okay|may|right|now|good|fine|like|do)$/i;

function spanOf({ words }: Utterance, { start, end }: SlotReading): { readonly from: number; readonly to: number } {
  let from = words.findIndex((word) => word.end > start);
  if (from === -1) from = words.length - 1;
  let to = from;
  while (to + 1 < words.length && (words[to + 1]?.start ?? 0) < end) to++;
  return { from, to };
}

/** Every value that a type knows, and what it scores in the slot. */
function knownValues(slot: FillableSlot, utterance: Utterance, stems: readonly string[], moment: Moment): Candidate[] {
  const found: Candidate[] = [];
  for (let at = 0; at < utterance.words.length; at++) {
    const reading = slot.type.readAt(utterance, at, moment);
    if (!reading) continue;
    const { from, to } = spanOf(utterance, reading);
    const fit = contextFit(slot.context, stems, from, to);
    if (fit < 1 && SHY.test(utterance.text.slice(reading.start, reading.end)) && utterance.words.length > 1) continue;
    found.push({ slot, reading, score: CERTAINTY_SCORES[reading.certainty] + fit + 0.3 * (to - from + 1) });
  }
  return found;
}

/** Words behind the words that announce the slot, up to the place where something else begins. */
function announcedWords(
  slot: FillableSlot,
  utterance: Utterance,
  stems: readonly string[],
  taken: readonly Candidate[],
  language: Language,
): Candidate[] {
  const found: Candidate[] = [];
  const { words } = utterance;
  if (slot.type.kind !== 'open') return found;
  for (let from = 1; from < words.length; from++) {
    if (!announces(slot.context, stems, from, language)) continue;
    let to = from;
    const ends = (at: number): boolean =>
      at >= words.length ||
      at - from >= MOST_WORDS_OF_A_VALUE ||
      (slot.context?.after.has(stems[at] as string) ?? false) ||
      taken.some(({ reading }) => (words[at]?.start ?? 0) >= reading.start && (words[at]?.start ?? 0) < reading.end);
    while (!ends(to + 1)) to++;
    while (to > from && language.functionWords.has(words[to]?.text ?? '')) to--;
    const isEmpty = ends(from) || (from === to && language.functionWords.has(words[from]?.text ?? ''));
    const reading = isEmpty ? undefined : slot.type.readWords(utterance, from, to);
    if (reading) found.push({ slot, reading, score: contextFit(slot.context, stems, from, to) });
  }
  return found;
}

const overlap = (one: SlotReading, other: SlotReading): boolean => one.start < other.end && other.start < one.end;

/** "Ham, pepperoni and corn": where values of a list stand, the words that are joined to them are values too, if the type takes any words. */
function withJoinedWords({ slot, reading, score }: Candidate, { text, words }: Utterance, language: Language): Candidate {
  if (slot.values !== 'list' || slot.type.kind !== 'open') return { slot, reading, score };
  let { end } = reading;
  for (let at = words.findIndex((word) => word.start >= end); at !== -1 && at < words.length; ) {
    const joined = language.conjunctions.has(words[at]?.text ?? '');
    const value = words[joined ? at + 1 : at];
    const isJoined = joined || text.slice(end, words[at]?.start).includes(',');
    if (!value || !isJoined || language.functionWords.has(value.text)) break;
    end = value.end;
    at += joined ? 2 : 1;
  }
  const said = text.slice(reading.start, end);
  return { slot, reading: end === reading.end ? reading : { ...reading, end, interpreted: said, resolved: [said] }, score };
}

/** Neighbouring values of one list become one reading: "pepperoni, ham and pineapple". */
function joinLists(candidates: readonly Candidate[], { text }: Utterance, language: Language): Candidate[] {
  const joined: Candidate[] = [];
  for (const candidate of candidates) {
    const last = joined.at(-1);
    const isList = candidate.slot.values === 'list' && last?.slot === candidate.slot && last.reading.end <= candidate.reading.start;
    const between = isList ? language.words(text.slice(last.reading.end, candidate.reading.start)) : [];
    if (!isList || !between.every((word) => language.conjunctions.has(word.text))) {
      joined.push(candidate);
      continue;
    }
    const { start } = last.reading;
    const { end } = candidate.reading;
    const said = text.slice(start, end);
    const reading: SlotReading = { start, end, interpreted: said, resolved: [said], certainty: last.reading.certainty };
    joined[joined.length - 1] = { slot: last.slot, reading, score: last.score + candidate.score };
  }
  return joined;
}

/** Gives each slot at most one value and each word to at most one slot; the best fit first. */
function assign(candidates: readonly Candidate[], filling: Map<string, SlotReading>): Candidate[] {
  const chosen: Candidate[] = [];
  const sorted = candidates.toSorted((one, other) => other.score - one.score || one.reading.start - other.reading.start);
  for (const candidate of sorted) {
    if (filling.has(candidate.slot.name) || [...filling.values()].some((each) => overlap(each, candidate.reading))) continue;
    filling.set(candidate.slot.name, candidate.reading);
    chosen.push(candidate);
  }
  return chosen;
}

/** The values of the slots that the utterance has, by the slots' names. */
export function fillSlots(slots: readonly FillableSlot[], utterance: Utterance, moment: Moment, language: Language): Filling {
  const stems = utterance.words.map(({ text }) => language.stem(text));
  const filling = new Map<string, SlotReading>();
  const known = slots.flatMap((slot) =>
    joinLists(knownValues(slot, utterance, stems, moment), utterance, language).map((each) => withJoinedWords(each, utterance, language)),
  );
  const chosen = assign(known, filling);
  const open = slots.filter(({ name }) => !filling.has(name));
  assign(
    open.flatMap((slot) => announcedWords(slot, utterance, stems, chosen, language)),
    filling,
  );
  return filling;
}
