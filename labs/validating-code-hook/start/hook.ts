// The code hook of the bot: one Lambda function for all of its intents.
import { freeWorkshops, placesLeft, register } from './desk.ts';
import { type LexEvent, type LexResponse, slotValues } from './lex-event.ts';
import { close, confirmIntent, delegate, elicitSlot } from './lex-response.ts';

export const handler = async (event: LexEvent): Promise<LexResponse> => {
  const { name } = event.sessionState.intent;
  switch (name) {
    case 'RegisterUserForEvent':
      return event.invocationSource === 'DialogCodeHook' ? validate(event) : fulfil(event);
    case 'WhichWorkshops':
      return close(event, 'Fulfilled', await whatIsFree());
    default:
      throw new Error(`There is no code for the intent ${name}.`);
  }
};

/** Lex calls it while the conversation goes on: after the first sentence, and after each answer of the visitor. */
async function validate(event: LexEvent): Promise<LexResponse> {
  const { workshop, eventDate, email } = slotValues(event);

  // Step 1: TODO: a date before today is refused. Lex writes dates as 2026-01-31, so texts compare as the days do.
  const today = new Date().toISOString().slice(0, 10);

  // Step 2: TODO: a workshop that is named and has no places is refused.

  // Step 3: TODO: when all three are there and the visitor was not asked yet, ask, and say how many places are left.

  return delegate(event);
}

/** Lex calls it once, when every slot is filled and the visitor has said yes. */
async function fulfil(event: LexEvent): Promise<LexResponse> {
  const { workshop = '', eventDate = '', email = '' } = slotValues(event);
  // Step 4: TODO: this only says so. Register the visitor, and tell what came of it.
  return close(event, 'Fulfilled', 'You are registered.');
}

async function whatIsFree(): Promise<string> {
  const free = await freeWorkshops();
  return free.length === 0 ? 'Everything is full.' : `There are places in ${free.map(({ title }) => title).join(', ')}.`;
}
