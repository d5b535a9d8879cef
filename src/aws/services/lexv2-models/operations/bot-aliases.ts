// CreateBotAlias, DescribeBotAlias, UpdateBotAlias, DeleteBotAlias, ListBotAliases.
// AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_CreateBotAlias.html
import type {
  BotAliasLocaleSettings,
  ConversationLogSettings,
  CreateBotAliasCommandInput,
  CreateBotAliasCommandOutput,
  DeleteBotAliasCommandInput,
  DeleteBotAliasCommandOutput,
  DescribeBotAliasCommandInput,
  DescribeBotAliasCommandOutput,
  ListBotAliasesCommandInput,
  ListBotAliasesCommandOutput,
  UpdateBotAliasCommandInput,
  UpdateBotAliasCommandOutput,
} from '@aws-sdk/client-lex-models-v2';
import type { Operation } from '../../../core/service.ts';
import type { Answer } from '../answer.ts';
import { type AliasSettings, type Bot, type BotAlias, DRAFT, TEST_ALIAS_ID } from '../bot.ts';
import { aliasArn, type Bots, own } from '../bots.ts';
import { conflict, invalid, notEmbedded, parentMissing, preconditionFailed, quotaExceeded } from '../errors.ts';
import { DURATIONS, LIMITS } from '../limits.ts';
import { listed } from '../paging.ts';
import { statusOf } from '../states.ts';

export const createBotAlias =
  (bots: Bots): Operation<CreateBotAliasCommandInput, Answer<CreateBotAliasCommandOutput>> =>
  ({ botId, tags, botAliasLocaleSettings: localeSettings = {}, ...settings }, context) => {
    const bot = bots.changeableBot(context, botId);
    checkAlias(bot, settings, localeSettings);
    if (Object.keys(bot.aliases).length > LIMITS.aliasesPerBot) throw quotaExceeded(`A bot has at most ${LIMITS.aliasesPerBot} aliases.`);
    const { now } = bots;
    const alias: BotAlias = {
      botAliasId: bots.newId(),
      settings,
      localeSettings,
      history: settings.botVersion === undefined ? [] : [{ botVersion: settings.botVersion, startMs: now }],
      createdMs: now,
      updatedMs: now,
      readyMs: now + DURATIONS.aliasMs,
    };
    bot.aliases[alias.botAliasId] = alias;
    if (tags) bots.tags[aliasArn(bot, alias.botAliasId)] = tags;
    const { lastUpdatedDateTime: _same, ...created } = described(alias, now);
    return { ...created, botId, ...(tags && { tags }) };
  };

export const describeBotAlias =
  (bots: Bots): Operation<DescribeBotAliasCommandInput, Answer<DescribeBotAliasCommandOutput>> =>
  ({ botId, botAliasId }, context) => {
    const alias = bots.alias(context, botId, botAliasId);
    return {
      ...described(alias, bots.now),
      botId,
      botAliasHistoryEvents: alias.history.map(({ botVersion, startMs, endMs }) => ({
        botVersion,
        startDate: new Date(startMs),
        ...(endMs !== undefined && { endDate: new Date(endMs) }),
      })),
      parentBotNetworks: [],
    };
  };

/** The request says the whole alias: what it leaves out is gone. */
export const updateBotAlias =
  (bots: Bots): Operation<UpdateBotAliasCommandInput, Answer<UpdateBotAliasCommandOutput>> =>
  ({ botId, botAliasId, botAliasLocaleSettings: localeSettings = {}, ...settings }, context) => {
    const bot = bots.changeableBot(context, botId);
    const alias = bots.alias(context, botId, botAliasId, parentMissing);
    checkAlias(bot, settings, localeSettings, alias);
    const { now } = bots;
    if (settings.botVersion !== alias.settings.botVersion) {
      const last = alias.history.at(-1);
      if (last) last.endMs = now;
      if (settings.botVersion !== undefined) alias.history.push({ botVersion: settings.botVersion, startMs: now });
    }
    alias.settings = settings;
    alias.localeSettings = localeSettings;
    alias.updatedMs = now;
    return { ...described(alias, now), botId };
  };

export const deleteBotAlias =
  (bots: Bots): Operation<DeleteBotAliasCommandInput, Answer<DeleteBotAliasCommandOutput>> =>
  ({ botId, botAliasId }, context) => {
    const alias = bots.alias(context, botId, botAliasId, parentMissing);
    if (alias.botAliasId === TEST_ALIAS_ID) throw preconditionFailed('The alias TestBotAlias cannot be deleted.');
    if (alias.goneMs !== undefined) throw conflict(`The alias ${alias.botAliasId} is being deleted.`);
    alias.goneMs = bots.now + DURATIONS.deletionMs;
    return { botAliasId: alias.botAliasId, botId, botAliasStatus: 'Deleting' };
  };

export const listBotAliases =
  (bots: Bots): Operation<ListBotAliasesCommandInput, Answer<ListBotAliasesCommandOutput>> =>
  (input, context) => {
    const { items, nextToken } = listed(Object.values(bots.find(context, input.botId)?.aliases ?? {}), input, {
      attributeOf: ({ settings }) => settings.botAliasName,
      idOf: ({ botAliasId }) => botAliasId,
      defaultAttribute: 'BotAliasName',
    });
    const botAliasSummaries = items.map((alias) => {
      const {
        botAliasLocaleSettings: _,
        conversationLogSettings: _logs,
        sentimentAnalysisSettings: _mood,
        ...summary
      } = described(alias, bots.now);
      return summary;
    });
    return { botId: input.botId, botAliasSummaries, ...(nextToken !== undefined && { nextToken }) };
  };

/** Throws AwsError PreconditionFailedException, ValidationException or NotImplemented. */
function checkAlias(
  bot: Bot,
  { botAliasName, botVersion, conversationLogSettings, sentimentAnalysisSettings }: AliasSettings,
  localeSettings: Readonly<Record<string, BotAliasLocaleSettings>>,
  changed?: BotAlias,
): void {
  const taken = Object.values(bot.aliases).some((alias) => alias !== changed && alias.settings.botAliasName === botAliasName);
  if (taken) throw preconditionFailed(`An alias with the name ${botAliasName} already exists.`);
  // AWS: the test alias shows the draft, and no other does.
  if ((botVersion === DRAFT) !== (changed?.botAliasId === TEST_ALIAS_ID) && botVersion !== undefined)
    throw preconditionFailed('TestBotAlias shows the version DRAFT; every other alias a numbered one.');
  const version = own(bot.versions, botVersion);
  if (botVersion !== undefined && !version) throw parentMissing();
  checkLogs(bot, conversationLogSettings);
  if (sentimentAnalysisSettings?.detectSentiment) throw notEmbedded('sentiment analysis (sentimentAnalysisSettings)');
  for (const [localeId, { codeHookSpecification }] of Object.entries(localeSettings)) {
    if (version && !Object.hasOwn(version.locales, localeId)) throw preconditionFailed(`Version ${botVersion} has no locale ${localeId}.`);
    const format = codeHookSpecification?.lambdaCodeHook?.codeHookInterfaceVersion;
    if (format !== undefined && format !== '1.0') throw invalid(`codeHookInterfaceVersion is 1.0, and not ${format}.`);
  }
}

/** Throws AwsError PreconditionFailedException or NotImplemented. */
function checkLogs(bot: Bot, { textLogSettings = [], audioLogSettings = [] }: ConversationLogSettings = {}): void {
  if (audioLogSettings.some(({ enabled }) => enabled)) throw notEmbedded('a log of audio (audioLogSettings)');
  if (textLogSettings.some(({ selectiveLoggingEnabled }) => selectiveLoggingEnabled))
    throw notEmbedded('selective logs (selectiveLoggingEnabled)');
  // AWS: "You can't use conversation logs with a bot subject to the Children's Online Privacy Protection Act".
  if (bot.settings.dataPrivacy?.childDirected && textLogSettings.some(({ enabled }) => enabled))
    throw preconditionFailed('A bot that is directed at children has no logs of conversations.');
}

function described(alias: BotAlias, nowMs: number) {
  return {
    ...alias.settings,
    botAliasId: alias.botAliasId,
    botAliasLocaleSettings: { ...alias.localeSettings },
    botAliasStatus: statusOf(alias, nowMs),
    creationDateTime: new Date(alias.createdMs),
    lastUpdatedDateTime: new Date(alias.updatedMs),
  };
}
