// Bots that others exported from the real Lex V2, imported as they are and talked to. Source: issue 9, "AWS's published bot exports".
// The archives stay outside the repository: SANDSHARK_LEX_EXPORTS names a folder of them. AWS publishes, for example,
// Resource/BlogBot-3-YTZOBUF72Q-LexJson.zip in aws-samples/amazon-lex-v2-dialogaction, and bots/ReminderBotFiles, to be zipped, in
// aws-samples/amazon-lex-v2-lambda-integration-examples.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BuildBotLocaleCommand,
  DescribeBotLocaleCommand,
  DescribeIntentCommand,
  ListBotLocalesCommand,
  ListIntentsCommand,
} from '@aws-sdk/client-lex-models-v2';
import { expect, test } from 'vitest';
import { DURATIONS } from '../../src/aws/services/lexv2-models/limits.ts';
import { asBot, imported } from '../../src/aws/services/lexv2-models/testing/archives.ts';
import { hookedCloud } from '../../src/aws/services/lexv2-runtime/testing/talk.ts';

const folder = process.env.SANDSHARK_LEX_EXPORTS;
const archives = folder ? readdirSync(folder).filter((name) => name.endsWith('.zip')) : [];

test('there are archives to import', (context) => {
  if (archives.length === 0) context.skip('SANDSHARK_LEX_EXPORTS names no folder with exports');
});

test.each(archives)('%s is imported, built, and understands its own sample utterances', async (name) => {
  // A function that lets Lex go on, where the bot has code hooks.
  const cloud = hookedCloud((event: { proposedNextState?: object; sessionState: object }) => ({
    sessionState: { ...event.sessionState, dialogAction: { type: 'Delegate' } },
  }));
  const done = await imported(cloud, new Uint8Array(readFileSync(join(folder ?? '', name))), asBot('Imported'));
  expect(done).toMatchObject({ importStatus: 'Completed' });
  const bot = { botId: done.importedResourceId ?? '', botVersion: 'DRAFT' } as const;
  const { botLocaleSummaries = [] } = await cloud.lex.send(new ListBotLocalesCommand(bot));
  for (const { localeId = '' } of botLocaleSummaries) {
    const address = { ...bot, localeId };
    await cloud.lex.send(new BuildBotLocaleCommand(address));
    await cloud.advance(DURATIONS.buildMs);
    expect(await cloud.lex.send(new DescribeBotLocaleCommand(address))).toMatchObject({ botLocaleStatus: 'Built' });
    await cloud.attach(address);
    const { intentSummaries = [] } = await cloud.lex.send(new ListIntentsCommand(address));
    let asked = 0;
    for (const { intentId, intentName } of intentSummaries) {
      const { sampleUtterances = [] } = await cloud.lex.send(new DescribeIntentCommand({ ...address, intentId }));
      for (const { utterance = '' } of sampleUtterances.filter(({ utterance }) => !utterance?.includes('{'))) {
        const { interpretations = [] } = await cloud.say(address, utterance, { sessionId: `visitor-${asked++}` });
        expect({ utterance, understood: interpretations[0]?.intent?.name }).toEqual({ utterance, understood: intentName });
      }
    }
    expect(asked).toBeGreaterThan(0);
  }
});
