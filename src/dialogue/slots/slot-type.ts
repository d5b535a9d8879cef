// A slot type, custom or built-in, as a reader of values in an utterance.
import type { Utterance } from '../builtin/recognizer.ts';
import { builtInType } from '../builtin/recognizers.ts';
import type { SlotTypeModel } from '../locale-model.ts';
import type { Language } from '../text/language.ts';
import { compositeReader } from './composite-type.ts';
import type { SlotReading, SlotTypeReader } from './slot-reader.ts';
import { SpellingIndex } from './spelling.ts';

const MOST_RESOLUTIONS = 5;

function anyWords({ words, text }: Utterance, from: number, to: number, resolved: 'itself' | 'none'): SlotReading {
  const start = words[from]?.start ?? 0;
  const end = words[to]?.end ?? 0;
  const said = text.slice(start, end);
  return { start, end, interpreted: said, resolved: resolved === 'itself' ? [said] : [], certainty: 'words' };
}

function builtInReader(name: string, { tag }: Language): SlotTypeReader | undefined {
  const recognizer = builtInType(name, tag);
  if (!recognizer) return undefined;
  const readAt: SlotTypeReader['readAt'] = (utterance, at, moment) => {
    const found = recognizer.readAt(utterance, at, moment);
    return found && { ...found, certainty: 'value' };
  };
  return {
    name,
    kind: recognizer.kind,
    examples: recognizer.examples,
    knownAt: readAt,
    readAt,
    readWords: (utterance, from, to) => (recognizer.kind === 'open' ? anyWords(utterance, from, to, 'itself') : undefined),
  };
}

/** A type whose values match a regular expression as a whole. */
function patternReader({ name, values }: SlotTypeModel, pattern: RegExp): SlotTypeReader {
  const readText = ({ text, words }: Utterance, at: number, end: number): SlotReading | undefined => {
    const start = words[at]?.start ?? 0;
    const said = text.slice(start, end);
    return pattern.test(said) ? { start, end, interpreted: said, resolved: [said], certainty: 'value' } : undefined;
  };
  const readAt: SlotTypeReader['readAt'] = (utterance, at) => {
    for (let to = utterance.words.length - 1; to >= at; to--) {
      const found = readText(utterance, at, utterance.words[to]?.end ?? 0);
      if (found) return found;
    }
    return undefined;
  };
  return {
    name,
    kind: 'strict',
    examples: values.map(({ value }) => value),
    knownAt: readAt,
    readAt,
    readWords: (utterance, from, to) => readText(utterance, from, utterance.words[to]?.end ?? 0),
  };
}

interface ListedValue {
  readonly value: string;
  readonly id: string | undefined;
}

/** A type with a list of values and synonyms. */
function listReader(model: SlotTypeModel, language: Language, parent: SlotTypeReader | undefined): SlotTypeReader {
  const byPhrase = new Map<string, ListedValue[]>();
  let longest = 1;
  const keyOf = (words: Utterance['words'], stemmed: boolean): string =>
    words.map(({ text }) => (stemmed ? language.stem(text) : text)).join(language.space);
  for (const { value, synonyms, id } of model.values) {
    for (const phrase of [value, ...synonyms]) {
      const words = language.words(phrase);
      longest = Math.max(longest, words.length);
      for (const key of new Set([keyOf(words, false), keyOf(words, true)])) {
        const meanings = byPhrase.get(key) ?? [];
        if (!meanings.some((each) => each.value === value)) meanings.push({ value, id });
        byPhrase.set(key, meanings);
      }
    }
  }
  const spelling = new SpellingIndex(byPhrase.keys());

  const readingOf = (
    { text, words }: Utterance,
    from: number,
    to: number,
    found: readonly ListedValue[],
    certainty: SlotReading['certainty'],
  ): SlotReading => {
    const start = words[from]?.start ?? 0;
    const end = words[to]?.end ?? 0;
    const resolved = found.slice(0, MOST_RESOLUTIONS).map(({ value }) => value);
    const interpreted = model.resolution === 'TOP_RESOLUTION' ? (resolved[0] ?? null) : text.slice(start, end);
    const id = found[0]?.id;
    return { start, end, interpreted, resolved, certainty, ...(id === undefined ? {} : { id }) };
  };
  const find = (words: Utterance['words']): readonly ListedValue[] | undefined =>
    byPhrase.get(keyOf(words, false)) ?? byPhrase.get(keyOf(words, true));

  const knownAt: SlotTypeReader['knownAt'] = (utterance, at, moment) => {
    const { words } = utterance;
    const most = Math.min(longest, words.length - at);
    for (let length = most; length > 0; length--) {
      const found = find(words.slice(at, at + length));
      if (found) return readingOf(utterance, at, at + length - 1, found, 'value');
    }
    return parent?.knownAt(utterance, at, moment);
  };
  const readAt: SlotTypeReader['readAt'] = (utterance, at, moment) => {
    const known = knownAt(utterance, at, moment);
    if (known) return known;
    const { words } = utterance;
    const most = Math.min(longest, words.length - at);
    for (let length = most; length > 0; length--) {
      const phrase = spelling.find(keyOf(words.slice(at, at + length), false));
      const found =
        phrase === undefined || (length === 1 && language.functionWords.has(words[at]?.text ?? '')) ? undefined : byPhrase.get(phrase);
      if (found) return readingOf(utterance, at, at + length - 1, found, 'spelling');
    }
    return undefined;
  };
  const kind = model.resolution === 'ORIGINAL_VALUE' ? 'open' : 'strict';
  return {
    name: model.name,
    kind,
    examples: [...model.values.map(({ value }) => value), ...model.values.flatMap(({ synonyms }) => synonyms), ...(parent?.examples ?? [])],
    knownAt,
    readAt,
    readWords: (utterance, from, to) => (kind === 'open' ? anyWords(utterance, from, to, 'none') : undefined),
  };
}

/** The reader of a slot type; a name that neither the model nor AWS knows is a type without values. */
export function slotTypeReader(name: string, models: readonly SlotTypeModel[], language: Language): SlotTypeReader {
  const model = models.find((each) => each.name === name);
  if (!model) {
    return builtInReader(name, language) ?? listReader({ name, values: [], resolution: 'ORIGINAL_VALUE' }, language, undefined);
  }
  if (model.parts) {
    const parts = model.parts.map(({ name: part, type }) => ({ name: part, type: slotTypeReader(type, models, language) }));
    return compositeReader(name, parts, language);
  }
  if (model.pattern !== undefined) return patternReader(model, new RegExp(`^(?:${model.pattern})$`, 'u'));
  const parent = model.parent === undefined ? undefined : builtInReader(model.parent, language);
  return parent && model.values.length === 0 ? { ...parent, name } : listReader(model, language, parent);
}
