// Builds what a code hook answers. Each function is one dialogAction: it says who acts next, and how.
import type { LexEvent, LexMessage, LexResponse } from './lex-event.ts';

const text = (content: string): LexMessage[] => [{ contentType: 'PlainText', content }];

/** Lex goes on by the settings of the bot. It says what they say, so messages have no place here. */
export function delegate({ sessionState: { intent, sessionAttributes } }: LexEvent): LexResponse {
  return { sessionState: { sessionAttributes, intent, dialogAction: { type: 'Delegate' } } };
}

/** The conversation about this intent is over. */
export function close({ sessionState }: LexEvent, state: 'Fulfilled' | 'Failed', words: string): LexResponse {
  const { sessionAttributes, intent } = sessionState;
  return { sessionState: { sessionAttributes, intent: { ...intent, state }, dialogAction: { type: 'Close' } }, messages: text(words) };
}

/** Forgets the value of a slot and asks for it in these words. The other slots stay as they are. */
export function elicitSlot({ sessionState }: LexEvent, slotToElicit: string, words: string): LexResponse {
  const { sessionAttributes } = sessionState;
  const slots = Object.fromEntries(Object.keys(sessionState.intent.slots).map((slot) => [slot, null]));
  const intent = { ...sessionState.intent, slots };
  return { sessionState: { sessionAttributes, intent, dialogAction: { type: 'ElicitSlot', slotToElicit } }, messages: text(words) };
}

/** Asks for a yes or a no in these words. */
export function confirmIntent({ sessionState: { intent, sessionAttributes } }: LexEvent, words: string): LexResponse {
  return { sessionState: { sessionAttributes, intent, dialogAction: { type: 'ConfirmIntent' } }, messages: text(words) };
}
