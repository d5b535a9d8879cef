// Archives as AWS and people make them, uploaded by the real client. The sentences of failures are inferred.
// Spelling of the members: exports that AWS publishes (aws-samples/amazon-lex-v2-lambda-integration-examples) and, where they differ,
// https://docs.aws.amazon.com/lexv2/latest/dg/import-export-format.html. The bots are this test's own.
import { ListIntentsCommand, ListSlotsCommand } from '@aws-sdk/client-lex-models-v2';
import { expect, test } from 'vitest';
import { talkingCloud, turnOf } from '../../lexv2-runtime/testing/talk.ts';
import { asBot, type Files, imported, manifest, zipOf } from '../testing/archives.ts';

const says = (value: string) => ({
  allowInterrupt: true,
  messageGroupsList: [
    { message: { imageResponseCard: null, ssmlMessage: null, customPayload: null, plainTextMessage: { value } }, variations: null },
  ],
});
const step = (type: string, slotToElicit: string | null = null) => ({
  sessionAttributes: {},
  dialogAction: { type, slotToElicit, suppressNextMessage: null },
  intent: { name: null, slots: {} },
});

/** As an export writes it: nulls everywhere, isActive, messageGroupsList, next steps without an intent. */
const EXPORT: Files = {
  'Manifest.json': manifest('BOT'),
  'Tides/Bot.json': {
    name: 'Tides',
    version: 'DRAFT',
    description: null,
    identifier: '',
    dataPrivacy: { childDirected: false },
    idleSessionTTLInSeconds: 300,
  },
  'Tides/BotLocales/en_US/BotLocale.json': {
    name: 'English (US)',
    identifier: 'en_US',
    version: null,
    description: null,
    voiceSettings: { engine: 'neural', voiceId: 'Ivy' },
    nluConfidenceThreshold: 0.4,
  },
  'Tides/BotLocales/en_US/Intents/FallbackIntent/Intent.json': {
    name: 'FallbackIntent',
    identifier: 'FALLBCKINT',
    description: 'Nothing else fits',
    parentIntentSignature: 'AMAZON.FallbackIntent',
    sampleUtterances: null,
    intentClosingSetting: { closingResponse: says('Ask me for tides.'), isActive: true, nextStep: null, conditional: null },
    slotPriorities: [],
  },
  'Tides/BotLocales/en_US/Intents/HighTide/Intent.json': {
    name: 'HighTide',
    identifier: '',
    description: null,
    parentIntentSignature: null,
    sampleUtterances: [{ utterance: 'when is high tide' }, { utterance: 'high tide at {Harbour}' }],
    intentConfirmationSetting: null,
    intentClosingSetting: {
      closingResponse: says('High tide at {Harbour} is at noon.'),
      isActive: true,
      nextStep: step('EndConversation'),
    },
    initialResponseSetting: {
      initialResponse: says('Let me see.'),
      codeHook: null,
      conditional: null,
      nextStep: step('ElicitSlot', 'Harbour'),
    },
    inputContexts: null,
    kendraConfiguration: null,
    dialogCodeHook: null,
    fulfillmentCodeHook: {
      isActive: true,
      enabled: false,
      postFulfillmentStatusSpecification: null,
      fulfillmentUpdatesSpecification: null,
    },
    slotPriorities: [{ priority: 1, slotName: 'Harbour' }],
  },
  'Tides/BotLocales/en_US/Intents/HighTide/Slots/Harbour/Slot.json': {
    name: 'Harbour',
    identifier: '',
    description: null,
    slotTypeName: 'Harbours',
    obfuscationSetting: null,
    multipleValuesSetting: null,
    valueElicitationSetting: {
      slotConstraint: 'Required',
      defaultValueSpecification: null,
      sampleUtterances: [],
      waitAndContinueSpecification: null,
      promptSpecification: { ...says('Which harbour?'), maxRetries: 1, messageSelectionStrategy: 'Random' },
      slotCaptureSetting: { captureNextStep: step('FulfillIntent'), captureConditional: null, codeHook: null },
    },
  },
  'Tides/BotLocales/en_US/SlotTypes/Harbours/SlotType.json': {
    name: 'Harbours',
    identifier: 'ABCDEFGHIJ',
    description: null,
    slotTypeValues: [
      { sampleValue: { value: 'Dover' }, synonyms: null },
      { sampleValue: { value: 'Calais' }, synonyms: [{ value: 'Callis' }] },
    ],
    parentSlotTypeSignature: null,
    valueSelectionSetting: { resolutionStrategy: 'TOP_RESOLUTION', regexFilter: null, advancedRecognitionSetting: null },
  },
};
const INTENT = 'Tides/BotLocales/en_US/Intents/HighTide/Intent.json';
const SLOT = 'Tides/BotLocales/en_US/Intents/HighTide/Slots/Harbour/Slot.json';
const SLOT_TYPE = 'Tides/BotLocales/en_US/SlotTypes/Harbours/SlotType.json';

test('a bot in the spelling of exports is imported, built and talked to', async () => {
  const cloud = talkingCloud();
  const { importedResourceId: botId = '', failureReasons } = await imported(cloud, zipOf(EXPORT), asBot('Tides'));
  expect(failureReasons).toEqual([]);
  const address = { botId, botVersion: 'DRAFT', localeId: 'en_US' } as const;
  await cloud.build(address);
  const turns = [];
  for (const text of ['when is high tide', 'callis']) turns.push(turnOf(await cloud.say(address, text)));
  expect(turns).toMatchObject([
    { says: ['Let me see.', 'Which harbour?'], action: 'ElicitSlot', slot: 'Harbour' },
    { says: ['High tide at Calais is at noon.'], intent: 'HighTide' },
  ]);
});

test('a bot in the spelling of the guide is the same bot', async () => {
  const cloud = talkingCloud();
  const { [INTENT]: intent, [SLOT]: slot, 'Manifest.json': _manifest, ...rest } = EXPORT;
  const { valueElicitationSetting, ...named } = slot as {
    valueElicitationSetting: { slotConstraint: string; promptSpecification: object };
  };
  const { slotConstraint, ...elicitation } = valueElicitationSetting;
  const guide = {
    ...rest,
    'manifest.json': { metadata: { schemaVersion: '1.0', fileFormat: 'LexJson', resourceType: 'Bot' } },
    [INTENT]: intent,
    [SLOT]: {
      ...named,
      slotConstraint,
      defaultValueSpec: { defaultValueList: [{ defaultValue: 'Dover' }] },
      multipleValuesSetting: { allowMutlipleValues: false },
      slotValueElicitationSetting: { ...elicitation, sampleValueElicitingUtterances: [{ utterance: 'at {Harbour}' }] },
    },
  };
  const zip = zipOf(JSON.parse(JSON.stringify(guide).replaceAll('messageGroupsList', 'messageGroupList')));
  const { importedResourceId: botId, failureReasons } = await imported(cloud, zip, asBot('Tides'));
  expect(failureReasons).toEqual([]);
  const address = { botId, botVersion: 'DRAFT', localeId: 'en_US' };
  const { intentSummaries = [] } = await cloud.lex.send(new ListIntentsCommand(address));
  const intentId = intentSummaries.find(({ intentName }) => intentName === 'HighTide')?.intentId;
  const { slotSummaries } = await cloud.lex.send(new ListSlotsCommand({ ...address, intentId }));
  expect(slotSummaries).toMatchObject([
    {
      slotName: 'Harbour',
      slotConstraint: 'Required',
      valueElicitationPromptSpecification: { messageGroups: [{ message: { plainTextMessage: { value: 'Which harbour?' } } }] },
    },
  ]);
});

const changed = (path: string, change: object) => zipOf({ ...EXPORT, [path]: { ...(EXPORT[path] as object), ...change } });
const without = (path: string) => zipOf(Object.fromEntries(Object.entries(EXPORT).filter(([name]) => name !== path)));
/** The first bit of the flags in the directory at the end of a zip. */
const encrypted = () => {
  const zip = zipOf(EXPORT);
  const view = new DataView(zip.buffer);
  const at = view.getUint32(zip.length - 22 + 16, true) + 8;
  view.setUint16(at, view.getUint16(at, true) | 1, true);
  return zip;
};

test.each([
  ['no zip', new Uint8Array([1, 2, 3]), /is no zip/],
  ['a zip that is encrypted', encrypted(), /protected by a password/],
  ['a file that is not JSON', zipOf({ ...EXPORT, [INTENT]: '{' }), /Intent\.json is not JSON/],
  ['a file that is a list', zipOf({ ...EXPORT, [INTENT]: [1] }), /Intent\.json is not a JSON object/],
  ['no manifest', without('Manifest.json'), /no file Manifest\.json/],
  ['another resource', zipOf({ ...EXPORT, 'Manifest.json': manifest('CUSTOM_VOCABULARY') }), /resourceType is CUSTOM_VOCABULARY/],
  ['a locale', zipOf({ ...EXPORT, 'Manifest.json': manifest('BOT_LOCALE') }), /is that of a locale/],
  ['no bot', without('Tides/Bot.json'), /one file Bot\.json/],
  ['a locale that Lex lacks', changed('Tides/BotLocales/en_US/BotLocale.json', { identifier: 'xx_XX' }), /xx_XX is no locale/],
  ['an intent without a name', changed(INTENT, { name: null }), /Intent\.json: .*intentName/],
  ['a text where a list belongs', changed(INTENT, { sampleUtterances: 'high tide' }), /Intent\.json: /],
  ['a name with a space', changed(SLOT, { name: 'the harbour' }), /Slot\.json: .*slotName/],
  ['a slot type that is nowhere', without(SLOT_TYPE), /slot type Harbours, which is neither built in nor in the archive/],
  ['a priority of no slot', changed(INTENT, { slotPriorities: [{ priority: 1, slotName: 'Pier' }] }), /names the slot Pier/],
  ['a priority that is none', changed(INTENT, { slotPriorities: [{ priority: -1, slotName: 'Harbour' }] }), /priority from 0 to 100/],
  [
    'a composite slot type of a type that is nowhere',
    changed(SLOT_TYPE, {
      slotTypeValues: null,
      valueSelectionSetting: null,
      compositeSlotTypeSetting: { subSlots: [{ name: 'a', slotTypeId: 'GONE' }] },
    }),
    /slot type GONE of the sub slot a does not exist/,
  ],
])('an archive with %s fails, says why, and leaves nothing behind', async (_case, zip, reason) => {
  const cloud = talkingCloud();
  const { importStatus, failureReasons } = await imported(cloud, zip, asBot('Tides'));
  expect(importStatus).toBe('Failed');
  expect(failureReasons?.join('\n')).toMatch(reason);
  expect((await imported(cloud, zipOf(EXPORT), asBot('Tides'))).importStatus).toBe('Completed');
});
