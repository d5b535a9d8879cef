// What the runtime asks: a bot as one of its aliases shows it.
import type { BotAddress, BotDefinition, BotDefinitions } from '../../core/bot-definitions.ts';
import { AwsError } from '../../core/errors.ts';
import type { Place } from '../../core/ports.ts';
import type { BotAlias } from './bot.ts';
import { type Bots, own } from './bots.ts';
import { builtLocaleOf, statusOf } from './states.ts';
import type { Utterances } from './utterances/utterances.ts';

export const botDefinitions = (bots: Bots, utterances: Utterances): BotDefinitions => ({
  noteUtterance: (place, bot, said) => utterances.note(place, bot, said),
  definition: (place, address) => definitionOf(bots, place, address),
  resourcePolicy: (arn) => bots.resourcePolicy(arn),
});

function definitionOf(bots: Bots, place: Place, { botId, botAliasId, localeId }: BotAddress): BotDefinition {
  const bot = bots.find(place, botId);
  if (!bot || statusOf(bot, bots.now) !== 'Available') throw unknown(`The bot ${botId} does not exist, or is not available.`);
  const alias = own(bot.aliases, botAliasId);
  if (!alias || statusOf(alias, bots.now) !== 'Available') throw unknown(`The bot ${botId} has no alias ${botAliasId} that is available.`);
  const version = own(bot.versions, alias.settings.botVersion);
  if (!version) throw invalid(`The alias ${botAliasId} shows no version of the bot.`);
  const locale = own(version.locales, localeId);
  if (!locale) throw unknown(`Version ${version.version} of the bot ${botId} has no locale ${localeId}.`);
  const localeSettings = own(alias.localeSettings, localeId);
  if (localeSettings?.enabled === false) throw invalid(`The alias ${botAliasId} has the locale ${localeId} disabled.`);
  const built = builtLocaleOf(locale, bots.now);
  if (!built)
    throw invalid(
      `The locale ${localeId} of the bot ${botId}, version ${version.version}, was not built: call BuildBotLocale, and wait for Built.`,
    );
  const { botName = '', idleSessionTTLInSeconds = 300 } = version.settings ?? bot.settings;
  return {
    botId,
    botName,
    botAliasId,
    botAliasName: alias.settings.botAliasName ?? '',
    botVersion: version.version,
    localeId,
    idleSessionTTLInSeconds,
    locale: built,
    ...textLogOf(alias),
    ...(localeSettings && { localeSettings }),
  };
}

function textLogOf({ settings }: BotAlias): Pick<BotDefinition, 'textLog'> {
  const [log] = settings.conversationLogSettings?.textLogSettings ?? [];
  const { cloudWatchLogGroupArn, logPrefix = '' } = log?.destination?.cloudWatch ?? {};
  return log?.enabled && cloudWatchLogGroupArn !== undefined ? { textLog: { logGroupArn: cloudWatchLogGroupArn, logPrefix } } : {};
}

// The names are documented for the runtime, the sentences inferred.
const unknown = (sentence: string) => new AwsError('ResourceNotFoundException', sentence, 404);
const invalid = (sentence: string) => new AwsError('ValidationException', sentence, 400);
