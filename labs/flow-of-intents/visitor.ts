// For the checks: a visitor who says things in other words for other talks, and what is expected of the bot's answer.
import { seededRandom } from '../../src/aws/core/random.ts';
import { type CheckContext, CheckFailure } from '../../src/lab/definition.ts';
import { type Conversation, startConversation, type Turn, transcript } from '../../src/lab/evidence/conversation.ts';
import type { Talks } from './talks.ts';

export type Context = CheckContext<Talks>;

const WORDS = {
  tell: ['Tell me about {talk}', 'What is {talk} about?', 'I am interested in {talk}', 'tell me about {talk} please'],
  yes: ['yes', 'Yes please', 'sure', 'of course', 'yeah'],
  no: ['no', 'No thanks', 'nope', 'not now'],
  unclear: ['maybe', 'perhaps', 'it depends', 'I am not sure', 'possibly'],
  where: ['Where is it?', 'Which room is it in?', 'where is it please'],
  day: ['tomorrow', 'on Saturday', '12 March 2027'],
} as const;

export interface Visitor {
  readonly conversation: Conversation;
  /** Says it in one of the ways that there are, another one each time. */
  say(what: keyof typeof WORDS, talk?: string): Promise<Turn>;
}

/** @param id of the conversation. The same run and id give the same words. */
export async function visitor(context: Context, id: string): Promise<Visitor> {
  const seed = [...`${id} ${context.data.talks.join()}`].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
  const random = seededRandom(seed);
  const conversation = await startConversation(context, 'registrar', id);
  const left = new Map<string, string[]>();
  const draw = (what: keyof typeof WORDS): string => {
    const words = left.get(what)?.length ? (left.get(what) ?? []) : [...WORDS[what]];
    const [word = ''] = words.splice(Math.floor(random.next() * words.length), 1);
    left.set(what, words);
    return word;
  };
  return { conversation, say: (what, talk = '') => conversation.say(draw(what).replace('{talk}', talk)) };
}

/** Throws CheckFailure with the conversation so far when something does not hold. */
export function must(holds: boolean, { conversation }: Visitor, observed: string, expected: string): void {
  if (!holds) throw new CheckFailure({ observed: `${transcript(conversation.turns)} ${observed}`, expected });
}

/** How the conversation stands, in a sentence. */
export function stands({ intent, action, slotToElicit, state }: Turn): string {
  if (action === 'ElicitSlot') return `${intent} asks for the slot ${slotToElicit}.`;
  if (action === 'ConfirmIntent') return `${intent} asks its question of yes or no.`;
  return intent === undefined ? 'No intent is at work.' : `${intent} is over: ${state}.`;
}
