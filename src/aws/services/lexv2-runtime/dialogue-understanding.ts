// The understanding of src/dialogue, in the runtime's words. The only file of the cloud that knows src/dialogue.
import type { LocaleModel, SlotTypeModel } from '../../../dialogue/locale-model.ts';
import { explain, train as trainModel, understand } from '../../../dialogue/understanding.ts';
import type { BotDefinition, IntentDefinition, SlotDefinition, SlotTypeDefinition } from '../../core/bot-definitions.ts';
import { BUILT_IN_UTTERANCES } from './built-in-utterances.ts';
import { subSlotsOf } from './conversation/composite-slots.ts';
import type { Expectation, Heard, Understanding } from './understanding.ts';

/** An intent of our own, never a candidate, whose slot is the answer to a confirmation. Names of Lex have no such sign. */
const CONFIRMATION = { intent: '$confirmation', slot: 'answer' } as const;

export function train({ locale, localeId }: BotDefinition): Understanding {
  const typeNames = new Map(locale.slotTypes.map(({ slotTypeId, slotTypeName = '' }) => [slotTypeId, slotTypeName]));
  const model: LocaleModel = {
    locale: localeId,
    intents: [
      ...locale.intents
        .filter((intent) => intent.parentIntentSignature !== 'AMAZON.FallbackIntent')
        .map((intent) => modelOf(intent, typeNames)),
      ...locale.intents.flatMap((intent) => intent.slots.flatMap((slot) => partsOf(intent, slot, locale.slotTypes, typeNames))),
      { name: CONFIRMATION.intent, utterances: [], slots: [{ name: CONFIRMATION.slot, type: 'AMAZON.Confirmation' }] },
    ],
    slotTypes: locale.slotTypes.map((type) => slotTypeOf(type, typeNames)),
  };
  const understanding = trainModel(model);
  return {
    hear: (text, expectation) => heard(text, expectation),
    explain: (text, among) => explain(understanding, text, among.length > 0 ? among : undefined),
  };

  function heard(text: string, { nowMs, timeZone, activeContexts, asked }: Expectation): Heard {
    const expectedSlot = asked && (asked.kind === 'confirmation' ? CONFIRMATION : expectedOf(asked));
    const circumstances = { now: nowMs, timeZone, activeContexts, ...(expectedSlot && { expectedSlot }) };
    const { interpretations, elicited } = understand(understanding, text, circumstances);
    const intents = interpretations.map(({ intent, score, slots }) => ({ intent, score, slots }));
    if (!elicited) return { intents };
    if (asked?.kind === 'slot') return { intents, elicited };
    const answer = answerOf(elicited);
    return answer ? { intents, answer } : { intents };
  }
}

/** An intent of our own, never a candidate, whose slots are the sub slots of a composite slot. */
const partsIntent = (intent: string, slot: string) => `$parts/${intent}/${slot}`;

const expectedOf = ({ intent, slot, subSlot }: { readonly intent: string; readonly slot: string; readonly subSlot?: string }) =>
  subSlot === undefined ? { intent, slot } : { intent: partsIntent(intent, slot), slot: subSlot };

function partsOf(
  { intentName = '' }: IntentDefinition,
  slot: SlotDefinition,
  slotTypes: readonly SlotTypeDefinition[],
  typeNames: ReadonlyMap<string, string>,
): LocaleModel['intents'] {
  const subSlots = subSlotsOf(slot, { locale: { slotTypes } });
  if (subSlots.length === 0) return [];
  const slots = subSlots.map(({ name, slotTypeId, specification }) => ({
    name,
    type: typeNames.get(slotTypeId) ?? slotTypeId,
    utterances: (specification?.valueElicitationSetting?.sampleUtterances ?? []).map(({ utterance = '' }) => utterance),
  }));
  return [{ name: partsIntent(intentName, slot.slotName ?? ''), utterances: [], slots }];
}

function answerOf({ value, how }: NonNullable<Heard['elicited']>): Heard['answer'] {
  if (value.interpreted === 'Yes') return 'yes';
  if (value.interpreted === 'No') return 'no';
  return how === 'whole' ? 'unclear' : undefined;
}

function modelOf(intent: IntentDefinition, typeNames: ReadonlyMap<string, string>): LocaleModel['intents'][number] {
  const { intentName = '', parentIntentSignature = '', sampleUtterances = [], inputContexts = [], slots } = intent;
  return {
    name: intentName,
    utterances: BUILT_IN_UTTERANCES[parentIntentSignature] ?? sampleUtterances.map(({ utterance = '' }) => utterance),
    slots: slots.map(({ slotName = '', slotTypeId = '', multipleValuesSetting, valueElicitationSetting }) => ({
      name: slotName,
      type: typeNames.get(slotTypeId) ?? slotTypeId,
      ...(multipleValuesSetting?.allowMultipleValues && { values: 'list' as const }),
      utterances: (valueElicitationSetting?.sampleUtterances ?? []).map(({ utterance = '' }) => utterance),
    })),
    inputContexts: inputContexts.map(({ name = '' }) => name),
  };
}

function slotTypeOf(type: SlotTypeDefinition, typeNames: ReadonlyMap<string, string>): SlotTypeModel {
  const { slotTypeName = '', slotTypeValues = [], valueSelectionSetting: selection, parentSlotTypeSignature } = type;
  const pattern = selection?.regexFilter?.pattern;
  const subSlots = type.compositeSlotTypeSetting?.subSlots;
  const parts = subSlots?.map(({ name = '', slotTypeId = '' }) => ({ name, type: typeNames.get(slotTypeId) ?? slotTypeId }));
  return {
    name: slotTypeName,
    values: slotTypeValues.map(({ sampleValue, synonyms = [] }) => ({
      value: sampleValue?.value ?? '',
      synonyms: synonyms.map(({ value = '' }) => value),
    })),
    resolution: selection?.resolutionStrategy === 'TopResolution' ? 'TOP_RESOLUTION' : 'ORIGINAL_VALUE',
    ...(parentSlotTypeSignature !== undefined && { parent: parentSlotTypeSignature }),
    ...(pattern !== undefined && { pattern }),
    ...(parts && { parts }),
  };
}
