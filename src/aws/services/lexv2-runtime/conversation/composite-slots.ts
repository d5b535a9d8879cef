// Composite slots: their sub slots, which of them is missing, and their value as a whole.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/composite-slots.html
import type { Specifications } from '@aws-sdk/client-lex-models-v2';
import type { BotDefinition, SlotDefinition } from '../../../core/bot-definitions.ts';
import { missingIn, parsedExpression } from '../../../core/sub-slot-expression.ts';
import type { SlotValue } from '../session.ts';

export interface SubSlot {
  readonly name: string;
  readonly slotTypeId: string;
  /** What the slot says of it: prompt, default values, sample utterances. */
  readonly specification: Specifications | undefined;
}

/** What is asked of a bot. */
interface WithSlotTypes {
  readonly locale: Pick<BotDefinition['locale'], 'slotTypes'>;
}

/** In the order of the slot type; empty when the slot is not composite. */
export function subSlotsOf(slot: SlotDefinition, { locale }: WithSlotTypes): SubSlot[] {
  const type = locale.slotTypes.find(({ slotTypeId }) => slotTypeId === slot.slotTypeId);
  return (type?.compositeSlotTypeSetting?.subSlots ?? []).map(({ name = '', slotTypeId = '' }) => ({
    name,
    slotTypeId,
    specification: slot.subSlotSetting?.slotSpecifications?.[name],
  }));
}

export const hasSubSlot = (slot: SlotDefinition | undefined, name: string, bot: WithSlotTypes): boolean =>
  slot !== undefined && subSlotsOf(slot, bot).some((subSlot) => subSlot.name === name);

/** The sub slot to be asked for next; undefined when the slot is filled. Without an expression all of them are needed (inferred). */
export function missingSubSlot(
  slot: SlotDefinition,
  value: SlotValue | null | undefined,
  subSlots: readonly SubSlot[],
): string | undefined {
  const has = (name: string) => Boolean(value?.subSlots?.[name]);
  const expression = parsedExpression(slot.subSlotSetting?.expression ?? '');
  return expression ? missingIn(expression, has) : subSlots.find(({ name }) => !has(name))?.name;
}

/**
 * A composite value with what is new in it. The whole is its parts one after the other, in the order of the slot type: the resolution
 * strategy Concatenation (AWS: "White Toyota Camry 2021" of "2021 White Toyota Camry").
 */
export function withParts(
  before: SlotValue | null | undefined,
  parts: Readonly<Record<string, SlotValue | null>>,
  subSlots: readonly SubSlot[],
): SlotValue | null {
  const all = { ...before?.subSlots, ...parts };
  const filled = subSlots.flatMap(({ name }) => (all[name] ? [[name, all[name]] as const] : []));
  if (filled.length === 0) return null;
  const joined = (member: 'originalValue' | 'interpretedValue') =>
    filled.map(([, { value }]) => value?.[member] ?? value?.interpretedValue ?? '').join(' ');
  const interpretedValue = joined('interpretedValue');
  return {
    shape: 'Composite',
    value: { originalValue: joined('originalValue'), interpretedValue, resolvedValues: [interpretedValue] },
    subSlots: Object.fromEntries(filled),
  };
}
