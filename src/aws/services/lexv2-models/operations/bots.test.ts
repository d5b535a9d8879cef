// Bots by the real client. Errors' names: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_DeleteBot.html
import {
  CreateBotAliasCommand,
  CreateBotCommand,
  DeleteBotCommand,
  DescribeBotAliasCommand,
  DescribeBotCommand,
  LexModelsV2Client,
  ListBotsCommand,
  type ListBotsCommandInput,
  paginateListBots,
  UpdateBotCommand,
  waitUntilBotAvailable,
} from '@aws-sdk/client-lex-models-v2';
import { expect, test } from 'vitest';
import { BOT, lexCloud } from '../testing/lex-cloud.ts';

test('a bot is Creating, then Available, with the alias TestBotAlias of its draft (AWS: API_CreateBot)', async () => {
  const { lex, advance } = lexCloud();
  const made = await lex.send(new CreateBotCommand({ ...BOT, description: 'sells flowers', botTags: { team: 'blue' } }));
  expect(made).toMatchObject({ ...BOT, botStatus: 'Creating', description: 'sells flowers', botTags: { team: 'blue' } });
  expect(made.botId).toMatch(/^[0-9A-Z]{10}$/);
  const { botId } = made;
  await advance(2000);
  expect(await lex.send(new DescribeBotCommand({ botId }))).toMatchObject({ ...BOT, botStatus: 'Available', botType: 'Bot' });
  const alias = await lex.send(new DescribeBotAliasCommand({ botId, botAliasId: 'TSTALIASID' }));
  expect(alias).toMatchObject({ botAliasName: 'TestBotAlias', botVersion: 'DRAFT', botAliasStatus: 'Available' });
});

test('the waiter of the SDK sees the bot become Available', async () => {
  const cloud = lexCloud();
  const { botId } = await cloud.lex.send(new CreateBotCommand(BOT));
  await cloud.advance(2000);
  const { state } = await waitUntilBotAvailable({ client: cloud.lex, maxWaitTime: 30 }, { botId });
  expect(state).toBe('SUCCESS');
});

test('two bots cannot have one name in a region; another region has its own (inferred)', async () => {
  const { lex, client } = lexCloud();
  await lex.send(new CreateBotCommand(BOT));
  await expect(lex.send(new CreateBotCommand(BOT))).rejects.toMatchObject({
    name: 'PreconditionFailedException',
    message: 'A bot with the name Flowers already exists.',
  });
  await client(LexModelsV2Client, { region: 'eu-west-1' }).send(new CreateBotCommand(BOT));
});

test('a name, a role and a time to live must be what the model of the API says', async () => {
  const { lex } = lexCloud();
  const wrong = new CreateBotCommand({ ...BOT, botName: 'two words', idleSessionTTLInSeconds: 5, roleArn: 'none' });
  await expect(lex.send(wrong)).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringMatching(/botName[\s\S]*roleArn[\s\S]*idleSessionTTLInSeconds/),
  });
});

test('a network of bots is refused with a clear sentence (by design)', async () => {
  const { lex } = lexCloud();
  await expect(lex.send(new CreateBotCommand({ ...BOT, botType: 'BotNetwork' }))).rejects.toMatchObject({ name: 'NotImplemented' });
});

test('UpdateBot says the whole bot: a description that is left out is gone (inferred from the API, where nothing is merged)', async () => {
  const { lex, advance } = lexCloud();
  const { botId } = await lex.send(new CreateBotCommand({ ...BOT, description: 'old' }));
  await advance(2000);
  const updated = await lex.send(new UpdateBotCommand({ ...BOT, botId, botName: 'Bouquets', idleSessionTTLInSeconds: 60 }));
  expect(updated).toMatchObject({ botName: 'Bouquets', idleSessionTTLInSeconds: 60 });
  expect((await lex.send(new DescribeBotCommand({ botId }))).description).toBeUndefined();
});

test('what is missing is 404 to read and 412 to change (recorded: terraform-provider-aws pull 38661)', async () => {
  const { lex } = lexCloud();
  const botId = 'NONESUCH00';
  const message = 'Failed to retrieve resource since it does not exist';
  await expect(lex.send(new DescribeBotCommand({ botId }))).rejects.toMatchObject({ name: 'ResourceNotFoundException', message });
  const refusal = { name: 'PreconditionFailedException', message, $metadata: { httpStatusCode: 412 } };
  await expect(lex.send(new DeleteBotCommand({ botId }))).rejects.toMatchObject(refusal);
  await expect(lex.send(new UpdateBotCommand({ ...BOT, botId }))).rejects.toMatchObject(refusal);
});

test('a bot that is being created cannot be deleted yet (AWS: API_DeleteBot, ConflictException)', async () => {
  const { lex } = lexCloud();
  const { botId } = await lex.send(new CreateBotCommand(BOT));
  await expect(lex.send(new DeleteBotCommand({ botId }))).rejects.toMatchObject({
    name: 'ConflictException',
    $metadata: { httpStatusCode: 409 },
  });
});

test('a deleted bot is Deleting, then gone, and its name is free', async () => {
  const { lex, advance, bot } = lexCloud();
  const { botId } = await bot();
  expect(await lex.send(new DeleteBotCommand({ botId }))).toMatchObject({ botId, botStatus: 'Deleting' });
  expect((await lex.send(new DescribeBotCommand({ botId }))).botStatus).toBe('Deleting');
  await advance(2000);
  await expect(lex.send(new DescribeBotCommand({ botId }))).rejects.toThrow('does not exist');
  await lex.send(new CreateBotCommand(BOT));
});

test('a snapshot holds no bot whose deletion is over', async () => {
  const { aws, lex, advance, bot } = lexCloud();
  const { botId } = await bot();
  await lex.send(new DeleteBotCommand({ botId }));
  await advance(2000);
  expect(JSON.stringify(await aws.snapshot())).not.toContain(botId);
});

test('a bot with an alias is in use, unless the check is skipped (AWS: API_DeleteBot, skipResourceInUseCheck)', async () => {
  const { lex, bot } = lexCloud();
  const { botId } = await bot();
  await lex.send(new CreateBotAliasCommand({ botId, botAliasName: 'live' }));
  await expect(lex.send(new DeleteBotCommand({ botId }))).rejects.toMatchObject({ name: 'ConflictException' });
  await lex.send(new DeleteBotCommand({ botId, skipResourceInUseCheck: true }));
});

test('ListBots sorts, filters and pages', async () => {
  const { lex } = lexCloud();
  for (const botName of ['Beta', 'Alpha', 'Gamma']) await lex.send(new CreateBotCommand({ ...BOT, botName }));
  const names = async (input: ListBotsCommandInput) =>
    (await lex.send(new ListBotsCommand(input))).botSummaries?.map(({ botName }) => botName);
  expect(await names({})).toEqual(['Alpha', 'Beta', 'Gamma']);
  expect(await names({ sortBy: { attribute: 'BotName', order: 'Descending' } })).toEqual(['Gamma', 'Beta', 'Alpha']);
  expect(await names({ filters: [{ name: 'BotName', values: ['et'], operator: 'CO' }] })).toEqual(['Beta']);
  expect(await names({ filters: [{ name: 'BotName', values: ['Beta'], operator: 'NE' }] })).toEqual(['Alpha', 'Gamma']);
  const pages: (string | undefined)[][] = [];
  for await (const page of paginateListBots({ client: lex, pageSize: 2 }, {}))
    pages.push((page.botSummaries ?? []).map(({ botName }) => botName));
  expect(pages).toEqual([['Alpha', 'Beta'], ['Gamma']]);
  await expect(lex.send(new ListBotsCommand({ nextToken: 'x' }))).rejects.toMatchObject({ name: 'ValidationException' });
});
