// The code hook of the bot, as you know it: it asks for a workshop that has places, asks for a yes, and registers.
import { workshopCards, yesOrNo } from './cards.ts';
import { freeWorkshops, placesLeft, register } from './desk.ts';
import { close, confirmIntent, delegate, elicitSlot, type LexEvent, type LexResponse, slotValues, text } from './lex-response.ts';

/** Asked once, when the function starts. */
const free = freeWorkshops();

export const handler = async (event: LexEvent): Promise<LexResponse> => {
  const { name } = event.sessionState.intent;
  switch (name) {
    case 'RegisterUserForEvent':
      return event.invocationSource === 'DialogCodeHook' ? validate(event) : fulfil(event);
    default:
      throw new Error(`There is no code for the intent ${name}.`);
  }
};

async function validate(event: LexEvent): Promise<LexResponse> {
  const { workshop, email } = slotValues(event);
  if (!workshop) return askForWorkshop(event, 'Which workshop?');
  const places = await placesLeft(workshop);
  if (places === 0) return askForWorkshop(event, `${workshop} is full. Which other one?`);
  if (email && event.sessionState.intent.confirmationState === 'None')
    return confirmIntent(event, [yesOrNo(`${workshop}, places left: ${places}. Shall I register ${email}?`)]);
  return delegate(event);
}

async function askForWorkshop(event: LexEvent, words: string): Promise<LexResponse> {
  // Step 2: behind the words, the cards of the workshops that are free now.
  return elicitSlot(event, 'workshop', [text(words), ...workshopCards(await free)]);
}

async function fulfil(event: LexEvent): Promise<LexResponse> {
  const { workshop = '', email = '' } = slotValues(event);
  const outcome = await register(email, workshop);
  if (outcome === 'registered') return close(event, 'Fulfilled', [text(`${email} is registered for ${workshop}.`)]);
  return close(event, 'Failed', [text(outcome === 'full' ? `${workshop} has just become full.` : `${email} is registered already.`)]);
}
