// The waiters of the SDK, unmodified: each asks until the clock of the cloud has gone on far enough.
// Source: @aws-sdk/client-lex-models-v2 (its waiters), and issue 9, "Real clients".
import {
  BuildBotLocaleCommand,
  CreateBotAliasCommand,
  CreateBotCommand,
  CreateBotLocaleCommand,
  CreateBotVersionCommand,
  CreateExportCommand,
  CreateIntentCommand,
  LexModelsV2Client,
  StartImportCommand,
  waitUntilBotAliasAvailable,
  waitUntilBotAvailable,
  waitUntilBotExportCompleted,
  waitUntilBotImportCompleted,
  waitUntilBotLocaleBuilt,
  waitUntilBotLocaleCreated,
  waitUntilBotLocaleExpressTestingAvailable,
  waitUntilBotVersionAvailable,
} from '@aws-sdk/client-lex-models-v2';
import { expect, test } from 'vitest';
import { asBot, exported, uploaded } from '../testing/archives.ts';
import { BOT, lexCloud } from '../testing/lex-cloud.ts';

/** A client for waiters: between two questions a second goes by on the clock of the cloud. */
function patientCloud() {
  const cloud = lexCloud();
  const client = cloud.client(LexModelsV2Client);
  client.middlewareStack.add(
    (next) => async (args) => {
      await cloud.advance(1000);
      return next(args);
    },
    { step: 'initialize', name: 'a second goes by' },
  );
  return { ...cloud, waiting: { client, minDelay: 0.001, maxDelay: 0.002, maxWaitTime: 10 } };
}

test('a bot, a locale, a build, a version and an alias are waited for, one after the other', async () => {
  const { lex, waiting } = patientCloud();
  const { botId, botStatus } = await lex.send(new CreateBotCommand(BOT));
  expect(botStatus).toBe('Creating');
  expect(await waitUntilBotAvailable(waiting, { botId })).toMatchObject({ state: 'SUCCESS' });
  const locale = { botId, botVersion: 'DRAFT', localeId: 'en_US' };
  await lex.send(new CreateBotLocaleCommand({ ...locale, nluIntentConfidenceThreshold: 0.4 }));
  expect(await waitUntilBotLocaleCreated(waiting, locale)).toMatchObject({ state: 'SUCCESS' });
  await lex.send(new CreateIntentCommand({ ...locale, intentName: 'Greet', sampleUtterances: [{ utterance: 'hello' }] }));
  await lex.send(new BuildBotLocaleCommand(locale));
  expect(await waitUntilBotLocaleBuilt(waiting, locale)).toMatchObject({ state: 'SUCCESS' });
  expect(await waitUntilBotLocaleExpressTestingAvailable(waiting, locale)).toMatchObject({ state: 'SUCCESS' });
  const botVersionLocaleSpecification = { en_US: { sourceBotVersion: 'DRAFT' } };
  const { botVersion } = await lex.send(new CreateBotVersionCommand({ botId, botVersionLocaleSpecification }));
  expect(await waitUntilBotVersionAvailable(waiting, { botId, botVersion })).toMatchObject({ state: 'SUCCESS' });
  const { botAliasId } = await lex.send(new CreateBotAliasCommand({ botId, botAliasName: 'live', botVersion }));
  expect(await waitUntilBotAliasAvailable(waiting, { botId, botAliasId })).toMatchObject({ state: 'SUCCESS' });
});

test('an export and an import are waited for; a build that fails ends its waiter', async () => {
  const cloud = patientCloud();
  const { lex, waiting } = cloud;
  const address = await cloud.bot();
  await lex.send(new BuildBotLocaleCommand(address));
  await expect(waitUntilBotLocaleBuilt(waiting, address)).rejects.toThrow(/Failed/);
  const resourceSpecification = { botExportSpecification: { botId: address.botId, botVersion: 'DRAFT' } };
  const { exportId } = await lex.send(new CreateExportCommand({ resourceSpecification, fileFormat: 'LexJson' }));
  expect(await waitUntilBotExportCompleted(waiting, { exportId })).toMatchObject({ state: 'SUCCESS' });
  const importId = await uploaded(cloud, await exported(cloud, resourceSpecification));
  await lex.send(new StartImportCommand({ importId, resourceSpecification: asBot('Copy'), mergeStrategy: 'FailOnConflict' }));
  expect(await waitUntilBotImportCompleted(waiting, { importId })).toMatchObject({ state: 'SUCCESS' });
});
