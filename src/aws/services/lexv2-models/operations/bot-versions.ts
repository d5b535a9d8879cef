// CreateBotVersion, DescribeBotVersion, DeleteBotVersion, ListBotVersions.
// AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_CreateBotVersion.html
import type {
  BotStatus,
  CreateBotVersionCommandInput,
  CreateBotVersionCommandOutput,
  DeleteBotVersionCommandInput,
  DeleteBotVersionCommandOutput,
  DescribeBotVersionCommandInput,
  DescribeBotVersionCommandOutput,
  ListBotVersionsCommandInput,
  ListBotVersionsCommandOutput,
} from '@aws-sdk/client-lex-models-v2';
import type { Operation } from '../../../core/service.ts';
import type { Answer } from '../answer.ts';
import { type Bot, type BotVersion, DRAFT } from '../bot.ts';
import { type Bots, own } from '../bots.ts';
import { conflict, parentMissing, preconditionFailed, quotaExceeded } from '../errors.ts';
import { DURATIONS, LIMITS } from '../limits.ts';
import { listed } from '../paging.ts';
import { isBetween, localeStatusOf, statusOf } from '../states.ts';

/** Takes the named locales as they are, built or not, and never changes again. */
export const createBotVersion =
  (bots: Bots): Operation<CreateBotVersionCommandInput, Answer<CreateBotVersionCommandOutput>> =>
  ({ botId, description, botVersionLocaleSpecification: specification = {} }, context) => {
    const bot = bots.changeableBot(context, botId);
    if (Object.keys(bot.versions).length > LIMITS.versionsPerBot)
      throw quotaExceeded(`A bot has at most ${LIMITS.versionsPerBot} versions.`);
    const locales = Object.entries(specification).map(([localeId, { sourceBotVersion }]) => {
      const source = own(own(bot.versions, sourceBotVersion)?.locales, localeId);
      if (!source) throw preconditionFailed(`Version ${sourceBotVersion} of the bot has no locale ${localeId}.`);
      const status = localeStatusOf(source, bots.now);
      if (isBetween(status)) throw conflict(`The locale ${localeId} is in state ${status}: no version can be made of it now.`);
      return [localeId, structuredClone(source)] as const;
    });
    const { now } = bots;
    bot.lastVersion += 1;
    const version: BotVersion = {
      version: String(bot.lastVersion),
      description,
      settings: structuredClone(bot.settings),
      locales: Object.fromEntries(locales),
      createdMs: now,
      updatedMs: now,
      readyMs: now + DURATIONS.versionMs,
    };
    bot.versions[version.version] = version;
    return {
      botId,
      ...(description !== undefined && { description }),
      botVersion: version.version,
      botVersionLocaleSpecification: specification,
      botStatus: 'Versioning',
      creationDateTime: new Date(now),
    };
  };

export const describeBotVersion =
  (bots: Bots): Operation<DescribeBotVersionCommandInput, Answer<DescribeBotVersionCommandOutput>> =>
  ({ botId, botVersion }, context) => {
    const version = bots.version(context, botId, botVersion);
    const bot = bots.bot(context, botId);
    const { errorLogSettings: _unsaid, description: ofBot, ...settings } = version.settings ?? bot.settings;
    return {
      ...settings,
      description: version.settings ? version.description : ofBot,
      botId,
      botVersion: version.version,
      botStatus: versionStatus(version, bots.now),
      failureReasons: [],
      creationDateTime: new Date(version.createdMs),
      parentBotNetworks: [],
    };
  };

export const deleteBotVersion =
  (bots: Bots): Operation<DeleteBotVersionCommandInput, Answer<DeleteBotVersionCommandOutput>> =>
  ({ botId, botVersion, skipResourceInUseCheck }, context) => {
    const version = bots.version(context, botId, botVersion, parentMissing);
    const users = Object.values(bots.bot(context, botId).aliases).filter(({ settings }) => settings.botVersion === version.version);
    if (!skipResourceInUseCheck && users.length > 0)
      throw conflict(`Version ${version.version} is in use by ${users.map(({ settings }) => settings.botAliasName).join(', ')}.`);
    version.goneMs = bots.now + DURATIONS.deletionMs;
    return { botId, botVersion: version.version, botStatus: 'Deleting' };
  };

export const listBotVersions =
  (bots: Bots): Operation<ListBotVersionsCommandInput, Answer<ListBotVersionsCommandOutput>> =>
  (input, context) => {
    const bot = bots.find(context, input.botId);
    const { items, nextToken } = listed(Object.values(bot?.versions ?? {}), input, {
      // By number, the draft first.
      attributeOf: ({ version }) => (version === DRAFT ? 0 : Number(version)),
      idOf: ({ version }) => version,
      defaultAttribute: 'BotVersion',
    });
    const botVersionSummaries = items.map((version) => ({
      botName: (version.settings ?? (bot as Bot).settings).botName,
      botVersion: version.version,
      description: version.settings ? version.description : bot?.settings.description,
      botStatus: versionStatus(version, bots.now),
      creationDateTime: new Date(version.createdMs),
    }));
    return { botId: input.botId, botVersionSummaries, ...(nextToken !== undefined && { nextToken }) };
  };

/** AWS: a version that is being made is in state Versioning. */
function versionStatus(version: BotVersion, nowMs: number): BotStatus {
  const status = statusOf(version, nowMs);
  return status === 'Creating' && version.settings ? 'Versioning' : status;
}
