// Imports by the real client. Errors' names: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_StartImport.html
import {
  BuildBotLocaleCommand,
  CreateUploadUrlCommand,
  DeleteImportCommand,
  DescribeBotCommand,
  DescribeBotLocaleCommand,
  DescribeImportCommand,
  type ImportResourceSpecification,
  LexModelsV2Client,
  ListImportsCommand,
  ListIntentsCommand,
  ListTagsForResourceCommand,
  type MergeStrategy,
  StartImportCommand,
} from '@aws-sdk/client-lex-models-v2';
import { expect, test } from 'vitest';
import { closing, talkingCloud, textsOf } from '../../lexv2-runtime/testing/talk.ts';
import { DURATIONS } from '../limits.ts';
import { asBot, exported, filesOf, imported, uploaded, zipOf } from '../testing/archives.ts';

/** A bot with two intents, and archives of it and of its locale where one intent says something else, and one has another name. */
async function shop() {
  const cloud = talkingCloud();
  const address = await cloud.bot();
  await cloud.intent(address, 'Greet', ['hello'], { intentClosingSetting: closing('Good day.') });
  await cloud.intent(address, 'Leave', ['bye'], { intentClosingSetting: closing('See you.') });
  const { botId } = address;
  const edited = (zip: Uint8Array) =>
    zipOf(
      JSON.parse(JSON.stringify(filesOf(zip)).replaceAll('Good day.', 'Welcome!').replaceAll('Leave', 'Thank').replaceAll('bye', 'thanks')),
    );
  const ofBot = edited(await exported(cloud, { botExportSpecification: { botId, botVersion: 'DRAFT' } }));
  const ofLocale = edited(await exported(cloud, { botLocaleExportSpecification: address }));
  const intents = async () => {
    const { intentSummaries = [] } = await cloud.lex.send(new ListIntentsCommand(address));
    return Object.fromEntries(intentSummaries.map(({ intentName, intentId }) => [intentName, intentId]));
  };
  const start = async (zip: Uint8Array, resourceSpecification: ImportResourceSpecification, mergeStrategy: MergeStrategy = 'Overwrite') =>
    cloud.lex.send(new StartImportCommand({ importId: await uploaded(cloud, zip), resourceSpecification, mergeStrategy }));
  return { ...cloud, address, ofBot, ofLocale, intents, start, asLocale: { botLocaleImportSpecification: address } };
}

test('FailOnConflict leaves the bot of that name as it is, and says so in failureReasons (AWS: dg/import)', async () => {
  const cloud = await shop();
  const before = await cloud.intents();
  const failed = await imported(cloud, cloud.ofBot, asBot('Flowers'), 'FailOnConflict');
  expect(failed).toMatchObject({ importStatus: 'Failed', failureReasons: ['A bot with the name Flowers already exists.'] });
  expect(failed.importedResourceId).toBeUndefined();
  const locale = await imported(cloud, cloud.ofLocale, cloud.asLocale, 'FailOnConflict');
  expect(locale).toMatchObject({ importStatus: 'Failed', failureReasons: ['The locale en_US already exists.'] });
  expect(await cloud.intents()).toEqual(before);
});

test('Overwrite replaces a locale: what the archive lacks is gone, names keep their ids (AWS: dg/import; ids inferred)', async () => {
  const cloud = await shop();
  const { Greet } = await cloud.intents();
  const done = await imported(cloud, cloud.ofLocale, cloud.asLocale, 'Overwrite');
  expect(done).toMatchObject({ importStatus: 'Completed', importedResourceId: 'en_US', failureReasons: [] });
  const after = await cloud.intents();
  expect(Object.keys(after)).toEqual(['FallbackIntent', 'Greet', 'Thank']);
  expect(after).toMatchObject({ Greet });
  await cloud.build(cloud.address);
  expect(textsOf(await cloud.say(cloud.address, 'hello'))).toEqual(['Welcome!']);
});

test('Append adds to a locale and keeps the rest (AWS: dg/import; that names are replaced is inferred)', async () => {
  const cloud = await shop();
  await imported(cloud, cloud.ofLocale, cloud.asLocale, 'Append');
  expect(Object.keys(await cloud.intents())).toEqual(['FallbackIntent', 'Greet', 'Leave', 'Thank']);
  await cloud.build(cloud.address);
  expect(textsOf(await cloud.say(cloud.address, 'hello'))).toEqual(['Welcome!']);
  expect(textsOf(await cloud.say(cloud.address, 'bye'))).toEqual(['See you.']);
});

test('an overwritten bot keeps its id and goes on answering with its last build', async () => {
  const cloud = await shop();
  await cloud.build(cloud.address);
  const done = await imported(cloud, cloud.ofBot, asBot('Flowers'), 'Overwrite');
  expect(done).toMatchObject({ importStatus: 'Completed', importedResourceId: cloud.address.botId, importedResourceName: 'Flowers' });
  expect(textsOf(await cloud.say(cloud.address, 'hello'))).toEqual(['Good day.']);
  expect(await cloud.lex.send(new DescribeBotLocaleCommand(cloud.address))).toMatchObject({ botLocaleStatus: 'NotBuilt' });
});

test('a locale is imported into a bot that has none of it, with settings of the request (AWS: API_BotLocaleImportSpecification)', async () => {
  const cloud = await shop();
  const address = { ...cloud.address, localeId: 'en_GB' };
  const specification = { botLocaleImportSpecification: { ...address, nluIntentConfidenceThreshold: 0.7 } };
  expect(await imported(cloud, cloud.ofLocale, specification)).toMatchObject({ importStatus: 'Completed', importedResourceId: 'en_GB' });
  expect(await cloud.lex.send(new DescribeBotLocaleCommand(address))).toMatchObject({ nluIntentConfidenceThreshold: 0.7, intentsCount: 3 });
});

test('an imported bot has the settings and tags of the request, and the rest of the archive', async () => {
  const cloud = await shop();
  const { botImportSpecification } = asBot('Copy');
  const said = { ...botImportSpecification, idleSessionTTLInSeconds: 600, botTags: { team: 'blue' } };
  const { importedResourceId: botId } = await imported(cloud, cloud.ofBot, { botImportSpecification: said as never });
  expect(await cloud.lex.send(new DescribeBotCommand({ botId }))).toMatchObject({ botName: 'Copy', idleSessionTTLInSeconds: 600 });
  const resourceARN = `arn:aws:lex:us-east-1:123456789012:bot/${botId}`;
  expect(await cloud.lex.send(new ListTagsForResourceCommand({ resourceARN }))).toMatchObject({ tags: { team: 'blue' } });
});

test('what is not there is a ResourceNotFoundException (AWS: API_StartImport, API_DescribeImport)', async () => {
  const { lex, start, ofLocale, address } = await shop();
  const missing = { name: 'ResourceNotFoundException', $metadata: { httpStatusCode: 404 } };
  const importId = 'A'.repeat(10);
  const unknown = new StartImportCommand({ importId, resourceSpecification: asBot('Copy'), mergeStrategy: 'Overwrite' });
  await expect(lex.send(unknown)).rejects.toMatchObject(missing);
  await expect(start(ofLocale, { botLocaleImportSpecification: { ...address, botId: 'A'.repeat(10) } })).rejects.toMatchObject(missing);
  await expect(lex.send(new DescribeImportCommand({ importId }))).rejects.toMatchObject(missing);
  await expect(lex.send(new DeleteImportCommand({ importId }))).rejects.toMatchObject({ name: 'PreconditionFailedException' });
});

test('an import is started once, and not while its target changes: ConflictException (inferred from the name of the error)', async () => {
  const cloud = await shop();
  const conflict = { name: 'ConflictException', $metadata: { httpStatusCode: 409 } };
  const { importId } = await cloud.start(cloud.ofBot, asBot('Copy'));
  const again = new StartImportCommand({ importId, resourceSpecification: asBot('Copy'), mergeStrategy: 'Overwrite' });
  await expect(cloud.lex.send(again)).rejects.toMatchObject(conflict);
  await expect(cloud.start(cloud.ofBot, asBot('Copy'))).rejects.toMatchObject(conflict);
  await cloud.lex.send(new BuildBotLocaleCommand(cloud.address));
  await expect(cloud.start(cloud.ofLocale, cloud.asLocale)).rejects.toMatchObject(conflict);
});

test('a request that cannot be meant is a ValidationException', async () => {
  const { lex, start, ofBot, ofLocale, address } = await shop();
  const invalid = { name: 'ValidationException', $metadata: { httpStatusCode: 400 } };
  const { importId } = await lex.send(new CreateUploadUrlCommand({}));
  const early = new StartImportCommand({ importId, resourceSpecification: asBot('Copy'), mergeStrategy: 'Overwrite' });
  await expect(lex.send(early)).rejects.toMatchObject({ ...invalid, message: expect.stringContaining('Nothing was uploaded') });
  await expect(start(ofBot, {})).rejects.toMatchObject(invalid);
  await expect(start(ofBot, asBot('Copy'), 'Append')).rejects.toMatchObject(invalid);
  await expect(start(ofLocale, { botLocaleImportSpecification: { ...address, localeId: 'xx_XX' } })).rejects.toMatchObject(invalid);
  await expect(start(ofBot, asBot('two words'))).rejects.toMatchObject(invalid);
});

test('what Sandshark lacks is refused with a sentence: passwords, vocabularies, test sets (by design)', async () => {
  const { lex, start, ofBot, address } = await shop();
  const lacking = { name: 'NotImplemented', $metadata: { httpStatusCode: 501 } };
  await expect(start(ofBot, { customVocabularyImportSpecification: address })).rejects.toMatchObject(lacking);
  const { importId } = await lex.send(new CreateUploadUrlCommand({}));
  const input = { importId, resourceSpecification: asBot('Copy'), mergeStrategy: 'Overwrite', filePassword: 'secret' } as const;
  await expect(lex.send(new StartImportCommand(input))).rejects.toMatchObject(lacking);
});

test('the uploadUrl is valid for five minutes, for PUT alone (AWS: dg/import)', async () => {
  const { aws, lex, advance, ofBot } = await shop();
  const { uploadUrl = '' } = await lex.send(new CreateUploadUrlCommand({}));
  const put = async (url: string, method = 'PUT') =>
    (await aws.fetch(new Request(url, { method, ...(method === 'PUT' && { body: ofBot.slice() }) }))).status;
  expect(await put(uploadUrl.replace(/Signature=./, 'Signature=x'))).toBe(403);
  expect(await put(uploadUrl, 'GET')).toBe(405);
  expect(await put(uploadUrl, 'OPTIONS')).toBe(200);
  expect(await put(uploadUrl)).toBe(200);
  await advance(5 * 60_000);
  expect(await put(uploadUrl)).toBe(403);
});

test('imports are listed by bot and by type, and deleted; the bot stays (AWS: API_ListImports, API_DeleteImport)', async () => {
  const cloud = await shop();
  const { importId, importedResourceId: botId } = await imported(cloud, cloud.ofBot, asBot('Copy'));
  const ofLocale = await imported(cloud, cloud.ofLocale, cloud.asLocale, 'Overwrite');
  await cloud.lex.send(new CreateUploadUrlCommand({}));
  const list = async (input = {}) => (await cloud.lex.send(new ListImportsCommand(input))).importSummaries;
  expect(await list()).toMatchObject([
    { importId, importedResourceType: 'Bot', importedResourceName: 'Copy', mergeStrategy: 'FailOnConflict', importStatus: 'Completed' },
    { importId: ofLocale.importId, importedResourceType: 'BotLocale', importedResourceId: 'en_US' },
  ]);
  expect(await list({ botId })).toMatchObject([{ importId }]);
  expect(await list({ botId, localeId: 'en_US' })).toEqual([]);
  expect(await list({ filters: [{ name: 'ImportResourceType', values: ['BotLocale'], operator: 'EQ' }] })).toHaveLength(1);
  expect((await cloud.client(LexModelsV2Client, { region: 'eu-west-1' }).send(new ListImportsCommand({}))).importSummaries).toEqual([]);
  expect(await cloud.lex.send(new DeleteImportCommand({ importId }))).toMatchObject({ importId, importStatus: 'Deleting' });
  await expect(cloud.lex.send(new DeleteImportCommand({ importId }))).rejects.toMatchObject({ name: 'PreconditionFailedException' });
  await cloud.advance(DURATIONS.deletionMs);
  expect(await list({ botId })).toEqual([]);
  expect(await cloud.lex.send(new DescribeBotCommand({ botId }))).toMatchObject({ botStatus: 'Available' });
});
