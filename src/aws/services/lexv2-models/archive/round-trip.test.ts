// A bot that was exported and imported again talks as the one it came from.
// Layout of the archive: https://docs.aws.amazon.com/lexv2/latest/dg/import-export-format.html
import {
  BuildBotLocaleCommand,
  DescribeBotCommand,
  DescribeBotLocaleCommand,
  DescribeImportCommand,
  DescribeIntentCommand,
  DescribeSlotCommand,
  ListIntentsCommand,
  ListSlotsCommand,
  ListSlotTypesCommand,
  StartImportCommand,
  waitUntilBotImportCompleted,
} from '@aws-sdk/client-lex-models-v2';
import { expect, test } from 'vitest';
import { closing, talkingCloud, turnOf } from '../../lexv2-runtime/testing/talk.ts';
import { DURATIONS } from '../limits.ts';
import { asBot, exported, filesOf, imported, uploaded } from '../testing/archives.ts';
import { prompt } from '../testing/lex-cloud.ts';

async function flowerShop() {
  const cloud = talkingCloud();
  const address = await cloud.bot();
  const flower = await cloud.slotType(address, 'FlowerType', ['roses', 'lilies'], {
    slotTypeValues: [{ sampleValue: { value: 'roses' }, synonyms: [{ value: 'red ones' }] }, { sampleValue: { value: 'lilies' } }],
  });
  const order = await cloud.intent(address, 'OrderFlowers', ['I would like to order flowers', 'order {Flower}'], {
    intentConfirmationSetting: {
      promptSpecification: prompt('Okay, {Count} {Flower}?'),
      declinationResponse: { messageGroups: [{ message: { plainTextMessage: { value: 'Never mind.' } } }] },
    },
    intentClosingSetting: closing('Thank you.'),
    outputContexts: [{ name: 'ordered', timeToLiveInSeconds: 90, turnsToLive: 5 }],
  });
  await order.slot('Flower', flower, 'Which flowers?');
  await order.slot('Count', 'AMAZON.Number', 'How many?');
  await cloud.intent(address, 'Greet', ['hello', 'good morning'], { intentClosingSetting: closing('Good day.') });
  return { ...cloud, address };
}

const CONVERSATION = ['hello', 'I would like to order flowers', 'red ones', 'twelve', 'yes'];

type Shop = Awaited<ReturnType<typeof flowerShop>>;

async function talk(shop: Shop, address: Shop['address']) {
  await shop.build(address);
  const turns = [];
  for (const text of CONVERSATION) turns.push(turnOf(await shop.say(address, text)));
  return turns;
}

test('a bot that was exported, imported under another name and built gives the same conversation (AWS: dg/importing-exporting)', async () => {
  const shop = await flowerShop();
  const zip = await exported(shop, { botExportSpecification: { botId: shop.address.botId, botVersion: 'DRAFT' } });
  const { importedResourceId: botId = '', importStatus } = await imported(shop, zip, asBot('Copy'));
  expect(importStatus).toBe('Completed');
  expect(botId).not.toBe(shop.address.botId);
  const said = await talk(shop, shop.address);
  expect(said.map(({ says }) => says)).toEqual([['Good day.'], ['Which flowers?'], ['How many?'], ['Okay, 12 roses?'], ['Thank you.']]);
  expect(await talk(shop, { ...shop.address, botId })).toEqual(said);
});

test('the archive of a copy is that of the original, but for names and ids', async () => {
  const shop = await flowerShop();
  const zip = await exported(shop, { botExportSpecification: { botId: shop.address.botId, botVersion: 'DRAFT' } });
  const { importedResourceId: botId } = await imported(shop, zip, asBot('Copy'));
  const copy = await exported(shop, { botExportSpecification: { botId, botVersion: 'DRAFT' } });
  const plain = (archive: Uint8Array) => {
    const text = JSON.stringify(filesOf(archive)).replaceAll(/"identifier":"[A-Z0-9]{10}"/g, '"identifier":""');
    return JSON.parse(text.replaceAll(/"(Flowers|Copy)(?=[/"])/g, '"Bot'));
  };
  expect(plain(copy)).toEqual(plain(zip));
});

test('the archive has the files and members of the guide', async () => {
  const shop = await flowerShop();
  const files = filesOf(await exported(shop, { botExportSpecification: { botId: shop.address.botId, botVersion: 'DRAFT' } }));
  const locale = 'Flowers/BotLocales/en_US';
  expect(Object.keys(files).toSorted()).toEqual([
    'Flowers/Bot.json',
    `${locale}/BotLocale.json`,
    `${locale}/Intents/FallbackIntent/Intent.json`,
    `${locale}/Intents/Greet/Intent.json`,
    `${locale}/Intents/OrderFlowers/Intent.json`,
    `${locale}/Intents/OrderFlowers/Slots/Count/Slot.json`,
    `${locale}/Intents/OrderFlowers/Slots/Flower/Slot.json`,
    `${locale}/SlotTypes/FlowerType/SlotType.json`,
    'Manifest.json',
  ]);
  expect(files['Manifest.json']).toEqual({ metaData: { schemaVersion: '1', fileFormat: 'LexJson', resourceType: 'BOT' } });
  expect(files['Flowers/Bot.json']).toMatchObject({ name: 'Flowers', version: 'DRAFT', idleSessionTTLInSeconds: 300 });
  expect(files[`${locale}/BotLocale.json`]).toMatchObject({ name: 'English (US)', identifier: 'en_US', nluConfidenceThreshold: 0.4 });
  expect(files[`${locale}/Intents/OrderFlowers/Intent.json`]).toMatchObject({
    name: 'OrderFlowers',
    parentIntentSignature: null,
    slotPriorities: [
      { slotName: 'Flower', priority: 0 },
      { slotName: 'Count', priority: 1 },
    ],
    intentClosingSetting: { closingResponse: { messageGroupsList: [{ message: { plainTextMessage: { value: 'Thank you.' } } }] } },
  });
  expect(files[`${locale}/Intents/OrderFlowers/Slots/Flower/Slot.json`]).toMatchObject({ name: 'Flower', slotTypeName: 'FlowerType' });
  expect(files[`${locale}/SlotTypes/FlowerType/SlotType.json`]).toMatchObject({
    name: 'FlowerType',
    valueSelectionSetting: { resolutionStrategy: 'TOP_RESOLUTION' },
  });
});

test('a bot and its locale are Importing until the import is Completed (AWS: API_DescribeBot, API_DescribeBotLocale)', async () => {
  const shop = await flowerShop();
  const zip = await exported(shop, { botExportSpecification: { botId: shop.address.botId, botVersion: 'DRAFT' } });
  const importId = await uploaded(shop, zip);
  const started = await shop.lex.send(
    new StartImportCommand({ importId, resourceSpecification: asBot('Copy'), mergeStrategy: 'FailOnConflict' }),
  );
  expect(started).toMatchObject({ importId, importStatus: 'InProgress', mergeStrategy: 'FailOnConflict' });
  const { importedResourceId: botId } = await shop.lex.send(new DescribeImportCommand({ importId }));
  const locale = { botId, botVersion: 'DRAFT', localeId: 'en_US' };
  expect(await shop.lex.send(new DescribeBotCommand({ botId }))).toMatchObject({ botStatus: 'Importing' });
  expect(await shop.lex.send(new DescribeBotLocaleCommand(locale))).toMatchObject({ botLocaleStatus: 'Importing' });
  await expect(shop.lex.send(new BuildBotLocaleCommand(locale))).rejects.toMatchObject({ name: 'ConflictException' });
  await shop.advance(DURATIONS.importMs);
  expect((await waitUntilBotImportCompleted({ client: shop.lex, maxWaitTime: 30 }, { importId })).state).toBe('SUCCESS');
  expect(await shop.lex.send(new DescribeBotCommand({ botId }))).toMatchObject({ botStatus: 'Available', botName: 'Copy' });
  expect(await shop.lex.send(new DescribeBotLocaleCommand(locale))).toMatchObject({ botLocaleStatus: 'NotBuilt', intentsCount: 3 });
});

test('slots of an imported bot name the slot types of that bot', async () => {
  const shop = await flowerShop();
  const zip = await exported(shop, { botExportSpecification: { botId: shop.address.botId, botVersion: 'DRAFT' } });
  const { importedResourceId: botId } = await imported(shop, zip, asBot('Copy'));
  const copy = { ...shop.address, botId };
  const { intentSummaries = [] } = await shop.lex.send(new ListIntentsCommand(copy));
  const intentId = intentSummaries.find(({ intentName }) => intentName === 'OrderFlowers')?.intentId;
  const { slotSummaries = [] } = await shop.lex.send(new ListSlotsCommand({ ...copy, intentId }));
  const { slotTypeSummaries = [] } = await shop.lex.send(new ListSlotTypesCommand(copy));
  const slotId = slotSummaries.find(({ slotName }) => slotName === 'Flower')?.slotId;
  expect(await shop.lex.send(new DescribeSlotCommand({ ...copy, intentId, slotId }))).toMatchObject({
    slotTypeId: slotTypeSummaries[0]?.slotTypeId,
  });
  expect(await shop.lex.send(new DescribeIntentCommand({ ...copy, intentId }))).toMatchObject({ slotPriorities: [{ slotId }, {}] });
});
