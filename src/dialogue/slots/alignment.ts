// Lays a sample utterance over an utterance: every word must fit, and each slot takes the words in its place.
import type { Moment, Utterance } from '../builtin/recognizer.ts';
import type { Language } from '../text/language.ts';
import type { SamplePart } from './sample-utterance.ts';
import type { SlotReading, SlotTypeReader } from './slot-reader.ts';

/** Values by the slots' names. */
export type Filling = ReadonlyMap<string, SlotReading>;

export interface AlignmentRequest {
  readonly utterance: Utterance;
  readonly moment: Moment;
  readonly language: Language;
  /** The type of each slot of the intent. */
  readonly typeOf: (slot: string) => SlotTypeReader | undefined;
  /** Whether the slot takes several values. */
  readonly isList: (slot: string) => boolean;
}

/** Words that may stand before and after without changing the sense. */
const POLITE = new Set(['please', 'hi', 'hello', 'hey', 'thanks', 'ok', 'okay']);
const MOST_WORDS_OF_A_VALUE = 8;
const CERTAINTY = { value: 2, spelling: 1, words: 0 } as const;

const certaintyOf = (filling: Filling): number => {
  let least: number = CERTAINTY.value;
  for (const { certainty } of filling.values()) least = Math.min(least, CERTAINTY[certainty]);
  return least;
};

/** How many letters of the utterance are in a slot only because of their place. */
export function guessed(filling: Filling): number {
  let letters = 0;
  for (const { certainty, start, end } of filling.values()) letters += certainty === 'words' ? end - start : 0;
  return letters;
}

/** The number of the word that begins at or behind an offset. */
function wordBehind({ words }: Utterance, offset: number): number {
  const found = words.findIndex(({ start }) => start >= offset);
  return found === -1 ? words.length : found;
}

/** The best way in which the parts, from the given one on, cover the words from the given one on. */
function alignFrom(parts: readonly SamplePart[], part: number, word: number, request: AlignmentRequest): Filling | undefined {
  const { utterance, language, moment } = request;
  const { words } = utterance;
  const next = parts[part];
  if (!next) return words.slice(word).every(({ text }) => POLITE.has(text)) ? new Map() : undefined;
  const here = words[word];
  if (!here) return undefined;
  if (next.kind === 'word') return language.stem(here.text) === next.stem ? alignFrom(parts, part + 1, word + 1, request) : undefined;
  const type = request.typeOf(next.slot);
  if (!type) return undefined;
  const candidates: { readonly reading: SlotReading; readonly end: number }[] = [];
  const read = request.isList(next.slot) ? undefined : type.readAt(utterance, word, moment);
  if (read) candidates.push({ reading: read, end: wordBehind(utterance, read.end) });
  if (type.kind === 'open' || request.isList(next.slot)) {
    for (let to = Math.min(words.length, word + MOST_WORDS_OF_A_VALUE) - 1; to >= word; to--) {
      const reading = type.readWords(utterance, word, to) ?? listOf(request, type, word, to);
      if (reading) candidates.push({ reading, end: to + 1 });
    }
  }
  let best: Filling | undefined;
  for (const { reading, end } of candidates) {
    const rest = alignFrom(parts, part + 1, end, request);
    if (!rest) continue;
    const filling = new Map([[next.slot, reading], ...rest]);
    if (!best || guessed(filling) < guessed(best)) best = filling;
  }
  return best;
}

/** Words that hold nothing but values of the type, and what stands between values. */
function listOf(
  { utterance, moment, language }: AlignmentRequest,
  type: SlotTypeReader,
  from: number,
  to: number,
): SlotReading | undefined {
  let certainty: SlotReading['certainty'] = 'value';
  for (let at = from; at <= to; ) {
    if (at > from && at < to && language.conjunctions.has(utterance.words[at]?.text ?? '')) {
      at++;
      continue;
    }
    const read = type.readAt(utterance, at, moment);
    if (!read) return undefined;
    if (read.certainty === 'spelling') certainty = 'spelling';
    at = wordBehind(utterance, read.end);
    if (at > to + 1) return undefined;
  }
  const start = utterance.words[from]?.start ?? 0;
  const end = utterance.words[to]?.end ?? 0;
  const said = utterance.text.slice(start, end);
  return { start, end, interpreted: said, resolved: [said], certainty };
}

/** The values of the sample's slots, if the whole utterance is said as the sample is; undefined otherwise. */
export function align(parts: readonly SamplePart[], request: AlignmentRequest): Filling | undefined {
  if (parts.length === 0) return undefined;
  const { words } = request.utterance;
  for (let from = 0; from < words.length; from++) {
    const found = alignFrom(parts, 0, from, request);
    if (found) return found;
    if (!POLITE.has(words[from]?.text ?? '')) return undefined;
  }
  return undefined;
}

/** Whether each slot's type knows its value: then the utterance is the sample, to the letter or but for a slip. */
export const isCertain = (filling: Filling): boolean => certaintyOf(filling) > CERTAINTY.words;
