// What the lab "A first bot" demands, judged by talking to it. Nothing here reads the bot's definition.
import { type CheckContext, CheckFailure, defineChecks } from '../../src/lab/definition.ts';
import { startConversation, type Turn } from '../../src/lab/evidence/conversation.ts';
import { unheard, type Visitors } from './phrases.ts';
import type { Said } from './start/said.ts';

type Context = CheckContext<Visitors>;

/** Nobody understands everything: one phrase of five may go wrong. Who learned one phrase of each way understands nearly all. */
const ONE_IN = 5;

function fail(observed: string, expected: string): never {
  throw new CheckFailure({ observed, expected });
}

/** The first answer to each of these texts, every one in a conversation of its own. */
async function answers(context: Context, visitor: string, texts: readonly string[]): Promise<Turn[]> {
  const turns: Turn[] = [];
  for (const [index, text] of texts.entries()) {
    const conversation = await startConversation(context, 'registrar', `${visitor}-${index}`);
    turns.push(await conversation.say(text));
  }
  return turns;
}

const textsOf = (all: readonly Said[], means: Said['means']) => all.filter((said) => said.means === means).map(({ text }) => text);
const quoted = (turns: readonly Turn[]) => turns.map(({ said, intent }) => `${JSON.stringify(said)} (${intent})`).join(', ');

/** Both intents should take nearly all that is theirs; `which` tells a learner what these texts are. */
async function requireUnderstood(context: Context, texts: readonly string[], intent: Said['means'], which: string): Promise<void> {
  const missed = (await answers(context, `means-${intent}`, texts)).filter((turn) => turn.intent !== intent);
  if (missed.length * ONE_IN > texts.length) {
    fail(
      `Of ${texts.length} phrases ${which}, ${missed.length} were not taken for ${intent}, for example ${quoted(missed.slice(0, 3))}.`,
      `At least ${100 - 100 / ONE_IN} % of them are. Samples need not be the phrases themselves, but there is one for each way of saying it.`,
    );
  }
}

const SAMPLES = ['I want to register', 'sign me up'];

export default defineChecks<Visitors>([
  {
    id: 'takes-the-samples',
    title: '"I want to register" and "sign me up" are taken for RegisterUserForEvent.',
    on: 'both',
    async judge(context) {
      const [missed] = (await answers(context, 'says-a-sample', SAMPLES)).filter(({ intent }) => intent !== 'RegisterUserForEvent');
      if (missed) {
        fail(
          `${JSON.stringify(missed.said)} was taken for ${missed.intent}.`,
          'It is a sample utterance of the intent RegisterUserForEvent, which was created before the build.',
        );
      }
    },
  },
  {
    id: 'answers',
    title: 'The bot says something to a visitor who registers, and the intent is fulfilled.',
    on: 'both',
    async judge(context) {
      const [turn] = await answers(context, 'is-answered', SAMPLES.slice(0, 1));
      if (!turn || turn.messages.length === 0 || turn.state !== 'Fulfilled') {
        fail(
          `To "I want to register" the bot said ${turn?.messages.join(' ') || 'nothing'}, and the intent is ${turn?.state}.`,
          'An intentClosingSetting with a closingResponse.',
        );
      }
    },
  },
  {
    id: 'understands-the-log',
    title: 'It understands everybody in the log who wanted to register.',
    on: 'shown',
    async judge(context) {
      const texts = textsOf(context.data.log, 'RegisterUserForEvent');
      const missed = (await answers(context, 'is-in-the-log', texts)).filter(({ intent }) => intent !== 'RegisterUserForEvent');
      if (missed.length > 0) {
        fail(
          `Of ${texts.length} lines of the log, ${missed.length} were not taken for RegisterUserForEvent: ${quoted(missed)}.`,
          'All of them are, because the intent has samples like them.',
        );
      }
    },
  },
  {
    id: 'understands-others',
    title: 'It understands what nobody had said before, in words of the same kind.',
    on: 'both',
    async judge(context) {
      await requireUnderstood(
        context,
        textsOf(unheard(context.data), 'RegisterUserForEvent'),
        'RegisterUserForEvent',
        'of visitors who want to register',
      );
    },
  },
  {
    id: 'still-knows-the-way',
    title: 'It still understands who looks for the venue.',
    on: 'both',
    async judge(context) {
      await requireUnderstood(
        context,
        textsOf([...context.data.log, ...unheard(context.data)], 'FindVenue'),
        'FindVenue',
        'of visitors who look for the venue',
      );
    },
  },
  {
    id: 'takes-nothing-else',
    title: 'It takes nothing else for a registration.',
    on: 'both',
    async judge(context) {
      const texts = textsOf([...context.data.log, ...unheard(context.data)], 'something else');
      const taken = (await answers(context, 'says-something-else', texts)).filter(({ intent }) => intent === 'RegisterUserForEvent');
      if (taken.length * ONE_IN > texts.length) {
        fail(
          `Of ${texts.length} phrases about something else, ${taken.length} were taken for RegisterUserForEvent, for example ${quoted(taken.slice(0, 3))}.`,
          'They go to the FallbackIntent. A sample says what only this intent means: a word alone, or a line about something else, is none.',
        );
      }
    },
  },
  {
    id: 'says-what-it-can',
    title: 'Who is not understood is told what the bot can do.',
    on: 'both',
    async judge(context) {
      const [lost] = (await answers(context, 'is-lost', textsOf(context.data.log, 'something else'))).filter(
        ({ intent }) => intent === 'FallbackIntent',
      );
      const [registered] = await answers(context, 'is-not-lost', SAMPLES.slice(0, 1));
      if (!lost) fail('Nothing of the log went to the FallbackIntent.', 'What is about something else goes there.');
      const words = lost.messages.join(' ');
      if (words === '' || words === registered?.messages.join(' ')) {
        fail(
          `To ${JSON.stringify(lost.said)} the bot said ${words ? JSON.stringify(words) : 'nothing'}.`,
          'A closingResponse of the FallbackIntent, with words of its own.',
        );
      }
    },
  },
]);
