// States of a conversation in words. Pure.
import type { TurnAnswer } from './turn.ts';

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
