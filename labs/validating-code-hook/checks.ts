// The checks: the judge talks to the bot as visitors would, and looks at the tables afterwards.
import { CheckFailure, defineChecks } from '../../src/lab/definition.ts';
import { type Conversation, startConversation, type Turn, transcript } from '../../src/lab/evidence/conversation.ts';
import type { Registrations } from './registrations.ts';
import { type Context, cast, registrations } from './tables.ts';

const talk = (context: Context, session: string) => startConversation(context, 'registrar', `judge-${session}`);

function fail(observed: string, expected: string): never {
  throw new CheckFailure({ observed, expected });
}

async function say(conversation: Conversation, ...texts: readonly string[]): Promise<Turn> {
  let turn: Turn | undefined;
  for (const text of texts) turn = await conversation.say(text);
  if (!turn) throw new Error('Nothing to say.');
  return turn;
}

/** What the bot does next, in words for a learner. */
function nextOf({ action, slotToElicit, intent, state }: Turn): string {
  if (action === 'ElicitSlot') return `asks for ${slotToElicit}`;
  if (action === 'ConfirmIntent') return 'asks for a yes or no';
  return `ends ${intent} as ${state}`;
}

const told = ({ turns }: Conversation) => transcript(turns);

/** The bot must ask for that slot now, in words that are not those of its settings. */
function expectRefused(conversation: Conversation, slot: string, why: string, plainQuestion: string): void {
  const turn = conversation.turns.at(-1) as Turn;
  if (turn.action !== 'ElicitSlot' || turn.slotToElicit !== slot)
    fail(`${told(conversation)} The bot ${nextOf(turn)}.`, `It asks for ${slot} again: ${why}.`);
  const words = turn.messages.join(' ');
  if (words === '' || words === plainQuestion)
    fail(`${told(conversation)} The visitor does not learn why.`, `A message that says: ${why}.`);
}

function expectAsked(conversation: Conversation, slot: string, kept: Readonly<Record<string, string>>): void {
  const turn = conversation.turns.at(-1) as Turn;
  if (turn.action !== 'ElicitSlot' || turn.slotToElicit !== slot)
    fail(`${told(conversation)} The bot ${nextOf(turn)}.`, `It is content, and asks for ${slot}.`);
  for (const [name, value] of Object.entries(kept)) {
    if (turn.slots[name] !== value)
      fail(`${told(conversation)} The slot ${name} is ${turn.slots[name] ?? 'empty'} now.`, `${value}, as the visitor said before.`);
  }
}

function expectQuestion(conversation: Conversation): Turn {
  const turn = conversation.turns.at(-1) as Turn;
  if (turn.action !== 'ConfirmIntent') fail(`${told(conversation)} The bot ${nextOf(turn)}.`, 'It asks for a yes or no (ConfirmIntent).');
  return turn;
}

const rowsOf = async (context: Context, visitor: string) => (await registrations(context)).filter(({ email }) => email === visitor);
const [DAY_QUESTION, WORKSHOP_QUESTION] = ['On which day?', 'Which workshop?'];

export default defineChecks<Registrations>([
  {
    id: 'past-refused',
    title: 'A day before today is refused, and the visitor learns why.',
    on: 'both',
    async judge(context) {
      const { free, otherFree } = await cast(context);
      const slowly = await talk(context, 'yesterday');
      await say(slowly, 'I want to register', free.title, 'yesterday');
      expectRefused(slowly, 'eventDate', 'yesterday is over', DAY_QUESTION);
      await say(slowly, '3 May 2019');
      expectRefused(slowly, 'eventDate', 'that day is over, too', DAY_QUESTION);
      const atOnce = await talk(context, 'at-once');
      await say(atOnce, `sign me up for ${otherFree.alsoCalled[0]} on 12 March 2017`);
      expectRefused(atOnce, 'eventDate', '12 March 2017 is over, also when it comes with the workshop', DAY_QUESTION);
      const backwards = await talk(context, 'all-at-once');
      await say(backwards, `register fay@example.net for ${free.alsoCalled[0]} last week`);
      expectRefused(backwards, 'eventDate', 'last week is over, also when all three were said at once', DAY_QUESTION);
    },
  },
  {
    id: 'today-is-fine',
    title: 'Today and the days after are accepted, and nothing else is forgotten.',
    on: 'both',
    async judge(context) {
      const { free, otherFree } = await cast(context);
      const again = await talk(context, 'today');
      await say(again, `sign me up for ${free.alsoCalled[1]} yesterday`, 'today');
      expectAsked(again, 'email', { workshop: free.title });
      const words = await talk(context, 'no-date');
      await say(words, `I want to go to ${otherFree.title}`, 'whenever you like', 'last week', 'next friday');
      expectAsked(words, 'email', { workshop: otherFree.title });
    },
  },
  {
    id: 'full-refused',
    title: 'A workshop without places is refused, and the visitor learns why.',
    on: 'both',
    async judge(context) {
      const { full, otherFull, free } = await cast(context);
      const slowly = await talk(context, 'full');
      await say(slowly, 'sign me up', full.alsoCalled[0] ?? '');
      expectRefused(slowly, 'workshop', `${full.title} has no places`, WORKSHOP_QUESTION);
      await say(slowly, otherFull.title);
      expectRefused(slowly, 'workshop', `${otherFull.title} has no places`, WORKSHOP_QUESTION);
      await say(slowly, free.title);
      expectAsked(slowly, 'eventDate', { workshop: free.title });
      const atOnce = await talk(context, 'full-at-once');
      await say(atOnce, `register gus@example.net for ${otherFull.alsoCalled[1]} tomorrow`);
      expectRefused(atOnce, 'workshop', `${otherFull.title} has no places, also when all three were said at once`, WORKSHOP_QUESTION);
    },
  },
  {
    id: 'last-place-is-fine',
    title: 'A workshop with one place left is accepted, and the day is not forgotten.',
    on: 'both',
    async judge(context) {
      const { full, last } = await cast(context);
      if (!last) return;
      const conversation = await talk(context, 'one-place');
      await say(conversation, `sign me up for ${full.title} today`, last.alsoCalled[0] ?? '');
      const day = conversation.turns[0]?.slots.eventDate;
      expectAsked(conversation, 'email', { workshop: last.title, ...(day !== undefined && { eventDate: day }) });
    },
  },
  {
    id: 'asks-first',
    title: 'When all three are there, the bot asks, and says how many places are left.',
    on: 'both',
    async judge(context) {
      const { full, free, otherFree } = await cast(context);
      const atOnce = await talk(context, 'ask');
      await say(atOnce, `register hal@example.net for ${free.alsoCalled[0]} tomorrow`);
      const slowly = await talk(context, 'ask-slowly');
      await say(slowly, 'I want to register', otherFree.alsoCalled[0] ?? '', 'tomorrow', 'ida@example.net');
      for (const [conversation, { title, places }] of [
        [atOnce, free],
        [slowly, otherFree],
      ] as const) {
        const words = expectQuestion(conversation).messages.join(' ');
        if (!words.includes(title) || !new RegExp(`\\b${places}\\b`).test(words))
          fail(
            `${told(conversation)} Places left in ${title}: ${places}.`,
            'The question names the workshop and how many places are left.',
          );
      }
      // Second thoughts: another workshop in place of yes or no.
      await say(atOnce, `sign me up for ${otherFree.alsoCalled[1]}`);
      const words = expectQuestion(atOnce).messages.join(' ');
      if (!words.includes(otherFree.title) || !new RegExp(`\\b${otherFree.places}\\b`).test(words))
        fail(
          `${told(atOnce)} Places left in ${otherFree.title}: ${otherFree.places}.`,
          'The visitor chose another workshop, so the question is asked again, about that one.',
        );
      await say(slowly, `sign me up for ${full.title}`);
      expectRefused(slowly, 'workshop', `${full.title} has no places, also when the visitor changes to it at the end`, WORKSHOP_QUESTION);
      const written = [...(await rowsOf(context, 'hal@example.net')), ...(await rowsOf(context, 'ida@example.net'))];
      if (written.length > 0)
        fail(`${told(atOnce)} ${written[0]?.email} is in the table of registrations already.`, 'Nothing is written before the yes.');
    },
  },
  {
    id: 'no-is-no',
    title: 'After a no nothing is registered, and the intent ends as Failed.',
    on: 'both',
    async judge(context) {
      const { free } = await cast(context);
      const conversation = await talk(context, 'no');
      const turn = await say(conversation, `register jon@example.net for ${free.title} tomorrow`, 'no');
      if ((await rowsOf(context, 'jon@example.net')).length > 0)
        fail(`${told(conversation)} The table of registrations holds the visitor.`, 'A no registers nothing.');
      if (turn.action !== 'Close' || turn.state !== 'Failed')
        fail(
          `${told(conversation)} The bot ${nextOf(turn)}.`,
          'The question is answered: the confirmationState of the intent is Denied now. The intent is over, and Failed.',
        );
      if (turn.messages.join('') === '') fail(`${told(conversation)}`, 'The visitor learns that nothing was registered.');
    },
  },
  {
    id: 'yes-registers',
    title: 'After a yes the visitor is in the table, and the workshop has one place less.',
    on: 'both',
    async judge(context) {
      const { free, otherFree } = await cast(context);
      const conversation = await talk(context, 'yes');
      const asked = await say(conversation, `register kim@example.net for ${otherFree.title} yesterday`, 'tomorrow', 'well', 'yes');
      const [row] = await rowsOf(context, 'kim@example.net');
      if (!row)
        fail(`${told(conversation)} The table of registrations does not hold kim@example.net.`, 'It holds every visitor who said yes.');
      const day = asked.slots.eventDate ?? conversation.turns[1]?.slots.eventDate;
      if (row.workshop !== otherFree.title || row.eventDate !== day)
        fail(
          `${told(conversation)} The table says ${row.workshop} on ${row.eventDate}.`,
          `${otherFree.title} on ${day}: the values that Lex understood.`,
        );
      if (asked.action !== 'Close' || asked.state !== 'Fulfilled')
        fail(`${told(conversation)} The bot ${nextOf(asked)}.`, 'What was done ends as Fulfilled.');
      const after = await cast(context);
      if (after.otherFree.places !== otherFree.places - 1 || after.free.places !== free.places)
        fail(
          `${told(conversation)} ${otherFree.title} had ${otherFree.places} places, and has ${after.otherFree.places}.`,
          'One place is taken, by register of desk.ts.',
        );
    },
  },
  {
    id: 'not-twice',
    title: 'Who is registered already hears so, and the intent ends as Failed.',
    on: 'both',
    async judge(context) {
      const { free } = await cast(context);
      await say(await talk(context, 'once'), `register lea@example.net for ${free.title} tomorrow`, 'yes');
      const { places } = (await cast(context)).free;
      const conversation = await talk(context, 'twice');
      const turn = await say(conversation, `register lea@example.net for ${free.alsoCalled[0]} today`, 'yes');
      const after = await cast(context);
      if (after.free.places !== places) fail(`${told(conversation)} The second time took another place.`, 'One place a visitor.');
      if (turn.state !== 'Failed') fail(`${told(conversation)} The bot ${nextOf(turn)}.`, 'What was not done ends as Failed.');
      if (turn.messages.join('') === '') fail(`${told(conversation)}`, 'The visitor learns why.');
    },
  },
  {
    id: 'last-place-once',
    title: 'Two visitors say yes to the last place: one of them gets it.',
    on: 'both',
    async judge(context) {
      const { last, full } = await cast(context);
      if (!last) return;
      const [max, nia] = [await talk(context, 'max'), await talk(context, 'nia')];
      await say(max, `register max@example.net for ${last.title} tomorrow`);
      await say(nia, `register nia@example.net for ${full.title} tomorrow`, last.alsoCalled[1] ?? '');
      expectQuestion(max);
      expectQuestion(nia);
      const first = await say(max, 'yes');
      const second = await say(nia, 'yes');
      const rows = (await registrations(context)).filter(({ workshop }) => workshop === last.title);
      if (first.state !== 'Fulfilled' || rows.length !== 1)
        fail(`${told(max)} Registered for the one place of ${last.title}: ${rows.length}.`, 'The first yes gets the last place.');
      if (second.state === 'Fulfilled' || second.messages.join('') === '')
        fail(
          `One place was left. ${told(max)} Then, in a second conversation: ${told(nia)} The bot ${nextOf(second)}.`,
          'The second visitor learns that the place is gone, and the intent is not Fulfilled.',
        );
      const free = await talk(context, 'which');
      const words = (await say(free, 'where are places left')).messages.join(' ');
      const wrong = context.data.workshops.find(({ title, places }) => words.includes(title) !== places > 1);
      if (wrong) fail(`${told(free)}`, 'The other intent of the same function goes on answering: the workshops that have places.');
    },
  },
]);
