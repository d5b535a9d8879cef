// Exports by the real client. Errors' names: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_CreateExport.html
import {
  CreateBotCommand,
  CreateBotVersionCommand,
  CreateExportCommand,
  DeleteExportCommand,
  DescribeExportCommand,
  LexModelsV2Client,
  ListExportsCommand,
  UpdateExportCommand,
  waitUntilBotExportCompleted,
} from '@aws-sdk/client-lex-models-v2';
import { expect, test } from 'vitest';
import { DURATIONS } from '../limits.ts';
import { exported, filesOf } from '../testing/archives.ts';
import { BOT, lexCloud } from '../testing/lex-cloud.ts';

const DRAFT = 'DRAFT';

async function greeter() {
  const cloud = lexCloud();
  const address = await cloud.bot();
  await cloud.intent(address, 'Greet', ['hello']);
  const specification = { botExportSpecification: { botId: address.botId, botVersion: DRAFT } };
  const make = (resourceSpecification: object = specification) =>
    cloud.lex.send(new CreateExportCommand({ resourceSpecification, fileFormat: 'LexJson' }));
  return { ...cloud, address, specification, make };
}

test('an export is InProgress, then Completed with a downloadUrl (AWS: API_DescribeExport)', async () => {
  const { lex, advance, make, specification } = await greeter();
  const made = await make();
  expect(made).toMatchObject({ exportStatus: 'InProgress', fileFormat: 'LexJson', resourceSpecification: specification });
  const { exportId } = made;
  const before = await lex.send(new DescribeExportCommand({ exportId }));
  expect(before).toMatchObject({ exportStatus: 'InProgress' });
  expect(before.downloadUrl).toBeUndefined();
  await advance(DURATIONS.exportMs);
  expect((await waitUntilBotExportCompleted({ client: lex, maxWaitTime: 30 }, { exportId })).state).toBe('SUCCESS');
  expect(await lex.send(new DescribeExportCommand({ exportId }))).toMatchObject({
    exportStatus: 'Completed',
    downloadUrl: expect.any(String),
  });
});

test('the downloadUrl needs no signature of a caller, and is valid for five minutes (AWS: API_DescribeExport)', async () => {
  const { aws, lex, advance, make } = await greeter();
  const { exportId } = await make();
  await advance(DURATIONS.exportMs);
  const { downloadUrl = '' } = await lex.send(new DescribeExportCommand({ exportId }));
  const get = async (url: string, method = 'GET') => aws.fetch(new Request(url, { method }));
  const answer = await get(downloadUrl);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="Flowers_DRAFT_${exportId}_LexJson.zip"`);
  expect((await get(downloadUrl.replace(/Signature=./, 'Signature=x'))).status).toBe(403);
  expect((await get(downloadUrl.replace(/Expires=1/, 'Expires=2'))).status).toBe(403);
  expect((await get(downloadUrl, 'PUT')).status).toBe(405);
  await advance(5 * 60_000 - 1);
  expect((await get(downloadUrl)).status).toBe(200);
  await advance(1);
  const late = await get(downloadUrl);
  expect([late.status, await late.text()]).toEqual([403, expect.stringContaining('Request has expired')]);
  const { downloadUrl: another = '' } = await lex.send(new DescribeExportCommand({ exportId }));
  expect((await get(another)).status).toBe(200);
});

test('an export holds the bot as it was when it was asked for', async () => {
  const cloud = await greeter();
  const { exportId } = await cloud.make();
  await cloud.intent(cloud.address, 'Later', ['later']);
  await cloud.advance(DURATIONS.exportMs);
  const { downloadUrl = '' } = await cloud.lex.send(new DescribeExportCommand({ exportId }));
  const files = filesOf(new Uint8Array(await (await cloud.aws.fetch(new Request(downloadUrl))).arrayBuffer()));
  expect(Object.keys(files).filter((path) => path.endsWith('Intent.json'))).toHaveLength(2);
});

test('a version and a locale are exported too; of a locale only what is in it (AWS: dg/import-export-format)', async () => {
  const cloud = await greeter();
  const { botId } = cloud.address;
  const botVersionLocaleSpecification = { en_US: { sourceBotVersion: DRAFT } };
  await cloud.lex.send(new CreateBotVersionCommand({ botId, botVersionLocaleSpecification }));
  await cloud.advance(DURATIONS.versionMs);
  const ofVersion = filesOf(await exported(cloud, { botExportSpecification: { botId, botVersion: '1' } }));
  expect(ofVersion['Flowers/Bot.json']).toMatchObject({ version: '1' });
  const ofLocale = filesOf(await exported(cloud, { botLocaleExportSpecification: { botId, botVersion: '1', localeId: 'en_US' } }));
  expect(Object.keys(ofLocale).toSorted()).toEqual([
    'Manifest.json',
    'en_US/BotLocale.json',
    'en_US/Intents/FallbackIntent/Intent.json',
    'en_US/Intents/Greet/Intent.json',
  ]);
});

test.each([
  ['none', {}],
  [
    'two',
    { botExportSpecification: { botId: 'A'.repeat(10), botVersion: DRAFT }, testSetExportSpecification: { testSetId: 'A'.repeat(10) } },
  ],
])('a specification with %s of the types of resource is a ValidationException', async (_case, resourceSpecification) => {
  const { make } = await greeter();
  await expect(make(resourceSpecification)).rejects.toMatchObject({ name: 'ValidationException' });
});

test('what is not there is a ResourceNotFoundException (AWS: API_CreateExport)', async () => {
  const { make, lex, address } = await greeter();
  const missing = { name: 'ResourceNotFoundException', $metadata: { httpStatusCode: 404 } };
  await expect(make({ botExportSpecification: { botId: 'A'.repeat(10), botVersion: DRAFT } })).rejects.toMatchObject(missing);
  await expect(make({ botExportSpecification: { botId: address.botId, botVersion: '7' } })).rejects.toMatchObject(missing);
  await expect(make({ botLocaleExportSpecification: { ...address, localeId: 'de_DE' } })).rejects.toMatchObject(missing);
  const exportId = 'A'.repeat(10);
  await expect(lex.send(new DescribeExportCommand({ exportId }))).rejects.toMatchObject(missing);
  await expect(lex.send(new UpdateExportCommand({ exportId }))).rejects.toMatchObject(missing);
  await expect(lex.send(new DeleteExportCommand({ exportId }))).rejects.toMatchObject({ name: 'PreconditionFailedException' });
});

test('a bot or a locale that comes or is being built is a ConflictException (inferred from the name of the error)', async () => {
  const { make, lex, advance } = await greeter();
  const { botId } = await lex.send(new CreateBotCommand({ ...BOT, botName: 'Young' }));
  const conflict = { name: 'ConflictException', $metadata: { httpStatusCode: 409 } };
  await expect(make({ botExportSpecification: { botId, botVersion: DRAFT } })).rejects.toMatchObject(conflict);
  const { exportId } = await make();
  await expect(lex.send(new UpdateExportCommand({ exportId }))).rejects.toMatchObject(conflict);
  await advance(DURATIONS.exportMs);
  expect(await lex.send(new UpdateExportCommand({ exportId }))).toMatchObject({ exportStatus: 'Completed' });
});

test('what Sandshark lacks is refused with a sentence: passwords, vocabularies, test sets (by design)', async () => {
  const { make, lex, advance, specification, address } = await greeter();
  const lacking = { name: 'NotImplemented', $metadata: { httpStatusCode: 501 } };
  const withPassword = new CreateExportCommand({ resourceSpecification: specification, fileFormat: 'LexJson', filePassword: 'secret' });
  await expect(lex.send(withPassword)).rejects.toMatchObject({ ...lacking, message: expect.stringContaining('filePassword') });
  await expect(make({ customVocabularyExportSpecification: address })).rejects.toMatchObject(lacking);
  await expect(make({ testSetExportSpecification: { testSetId: 'A'.repeat(10) } })).rejects.toMatchObject(lacking);
  const { exportId } = await make();
  await advance(DURATIONS.exportMs);
  await expect(lex.send(new UpdateExportCommand({ exportId, filePassword: 'secret' }))).rejects.toMatchObject(lacking);
  const asTsv = new CreateExportCommand({ resourceSpecification: specification, fileFormat: 'TSV' });
  await expect(lex.send(asTsv)).rejects.toMatchObject({ name: 'ValidationException' });
});

test('a deleted export is Deleting, then gone with its archive (AWS: API_DeleteExport)', async () => {
  const { aws, lex, advance, make } = await greeter();
  const { exportId } = await make();
  await advance(DURATIONS.exportMs);
  const { downloadUrl = '' } = await lex.send(new DescribeExportCommand({ exportId }));
  expect(await lex.send(new DeleteExportCommand({ exportId }))).toMatchObject({ exportId, exportStatus: 'Deleting' });
  await expect(lex.send(new DeleteExportCommand({ exportId }))).rejects.toMatchObject({ name: 'PreconditionFailedException' });
  await advance(DURATIONS.deletionMs);
  await expect(lex.send(new DescribeExportCommand({ exportId }))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  expect((await aws.fetch(new Request(downloadUrl))).status).toBe(403);
});

test('exports are listed by bot and by type, in order of time, in pages, for seven days (AWS: API_ListExports)', async () => {
  const { lex, client, advance, make, address, bot } = await greeter();
  const first = await make();
  await advance(DURATIONS.exportMs);
  const second = await make({ botLocaleExportSpecification: address });
  await advance(DURATIONS.exportMs);
  const other = await bot('Other');
  await make({ botExportSpecification: { botId: other.botId, botVersion: DRAFT } });
  const list = async (input = {}) => (await lex.send(new ListExportsCommand(input))).exportSummaries?.map(({ exportId }) => exportId);
  const { botId } = address;
  expect(await list()).toHaveLength(3);
  expect(await list({ botId })).toEqual([first.exportId, second.exportId]);
  expect(await list({ botId, sortBy: { attribute: 'LastUpdatedDateTime', order: 'Descending' } })).toEqual([
    second.exportId,
    first.exportId,
  ]);
  expect(await list({ botId, localeId: 'en_US' })).toEqual([second.exportId]);
  expect(await list({ botId, botVersion: '1' })).toEqual([]);
  expect(await list({ botId, filters: [{ name: 'ExportResourceType', values: ['BotLocale'], operator: 'EQ' }] })).toEqual([
    second.exportId,
  ]);
  const { nextToken } = await lex.send(new ListExportsCommand({ botId, maxResults: 1 }));
  expect(await list({ botId, maxResults: 1, nextToken })).toEqual([second.exportId]);
  await expect(list({ nextToken: 'mine' })).rejects.toMatchObject({ name: 'ValidationException' });
  expect((await client(LexModelsV2Client, { account: '111122223333' }).send(new ListExportsCommand({}))).exportSummaries).toEqual([]);
  await advance(7 * 24 * 3_600_000);
  expect(await list()).toEqual([]);
});
