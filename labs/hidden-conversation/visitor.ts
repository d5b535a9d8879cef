// For the checks: a visitor who does what visitors do. Of her conversation only the turn that failed is told.
import { LexRuntimeV2Client, PutSessionCommand } from '@aws-sdk/client-lex-runtime-v2';
import { seededRandom } from '../../src/aws/core/random.ts';
import { type CheckContext, CheckFailure } from '../../src/lab/definition.ts';
import { requireBuiltBot, startConversation, type Turn } from '../../src/lab/evidence/conversation.ts';
import type { Conference } from './conference.ts';

export type Context = CheckContext<Conference>;

/** What she wants at this moment. `day` is the end of the date that the bot should understand. */
export interface Wish {
  workshop: string;
  day: { readonly said: string; readonly understood: string };
  seats: number;
}

const DAYS = [
  { said: '12 March', understood: '03-12' },
  { said: '3 April', understood: '04-03' },
  { said: 'June 24th', understood: '06-24' },
  { said: 'September 9', understood: '09-09' },
  { said: '30 October', understood: '10-30' },
] as const;
const BEGINNINGS = ['I want to register', 'Sign me up', 'sign me up please', 'I want to register for a workshop'];
const USELESS = ['hm', 'let me think', 'what a nice view', 'blub', 'good question'];
const WHERE = ['Where is the venue?', 'How do I get there?', 'what is the address', 'where are you'];
const YES = ['yes', 'Yes please', 'of course', 'sure'];

/** What is expected of a turn: undefined when it holds, otherwise what should have been. */
export type Expectation = (turn: Turn) => string | undefined;

export interface Visitor {
  readonly wish: Wish;
  /** Says it, and throws CheckFailure with this turn alone when the answer is not what she expects. */
  say(text: string, expects?: Expectation): Promise<Turn>;
  begin(): Promise<Turn>;
  /** Another day, or number, than the one that she wants now. */
  changeDay(): string;
  changeSeats(): string;
  useless(): string;
  /** Does she do it this time? */
  chance(): 'yes' | 'no';
  where(): string;
  yes(): string;
}

const quoted = (turn: Turn) => (turn.messages.length > 0 ? `“${turn.messages.join(' ')}”` : 'nothing');

/** @param id of the conversation. The same run and id give the same conversation. */
export async function visitor(context: Context, id: string): Promise<Visitor> {
  const seed = [...`${id} ${context.data.workshops.join()}`].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
  const random = seededRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random.next() * items.length)] as Item;
  const other = <Item>(items: readonly Item[], than: Item) => pick(items.filter((item) => item !== than));
  const conversation = await startConversation(context, 'registrar', id);
  const { workshops } = context.data;
  const wish: Wish = { workshop: pick(workshops), day: pick<Wish['day']>(DAYS), seats: 2 + Math.floor(random.next() * 7) };
  const uselessLeft = [...USELESS];

  async function say(text: string, expects?: Expectation): Promise<Turn> {
    const before = conversation.turns.at(-1);
    const turn = await conversation.say(text).catch((error: Error) => {
      if (!(error instanceof CheckFailure)) throw error;
      // The transcript would tell the whole conversation.
      const reason = error.observed.slice(error.observed.lastIndexOf('the bot gives no answer'));
      throw new CheckFailure({ observed: `${told(before, text)} Then ${reason}`, expected: error.expected });
    });
    const expected = expects?.(turn);
    if (expected !== undefined) {
      const known = Object.entries(turn.slots).map(([slot, value]) => `${slot} ${value}`);
      const state = `${turn.intent ?? 'no intent'}, ${turn.action}${known.length > 0 ? `; known: ${known.join(', ')}` : ''}`;
      throw new CheckFailure({ observed: `${told(before, text)} Bot: ${quoted(turn)} (${state}).`, expected });
    }
    return turn;
  }
  const told = (before: Turn | undefined, text: string) =>
    `Turn ${conversation.turns.length + (before === conversation.turns.at(-1) ? 1 : 0)} of a conversation that you do not see.${before ? ` Bot: ${quoted(before)}` : ''} Visitor: “${text}”`;

  return {
    wish,
    say,
    begin: () => say(pick(BEGINNINGS), asksFor('workshop')),
    changeDay() {
      // The day first: a bot that waits for a number takes it for one, unless it understands the sentence.
      wish.day = other<Wish['day']>(
        DAYS.filter(({ said }) => /^\d/.test(said)),
        wish.day,
      );
      return wish.day.said;
    },
    changeSeats() {
      wish.seats = (wish.seats % 8) + 2;
      return String(wish.seats);
    },
    useless: () => uselessLeft.splice(Math.floor(random.next() * uselessLeft.length), 1)[0] ?? 'hm',
    chance: () => (random.next() < 0.5 ? 'yes' : 'no'),
    where: () => pick(WHERE),
    yes: () => pick(YES),
  };
}

/** Sets a session attribute before she says anything, as the web page does that she came from. */
export async function setAttributes(context: Context, sessionId: string, sessionAttributes: Record<string, string>): Promise<void> {
  const botId = await requireBuiltBot(context, 'registrar');
  const sessionState = { sessionAttributes, dialogAction: { type: 'ElicitIntent' as const } };
  await context
    .cloud(LexRuntimeV2Client)
    .send(new PutSessionCommand({ botId, botAliasId: 'TSTALIASID', localeId: 'en_US', sessionId, sessionState }));
}

/** The bot asks for that slot, and has kept what it knew. */
export function asksFor(slot: string, wish: Partial<Wish> = {}): Expectation {
  return (turn) => {
    const isRight = turn.intent === 'RegisterUserForEvent' && turn.action === 'ElicitSlot' && turn.slotToElicit === slot;
    return isRight && knows(turn, wish) ? undefined : `RegisterUserForEvent asks for ${slot}${inWords(wish)}.`;
  };
}

/** The bot asks whether this is right. */
export function confirms(wish: Partial<Wish>): Expectation {
  return (turn) => {
    const isRight = turn.intent === 'RegisterUserForEvent' && turn.action === 'ConfirmIntent';
    return isRight && knows(turn, wish) ? undefined : `RegisterUserForEvent asks “Shall I register you?”${inWords(wish)}.`;
  };
}

/** The bot says this, besides what else is expected. */
export function says(text: string, expects: Expectation): Expectation {
  return (turn) =>
    turn.messages.join(' ').toLowerCase().includes(text.toLowerCase()) ? expects(turn) : `The bot says “${text}”. ${expects(turn) ?? ''}`;
}

/** The registration is done, with what she wants. */
export function registers(wish: Wish): Expectation {
  return (turn) => {
    const isRight = turn.intent === 'RegisterUserForEvent' && turn.state === 'Fulfilled' && knows(turn, wish);
    return isRight ? undefined : `RegisterUserForEvent is Fulfilled${inWords(wish)}.`;
  };
}

/** Nothing is open. */
export const ends: Expectation = (turn) => (turn.action === 'Close' ? undefined : 'Nothing is asked: no registration is open.');

function knows({ slots }: Turn, { workshop, day, seats }: Partial<Wish>): boolean {
  return (
    (workshop === undefined || slots.workshop === workshop) &&
    (day === undefined || slots.eventDate?.endsWith(day.understood) === true) &&
    (seats === undefined || slots.seats === String(seats))
  );
}

function inWords({ workshop, day, seats }: Partial<Wish>): string {
  const known = [workshop, day?.said, seats === undefined ? undefined : `${seats} seats`].filter((each) => each !== undefined);
  return known.length > 0 ? `, and knows: ${known.join(', ')}` : '';
}
