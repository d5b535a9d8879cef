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
  const buttons = [
    { text: 'Chat bots with Lex', value: 'lex' },
    { text: 'Containers', value: 'containers' },
    { text: 'Databases without servers', value: 'databases' },
    { text: 'Machine learning by the sea', value: 'learning' },
    { text: 'Security', value: 'security' },
  ];
  return workshops.length === 0 ? [] : [{ contentType: 'ImageResponseCard', imageResponseCard: { title: 'Workshops with places', buttons } }];
}
