// What a slot and a slot type may say, beyond lengths and patterns. The sentences are inferred.
// AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_CreateSlot.html, API_CreateSlotType.html
import type { SlotSettings, SlotTypeSettings } from '../../../core/bot-definitions.ts';
import type { BotLocale, Intent, Slot, SlotType } from '../bot.ts';
import { EXTENSIBLE_SLOT_TYPES, isBuiltInSlotType } from '../builtins/built-in-slot-types.ts';
import { FALLBACK_SIGNATURE } from '../builtins/fallback-intent.ts';
import { notEmbedded, preconditionFailed } from '../errors.ts';
import { checkCompositeType, checkSubSlots } from './composite-checks.ts';

/** @param own the slot that is changed. Throws AwsError PreconditionFailedException or NotImplemented. */
export function checkSlot(settings: SlotSettings, locale: BotLocale, { slots, settings: intent }: Intent, own?: Slot): void {
  const { slotName, slotTypeId, valueElicitationSetting: elicitation } = settings;
  if (intent.parentIntentSignature === FALLBACK_SIGNATURE) throw preconditionFailed('The FallbackIntent has no slots.');
  if (slots.some((slot) => slot !== own && slot.definition.slotName === slotName))
    throw preconditionFailed(`A slot with the name ${slotName} already exists in this intent.`);
  if (slotTypeId === undefined) throw preconditionFailed('A slot needs a slotTypeId.');
  if (!isBuiltInSlotType(slotTypeId, locale.localeId) && !Object.hasOwn(locale.slotTypes, slotTypeId))
    throw preconditionFailed(`The slot type ${slotTypeId} does not exist in this locale.`);
  checkSubSlots(settings, locale);
  // AWS: "You can only mark slots with custom slot types as multi-value slots", and only in en_US.
  if (settings.multipleValuesSetting?.allowMultipleValues) checkMultiple(settings, locale);
  if (elicitation?.slotConstraint === 'Required' && !elicitation.promptSpecification)
    throw preconditionFailed(`The slot ${slotName} is Required, so it needs a promptSpecification.`);
  if (elicitation?.slotResolutionSetting?.slotResolutionStrategy === 'EnhancedFallback')
    throw notEmbedded('assisted slot resolution (EnhancedFallback)');
}

function checkMultiple({ slotName, slotTypeId = '' }: SlotSettings, { localeId, slotTypes }: BotLocale): void {
  if (localeId !== 'en_US')
    throw preconditionFailed(`The slot ${slotName} cannot take several values: they are for the locale en_US only.`);
  if (!Object.hasOwn(slotTypes, slotTypeId))
    throw preconditionFailed(`The slot ${slotName} cannot take several values: its slot type ${slotTypeId} is built in.`);
}

/** @param own the slot type that is changed. Throws AwsError PreconditionFailedException or NotImplemented. */
export function checkSlotType(settings: SlotTypeSettings, locale: Pick<BotLocale, 'localeId' | 'slotTypes'>, own?: SlotType): void {
  const { slotTypes } = locale;
  const { slotTypeName = '', slotTypeValues = [], parentSlotTypeSignature: parent, valueSelectionSetting: selection } = settings;
  if (settings.externalSourceSetting) throw notEmbedded('a grammar slot type (externalSourceSetting)');
  if (Object.values(slotTypes).some((type) => type !== own && type.definition.slotTypeName === slotTypeName))
    throw preconditionFailed(`A slot type with the name ${slotTypeName} already exists in this locale.`);
  if (settings.compositeSlotTypeSetting) {
    checkCompositeType(settings, locale);
    return;
  }
  if (parent !== undefined && !EXTENSIBLE_SLOT_TYPES.includes(parent)) throw preconditionFailed(`${parent} cannot be extended.`);
  if (selection?.regexFilter) checkPattern(parent, selection.regexFilter.pattern);
  if (parent === undefined && !selection) throw preconditionFailed('A slot type without a parent needs a valueSelectionSetting.');
  if (selection?.resolutionStrategy === 'Concatenation')
    throw preconditionFailed('The resolution strategy Concatenation is for composite slot types.');
  const values = slotTypeValues.map(({ sampleValue }) => sampleValue?.value?.toLowerCase());
  const twice = values.find((value, index) => values.indexOf(value) < index);
  if (twice !== undefined) throw preconditionFailed(`The slot type ${slotTypeName} has the value ${twice} twice.`);
}

/** AWS: a regular expression is for slot types that extend AMAZON.AlphaNumeric. */
function checkPattern(parent: string | undefined, pattern = ''): void {
  if (parent !== 'AMAZON.AlphaNumeric') throw preconditionFailed('Only a slot type of the parent AMAZON.AlphaNumeric takes a regexFilter.');
  try {
    new RegExp(pattern);
  } catch (error) {
    throw preconditionFailed(`The pattern ${pattern} of the regexFilter is no regular expression: ${(error as Error).message}`);
  }
}
