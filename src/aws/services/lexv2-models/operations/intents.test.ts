// Intents, slots and slot types by the real client. AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_CreateIntent.html
import {
  CreateIntentCommand,
  type CreateIntentCommandInput,
  CreateSlotCommand,
  type CreateSlotCommandInput,
  CreateSlotTypeCommand,
  type CreateSlotTypeCommandInput,
  DeleteIntentCommand,
  DeleteSlotCommand,
  DeleteSlotTypeCommand,
  DescribeIntentCommand,
  DescribeSlotCommand,
  DescribeSlotTypeCommand,
  ListBuiltInIntentsCommand,
  ListBuiltInSlotTypesCommand,
  ListSlotsCommand,
  ListSlotTypesCommand,
  UpdateIntentCommand,
  UpdateSlotCommand,
  UpdateSlotTypeCommand,
} from '@aws-sdk/client-lex-models-v2';
import { expect, test } from 'vitest';
import { lexCloud, prompt } from '../testing/lex-cloud.ts';

const say = (value: string) => ({ messageGroups: [{ message: { plainTextMessage: { value } } }] });

test('everything that an intent says comes back as it was said', async () => {
  const { lex, bot } = lexCloud();
  const address = await bot();
  const settings: Omit<CreateIntentCommandInput, keyof typeof address> = {
    intentName: 'OrderFlowers',
    description: 'orders',
    sampleUtterances: [{ utterance: 'I want flowers' }],
    dialogCodeHook: { enabled: true },
    fulfillmentCodeHook: { enabled: true, active: true, postFulfillmentStatusSpecification: { successResponse: say('Done.') } },
    intentConfirmationSetting: { promptSpecification: prompt('Sure?'), declinationResponse: say('No flowers then.'), active: true },
    intentClosingSetting: { closingResponse: say('Bye.'), active: true },
    inputContexts: [{ name: 'shop' }],
    outputContexts: [{ name: 'ordered', timeToLiveInSeconds: 60, turnsToLive: 3 }],
    initialResponseSetting: {
      initialResponse: say('Welcome.'),
      conditional: {
        active: true,
        conditionalBranches: [
          { name: 'late', condition: { expressionString: '[late] = "yes"' }, nextStep: { dialogAction: { type: 'EndConversation' } } },
        ],
        defaultBranch: { nextStep: { dialogAction: { type: 'FulfillIntent' } } },
      },
    },
  };
  const made = await lex.send(new CreateIntentCommand({ ...address, ...settings }));
  expect(made).toMatchObject({ ...address, ...settings });
  const { intentId } = made;
  expect(await lex.send(new DescribeIntentCommand({ ...address, intentId }))).toMatchObject({ ...settings, slotPriorities: [] });
});

test('UpdateIntent says the whole intent: what is left out is gone', async () => {
  const { lex, bot, intent } = lexCloud();
  const address = await bot();
  const { intentId } = await intent(address, 'OrderFlowers', ['I want flowers'], { description: 'orders' });
  await lex.send(new UpdateIntentCommand({ ...address, intentId, intentName: 'BuyFlowers' }));
  const described = await lex.send(new DescribeIntentCommand({ ...address, intentId }));
  expect(described.intentName).toBe('BuyFlowers');
  expect(described.description).toBeUndefined();
  expect(described.sampleUtterances).toBeUndefined();
});

test.each<[string, Partial<CreateIntentCommandInput>, string]>([
  ['a name that is taken', { intentName: 'OrderFlowers' }, 'PreconditionFailedException'],
  ['a parent that is no built-in intent', { parentIntentSignature: 'AMAZON.NoneIntent' }, 'ValidationException'],
  ['a second FallbackIntent', { parentIntentSignature: 'AMAZON.FallbackIntent' }, 'PreconditionFailedException'],
  [
    'utterances of a built-in intent (AWS: API_CreateIntent)',
    { parentIntentSignature: 'AMAZON.HelpIntent', sampleUtterances: [{ utterance: 'aid' }] },
    'PreconditionFailedException',
  ],
  [
    'six messages',
    { intentClosingSetting: { closingResponse: { messageGroups: Array(6).fill(say('x').messageGroups[0]) } } },
    'ValidationException',
  ],
  ['Amazon Kendra', { kendraConfiguration: { kendraIndex: 'arn:aws:kendra:us-east-1:123456789012:index/abc' } }, 'NotImplemented'],
  ['a bot that is missing', { botId: 'NONESUCH00' }, 'PreconditionFailedException'],
  ['a version that is not the draft', { botVersion: '1' }, 'ValidationException'],
  [
    '1501 utterances',
    { sampleUtterances: Array.from({ length: 1501 }, (_, n) => ({ utterance: `u ${n}` })) },
    'ServiceQuotaExceededException',
  ],
])('an intent is refused for %s', async (_why, input, name) => {
  const { lex, bot, intent } = lexCloud();
  const address = await bot();
  await intent(address, 'OrderFlowers', ['I want flowers']);
  await expect(lex.send(new CreateIntentCommand({ ...address, intentName: 'Other', ...input }))).rejects.toMatchObject({ name });
});

test('slotPriorities name slots of the intent, each once, each priority once', async () => {
  const { lex, bot, intent } = lexCloud();
  const address = await bot();
  const { intentId, slot } = await intent(address, 'OrderFlowers', ['I want flowers']);
  const slotId = await slot('Day', 'AMAZON.Date', 'When?');
  const update = (slotPriorities: { slotId: string; priority: number }[]) =>
    lex.send(new UpdateIntentCommand({ ...address, intentId, intentName: 'OrderFlowers', slotPriorities }));
  for (const wrong of [
    [{ slotId: 'NONESUCH00', priority: 1 }],
    [
      { slotId, priority: 1 },
      { slotId, priority: 2 },
    ],
  ])
    await expect(update(wrong)).rejects.toMatchObject({ name: 'PreconditionFailedException' });
  expect((await update([{ slotId, priority: 7 }])).slotPriorities).toEqual([{ slotId, priority: 7 }]);
});

test('an intent goes with its slots; the FallbackIntent stays', async () => {
  const { lex, bot, intent } = lexCloud();
  const address = await bot();
  const { intentId, slot } = await intent(address, 'OrderFlowers', ['I want flowers']);
  const slotId = await slot('Day', 'AMAZON.Date', 'When?');
  await lex.send(new DeleteIntentCommand({ ...address, intentId }));
  await expect(lex.send(new DescribeIntentCommand({ ...address, intentId }))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(lex.send(new DescribeSlotCommand({ ...address, intentId, slotId }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  await expect(lex.send(new DeleteIntentCommand({ ...address, intentId }))).rejects.toMatchObject({ name: 'PreconditionFailedException' });
  const fallback = new DeleteIntentCommand({ ...address, intentId: 'FALLBCKINT' });
  await expect(lex.send(fallback)).rejects.toMatchObject({ name: 'PreconditionFailedException' });
});

test('a slot keeps its prompt, defaults, several values and obfuscation; it is listed, updated and deleted', async () => {
  const { lex, bot, intent, slotType } = lexCloud();
  const address = await bot();
  const { intentId } = await intent(address, 'OrderFlowers', ['I want flowers']);
  const at = { ...address, intentId };
  const slotTypeId = await slotType(address, 'Names', ['Ann']);
  const settings = {
    slotName: 'Name',
    slotTypeId,
    multipleValuesSetting: { allowMultipleValues: true },
    obfuscationSetting: { obfuscationSettingType: 'DefaultObfuscation' },
    valueElicitationSetting: {
      slotConstraint: 'Required',
      promptSpecification: {
        ...prompt('Who?', 3),
        messageSelectionStrategy: 'Ordered',
        messageGroups: [{ message: { plainTextMessage: { value: 'Who?' } }, variations: [{ plainTextMessage: { value: 'Your name?' } }] }],
      },
      defaultValueSpecification: { defaultValueList: [{ defaultValue: '#shop.name' }, { defaultValue: '[name]' }] },
      sampleUtterances: [{ utterance: 'I am {Name}' }],
    },
  } as const satisfies Partial<CreateSlotCommandInput>;
  const input = structuredClone(settings) as unknown as CreateSlotCommandInput;
  const { slotId, ...made } = await lex.send(new CreateSlotCommand({ ...input, ...at }));
  expect(made).toMatchObject({ ...at, ...settings });
  expect(await lex.send(new DescribeSlotCommand({ ...at, slotId }))).toMatchObject(settings);
  const { slotSummaries } = await lex.send(new ListSlotsCommand(at));
  expect(slotSummaries).toMatchObject([{ slotId, slotName: 'Name', slotConstraint: 'Required', slotTypeId }]);
  await lex.send(
    new UpdateSlotCommand({
      ...at,
      slotId,
      slotName: 'Who',
      slotTypeId: 'AMAZON.LastName',
      valueElicitationSetting: { slotConstraint: 'Optional' },
    }),
  );
  const updated = await lex.send(new DescribeSlotCommand({ ...at, slotId }));
  expect(updated).toMatchObject({ slotName: 'Who', valueElicitationSetting: { slotConstraint: 'Optional' } });
  expect(updated.obfuscationSetting).toBeUndefined();
  await lex.send(new DeleteSlotCommand({ ...at, slotId }));
  expect((await lex.send(new ListSlotsCommand(at))).slotSummaries).toEqual([]);
  await expect(lex.send(new DeleteSlotCommand({ ...at, slotId }))).rejects.toMatchObject({ name: 'PreconditionFailedException' });
});

test.each<[string, Partial<CreateSlotCommandInput>, string]>([
  ['a type that is missing', { slotTypeId: 'NONESUCH00' }, 'PreconditionFailedException'],
  ['a name that is taken', { slotName: 'Day' }, 'PreconditionFailedException'],
  ['no prompt of a Required slot', { valueElicitationSetting: { slotConstraint: 'Required' } }, 'PreconditionFailedException'],
  ['the FallbackIntent, which has none', { intentId: 'FALLBCKINT' }, 'PreconditionFailedException'],
  ['an intent that is missing', { intentId: 'NONESUCH00' }, 'PreconditionFailedException'],
  ['sub slots of a type that is not composite', { subSlotSetting: { expression: 'a and b' } }, 'PreconditionFailedException'],
  // AWS: "You can only mark slots with custom slot types as multi-value slots."
  ['several values of a built-in type', { multipleValuesSetting: { allowMultipleValues: true } }, 'PreconditionFailedException'],
  [
    'six retries',
    { valueElicitationSetting: { slotConstraint: 'Required', promptSpecification: prompt('Who?', 6) } },
    'ValidationException',
  ],
])('a slot is refused for %s', async (_why, input, name) => {
  const { lex, bot, intent } = lexCloud();
  const address = await bot();
  const { intentId, slot } = await intent(address, 'OrderFlowers', ['I want flowers']);
  await slot('Day', 'AMAZON.Date', 'When?');
  const valueElicitationSetting = { slotConstraint: 'Optional' } as const;
  const command = new CreateSlotCommand({
    ...address,
    intentId,
    slotName: 'Who',
    slotTypeId: 'AMAZON.City',
    valueElicitationSetting,
    ...input,
  });
  await expect(lex.send(command)).rejects.toMatchObject({ name });
});

test('a slot type keeps values and synonyms, is listed and updated, and cannot go while a slot uses it', async () => {
  const { lex, bot, intent, slotType } = lexCloud();
  const address = await bot();
  const slotTypeValues = [{ sampleValue: { value: 'lily' }, synonyms: [{ value: 'lilies' }] }];
  const slotTypeId = await slotType(address, 'FlowerType', [], { slotTypeValues });
  expect(await lex.send(new DescribeSlotTypeCommand({ ...address, slotTypeId }))).toMatchObject({
    slotTypeName: 'FlowerType',
    slotTypeValues,
    valueSelectionSetting: { resolutionStrategy: 'TopResolution' },
  });
  const { slot } = await intent(address, 'OrderFlowers', ['I want flowers']);
  await slot('Flower', slotTypeId, 'Which?');
  const valueSelectionSetting = { resolutionStrategy: 'OriginalValue' } as const;
  await lex.send(new UpdateSlotTypeCommand({ ...address, slotTypeId, slotTypeName: 'Kind', slotTypeValues, valueSelectionSetting }));
  expect((await lex.send(new ListSlotTypesCommand(address))).slotTypeSummaries).toMatchObject([
    { slotTypeId, slotTypeName: 'Kind', slotTypeCategory: 'Custom' },
  ]);
  const remove = (input: object) => lex.send(new DeleteSlotTypeCommand({ ...address, slotTypeId, ...input }));
  await expect(remove({})).rejects.toMatchObject({
    name: 'ConflictException',
    message: 'The slot type Kind is in use by OrderFlowers.Flower.',
  });
  await remove({ skipResourceInUseCheck: true });
  await expect(remove({})).rejects.toMatchObject({ name: 'PreconditionFailedException' });
  await expect(lex.send(new DescribeSlotTypeCommand({ ...address, slotTypeId }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});

test.each<[string, Partial<CreateSlotTypeCommandInput>, string]>([
  ['a name that is taken', { slotTypeName: 'FlowerType' }, 'PreconditionFailedException'],
  [
    'a value twice',
    { slotTypeValues: [{ sampleValue: { value: 'Rose' } }, { sampleValue: { value: 'rose' } }] },
    'PreconditionFailedException',
  ],
  ['no resolution strategy and no parent', { valueSelectionSetting: undefined }, 'PreconditionFailedException'],
  ['a parent that cannot be extended', { parentSlotTypeSignature: 'AMAZON.Date' }, 'PreconditionFailedException'],
  [
    'a regular expression without the parent AMAZON.AlphaNumeric',
    { valueSelectionSetting: { resolutionStrategy: 'OriginalValue', regexFilter: { pattern: '[0-9]+' } } },
    'PreconditionFailedException',
  ],
  [
    'a regular expression that is none',
    {
      parentSlotTypeSignature: 'AMAZON.AlphaNumeric',
      valueSelectionSetting: { resolutionStrategy: 'OriginalValue', regexFilter: { pattern: '[' } },
    },
    'PreconditionFailedException',
  ],
  ['a grammar', { externalSourceSetting: { grammarSlotTypeSetting: {} } }, 'NotImplemented'],
])('a slot type is refused for %s', async (_why, input, name) => {
  const { lex, bot, slotType } = lexCloud();
  const address = await bot();
  await slotType(address, 'FlowerType', ['rose']);
  const command = new CreateSlotTypeCommand({
    ...address,
    slotTypeName: 'Other',
    valueSelectionSetting: { resolutionStrategy: 'TopResolution' },
    ...input,
  });
  await expect(lex.send(command)).rejects.toMatchObject({ name });
});

test('built-in intents and slot types are listed by locale (AWS: howitworks-builtins-slots)', async () => {
  const { lex } = lexCloud();
  const { builtInIntentSummaries } = await lex.send(new ListBuiltInIntentsCommand({ localeId: 'en_US' }));
  expect(builtInIntentSummaries?.map(({ intentSignature }) => intentSignature)).toContain('AMAZON.FallbackIntent');
  const types = async (localeId: string) =>
    (await lex.send(new ListBuiltInSlotTypesCommand({ localeId }))).builtInSlotTypeSummaries?.map((type) => type.slotTypeSignature);
  expect(await types('en_US')).toContain('AMAZON.Date');
  expect(await types('en_US')).not.toContain('AMAZON.UKPostalCode');
  expect(await types('en_GB')).toContain('AMAZON.UKPostalCode');
  await expect(types('xx_XX')).rejects.toMatchObject({ name: 'ValidationException' });
});
