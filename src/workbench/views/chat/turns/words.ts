// States of a conversation in words. Pure.
import type { SlotReading, TurnAnswer } from './turn.ts';

/** `RegisterUserForEvent: asks for eventDate`; what Lex calls it, in a short line. */
export function stateWords({ state: { intent, action } }: Extract<TurnAnswer, { kind: 'answered' }>): string {
  const name = intent?.name ?? 'No intent';
  switch (action?.type) {
    case 'ElicitSlot':
      return `${name}: asks for ${action.slot ?? 'a slot'}`;
    case 'ConfirmIntent':
      return `${name}: asks for a yes or no`;
    case 'ElicitIntent':
      return `${name}: asks what is wanted`;
    default:
      return `${name}: ${intent?.state ?? action?.type ?? 'no state'}`;
  }
}

/** The interpreted value of a slot; those of a list, or of the parts that have one, with commas. Empty where it has none. */
export function slotText(slot: SlotReading): string {
  if (slot.kind === 'value') return slot.interpreted;
  return slot.kind === 'parts' ? slot.parts.map(slotText).filter(Boolean).join(', ') : '';
}
