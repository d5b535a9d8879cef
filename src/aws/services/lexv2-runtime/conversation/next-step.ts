// What Lex does when nobody says otherwise: the next empty slot, then the confirmation, then the fulfilment.

import { defaultValue } from './slot-values.ts';
import type { Step } from './step.ts';
import { slotsInOrder, type Turn } from './turn.ts';

/** Slots that have a default value are not asked for, and Optional ones never. */
export function nextStep(turn: Turn): Step {
  const { intent } = turn;
  if (!intent) return { kind: 'elicit-intent' };
  const { definition, slots, confirmationState } = intent;
  const empty = slotsInOrder(definition).find(
    (slot) => !slots[slot.slotName ?? ''] && slot.valueElicitationSetting?.slotConstraint === 'Required' && !defaultValue(slot, turn),
  );
  if (empty) return { kind: 'elicit-slot', slot: empty.slotName ?? '', prompt: 'ask' };
  const { intentConfirmationSetting: confirmation } = definition;
  if (confirmation && confirmation.active !== false && confirmationState === 'None') return { kind: 'confirm', prompt: 'ask' };
  return { kind: 'fulfil' };
}

/** Gives default values to the slots that nobody filled. */
export function fillDefaults(turn: Turn): void {
  const { intent } = turn;
  for (const slot of intent?.definition.slots ?? []) {
    const name = slot.slotName ?? '';
    const value = intent?.slots[name] ? undefined : defaultValue(slot, turn);
    if (intent && value) intent.slots[name] = value;
  }
}
