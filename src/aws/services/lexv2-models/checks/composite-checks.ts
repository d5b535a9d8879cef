// What a composite slot type and a slot of one may say. The sentences are inferred.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/composite-slots.html
import type { SlotSettings, SlotTypeSettings } from '../../../core/bot-definitions.ts';
import { namesIn } from '../../../core/sub-slot-expression.ts';
import type { BotLocale } from '../bot.ts';
import { isBuiltInSlotType } from '../builtins/built-in-slot-types.ts';
import { preconditionFailed } from '../errors.ts';

const LOCALE = 'en_US';
const MOST_SUB_SLOTS = 6;

/** Throws AwsError PreconditionFailedException. */
export function checkCompositeType(settings: SlotTypeSettings, { localeId, slotTypes }: Pick<BotLocale, 'localeId' | 'slotTypes'>): void {
  const { slotTypeName, slotTypeValues = [], parentSlotTypeSignature, valueSelectionSetting, compositeSlotTypeSetting } = settings;
  const subSlots = compositeSlotTypeSetting?.subSlots ?? [];
  // AWS: "The composite slot type is only available in en-US."
  if (localeId !== LOCALE) throw preconditionFailed(`Composite slot types are for the locale ${LOCALE} only.`);
  if (slotTypeValues.length > 0 || parentSlotTypeSignature !== undefined)
    throw preconditionFailed(`The composite slot type ${slotTypeName} has neither values nor a parent of its own.`);
  const strategy = valueSelectionSetting?.resolutionStrategy;
  if (strategy !== undefined && strategy !== 'Concatenation')
    throw preconditionFailed(`The resolution strategy of a composite slot type is Concatenation, and not ${strategy}.`);
  if (subSlots.length === 0 || subSlots.length > MOST_SUB_SLOTS)
    throw preconditionFailed(`The composite slot type ${slotTypeName} needs 1 to ${MOST_SUB_SLOTS} sub slots.`);
  if (new Set(subSlots.map(({ name }) => name)).size < subSlots.length)
    throw preconditionFailed(`The composite slot type ${slotTypeName} has a sub slot twice.`);
  for (const { name, slotTypeId = '' } of subSlots) {
    const type = slotTypes[slotTypeId]?.definition;
    if (!type && !isBuiltInSlotType(slotTypeId, localeId))
      throw preconditionFailed(`The slot type ${slotTypeId} of the sub slot ${name} does not exist in this locale.`);
    // AWS: "you cannot use a composite slot type as a slot type for a subslot."
    if (type?.compositeSlotTypeSetting) throw preconditionFailed(`The sub slot ${name} cannot have a composite slot type.`);
  }
}

/** Throws AwsError PreconditionFailedException. */
export function checkSubSlots(
  { slotName, slotTypeId = '', subSlotSetting, multipleValuesSetting }: SlotSettings,
  { slotTypes }: Pick<BotLocale, 'slotTypes'>,
): void {
  const parts = slotTypes[slotTypeId]?.definition.compositeSlotTypeSetting?.subSlots;
  if (!parts) {
    if (subSlotSetting) throw preconditionFailed(`The slot ${slotName} has sub slots, but its slot type is not composite.`);
    return;
  }
  if (multipleValuesSetting?.allowMultipleValues) throw preconditionFailed(`The composite slot ${slotName} cannot take several values.`);
  const { expression, slotSpecifications = {} } = subSlotSetting ?? {};
  for (const [name, specification] of Object.entries(slotSpecifications)) {
    const part = parts.find((each) => each.name === name);
    if (!part) throw preconditionFailed(`The slot type of the slot ${slotName} has no sub slot ${name}.`);
    if (specification.slotTypeId !== part.slotTypeId)
      throw preconditionFailed(`The sub slot ${name} of the slot ${slotName} has the slot type ${part.slotTypeId}.`);
  }
  if (!expression) return;
  const names = namesIn(expression);
  if (!names) throw preconditionFailed(`The expression ${expression} of the slot ${slotName} cannot be read.`);
  const unknown = names.find((name) => !parts.some((part) => part.name === name));
  if (unknown !== undefined)
    throw preconditionFailed(`The expression of the slot ${slotName} names ${unknown}, which is no sub slot of its type.`);
}
