// Ready to use: an empty bot with one intent, the build, and ways to talk to it. Read it, or leave it.
import {
  BuildBotLocaleCommand,
  CreateBotCommand,
  CreateBotLocaleCommand,
  CreateIntentCommand,
  DescribeBotLocaleCommand,
  LexModelsV2Client,
  waitUntilBotAvailable,
  waitUntilBotLocaleBuilt,
  waitUntilBotLocaleCreated,
} from '@aws-sdk/client-lex-models-v2';
import { LexRuntimeV2Client, RecognizeTextCommand } from '@aws-sdk/client-lex-runtime-v2';
import { name, role } from 'workshop';
import type { Said } from './said.ts';

const models = new LexModelsV2Client({});
const runtime = new LexRuntimeV2Client({});
const localeId = 'en_US';
/** How the waiters of the SDK ask whether something is done: after a second, then less and less often. All in seconds. */
const patience = { client: models, minDelay: 1, maxDelay: 10, maxWaitTime: 300 };

/** Where an intent belongs: the bot, the version that may be changed, the language. Every call about an intent needs it. */
export interface Place {
  readonly botId: string;
  readonly botVersion: 'DRAFT';
  readonly localeId: typeof localeId;
}

/** Makes the bot `registrar`, with the intent FindVenue and the FallbackIntent that every bot has. It is not built. */
export async function createBot(): Promise<Place> {
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
  // What scores less than the threshold goes to the FallbackIntent.
  await models.send(new CreateBotLocaleCommand({ ...place, nluIntentConfidenceThreshold: 0.4 }));
  await waitUntilBotLocaleCreated(patience, place);
  await models.send(
    new CreateIntentCommand({
      ...place,
      intentName: 'FindVenue',
      sampleUtterances: [
        { utterance: 'where is the venue' },
        { utterance: 'how do I get there' },
        { utterance: 'what is the address' },
        { utterance: 'which station is nearest' },
        { utterance: 'show me the way to the conference' },
        { utterance: 'where does it take place' },
      ],
      intentClosingSetting: {
        closingResponse: { messageGroups: [{ message: { plainTextMessage: { value: 'In the hall by the harbour, five minutes from the station.' } } }] },
      },
    }),
  );
  return place;
}

/** Lex learns from the samples of all intents together. Until a change is built, nobody notices it. */
export async function build(place: Place): Promise<void> {
  await models.send(new BuildBotLocaleCommand(place));
  try {
    await waitUntilBotLocaleBuilt(patience, place);
    console.log('The bot is built.');
  } catch {
    const { botLocaleStatus, failureReasons = [] } = await models.send(new DescribeBotLocaleCommand(place));
    throw new Error([`The bot could not be built: its locale is ${botLocaleStatus}.`, ...failureReasons].join('\n'));
  }
}

const say = ({ botId }: Place, sessionId: string, text: string) =>
  runtime.send(new RecognizeTextCommand({ botId, botAliasId: 'TSTALIASID', localeId, sessionId, text }));

/** Has one conversation with the bot and prints it. Each conversation needs a session id of its own. */
export async function converse(place: Place, sessionId: string, texts: readonly string[]): Promise<void> {
  const lines: string[] = [];
  for (const text of texts) {
    const { messages = [], sessionState } = await say(place, sessionId, text);
    lines.push(`You: ${text}`, `Bot: ${messages.map(({ content }) => content).join(' ') || '(nothing)'}   [${sessionState?.intent?.name}]`);
  }
  console.log(lines.join('\n'));
}

/** Asks the bot for its opinion of each line of a log, and prints it beside what was meant. */
export async function printLog(place: Place, log: readonly Said[]): Promise<void> {
  const rows = [];
  for (const [line, { text, means }] of log.entries()) {
    const { interpretations = [] } = await say(place, `log-${line + 1}`, text);
    const takenFor = interpretations[0]?.intent?.name ?? '';
    const isRight = takenFor === (means === 'something else' ? 'FallbackIntent' : means);
    // The FallbackIntent has no score: it is what is left when no other scores enough.
    const score = interpretations.find(({ nluConfidence }) => nluConfidence)?.nluConfidence?.score ?? 0;
    rows.push({ right: isRight ? '✓' : '✗', said: text, means, 'taken for': takenFor, 'best score': score.toFixed(2) });
  }
  console.table(rows);
  console.log(`${rows.filter((row) => row.right === '✓').length} of ${rows.length} lines of the log are understood.`);
}
