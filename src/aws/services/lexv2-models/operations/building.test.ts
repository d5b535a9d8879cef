// Locales and their builds by the real client. States: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_BuildBotLocale.html
import {
  BuildBotLocaleCommand,
  CreateBotLocaleCommand,
  CreateIntentCommand,
  CreateSlotCommand,
  DeleteBotLocaleCommand,
  DescribeBotLocaleCommand,
  ListBotLocalesCommand,
  ListIntentsCommand,
  UpdateBotLocaleCommand,
  waitUntilBotLocaleBuilt,
} from '@aws-sdk/client-lex-models-v2';
import { expect, test } from 'vitest';
import { type Address, lexCloud, prompt } from '../testing/lex-cloud.ts';

const localeOf = async ({ lex }: Pick<ReturnType<typeof lexCloud>, 'lex'>, address: Address) =>
  lex.send(new DescribeBotLocaleCommand(address));

test('a locale is Creating, then NotBuilt, and has the FallbackIntent (AWS: built-in-intent-fallback)', async () => {
  const cloud = lexCloud();
  const { lex, bot, advance } = cloud;
  const { botId } = await bot();
  const address = { botId, botVersion: 'DRAFT', localeId: 'ja_JP' } as const;
  const made = await lex.send(new CreateBotLocaleCommand({ ...address, nluIntentConfidenceThreshold: 0.5 }));
  expect(made).toMatchObject({ localeName: 'Japanese (JP)', botLocaleStatus: 'Creating', nluIntentConfidenceThreshold: 0.5 });
  await expect(lex.send(new CreateIntentCommand({ ...address, intentName: 'TooEarly' }))).rejects.toMatchObject({
    name: 'ConflictException',
  });
  await advance(2000);
  expect(await localeOf(cloud, address)).toMatchObject({ botLocaleStatus: 'NotBuilt', intentsCount: 1, slotTypesCount: 0 });
  const { intentSummaries } = await lex.send(new ListIntentsCommand(address));
  expect(intentSummaries).toMatchObject([{ intentName: 'FallbackIntent', parentIntentSignature: 'AMAZON.FallbackIntent' }]);
});

test('a locale that there is already, that Lex does not know, or of a bot that is missing is refused', async () => {
  const { lex, bot } = lexCloud();
  const address = await bot();
  const make = (input: object) => lex.send(new CreateBotLocaleCommand({ ...address, nluIntentConfidenceThreshold: 0.4, ...input }));
  await expect(make({})).rejects.toMatchObject({ name: 'PreconditionFailedException' });
  await expect(make({ localeId: 'xx_XX' })).rejects.toMatchObject({ name: 'ValidationException' });
  await expect(make({ botId: 'NONESUCH00' })).rejects.toMatchObject({ name: 'PreconditionFailedException' });
  await expect(make({ localeId: 'de_DE', nluIntentConfidenceThreshold: 2 })).rejects.toMatchObject({ name: 'ValidationException' });
  await expect(make({ botVersion: '1' })).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('^DRAFT$'),
  });
});

test('a build is Building, cannot be built again meanwhile, then Built, as the waiter of the SDK sees', async () => {
  const cloud = lexCloud();
  const { lex, bot, intent, advance } = cloud;
  const address = await bot();
  await intent(address, 'OrderFlowers', ['I want flowers']);
  const answer = await lex.send(new BuildBotLocaleCommand(address));
  expect(answer).toMatchObject({ botLocaleStatus: 'Building', lastBuildSubmittedDateTime: expect.any(Date) });
  expect((await localeOf(cloud, address)).botLocaleStatus).toBe('Building');
  await expect(lex.send(new BuildBotLocaleCommand(address))).rejects.toMatchObject({ name: 'ConflictException' });
  await expect(lex.send(new CreateIntentCommand({ ...address, intentName: 'Late' }))).rejects.toMatchObject({ name: 'ConflictException' });
  await advance(5000);
  expect(await localeOf(cloud, address)).toMatchObject({
    botLocaleStatus: 'Built',
    failureReasons: [],
    botLocaleHistoryEvents: [{ event: 'Build submitted' }],
  });
  const { state } = await waitUntilBotLocaleBuilt({ client: lex, maxWaitTime: 30 }, address);
  expect(state).toBe('SUCCESS');
});

test('any edit puts a built locale back to NotBuilt (inferred from the console)', async () => {
  const cloud = lexCloud();
  const { lex, bot, intent, build } = cloud;
  const address = await bot();
  await intent(address, 'OrderFlowers', ['I want flowers']);
  await build(address);
  await lex.send(new UpdateBotLocaleCommand({ ...address, nluIntentConfidenceThreshold: 0.8 }));
  expect(await localeOf(cloud, address)).toMatchObject({ botLocaleStatus: 'NotBuilt', nluIntentConfidenceThreshold: 0.8 });
});

test('a build that cannot succeed is Failed, and says why (sentences inferred)', async () => {
  const cloud = lexCloud();
  const { lex, bot, intent, build } = cloud;
  const address = await bot();
  await build(address);
  expect(await localeOf(cloud, address)).toMatchObject({
    botLocaleStatus: 'Failed',
    failureReasons: ['The locale en_US needs at least one intent with a sample utterance.'],
  });
  const { intentId } = await intent(address, 'OrderFlowers', ['I want {Flower}'], {
    initialResponseSetting: { nextStep: { dialogAction: { type: 'StartIntent' }, intent: { name: 'Nowhere' } } },
  });
  await lex.send(
    new CreateSlotCommand({
      ...address,
      intentId,
      slotName: 'Day',
      slotTypeId: 'AMAZON.Date',
      valueElicitationSetting: { slotConstraint: 'Required', promptSpecification: prompt('When?') },
    }),
  );
  await build(address);
  expect((await localeOf(cloud, address)).failureReasons).toEqual([
    'The intent OrderFlowers has no slot Flower, which its sample utterance "I want {Flower}" names.',
    'The intent OrderFlowers has slots without a priority: Day. Set slotPriorities by UpdateIntent.',
    'A next step of the intent OrderFlowers starts Nowhere, which does not exist.',
  ]);
});

test('a condition that cannot be read fails the build, and the sentence says where (inferred; expressions: AWS, paths-branching)', async () => {
  const cloud = lexCloud();
  const { bot, intent, build } = cloud;
  const address = await bot();
  const nextStep = { dialogAction: { type: 'EndConversation' } } as const;
  const branch = (name: string, expressionString: string) => ({ name, condition: { expressionString }, nextStep });
  const conditionalBranches = [branch('fine', '{Size} > 3 AND fn.IS_SET([level])'), branch('wrong', '{Size} >> 3')];
  const conditional = { active: true, conditionalBranches, defaultBranch: { nextStep } };
  await intent(address, 'Order', ['order'], { initialResponseSetting: { conditional } });
  await build(address);
  expect(await localeOf(cloud, address)).toMatchObject({
    botLocaleStatus: 'Failed',
    failureReasons: ['A branch of the intent Order: The condition {Size} >> 3 cannot be read at >.'],
  });
});

test('a locale is listed by its name, and gone a while after it is deleted', async () => {
  const { lex, bot, advance } = lexCloud();
  const address = await bot();
  await lex.send(new CreateBotLocaleCommand({ ...address, localeId: 'de_DE', nluIntentConfidenceThreshold: 0.4 }));
  const names = async () => (await lex.send(new ListBotLocalesCommand(address))).botLocaleSummaries?.map(({ localeName }) => localeName);
  expect(await names()).toEqual(['English (US)', 'German (DE)']);
  expect(await lex.send(new DeleteBotLocaleCommand(address))).toMatchObject({ botLocaleStatus: 'Deleting' });
  await advance(2000);
  expect(await names()).toEqual(['German (DE)']);
  await expect(lex.send(new DeleteBotLocaleCommand(address))).rejects.toMatchObject({ name: 'PreconditionFailedException' });
  await expect(lex.send(new BuildBotLocaleCommand(address))).rejects.toMatchObject({ name: 'PreconditionFailedException' });
  await expect(lex.send(new DescribeBotLocaleCommand(address))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});
