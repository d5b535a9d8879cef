// CreateBot, DescribeBot, UpdateBot, DeleteBot, ListBots.
// AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_CreateBot.html
import type {
  CreateBotCommandInput,
  CreateBotCommandOutput,
  DeleteBotCommandInput,
  DeleteBotCommandOutput,
  DescribeBotCommandInput,
  DescribeBotCommandOutput,
  ListBotsCommandInput,
  ListBotsCommandOutput,
  UpdateBotCommandInput,
  UpdateBotCommandOutput,
} from '@aws-sdk/client-lex-models-v2';
import type { Place } from '../../../core/ports.ts';
import type { Operation } from '../../../core/service.ts';
import type { Answer } from '../answer.ts';
import { type Bot, type BotSettings, DRAFT, TEST_ALIAS_ID } from '../bot.ts';
import { aliasArn, type Bots, botArn } from '../bots.ts';
import { conflict, notEmbedded, preconditionFailed } from '../errors.ts';
import { DURATIONS } from '../limits.ts';
import { listed } from '../paging.ts';
import { botStatusOf } from '../states.ts';

export const createBot =
  (bots: Bots): Operation<CreateBotCommandInput, Answer<CreateBotCommandOutput>> =>
  ({ botTags, testBotAliasTags, ...settings }, { account, region }) => {
    checkSettings(bots, { account, region }, settings);
    const bot = newBot(bots, { account, region }, settings, { readyMs: bots.now + DURATIONS.botMs });
    bots.add(bot);
    if (botTags) bots.tags[botArn(bot)] = botTags;
    if (testBotAliasTags) bots.tags[aliasArn(bot, TEST_ALIAS_ID)] = testBotAliasTags;
    return {
      ...described(bot, bots.now),
      ...(botTags && { botTags }),
      ...(testBotAliasTags && { testBotAliasTags }),
    };
  };

/** A bot with its draft and its test alias, not yet among the bots. */
export function newBot(bots: Bots, { account, region }: Place, settings: BotSettings, coming: Pick<Bot, 'readyMs' | 'comesBy'>): Bot {
  const { now } = bots;
  const inTime = { createdMs: now, updatedMs: now, readyMs: coming.readyMs };
  return {
    ...inTime,
    ...coming,
    account,
    region,
    botId: bots.newId(),
    settings: { ...settings, botType: settings.botType ?? 'Bot' },
    versions: { [DRAFT]: { ...inTime, version: DRAFT, locales: {} } },
    lastVersion: 0,
    // AWS: every bot has this alias; it cannot be made, only updated, and shows the draft.
    aliases: {
      [TEST_ALIAS_ID]: {
        ...inTime,
        botAliasId: TEST_ALIAS_ID,
        settings: { botAliasName: 'TestBotAlias', description: 'test bot alias', botVersion: DRAFT },
        localeSettings: {},
        history: [{ botVersion: DRAFT, startMs: now }],
      },
    },
  };
}

export const describeBot =
  (bots: Bots): Operation<DescribeBotCommandInput, Answer<DescribeBotCommandOutput>> =>
  ({ botId }, context) => ({ ...described(bots.bot(context, botId), bots.now), failureReasons: [] });

export const updateBot =
  (bots: Bots): Operation<UpdateBotCommandInput, Answer<UpdateBotCommandOutput>> =>
  ({ botId, ...settings }, context) => {
    const bot = bots.changeableBot(context, botId);
    checkSettings(bots, context, settings, bot);
    if (settings.botType !== undefined && settings.botType !== bot.settings.botType)
      throw preconditionFailed('The type of a bot cannot be changed.');
    bot.settings = { ...settings, botType: bot.settings.botType };
    bot.updatedMs = bots.now;
    return described(bot, bots.now);
  };

export const deleteBot =
  (bots: Bots): Operation<DeleteBotCommandInput, Answer<DeleteBotCommandOutput>> =>
  ({ botId, skipResourceInUseCheck }, context) => {
    const bot = bots.changeableBot(context, botId);
    // AWS: by default a bot that an alias uses is not deleted. Its own test alias does not count.
    const used = Object.keys(bot.aliases).filter((aliasId) => aliasId !== TEST_ALIAS_ID);
    if (!skipResourceInUseCheck && used.length > 0) throw conflict(`The bot ${bot.botId} is in use by its aliases ${used.join(', ')}.`);
    bot.goneMs = bots.now + DURATIONS.deletionMs;
    return { botId: bot.botId, botStatus: 'Deleting' };
  };

export const listBots =
  (bots: Bots): Operation<ListBotsCommandInput, Answer<ListBotsCommandOutput>> =>
  (input, context) => {
    const { items, nextToken } = listed(bots.list(context), input, {
      attributeOf: ({ settings }, name) => (name === 'BotType' ? settings.botType : settings.botName),
      idOf: ({ botId }) => botId,
      defaultAttribute: 'BotName',
    });
    const botSummaries = items.map((bot) => ({
      botId: bot.botId,
      botName: bot.settings.botName,
      description: bot.settings.description,
      botStatus: botStatusOf(bot, bots.now),
      latestBotVersion: bot.lastVersion === 0 ? DRAFT : String(bot.lastVersion),
      lastUpdatedDateTime: new Date(bot.updatedMs),
      botType: bot.settings.botType,
    }));
    return { botSummaries, ...(nextToken !== undefined && { nextToken }) };
  };

/** Throws AwsError PreconditionFailedException: names of bots are unique in account and region. The sentence is inferred. */
function checkSettings(bots: Bots, place: Place, settings: BotSettings, own?: Bot): void {
  if (settings.botType === 'BotNetwork' || settings.botMembers) throw notEmbedded('a network of bots');
  const taken = bots.list(place).some((bot) => bot !== own && bot.settings.botName === settings.botName);
  if (taken) throw preconditionFailed(`A bot with the name ${settings.botName} already exists.`);
}

function described(bot: Bot, nowMs: number) {
  return {
    ...bot.settings,
    botId: bot.botId,
    botStatus: botStatusOf(bot, nowMs),
    creationDateTime: new Date(bot.createdMs),
    lastUpdatedDateTime: new Date(bot.updatedMs),
  };
}
