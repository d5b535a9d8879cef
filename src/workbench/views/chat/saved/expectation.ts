// What a bot answered, as a test expects it again; and what differs. Pure.
import type { ExpectedAnswer, SavedConversation, SavedTurn } from '../../../../progress/saved-conversation.ts';
import type { Conversation } from '../turns/conversations.ts';
import type { BotMessage, Turn, TurnAnswer } from '../turns/turn.ts';
import { slotText } from '../turns/words.ts';

export const messageText = (message: BotMessage) => (message.kind === 'card' ? message.card.title : message.text);

/** Undefined for an answer that is none: a test cannot expect it. */
export function expectationOf(answer: TurnAnswer): ExpectedAnswer | undefined {
  if (answer.kind !== 'answered') return undefined;
  const { intent, action } = answer.state;
  const filled = (intent?.slots ?? []).map((slot) => [slot.name, slotText(slot)] as const).filter(([, text]) => text !== '');
  return {
    messages: answer.messages.map(messageText),
    ...(intent && { intent: intent.name, state: intent.state }),
    ...(action && { action: action.type }),
    ...(action?.slot !== undefined && { slotToElicit: action.slot }),
    slots: Object.fromEntries(filled),
  };
}

const NOTHING: ExpectedAnswer = { messages: [], slots: {} };

/** The conversation as a test: every turn in which something was said. A turn that failed is said again, and not judged. */
export function asTest({ address, turns }: Conversation, { id, name, bot }: { id: string; name: string; bot: string }): SavedConversation {
  return {
    id,
    name,
    bot,
    botAliasId: address.botAliasId,
    localeId: address.localeId,
    turns: turns.flatMap(({ said, answer }): SavedTurn[] => {
      if (said === undefined) return [];
      const expected = expectationOf(answer);
      return [{ said, expected: expected ?? NOTHING, judged: expected ? 'yes' : 'no' }];
    }),
  };
}

/** A name for a test that has none yet: what the visitor said first. */
export const firstWords = (turns: readonly Turn[]) => turns.find(({ said }) => said !== undefined)?.said?.slice(0, 60) ?? 'A conversation';

/** The first thing in which the answer differs, as a sentence; undefined where it is as expected. */
export function difference(expected: ExpectedAnswer, answer: TurnAnswer): string | undefined {
  if (answer.kind === 'refused') return `The bot gave no answer: ${answer.code} ${answer.message}`.trim();
  const actual = expectationOf(answer);
  if (!actual) return 'The bot gave no answer that can be read.';
  if (expected.intent !== actual.intent) return `The intent is ${named(actual.intent)}; expected: ${named(expected.intent)}.`;
  for (const slot of new Set([...Object.keys(expected.slots), ...Object.keys(actual.slots)])) {
    const [want, got] = [expected.slots[slot], actual.slots[slot]];
    if (want !== got) return `The slot ${slot} is ${quoted(got)}; expected: ${quoted(want)}.`;
  }
  if (expected.state !== actual.state) return `The intent's state is ${named(actual.state)}; expected: ${named(expected.state)}.`;
  const [wants, does] = [nextOf(expected), nextOf(actual)];
  if (wants !== does) return `The bot's next step is ${does}; expected: ${wants}.`;
  const at = [...expected.messages, ...actual.messages].findIndex((_, place) => expected.messages[place] !== actual.messages[place]);
  return at === -1 ? undefined : `The bot says ${quoted(actual.messages[at])}; expected: ${quoted(expected.messages[at])}.`;
}

const nextOf = ({ action, slotToElicit }: ExpectedAnswer) => [named(action), slotToElicit].filter(Boolean).join(' ');
const named = (word: string | undefined) => word ?? 'none';
const quoted = (text: string | undefined) => (text === undefined ? 'nothing' : `“${text}”`);
