// What Lex does when nobody says otherwise: the next empty slot, then the confirmation, then the fulfilment.

import type { SlotDefinition } from '../../../core/bot-definitions.ts';
import { missingSubSlot, subSlotsOf, withParts } from './composite-slots.ts';
import { defaultValue, firstDefault } from './slot-values.ts';
import type { Step } from './step.ts';
import { slotsInOrder, type Turn } from './turn.ts';

/** Slots that have a default value are not asked for, and Optional ones never. */
export function nextStep(turn: Turn): Step {
  const { intent } = turn;
  if (!intent) return { kind: 'elicit-intent' };
  const { definition, confirmationState } = intent;
  for (const slot of slotsInOrder(definition)) {
    const question = questionFor(slot, turn);
    if (question) return question;
  }
  const { intentConfirmationSetting: confirmation } = definition;
  if (confirmation && confirmation.active !== false && confirmationState === 'None') return { kind: 'confirm', prompt: 'ask' };
  return { kind: 'fulfil' };
}

/** AWS: a composite slot of which something was said asks for the sub slots that are left. */
function questionFor(slot: SlotDefinition, turn: Turn): Step | undefined {
  const name = slot.slotName ?? '';
  const value = turn.intent?.slots[name];
  const subSlots = subSlotsOf(slot, turn.bot);
  const subSlot = value && subSlots.length > 0 ? missingSubSlot(slot, value, subSlots) : undefined;
  if (subSlot !== undefined) return { kind: 'elicit-slot', slot: name, subSlot, prompt: 'ask' };
  if (value || slot.valueElicitationSetting?.slotConstraint !== 'Required' || defaultValue(slot, turn)) return undefined;
  return { kind: 'elicit-slot', slot: name, prompt: 'ask' };
}

/** Gives default values to the slots that nobody filled. */
export function fillDefaults(turn: Turn): void {
  const { intent } = turn;
  for (const slot of intent?.definition.slots ?? []) {
    const name = slot.slotName ?? '';
    fillSubSlots(slot, turn);
    const value = intent?.slots[name] ? undefined : defaultValue(slot, turn);
    if (intent && value) intent.slots[name] = value;
  }
}

/** Default values of sub slots; a composite slot of which nobody said anything is asked for as a whole first (inferred). */
function fillSubSlots(slot: SlotDefinition, turn: Turn): void {
  const { intent } = turn;
  const before = intent?.slots[slot.slotName ?? ''];
  if (!intent || !before?.subSlots) return;
  const subSlots = subSlotsOf(slot, turn.bot);
  const defaults = subSlots.flatMap(({ name, specification }) => {
    const value = before.subSlots?.[name]
      ? undefined
      : firstDefault(specification?.valueElicitationSetting?.defaultValueSpecification, turn);
    return value ? [[name, value] as const] : [];
  });
  intent.slots[slot.slotName ?? ''] = withParts(before, Object.fromEntries(defaults), subSlots);
}
