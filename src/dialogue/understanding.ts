// Understanding: trained from a locale's model, it tells what an utterance means, with scores, slot values and reasons.
import type { Moment, Utterance } from './builtin/recognizer.ts';
import { explainIntents, type IntentExplanation } from './classify/explanation.ts';
import { classify, type IntentClassifier, trainIntentClassifier, typesOf } from './classify/intent-classifier.ts';
import type { IntentModel, LocaleModel } from './locale-model.ts';
import { align, type Filling, guessed, isCertain } from './slots/alignment.ts';
import { type ElicitedValue, elicitedValue } from './slots/elicited-value.ts';
import { type FillableSlot, fillSlots } from './slots/fill-slots.ts';
import { mentionsIn } from './slots/mentions.ts';
import { parseSample, type SamplePart } from './slots/sample-utterance.ts';
import { slotContexts } from './slots/slot-context.ts';
import type { SlotTypeReader } from './slots/slot-reader.ts';
import { slotTypeReader } from './slots/slot-type.ts';
import { type SlotValue, slotValue } from './slots/slot-value.ts';
import type { Language } from './text/language.ts';
import { languageOf } from './text/languages.ts';
import { trainingSet } from './training-set.ts';

/** An intent, made ready. */
interface ReadyIntent {
  readonly model: IntentModel;
  readonly slots: readonly FillableSlot[];
  readonly samples: readonly (readonly SamplePart[])[];
}

/**
 * What training makes of a model. It is not for a snapshot: keep the model and train again, the result is the same, bit for bit.
 */
export interface Understanding {
  readonly model: LocaleModel;
  readonly language: Language;
  readonly classifier: IntentClassifier;
  readonly types: ReadonlyMap<string, SlotTypeReader>;
  /** The types of the intents that have utterances, whose values tell intents apart. */
  readonly telling: readonly SlotTypeReader[];
  readonly intents: ReadonlyMap<string, ReadyIntent>;
}

/** The circumstances of an utterance. */
export interface Circumstances {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: number;
  /** An IANA name; throws RangeError when there is none of that name. */
  readonly timeZone: string;
  /** Names of the active contexts. An intent with input contexts is a candidate only if all of them are here. Absent: none. */
  readonly activeContexts?: readonly string[];
  /** The slot that the bot has just asked for. */
  readonly expectedSlot?: { readonly intent: string; readonly slot: string };
  /** How a week, a month or a year is said in a date: see `Moment`. Absent: 'lex'. */
  readonly dates?: Moment['dates'];
}

/** One meaning that an utterance may have. */
export interface Interpretation {
  readonly intent: string;
  /** 0 to 1; 1 for a sample utterance. Below the locale's threshold (Lex: 0.40) the utterance is out of scope. */
  readonly score: number;
  /** 'sample': it is a sample utterance, its slots filled. 'model': the classifier says so. */
  readonly by: 'sample' | 'model';
  /** The slots that the utterance fills. */
  readonly slots: Readonly<Record<string, SlotValue>>;
}

export interface Understood {
  /** Best first. */
  readonly interpretations: readonly Interpretation[];
  /** The value of the expected slot, if the utterance has one. */
  readonly elicited?: ElicitedValue;
}

/** The best that a classifier may say of an utterance that is no sample utterance. */
const HIGHEST_BY_MODEL = 0.99;
/** What a sample utterance with any words in an open slot is worth at least. */
const LOOSE_SAMPLE = 0.9;
/** Where more of the utterance than this stands in open slots, the sample fits by chance. */
const MOST_GUESSED = 0.4;

/** Learns a locale: well under a second for 50 intents of 30 utterances. The same model gives the same understanding on every machine. */
export function train(model: LocaleModel): Understanding {
  const language = languageOf(model.locale);
  const types = new Map<string, SlotTypeReader>();
  for (const { type } of model.intents.flatMap(({ slots }) => slots)) {
    if (!types.has(type)) types.set(type, slotTypeReader(type, model.slotTypes, language));
  }
  const intents = new Map<string, ReadyIntent>();
  for (const intent of model.intents) {
    const samples = intent.utterances.map((sample) => parseSample(sample, language)).filter((parts) => parts.length > 0);
    const contexts = slotContexts([
      ...samples,
      ...intent.slots.flatMap((slot) => (slot.utterances ?? []).map((sample) => parseSample(sample, language))),
    ]);
    const slots = intent.slots.map(
      ({ name, type, values }): FillableSlot => ({
        name,
        type: types.get(type) as SlotTypeReader,
        context: contexts.get(name),
        values: values ?? 'single',
      }),
    );
    intents.set(intent.name, { model: intent, slots, samples });
  }
  const taught = model.intents.filter(({ utterances }) => utterances.length > 0);
  const telling = new Map(taught.flatMap(({ slots }) => slots.map(({ type }) => [type, types.get(type) as SlotTypeReader] as const)));
  const classifier = trainIntentClassifier(
    taught.map(({ name }) => name),
    trainingSet(taught, telling, language),
    language,
  );
  return { model, language, classifier, types, telling: [...telling.values()], intents };
}

/** A sample utterance that is nothing but an open slot would fit everything. */
const saysSomething = (parts: readonly SamplePart[], language: Language): boolean =>
  parts.some((part) => part.kind === 'word' && !language.functionWords.has(part.word.text)) ||
  parts.filter(({ kind }) => kind === 'word').length > 1;

/** The sample utterance that fits the whole utterance, and how sure its values are. */
function fittingSample(
  intent: ReadyIntent,
  utterance: Utterance,
  moment: Moment,
  language: Language,
): { readonly filling: Filling; readonly fit: 'certain' | 'loose' } | undefined {
  const slotOf = (name: string): FillableSlot | undefined => intent.slots.find((slot) => slot.name === name);
  const request = {
    utterance,
    moment,
    language,
    typeOf: (name: string) => slotOf(name)?.type,
    isList: (name: string) => slotOf(name)?.values === 'list',
  };
  let loose: Filling | undefined;
  for (const parts of intent.samples) {
    const filling = align(parts, request);
    if (filling && isCertain(filling)) return { filling, fit: 'certain' };
    if (filling && saysSomething(parts, language) && (!loose || guessed(filling) < guessed(loose))) loose = filling;
  }
  return loose && guessed(loose) < MOST_GUESSED * utterance.text.length ? { filling: loose, fit: 'loose' } : undefined;
}

function valuesOf(
  intent: ReadyIntent,
  filling: Filling,
  utterance: Utterance,
  moment: Moment,
  language: Language,
): Record<string, SlotValue> {
  const values: Record<string, SlotValue> = {};
  for (const slot of intent.slots) {
    const reading = filling.get(slot.name);
    if (reading) values[slot.name] = slotValue(slot, utterance, reading, moment, language);
  }
  return values;
}

/** What the utterance may mean. An utterance without words means nothing: no interpretations. */
export function understand(understanding: Understanding, text: string, circumstances: Circumstances): Understood {
  const { language, classifier, telling, intents, model } = understanding;
  const { now, timeZone, activeContexts = [], expectedSlot, dates = 'lex' } = circumstances;
  const moment: Moment = { now, timeZone, locale: model.locale, dates };
  const utterance: Utterance = { text, words: language.words(text) };
  if (utterance.words.length === 0) return { interpretations: [] };
  const active = new Set(activeContexts);
  const candidates = new Set(
    [...intents.values()]
      .filter(({ model: { inputContexts = [] } }) => inputContexts.every((each) => active.has(each)))
      .map(({ model: { name } }) => name),
  );
  const mentions = mentionsIn(utterance, telling, moment);
  const interpretations = classify(classifier, utterance.words, mentions, language, candidates).map(
    ({ intent: name, confidence }): Interpretation => {
      const intent = intents.get(name) as ReadyIntent;
      const sample = fittingSample(intent, utterance, moment, language);
      const filling = sample?.filling ?? fillSlots(intent.slots, utterance, moment, language);
      const byModel = Math.min(confidence, HIGHEST_BY_MODEL);
      const score = sample?.fit === 'certain' ? 1 : sample ? Math.max(byModel, LOOSE_SAMPLE) : byModel;
      return { intent: name, score, by: sample ? 'sample' : 'model', slots: valuesOf(intent, filling, utterance, moment, language) };
    },
  );
  interpretations.sort((one, other) => other.score - one.score);
  const expected = expectedSlot && intents.get(expectedSlot.intent);
  const slot = expected?.slots.find(({ name }) => name === expectedSlot?.slot);
  if (!expected || !slot) return { interpretations };
  const own = expected.model.slots.find(({ name }) => name === slot.name)?.utterances ?? [];
  const samples = [...own.map((sample) => parseSample(sample, language)), ...expected.samples];
  const elicited = elicitedValue(slot, samples, utterance, moment, language);
  return elicited ? { interpretations, elicited } : { interpretations };
}

/**
 * Which words moved which intent, and by how much.
 * @param among names of intents; absent: the three that the classifier ranks highest
 */
export function explain(understanding: Understanding, text: string, among?: readonly string[]): IntentExplanation[] {
  const { language, classifier, telling, model } = understanding;
  const utterance: Utterance = { text, words: language.words(text) };
  const mentions = mentionsIn(utterance, telling, { now: 0, timeZone: 'UTC', locale: model.locale, dates: 'lex' });
  const intents =
    among ??
    classify(classifier, utterance.words, mentions, language)
      .slice(0, 3)
      .map(({ intent }) => intent);
  return explainIntents(
    classifier,
    text,
    utterance.words,
    typesOf(mentions),
    language,
    intents.filter((intent) => classifier.intents.includes(intent)),
  );
}
