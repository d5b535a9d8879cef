// Ready to use: it makes the bot of your settings by the SDK and builds it. Read it, or leave it.
import {
  BuildBotLocaleCommand,
  CreateBotCommand,
  CreateBotLocaleCommand,
  CreateIntentCommand,
  type CreateIntentCommandInput,
  CreateSlotCommand,
  type CreateSlotCommandInput,
  DescribeBotLocaleCommand,
  LexModelsV2Client,
  type PromptSpecification,
  type ResponseSpecification,
  UpdateIntentCommand,
  waitUntilBotAvailable,
  waitUntilBotLocaleBuilt,
  waitUntilBotLocaleCreated,
} from '@aws-sdk/client-lex-models-v2';
import type { Interpretation } from '@aws-sdk/client-lex-runtime-v2';
import { name, role } from 'workshop';

const models = new LexModelsV2Client({});
const localeId = 'en_US';
/** How the waiters of the SDK ask whether something is done: after a second, then less and less often. All in seconds. */
const patience = { client: models, minDelay: 1, maxDelay: 10, maxWaitTime: 300 };

/** Where an intent or a slot belongs. */
interface Place {
  readonly botId: string;
  readonly botVersion: 'DRAFT';
  readonly localeId: typeof localeId;
}

/** Where a bot is talked to: RecognizeText takes this, a session id and a text. */
export interface Address {
  readonly botId: string;
  readonly botAliasId: 'TSTALIASID';
  readonly localeId: typeof localeId;
}

export type SlotSettings = Omit<CreateSlotCommandInput, keyof Place | 'intentId'>;
/** Lex asks for the slots in the order in which they stand here. */
export type IntentSettings = Omit<CreateIntentCommandInput, keyof Place> & { readonly slots?: readonly SlotSettings[] };

export interface BotSettings {
  readonly intents: readonly IntentSettings[];
  /** An utterance whose best score is lower goes to the FallbackIntent. */
  readonly nluIntentConfidenceThreshold: number;
}

/** An utterance of the log, and the intent that a human gave it. */
export interface Logged {
  readonly text: string;
  readonly intent: string;
}

/** What Lex made of an utterance, best first, and the intent that a human gave it. */
export interface Answer {
  readonly intent: string;
  readonly interpretations: readonly Interpretation[];
}

/** A text that the bot says. */
export const says = (value: string): ResponseSpecification => ({ messageGroups: [{ message: { plainTextMessage: { value } } }] });

/** A text that the bot asks, and asks again when the answer does not help. */
export const asks = (value: string): PromptSpecification => ({
  messageGroups: [{ message: { plainTextMessage: { value } } }],
  maxRetries: 2,
});

/** Makes the bot `registrar` with these settings and builds it. */
export async function makeBot({ intents, nluIntentConfidenceThreshold }: BotSettings): Promise<Address> {
  const { botId = '' } = await models.send(
    new CreateBotCommand({
      botName: name('registrar'),
      roleArn: role,
      dataPrivacy: { childDirected: false },
      idleSessionTTLInSeconds: 300,
    }),
  );
  await waitUntilBotAvailable(patience, { botId });
  const place = { botId, botVersion: 'DRAFT', localeId } as const;
  await models.send(new CreateBotLocaleCommand({ ...place, nluIntentConfidenceThreshold }));
  await waitUntilBotLocaleCreated(patience, place);
  for (const intent of intents) await createIntent(place, intent);
  await build(place);
  return { botId, botAliasId: 'TSTALIASID', localeId };
}

/** Slots belong to an intent, so they come after it. Their order is set last, by an update that says the whole intent again. */
async function createIntent(place: Place, { slots = [], ...intent }: IntentSettings): Promise<void> {
  const { intentId = '' } = await models.send(new CreateIntentCommand({ ...place, ...intent }));
  const slotPriorities: { slotId: string; priority: number }[] = [];
  for (const slot of slots) {
    const { slotId = '' } = await models.send(new CreateSlotCommand({ ...place, intentId, ...slot }));
    slotPriorities.push({ slotId, priority: slotPriorities.length });
  }
  if (slots.length > 0) await models.send(new UpdateIntentCommand({ ...place, ...intent, intentId, slotPriorities }));
}

/** Lex learns from the samples of all intents together. Until a change is built, nobody notices it. */
async function build(place: Place): Promise<void> {
  await models.send(new BuildBotLocaleCommand(place));
  try {
    await waitUntilBotLocaleBuilt(patience, place);
    console.log('The bot is built.');
  } catch {
    const { botLocaleStatus, failureReasons = [] } = await models.send(new DescribeBotLocaleCommand(place));
    throw new Error([`The bot could not be built: its locale is ${botLocaleStatus}.`, ...failureReasons].join('\n'));
  }
}

/** The names of the bot's intents, of the FallbackIntent, and of what humans wrote into the log. */
export function intentNames(intents: readonly IntentSettings[], log: readonly Logged[]): string[] {
  const own = intents.map(({ intentName = '' }) => intentName);
  return [...new Set([...own, 'FallbackIntent', ...log.map(({ intent }) => intent)])];
}

/** For step 4: prints how many of the bot's own utterances each threshold would refuse, and how many foreign ones it would accept. */
export function printThresholds(answers: readonly Answer[]): void {
  const scores = answers.map(({ intent, interpretations }) => ({
    foreign: intent === 'FallbackIntent',
    // The FallbackIntent has no score. The intents that it won against stand behind it, with theirs.
    best: Math.max(0, ...interpretations.map(({ nluConfidence }) => nluConfidence?.score ?? 0)),
  }));
  const own = scores.filter(({ foreign }) => !foreign);
  const others = scores.filter(({ foreign }) => foreign);
  const rows: Record<string, Record<string, string>> = {};
  for (let percent = 10; percent < 100; percent += 10) {
    const refused = own.filter(({ best }) => best < percent / 100).length;
    const accepted = others.filter(({ best }) => best >= percent / 100).length;
    rows[`threshold ${percent / 100}`] = {
      'own ones refused': `${refused} of ${own.length}`,
      'foreign ones accepted': `${accepted} of ${others.length}`,
    };
  }
  console.table(rows);
}
