// A bot that greets, with a build and a conversation, made by the real clients: Lex's part of one of everything. For tests.
import {
  BuildBotLocaleCommand,
  CreateBotCommand,
  CreateBotLocaleCommand,
  CreateIntentCommand,
  LexModelsV2Client,
} from '@aws-sdk/client-lex-models-v2';
import { LexRuntimeV2Client, PutSessionCommand } from '@aws-sdk/client-lex-runtime-v2';
import type { VirtualClock } from '../core/clock.ts';
import type { Aws } from '../index.ts';

/** By the registry's names. */
export const BOT_SERVICES = ['lexv2-models', 'lexv2-runtime'] as const;

/** Nine seconds pass. */
export async function makeBots(
  client: <Client>(client: new (config: never) => Client) => Client,
  aws: Pick<Aws, 'settle'>,
  clock: VirtualClock,
): Promise<void> {
  const pass = async (ms: number) => {
    const untilMs = clock.now() + ms;
    await aws.settle({ untilMs });
    clock.advanceTo(Math.max(clock.now(), untilMs));
  };
  const lex = client(LexModelsV2Client);
  const roleArn = 'arn:aws:iam::123456789012:role/worker';
  const bot = { botName: 'greeter', roleArn, idleSessionTTLInSeconds: 300, dataPrivacy: { childDirected: false } };
  const { botId } = await lex.send(new CreateBotCommand({ ...bot, botTags: { team: 'blue' } }));
  await pass(2000);
  const address = { botId, botVersion: 'DRAFT', localeId: 'en_US' };
  await lex.send(new CreateBotLocaleCommand({ ...address, nluIntentConfidenceThreshold: 0.4 }));
  await pass(2000);
  await lex.send(new CreateIntentCommand({ ...address, intentName: 'Greet', sampleUtterances: [{ utterance: 'hello' }] }));
  await lex.send(new BuildBotLocaleCommand(address));
  await pass(5000);
  const session = { botId, botAliasId: 'TSTALIASID', localeId: 'en_US', sessionId: 'visitor' };
  await client(LexRuntimeV2Client).send(new PutSessionCommand({ ...session, sessionState: { sessionAttributes: { from: 'web' } } }));
}
