// What the lab "A flow of intents" demands, judged by conversations. Nothing here reads the bot's settings.
import { defineChecks } from '../../src/lab/definition.ts';
import type { Turn } from '../../src/lab/evidence/conversation.ts';
import type { Talks } from './talks.ts';
import { type Context, must, stands, type Visitor, visitor } from './visitor.ts';

const RETRIES = 2;

const isAsked = ({ intent, action }: Turn, by: string) => intent === by && action === 'ConfirmIntent';
const asksForYesOrNo = ({ messages }: Turn) => /yes\W+or\W+no/i.test(messages.join(' '));
const hasContext = ({ answer }: Turn) => (answer.sessionState?.activeContexts ?? []).some(({ name }) => name === 'talk');
const saysOf = ({ messages }: Turn, text: string) => messages.join(' ').toLowerCase().includes(text.toLowerCase());

/** A visitor who has asked for a talk, and whether she would like to know more. */
async function curious(context: Context, id: string, talk: string): Promise<Visitor> {
  const who = await visitor(context, id);
  const turn = await who.say('tell', talk);
  must(isAsked(turn, 'TellAboutTalk'), who, stands(turn), '“Would you like to know more?”, the confirmation of TellAboutTalk.');
  return who;
}

export default defineChecks<Talks>([
  {
    id: 'yes-leads-on',
    title: 'After yes, TalkDetails begins.',
    on: 'both',
    async judge(context) {
      const who = await curious(context, 'leads-on', context.data.talks[0] ?? '');
      const turn = await who.say('yes');
      must(
        turn.intent === 'TalkDetails' && turn.action !== 'Close',
        who,
        stands(turn),
        'After yes the next intent begins, TalkDetails, in the same answer.',
      );
    },
  },
  {
    id: 'no-ends-it',
    title: 'After no, the conversation ends with a sentence.',
    on: 'both',
    async judge(context) {
      const who = await curious(context, 'ends-it', context.data.talks[1] ?? '');
      const turn = await who.say('no');
      must(
        turn.intent === 'TellAboutTalk' && turn.action === 'Close' && turn.messages.length > 0,
        who,
        stands(turn),
        'After no TellAboutTalk is over, and its declinationResponse is said.',
      );
    },
  },
  {
    id: 'talk-is-carried',
    title: 'The next intent knows which talk it is about.',
    on: 'both',
    async judge(context) {
      for (const [index, talk] of context.data.talks.slice(0, 2).entries()) {
        const who = await curious(context, `carried-${index}`, talk);
        const turn = await who.say('yes');
        must(
          turn.slots.talk === talk && isAsked(turn, 'TalkDetails'),
          who,
          stands(turn),
          hasContext(turn)
            ? 'Nobody says twice which talk it is. The context talk is active: the slot talk takes its default value from it.'
            : 'Nobody says twice which talk it is. The context talk is not active: it begins when TellAboutTalk, which gives it out, is fulfilled.',
        );
      }
    },
  },
  {
    id: 'room-only-of-a-talk',
    title: '“Where is it?” is answered after a talk was named, and not before.',
    on: 'both',
    async judge(context) {
      const stranger = await visitor(context, 'stranger');
      const first = await stranger.say('where');
      must(
        first.intent !== 'FindRoom',
        stranger,
        stands(first),
        'Before a talk was named, FindRoom is no candidate: it needs an input context.',
      );
      const talk = context.data.talks.at(-1) ?? '';
      const who = await curious(context, 'room', talk);
      await who.say('yes');
      for (const time of ['in the middle of the question', 'a second time too']) {
        const turn = await who.say('where');
        must(
          turn.intent === 'FindRoom' && saysOf(turn, talk),
          who,
          stands(turn),
          `FindRoom answers ${time}, and knows the talk: its context lives for ten turns.`,
        );
      }
    },
  },
  {
    id: 'asks-for-yes-or-no',
    title: 'An unclear answer gets “Please answer yes or no.”',
    on: 'both',
    async judge(context) {
      for (const [index, talk] of context.data.talks.slice(0, 3).entries()) {
        const who = await curious(context, `unclear-${index}`, talk);
        for (const intent of ['TellAboutTalk', 'TalkDetails']) {
          const question = who.conversation.turns.at(-1);
          must(
            question !== undefined && !asksForYesOrNo(question),
            who,
            'The first attempt is not the question alone.',
            "First the question alone. “Please answer yes or no.” is a variation of the same message, for the next try: messageSelectionStrategy 'Ordered'.",
          );
          const again = await who.say('unclear');
          must(
            isAsked(again, intent) && asksForYesOrNo(again),
            who,
            stands(again),
            `${intent} goes on asking, and says “Please answer yes or no.”`,
          );
          if (intent === 'TellAboutTalk') await who.say('yes');
        }
      }
    },
  },
  {
    id: 'gives-up-kindly',
    title: 'After three unclear answers the bot gives up, with a sentence.',
    on: 'both',
    async judge(context) {
      const who = await curious(context, 'gives-up', context.data.talks[2] ?? '');
      for (let retry = 1; retry <= RETRIES; retry++) {
        const turn = await who.say('unclear');
        must(isAsked(turn, 'TellAboutTalk'), who, stands(turn), `The question is asked ${RETRIES} times more: maxRetries.`);
      }
      const last = await who.say('unclear');
      must(
        last.intent === 'TellAboutTalk' && last.action === 'Close' && last.messages.length > 0,
        who,
        stands(last),
        `After the question and ${RETRIES} more tries (maxRetries) TellAboutTalk is over, and its failureResponse is said. Without one, the FallbackIntent has the last word.`,
      );
    },
  },
  {
    id: 'full-goes-to-the-list',
    title: 'For a talk that is full, JoinWaitingList begins.',
    on: 'both',
    async judge(context) {
      for (const talk of context.data.full) {
        const who = await curious(context, `full-${talk.length}`, talk);
        await who.say('yes');
        const turn = await who.say('yes');
        must(
          turn.intent === 'JoinWaitingList' && turn.slotToElicit === 'email' && turn.slots.talk === talk,
          who,
          stands(turn),
          `${talk} is in data.full: JoinWaitingList begins and asks for the address.`,
        );
        const end = await who.conversation.say('ada@example.com');
        must(end.state === 'Fulfilled', who, stands(end), 'The visitor is on the list.');
      }
    },
  },
  {
    id: 'others-are-registered',
    title: 'For all others, RegisterUserForEvent begins, and keeps the seat.',
    on: 'both',
    async judge(context) {
      const { talks, full } = context.data;
      for (const talk of talks.filter((title) => !full.includes(title)).slice(0, 2)) {
        const who = await curious(context, `free-${talk.length}`, talk);
        await who.say('yes');
        await who.say('unclear');
        const turn = await who.say('yes');
        must(
          turn.intent === 'RegisterUserForEvent' && turn.slotToElicit === 'eventDate' && turn.slots.talk === talk,
          who,
          stands(turn),
          `${talk} has seats: RegisterUserForEvent begins and asks for the day only.`,
        );
        const end = await who.say('day');
        must(end.state === 'Fulfilled' && saysOf(end, talk), who, stands(end), 'The seat is kept.');
      }
    },
  },
]);
