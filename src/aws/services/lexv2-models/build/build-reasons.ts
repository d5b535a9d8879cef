// Why a locale cannot be built, a sentence each. The sentences are inferred; that these things are needed is documented.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/building-bots.html
import { parsedCondition, UnreadableCondition } from '../../../core/condition-expression.ts';
import type { BotLocale, Intent } from '../bot.ts';
import { isBuiltInSlotType } from '../builtins/built-in-slot-types.ts';
import { conditionsIn } from './conditions.ts';
import { nextStepsIn } from './next-steps.ts';

/** Empty when it can be built. */
export function buildReasons(locale: BotLocale): string[] {
  const intents = Object.values(locale.intents);
  const spoken = intents.some(({ settings }) => (settings.sampleUtterances ?? []).length > 0);
  return [
    ...(spoken ? [] : [`The locale ${locale.localeId} needs at least one intent with a sample utterance.`]),
    ...intents.flatMap((intent) => [
      ...utteranceReasons(intent),
      ...priorityReasons(intent),
      ...slotTypeReasons(intent, locale),
      ...stepReasons(intent, intents),
      ...conditionReasons(intent),
    ]),
    ...Object.values(locale.slotTypes).flatMap(({ definition }) =>
      definition.parentSlotTypeSignature === undefined &&
      !definition.compositeSlotTypeSetting &&
      (definition.slotTypeValues ?? []).length === 0
        ? [`The slot type ${definition.slotTypeName} has no values.`]
        : [],
    ),
  ];
}

function utteranceReasons({ settings, slots }: Intent): string[] {
  const names = new Set(slots.map(({ definition }) => definition.slotName));
  return (settings.sampleUtterances ?? []).flatMap(({ utterance = '' }) =>
    [...utterance.matchAll(/\{([^{}]*)\}/g)].flatMap(([, name = '']) =>
      names.has(name.trim())
        ? []
        : [`The intent ${settings.intentName} has no slot ${name.trim()}, which its sample utterance "${utterance}" names.`],
    ),
  );
}

/** AWS: the order of the slots is set by UpdateIntent, after they were made. What is not in it would never be asked for. */
function priorityReasons({ settings, slots, slotPriorities }: Intent): string[] {
  const missing = slots.filter(({ definition }) => !slotPriorities.some(({ slotId }) => slotId === definition.slotId));
  if (missing.length === 0) return [];
  const names = missing.map(({ definition }) => definition.slotName).join(', ');
  return [`The intent ${settings.intentName} has slots without a priority: ${names}. Set slotPriorities by UpdateIntent.`];
}

function slotTypeReasons({ settings, slots }: Intent, locale: BotLocale): string[] {
  return slots.flatMap(({ definition: { slotName, slotTypeId = '' } }) =>
    isBuiltInSlotType(slotTypeId, locale.localeId) || Object.hasOwn(locale.slotTypes, slotTypeId)
      ? []
      : [`The slot ${slotName} of the intent ${settings.intentName} has the slot type ${slotTypeId}, which does not exist.`],
  );
}

function conditionReasons({ settings, slots }: Intent): string[] {
  return conditionsIn([settings, slots.map(({ definition }) => definition)]).flatMap((expression) => {
    try {
      parsedCondition(expression);
      return [];
    } catch (error) {
      if (error instanceof UnreadableCondition) return [`A branch of the intent ${settings.intentName}: ${error.message}`];
      throw error;
    }
  });
}

function stepReasons({ settings, slots }: Intent, intents: readonly Intent[]): string[] {
  const steps = nextStepsIn([settings, slots.map(({ definition }) => definition)]);
  const known = (name: string) => intents.some((intent) => intent.settings.intentName === name);
  return steps.flatMap(({ type, slotToElicit, intentName }) => {
    if (intentName !== undefined && !known(intentName))
      return [`A next step of the intent ${settings.intentName} starts ${intentName}, which does not exist.`];
    if (type !== 'ElicitSlot' || (intentName !== undefined && intentName !== settings.intentName)) return [];
    return slots.some(({ definition }) => definition.slotName === slotToElicit)
      ? []
      : [`A next step of the intent ${settings.intentName} asks for the slot ${slotToElicit}, which the intent does not have.`];
  });
}
