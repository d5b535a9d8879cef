// What the bot asks, in one place for its settings and for its function.
import type { Intent } from './lex-event.ts';

type Slots = Intent['slots'];

/** In the order in which they are asked. */
export const QUESTIONS: Readonly<Record<string, string>> = {
  workshop: 'Which workshop?',
  eventDate: 'On which day?',
  seats: 'How many seats?',
};

/** With the placeholders of Lex. */
export const CONFIRMATION = '{seats} seats in {workshop} on {eventDate}. Shall I register you?';

/** The slot that is asked for next; undefined when all are filled. */
export const openSlot = (slots: Slots): string | undefined => Object.keys(QUESTIONS).find((slot) => !slots[slot]);

/** The question that is open. */
export function openQuestion(slots: Slots): string {
  const slot = openSlot(slots);
  return slot ? (QUESTIONS[slot] ?? '') : CONFIRMATION.replace(/\{(\w+)\}/g, (_, name) => slots[name]?.value?.interpretedValue ?? '');
}
