// The cards of the bot: what a visitor may press instead of typing. A button that is pressed says its value.
import type { Workshop } from './desk.ts';
import type { LexMessage } from './lex-response.ts';

/** The limits of Lex: buttons on a card, characters of a button's text and of its value. */
const MOST_BUTTONS = 5;
const LONGEST_TEXT = 50;

/** A question, with a button for yes and one for no. */
export function yesOrNo(question: string): LexMessage {
  // Step 1: the values are what Lex understands as yes and as no.
  const buttons = [
    { text: 'Yes, register me', value: 'yes' },
    { text: 'No', value: 'no' },
  ];
  return { contentType: 'ImageResponseCard', imageResponseCard: { title: question, buttons } };
}

/** A button for each of these workshops. */
export function workshopCards(workshops: readonly Workshop[]): LexMessage[] {
  const cards: LexMessage[] = [];
  // Step 3: as many cards as it takes.
  for (let from = 0; from <= workshops.length; from += MOST_BUTTONS) {
    // Step 2: a title may be longer than a button, so it is cut. What the button says must not be cut: Lex has to know it.
    const buttons = workshops
      .slice(from, from + MOST_BUTTONS)
      .map(({ title, short }) => ({ text: title.length > LONGEST_TEXT ? `${title.slice(0, LONGEST_TEXT - 1)}…` : title, value: short }));
    cards.push({
      contentType: 'ImageResponseCard',
      imageResponseCard: { title: from === 0 ? 'Workshops with places' : 'More workshops', buttons },
    });
  }
  return cards;
}
