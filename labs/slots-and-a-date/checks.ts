// What the lab "Slots and a date" demands, judged by conversations that nobody has seen. Nothing here reads the bot's definition.
import { type CheckContext, CheckFailure, defineChecks } from '../../src/lab/definition.ts';
import { type Conversation, startConversation, type Turn, transcript } from '../../src/lab/evidence/conversation.ts';
import { type SaidDay, saidDays } from './days.ts';
import type { Registrations, Workshop } from './registrations.ts';

type Context = CheckContext<Registrations>;

function fail(observed: string, expected: string): never {
  throw new CheckFailure({ observed, expected });
}

const begin = (context: Context, visitor: string) => startConversation(context, 'registrar', visitor);

/** The days that visitors say in this run. The day of the conference follows from the data, so that it is another one in the hidden run. */
function daysOf({ data, evidence }: Context) {
  const nowMs = evidence.calls.at(-1)?.atMs ?? 0;
  return saidDays(nowMs, 30 + (data.workshops.map(({ title }) => title).join().length % 200));
}

/** Every other name that visitors use for a workshop. */
const namesOf = (workshops: readonly Workshop[]) =>
  workshops.flatMap(({ title, alsoCalled }) => [title, ...alsoCalled].map((said) => ({ said, title })));

/** What the bot did last, after what was said. */
const told = ({ turns }: Conversation) => `${transcript(turns)}.`;

/** Answers with a workshop where the bot asks for one first, so that the next question is about something else. */
async function pastTheWorkshop({ data }: Context, conversation: Conversation, turn: Turn): Promise<Turn> {
  if (turn.slotToElicit !== 'workshop') return turn;
  const title = data.workshops[0]?.title ?? '';
  const next = await conversation.say(title);
  if (next.slotToElicit === 'workshop') {
    fail(
      `${told(conversation)} It does not take ${title} as a workshop.`,
      'The slot type has all workshops of the data, whichever they are.',
    );
  }
  return next;
}

async function untilTheDayIsAsked(context: Context, visitor: string): Promise<Conversation> {
  const conversation = await begin(context, visitor);
  const turn = await pastTheWorkshop(context, conversation, await conversation.say('I want to register'));
  if (turn.slotToElicit !== 'eventDate' || turn.messages.length === 0) {
    fail(`${told(conversation)} It did not ask for eventDate.`, 'A question for the slot eventDate, which is Required and has a prompt.');
  }
  return conversation;
}

/** A conversation in which the bot knows a workshop and the day, and was told nothing else. */
async function untilAllIsKnown(context: Context, visitor: string, { text }: SaidDay): Promise<Conversation> {
  const conversation = await untilTheDayIsAsked(context, visitor);
  await conversation.say(text);
  return conversation;
}

export default defineChecks<Registrations>([
  {
    id: 'asks-for-the-day',
    title: 'The bot asks a visitor for the day.',
    on: 'both',
    async judge(context) {
      await untilTheDayIsAsked(context, 'asks-for-the-day');
    },
  },
  {
    id: 'understands-the-day',
    title: 'It understands a day however it is said: as a date, as tomorrow, in a sentence.',
    on: 'both',
    async judge(context) {
      for (const [visitor, { text, day }] of daysOf(context).entries()) {
        const conversation = await untilTheDayIsAsked(context, `says-a-day-${visitor}`);
        const { slots } = await conversation.say(text);
        if (slots.eventDate !== day) {
          fail(
            `${told(conversation)} The slot eventDate is ${slots.eventDate ?? 'empty'}.`,
            `It is ${day}: AMAZON.Date makes a day of the calendar of what was said.`,
          );
        }
      }
    },
  },
  {
    id: 'asks-for-the-workshop-first',
    title: 'It asks for the workshop first, and then for the day.',
    on: 'both',
    async judge(context) {
      const conversation = await begin(context, 'asks-for-the-workshop');
      const first = await conversation.say('I want to register');
      if (first.slotToElicit !== 'workshop') {
        fail(
          `${told(conversation)} It asked for ${first.slotToElicit ?? 'nothing'}.`,
          'A question for the slot workshop. The bot asks in the order in which the slots stand in the list.',
        );
      }
      const second = await conversation.say(context.data.workshops.at(-1)?.title ?? '');
      if (second.slotToElicit !== 'eventDate') fail(`${told(conversation)} It did not ask for eventDate.`, 'The day is asked for next.');
    },
  },
  {
    id: 'knows-every-name',
    title: 'It knows each workshop by all its names, and takes it by its title.',
    on: 'both',
    async judge(context) {
      for (const [visitor, { said, title }] of namesOf(context.data.workshops).entries()) {
        const conversation = await begin(context, `names-a-workshop-${visitor}`);
        await conversation.say('I want to register');
        const { slots } = await conversation.say(said);
        if (slots.workshop !== title) {
          fail(
            `${told(conversation)} The slot workshop is ${slots.workshop ?? 'empty'}.`,
            `It is ${title}: the type has all workshops of the data with their synonyms, and the strategy TopResolution.`,
          );
        }
      }
    },
  },
  {
    id: 'asks-again',
    title: 'It asks again when an answer is no workshop or no day.',
    on: 'both',
    async judge(context) {
      const conversation = await begin(context, 'is-asked-again');
      await conversation.say('I want to register');
      const answers = [
        ['knitting', 'workshop'],
        [context.data.workshops[0]?.title ?? '', 'eventDate'],
        ['whenever', 'eventDate'],
      ] as const;
      for (const [said, slot] of answers) {
        const { slotToElicit, intent } = await conversation.say(said);
        if (slotToElicit !== slot) {
          fail(
            `${told(conversation)} It asked for ${slotToElicit ?? 'nothing'}, in the intent ${intent}.`,
            `It asks for ${slot}: a prompt with maxRetries is asked again.`,
          );
        }
      }
    },
  },
  {
    id: 'said-at-once',
    title: 'It does not ask for what a visitor has said already.',
    on: 'both',
    async judge(context) {
      const { workshops } = context.data;
      const [day] = daysOf(context);
      const said = workshops.at(-1)?.alsoCalled[0] ?? '';
      for (const [visitor, text] of [`sign me up for ${said} on ${day.text}`, `register me for ${said} on ${day.text}`].entries()) {
        const conversation = await begin(context, `says-all-at-once-${visitor}`);
        const { slots } = await conversation.say(text);
        if (slots.workshop !== workshops.at(-1)?.title || slots.eventDate !== day.day) {
          fail(
            `${told(conversation)} The slot workshop is ${slots.workshop ?? 'empty'}, eventDate is ${slots.eventDate ?? 'empty'}.`,
            `workshop is ${workshops.at(-1)?.title} and eventDate is ${day.day}: a sample utterance has both slots in it.`,
          );
        }
      }
    },
  },
  {
    id: 'repeats-what-it-understood',
    title: 'Before it registers anybody, it repeats the workshop and the day, and asks.',
    on: 'both',
    async judge(context) {
      const [day] = daysOf(context);
      const conversation = await untilAllIsKnown(context, 'is-asked-to-confirm', day);
      const { action, messages, slots } = conversation.turns.at(-1) as Turn;
      if (action !== 'ConfirmIntent') fail(`${told(conversation)} It did not ask whether this is right.`, 'A confirmation with a prompt.');
      const missing = [slots.workshop ?? '', day.day].find((value) => !messages.join(' ').includes(value));
      if (missing) fail(`${told(conversation)} It does not say ${missing}.`, 'The prompt names {workshop} and {eventDate}.');
    },
  },
  {
    id: 'yes-or-no',
    title: 'With a yes it registers the visitor. With a no it says that it does not.',
    on: 'both',
    async judge(context) {
      const [day] = daysOf(context);
      for (const [word, state] of [
        ['yes', 'Fulfilled'],
        ['no', 'Failed'],
      ] as const) {
        const conversation = await untilAllIsKnown(context, `says-${word}`, day);
        const turn = await conversation.say(word);
        if (turn.state !== state || turn.messages.length === 0) {
          fail(
            `${told(conversation)} The intent is ${turn.state}.`,
            `After ${word} it is ${state}, and the bot says so: ${word === 'yes' ? 'by its closingResponse' : 'by a declinationResponse'}.`,
          );
        }
      }
    },
  },
]);
