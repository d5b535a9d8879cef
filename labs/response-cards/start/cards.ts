// The cards of the bot: what a visitor may press instead of typing. A button that is pressed says its value.
import type { Workshop } from './desk.ts';
import { type LexMessage, text } from './lex-response.ts';

/** The limits of Lex: buttons on a card, characters of a button's text and of its value. */
const MOST_BUTTONS = 5;
const LONGEST_TEXT = 50;

/** A question, with a button for yes and one for no. */
export function yesOrNo(question: string): LexMessage {
  // Step 1: TODO: a card in place of this text. Its title is the question.
  return text(question);
}

/** A button for each of these workshops. */
export function workshopCards(workshops: readonly Workshop[]): LexMessage[] {
  // Step 2: TODO: one card with a button for each of the first five.
  // Step 3: TODO: as many cards as it takes.
  return [];
}
