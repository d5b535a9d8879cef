// The checks: the judge talks to the bot and presses what it shows. To press a button is to say its value.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Button, ImageResponseCard } from '@aws-sdk/client-lex-runtime-v2';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { type CheckContext, CheckFailure, defineChecks } from '../../src/lab/definition.ts';
import { type Conversation, startConversation, type Turn, transcript } from '../../src/lab/evidence/conversation.ts';
import type { Conference, Workshop } from './workshops.ts';

type Context = CheckContext<Conference>;

const MOST_BUTTONS = 5;
const talk = (context: Context, session: string) => startConversation(context, 'registrar', `judge-${session}`);

function fail(observed: string, expected: string): never {
  throw new CheckFailure({ observed, expected });
}

async function rowsOf({ cloud, name }: Context, table: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const scan = new ScanCommand({ TableName: name(table), ConsistentRead: true });
  return (await DynamoDBDocumentClient.from(cloud(DynamoDBClient)).send(scan)).Items ?? [];
}

const isRegistered = async (context: Context, visitor: string) =>
  (await rowsOf(context, 'registrations')).some(({ email }) => email === visitor);

/** The workshops that have places now, by title. */
async function freeNow(context: Context): Promise<readonly Workshop[]> {
  const left = new Map((await rowsOf(context, 'workshops')).map(({ title, places }) => [title, Number(places)]));
  const now = context.data.workshops.map((workshop) => ({ ...workshop, places: left.get(workshop.title) ?? 0 }));
  return now.filter(({ places }) => places > 0).sort((one, other) => (one.title < other.title ? -1 : 1));
}

const shown = (cards: readonly ImageResponseCard[]) =>
  cards.length === 0
    ? 'no card'
    : cards.map(({ buttons = [] }) => `a card with ${buttons.map(({ text }) => `"${text}"`).join(', ') || 'no buttons'}`).join(' and ');

const buttonsOf = ({ cards }: Turn): readonly Button[] => cards.flatMap(({ buttons = [] }) => buttons);
const quoted = ({ text, value }: Button) => `"${text}", which says "${value}",`;

/** Without what marks a text as cut. */
const uncut = (text = '') => text.replace(/\s*(…|\.\.\.)$/, '');

/** AWS: the value of a button must be one of the values of the slot. https://docs.aws.amazon.com/lexv2/latest/APIReference/API_Button.html */
function requireSlotValue({ data }: Context, button: Button): void {
  const names = data.workshops.flatMap(({ title, short }) => [title, short]);
  if (!names.some((each) => each.toLowerCase() === button.value?.toLowerCase()))
    fail(
      `There is a button ${quoted(button)} and no workshop is called that.`,
      'A button says the whole title of a workshop, or its short name.',
    );
}

/** Presses a button of the question for the workshop in a conversation of its own, and finds the workshop that Lex then knows. */
async function chosenBy(context: Context, button: Button, session: string): Promise<string> {
  const conversation = await talk(context, session);
  await conversation.say('I want to register');
  const turn = await conversation.say(button.value ?? '');
  const { workshop } = turn.slots;
  if (workshop === undefined || turn.slotToElicit === 'workshop')
    fail(
      `${transcript(conversation.turns)} After the button ${quoted(button)} Lex knows no workshop.`,
      'The value of a button is something that Lex understands: a title, or a short name of bot.ts.',
    );
  if (!workshop.startsWith(uncut(button.text)))
    fail(`The button ${quoted(button)} chooses "${workshop}".`, 'A button chooses the workshop that stands on it.');
  return workshop;
}

async function question(context: Context, visitor: string, { short }: Workshop): Promise<{ conversation: Conversation; turn: Turn }> {
  const conversation = await talk(context, `${visitor}-${short}`);
  const turn = await conversation.say(`register ${visitor}@example.net for ${short}`);
  if (turn.action !== 'ConfirmIntent')
    fail(`${transcript(conversation.turns)} The bot does not ask for a yes or no.`, 'It does, as before.');
  return { conversation, turn };
}

export default defineChecks<Conference>([
  {
    id: 'yes-or-no-card',
    title: 'The question for a yes or no is a card with two buttons.',
    on: 'both',
    async judge(context) {
      const workshop = (await freeNow(context)).at(-1) as Workshop;
      const { conversation, turn } = await question(context, 'abe', workshop);
      const [card] = turn.cards;
      if (!card || turn.cards.length > 1 || card.buttons?.length !== 2)
        fail(`${transcript(conversation.turns)} With it comes ${shown(turn.cards)}.`, 'One card with two buttons.');
      if (!card.title?.includes(workshop.title))
        fail(`The title of the card is "${card.title}".`, 'The question that was asked as a text before.');
    },
  },
  {
    id: 'buttons-answer',
    title: 'One of its buttons registers the visitor, the other one registers nothing.',
    on: 'both',
    async judge(context) {
      const workshop = (await freeNow(context)).at(-1) as Workshop;
      const outcomes: string[] = [];
      for (const [index, visitor] of ['bea', 'cal'].entries()) {
        const { conversation, turn } = await question(context, visitor, workshop);
        const button = buttonsOf(turn)[index];
        const { state, action } = await conversation.say(button?.value ?? '');
        if (action !== 'Close' || (state !== 'Fulfilled' && state !== 'Failed'))
          fail(
            `${transcript(conversation.turns)} The button ${button ? quoted(button) : 'that is missing'} is neither yes nor no for Lex.`,
            'The value of a button is what Lex hears. Its text is for the visitor only.',
          );
        outcomes.push(`${state} ${(await isRegistered(context, `${visitor}@example.net`)) ? 'and' : 'and not'} registered`);
      }
      if (outcomes.toSorted().join() !== 'Failed and not registered,Fulfilled and registered')
        fail(`After one button: ${outcomes[0]}. After the other: ${outcomes[1]}.`, 'One of each.');
    },
  },
  {
    id: 'workshops-to-press',
    title: 'The question for the workshop has buttons with workshops that have places.',
    on: 'both',
    async judge(context) {
      const free = await freeNow(context);
      const conversation = await talk(context, 'dan');
      const turn = await conversation.say('I want to register');
      const buttons = buttonsOf(turn);
      if (turn.slotToElicit !== 'workshop') fail(`${transcript(conversation.turns)}`, 'The bot asks for the workshop.');
      const expected = Math.min(MOST_BUTTONS, free.length);
      if (buttons.length < expected)
        fail(
          `${transcript(conversation.turns)} With it comes ${shown(turn.cards)}.`,
          `A card with a button for each of ${expected} free workshops.`,
        );
      if (turn.messages.length === 0) fail('The bot shows the card without a word.', 'The question stands before the card.');
      for (const button of buttons) {
        const match = context.data.workshops.find(({ title }) => title.startsWith(uncut(button.text)));
        if (!match) fail(`On a button stands "${button.text}".`, 'The beginning of the title of a workshop.');
        if (!free.some(({ title }) => title === match.title))
          fail(`There is a button for "${match.title}", which is full.`, 'Buttons for workshops that have places.');
      }
    },
  },
  {
    id: 'press-chooses',
    title: 'Each button chooses the workshop that stands on it.',
    on: 'both',
    async judge(context) {
      const buttons = buttonsOf(await (await talk(context, 'eve')).say('sign me up'));
      for (const button of buttons) requireSlotValue(context, button);
      for (const [index, button] of buttons.entries()) await chosenBy(context, button, `eve-${index}`);
    },
  },
  {
    id: 'cards-are-live',
    title: 'A workshop whose last place was taken a moment ago has no button any more.',
    on: 'both',
    async judge(context) {
      const [last] = await freeNow(context);
      if (last?.places !== 1) return;
      const early = await talk(context, 'fay');
      await early.say('I want to register');
      const { conversation, turn } = await question(context, 'guy', last);
      await conversation.say(buttonsOf(turn)[0]?.value ?? '');
      if (!(await isRegistered(context, 'guy@example.net'))) await (await question(context, 'guy', last)).conversation.say('yes');
      // The first visitor still sees the old card, and presses.
      const refused = await early.say(last.short);
      const buttons = buttonsOf(refused);
      if (refused.slotToElicit !== 'workshop' || buttons.length === 0)
        fail(
          `${transcript(early.turns)} The last place was taken between the card and the button. With the answer comes ${shown(refused.cards)}.`,
          'The workshop is asked for again, with cards of what is free now.',
        );
      const gone = buttons.find(({ text }) => last.title.startsWith(uncut(text)));
      if (gone) fail(`The last place of "${last.title}" is taken, and there still is a button for it.`, 'Cards of what is free now.');
    },
  },
  {
    id: 'all-free-workshops',
    title: 'Every workshop that has places has one button, on as many cards as it takes.',
    on: 'both',
    async judge(context) {
      const free = await freeNow(context);
      const conversation = await talk(context, 'hal');
      const turn = await conversation.say('sign me up');
      const buttons = buttonsOf(turn);
      const missing = free.find(({ title }) => !buttons.some(({ text }) => title.startsWith(uncut(text))));
      if (missing)
        fail(
          `${free.length} workshops have places, and ${buttons.length} have buttons: none for "${missing.title}".`,
          'A button for each.',
        );
      if (buttons.length > free.length)
        fail(`${free.length} workshops have places, and there are ${buttons.length} buttons.`, 'One for each.');
      const empty = turn.cards.some(({ buttons: pressable = [] }) => pressable.length === 0);
      if (empty) fail(`With the question comes ${shown(turn.cards)}.`, 'No card without buttons.');
      const last = buttons.at(-1);
      if (!last) return;
      const chosen = await chosenBy(context, last, 'hal-last');
      if (!free.some(({ title }) => title === chosen)) fail(`The last button chooses "${chosen}".`, 'A workshop that has places.');
    },
  },
]);
