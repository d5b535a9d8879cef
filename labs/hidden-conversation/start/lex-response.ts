// Builds what the function answers. Ready to use.
import type { LexEvent, LexMessage, LexResponse } from './lex-event.ts';

type Attributes = Readonly<Record<string, string>>;

/** Messages of plain text, one after the other. */
export const texts = (...contents: readonly string[]): LexMessage[] => contents.map((content) => ({ contentType: 'PlainText', content }));

/** Lex goes on by the settings of the bot, and keeps these session attributes. */
export function delegate({ sessionState: { intent } }: LexEvent, sessionAttributes: Attributes): LexResponse {
  return { sessionState: { sessionAttributes, intent, dialogAction: { type: 'Delegate' } } };
}

/** The conversation about this intent is over. */
export function close({ sessionState: { intent } }: LexEvent, sessionAttributes: Attributes, words: string): LexResponse {
  return {
    sessionState: { sessionAttributes, intent: { ...intent, state: 'Fulfilled' }, dialogAction: { type: 'Close' } },
    messages: texts(words),
  };
}
