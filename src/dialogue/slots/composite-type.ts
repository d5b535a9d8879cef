// A slot type that is a combination of others: "2021 white Toyota Camry" is a year, a colour, a maker and a model, in any order.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/composite-slots.html
import type { Moment, Utterance } from '../builtin/recognizer.ts';
import type { Language } from '../text/language.ts';
import type { SlotReading, SlotTypeReader } from './slot-reader.ts';

/** One of the types that it combines. */
export interface PartReader {
  readonly name: string;
  readonly type: SlotTypeReader;
}

export interface CompositeReader extends SlotTypeReader {
  readonly parts: readonly PartReader[];
}

export const isComposite = (type: SlotTypeReader): type is CompositeReader => 'parts' in type;

type PartReadings = ReadonlyMap<string, SlotReading>;

const CERTAINTIES = ['words', 'spelling', 'value'] as const;
const EXAMPLES = 4;

interface Run {
  readonly found: PartReadings;
  /** The number of the word behind it. */
  readonly next: number;
}

/** Values of parts, one after the other, each part once; words such as "in" and "and" may stand between them. */
function runAt(
  parts: readonly PartReader[],
  { utterance, moment, language }: { readonly utterance: Utterance; readonly moment: Moment; readonly language: Language },
  at: number,
  read: 'knownAt' | 'readAt',
): Run {
  const { words } = utterance;
  const found = new Map<string, SlotReading>();
  let end = at;
  for (let place = at; place < words.length; ) {
    const part = longest(parts, found, (type) => type[read](utterance, place, moment));
    if (part) {
      found.set(part.name, part.reading);
      const behind = words.findIndex(({ start }) => start >= part.reading.end);
      place = behind === -1 ? words.length : behind;
      end = place;
      continue;
    }
    const text = words[place]?.text ?? '';
    if (found.size === 0 || !(language.functionWords.has(text) || language.conjunctions.has(text))) break;
    place += 1;
  }
  return { found, next: end };
}

/** The part that has not got a value yet and reads most; among equals the first one. */
function longest(
  parts: readonly PartReader[],
  found: PartReadings,
  read: (type: SlotTypeReader) => SlotReading | undefined,
): { readonly name: string; readonly reading: SlotReading } | undefined {
  let best: { name: string; reading: SlotReading } | undefined;
  for (const { name, type } of parts) {
    const reading = found.has(name) ? undefined : read(type);
    if (reading && (!best || reading.end > best.reading.end)) best = { name, reading };
  }
  return best;
}

export function compositeReader(name: string, parts: readonly PartReader[], language: Language): CompositeReader {
  const reading = (utterance: Utterance, at: number, { found, next }: Run): SlotReading | undefined => {
    if (found.size === 0) return undefined;
    const start = Math.min(...[...found.values()].map((part) => part.start), utterance.words[at]?.start ?? 0);
    const end = Math.max(...[...found.values()].map((part) => part.end), utterance.words[next - 1]?.end ?? 0);
    const said = utterance.text.slice(start, end);
    const least = Math.min(...[...found.values()].map(({ certainty }) => CERTAINTIES.indexOf(certainty)));
    return { start, end, interpreted: said, resolved: [said], certainty: CERTAINTIES[least] ?? 'words' };
  };
  const readBy = (read: 'knownAt' | 'readAt') => (utterance: Utterance, at: number, moment: Moment) =>
    reading(utterance, at, runAt(parts, { utterance, moment, language }, at, read));
  const hasOpenPart = parts.some(({ type }) => type.kind === 'open');
  return {
    name,
    parts,
    kind: hasOpenPart ? 'open' : 'strict',
    examples: Array.from({ length: EXAMPLES }, (_, turn) =>
      parts.map(({ type }) => type.examples[turn % Math.max(1, type.examples.length)] ?? '').join(language.space),
    ),
    knownAt: readBy('knownAt'),
    readAt: readBy('readAt'),
    readWords({ words, text }, from, to) {
      if (!hasOpenPart) return undefined;
      const start = words[from]?.start ?? 0;
      const end = words[to]?.end ?? 0;
      const said = text.slice(start, end);
      return { start, end, interpreted: said, resolved: [said], certainty: 'words' };
    },
  };
}

/** The values of the parts inside a reading; words that no part knows go to the first part that takes any words and has none yet. */
export function partsIn(
  { parts }: CompositeReader,
  utterance: Utterance,
  { start, end }: SlotReading,
  moment: Moment,
  language: Language,
): PartReadings {
  const inside: Utterance = {
    text: utterance.text,
    words: utterance.words.filter((word) => word.start >= start && word.end <= end),
  };
  const found = new Map<string, SlotReading>();
  const left: number[] = [];
  for (let at = 0; at < inside.words.length; ) {
    const part = longest(parts, found, (type) => type.readAt(inside, at, moment));
    if (!part) {
      left.push(at);
      at += 1;
      continue;
    }
    found.set(part.name, part.reading);
    const behind = inside.words.findIndex((word) => word.start >= part.reading.end);
    at = behind === -1 ? inside.words.length : behind;
  }
  const meaning = left.filter((at) => !language.functionWords.has(inside.words[at]?.text ?? ''));
  const open = parts.find(({ name, type }) => type.kind === 'open' && !found.has(name));
  const [first] = meaning;
  const last = meaning.at(-1);
  // Only words that stand together: what lies apart is no one value.
  const together = first !== undefined && last !== undefined && meaning.length === last - first + 1;
  const words = open && together ? open.type.readWords(inside, first, last) : undefined;
  if (open && words) found.set(open.name, words);
  return found;
}
