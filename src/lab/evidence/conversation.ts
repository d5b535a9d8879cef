// For checks: a conversation with the learner's bot by the SDK, as a visitor would have it, so that it works on every target.
import { DescribeBotLocaleCommand, LexModelsV2Client, ListBotsCommand } from '@aws-sdk/client-lex-models-v2';
import {
  type ImageResponseCard,
  LexRuntimeV2Client,
  RecognizeTextCommand,
  type RecognizeTextCommandOutput,
} from '@aws-sdk/client-lex-runtime-v2';
import { type CheckContext, CheckFailure } from '../definition.ts';
import { refusal } from './refusal.ts';

/** What came of one thing that was said. */
export interface Turn {
  readonly said: string;
  /** What the bot answered, in plain words; cards are apart. */
  readonly messages: readonly string[];
  readonly cards: readonly ImageResponseCard[];
  /** The intent in which the conversation is now, and how it stands: InProgress, Fulfilled ... */
  readonly intent: string | undefined;
  readonly state: string | undefined;
  /** The interpreted values of the slots that have one; a list's values joined by a comma. */
  readonly slots: Readonly<Record<string, string>>;
  /** What the bot does next, as dialogAction says it: ElicitSlot, ConfirmIntent, Close ... */
  readonly action: string | undefined;
  readonly slotToElicit: string | undefined;
  readonly sessionAttributes: Readonly<Record<string, string>>;
  readonly answer: RecognizeTextCommandOutput;
}

export interface Conversation {
  /** All turns up to now. */
  readonly turns: readonly Turn[];
  /** Throws CheckFailure with the transcript when the bot cannot answer, for example because its function broke the contract. */
  say(text: string): Promise<Turn>;
}

type Context = Pick<CheckContext<unknown>, 'cloud' | 'evidence' | 'name'>;
const LOCALE = 'en_US';

/** What AWS said of the last call to Lex that it refused, for a bot that is not there or not built because of it. */
function refusedCall({ calls }: Context['evidence']): string | undefined {
  // The log names calls of Lex by method and path: `PUT /bots/`.
  const last = calls.findLast(({ operation, errorCode }) => errorCode !== undefined && operation.includes(' /bots'));
  return last && refusal(last);
}

/** The id of the learner's bot. Throws CheckFailure when there is no bot of that name, or AWS refused to make it. */
export async function requireBot({ cloud, evidence, name }: Context, bot: string): Promise<string> {
  const filters = [{ name: 'BotName' as const, values: [name(bot)], operator: 'EQ' as const }];
  const { botSummaries = [] } = await cloud(LexModelsV2Client).send(new ListBotsCommand({ filters }));
  const botId = botSummaries[0]?.botId;
  if (botId) return botId;
  const refused = refusedCall(evidence);
  throw new CheckFailure({
    observed: `There is no bot called ${name(bot)}.${refused ? ` AWS refused a call: ${refused}` : ''}`,
    expected: 'A bot of that name.',
  });
}

/** The same, for a bot whose English locale has been built. Throws CheckFailure with Lex's reasons when it has not. */
export async function requireBuiltBot(context: Context, bot: string): Promise<string> {
  const botId = await requireBot(context, bot);
  const locale = await context
    .cloud(LexModelsV2Client)
    .send(new DescribeBotLocaleCommand({ botId, botVersion: 'DRAFT', localeId: LOCALE }))
    .catch((error: Error) => (error.name === 'ResourceNotFoundException' ? undefined : Promise.reject(error)));
  if (locale?.botLocaleStatus === 'Built') return botId;
  const refused = refusedCall(context.evidence);
  const reasons = [...(locale?.failureReasons ?? []), ...(refused ? [`AWS refused a call: ${refused}`] : [])].join(' ');
  throw new CheckFailure({
    observed: locale
      ? `The locale ${LOCALE} of the bot is ${locale.botLocaleStatus}. ${reasons}`.trim()
      : `The bot has no locale ${LOCALE}. ${reasons}`.trim(),
    expected: 'It is Built: BuildBotLocale after the last change, and nothing that Lex refuses in it.',
  });
}

/**
 * Begins a conversation with the bot's test alias.
 * @param sessionId another one for each conversation: Lex goes on with a session that it knows
 */
export async function startConversation(context: Context, bot: string, sessionId: string): Promise<Conversation> {
  const address = { botId: await requireBuiltBot(context, bot), botAliasId: 'TSTALIASID', localeId: LOCALE, sessionId };
  const lex = context.cloud(LexRuntimeV2Client);
  const turns: Turn[] = [];
  return {
    turns,
    async say(text) {
      const answer = await lex.send(new RecognizeTextCommand({ ...address, text })).catch((error: Error) => {
        const before = turns.length === 0 ? '' : `After ${transcript(turns)}, to `;
        throw new CheckFailure({
          observed: `${before || 'To '}${JSON.stringify(text)} the bot gives no answer: ${error.name}: ${withoutTrace(error.message)}`,
          expected: 'An answer in words.',
        });
      });
      const turn = turnOf(text, answer);
      turns.push(turn);
      return turn;
    },
  };
}

/** An error of a code hook as Lambda tells it, without the lines of its stack. */
const withoutTrace = (message: string) => message.replace(/,"trace":\[.*\]\}$/s, '}');

/** For failed checks: You: "Hello" Bot: "Hi!" ... A card is told by the texts of its buttons. */
export function transcript(turns: readonly Turn[]): string {
  return turns.map(({ said, messages, cards }) => `You: ${JSON.stringify(said)} Bot: ${heard(messages, cards)}`).join(' ');
}

function heard(messages: readonly string[], cards: readonly ImageResponseCard[]): string {
  const words = messages.length > 0 ? [JSON.stringify(messages.join(' '))] : [];
  const told = cards.map(({ title, buttons = [] }) => `[card ${JSON.stringify(title)}: ${buttons.map(({ text }) => text).join(' | ')}]`);
  return [...words, ...told].join(' ') || 'nothing';
}

function turnOf(said: string, answer: RecognizeTextCommandOutput): Turn {
  const { messages = [], sessionState: { intent, dialogAction, sessionAttributes = {} } = {} } = answer;
  const slots = Object.entries(intent?.slots ?? {}).flatMap(([slot, filled]) => {
    const values = filled?.shape === 'List' ? (filled.values ?? []) : filled ? [filled] : [];
    const texts = values.flatMap(({ value }) => value?.interpretedValue ?? []);
    return texts.length > 0 ? [[slot, texts.join(', ')] as const] : [];
  });
  return {
    said,
    messages: messages.flatMap(({ contentType, content }) => (contentType !== 'ImageResponseCard' && content ? [content] : [])),
    cards: messages.flatMap(({ imageResponseCard }) => imageResponseCard ?? []),
    intent: intent?.name,
    state: intent?.state,
    slots: Object.fromEntries(slots),
    action: dialogAction?.type,
    slotToElicit: dialogAction?.slotToElicit,
    sessionAttributes,
    answer,
  };
}
