// The function of the bot: what it remembers, and what it answers.
import type { LexEvent, LexResponse } from './lex-event.ts';
import { close, delegate } from './lex-response.ts';

type Attributes = Readonly<Record<string, string>>;

export const handler = async (event: LexEvent): Promise<LexResponse> => {
  const { name } = event.sessionState.intent;
  switch (name) {
    case 'RegisterUserForEvent':
      return register(event);
    case 'FindVenue':
      return findVenue(event);
    default:
      throw new Error(`There is no code for the intent ${name}.`);
  }
};

/** The session attributes, with the slots of an open registration as a text. No text: none is open. */
function remember(event: LexEvent, registration: string): Attributes {
  // Step 3: TODO: attributes that others have set must live on.
  return { registration };
}

/** Lex calls it after each answer of the visitor, and at the end to register. */
function register(event: LexEvent): LexResponse {
  const { slots, confirmationState } = event.sessionState.intent;
  if (event.invocationSource === 'DialogCodeHook') {
    return delegate(event, remember(event, confirmationState === 'Denied' ? '' : JSON.stringify(slots)));
  }
  const { workshop, eventDate, seats } = slots;
  const words = `Done: ${seats?.value?.interpretedValue} seats in ${workshop?.value?.interpretedValue} on ${eventDate?.value?.interpretedValue}.`;
  return close(event, remember(event, ''), words);
}

/** A question that may come at any time. */
function findVenue(event: LexEvent): LexResponse {
  const { sessionAttributes = {} } = event.sessionState;
  const answer = `We are at ${process.env.VENUE}.`;
  // Step 2: TODO: when a registration is open, say the answer and its open question (questions.ts finds it), and go on with it.
  return close(event, sessionAttributes, answer);
}
