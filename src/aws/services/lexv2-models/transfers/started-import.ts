// An import, from its start: its effect is there at once, in state Importing, and so is the reason why it will fail.
import type {
  BotImportSpecification,
  BotLocaleImportSpecification,
  ImportResourceSpecification,
  MergeStrategy,
} from '@aws-sdk/client-lex-models-v2';
import type { Place } from '../../../core/ports.ts';
import { Unimportable } from '../archive/archive.ts';
import { botNamed, importBot, importLocale } from '../archive/import-archive.ts';
import { type Bot, DRAFT } from '../bot.ts';
import type { Bots } from '../bots.ts';
import { conflict, invalid, notEmbedded } from '../errors.ts';
import { DURATIONS } from '../limits.ts';
import { LOCALE_NAMES } from '../locales.ts';
import { botStatusOf, isBetween, localeStatusOf } from '../states.ts';
import type { StartedImport } from './transfer.ts';

/** Throws AwsError ResourceNotFoundException, ConflictException or ValidationException; what the archive lacks becomes failureReasons. */
export function startedImport(
  bots: Bots,
  place: Place,
  specification: ImportResourceSpecification,
  mergeStrategy: MergeStrategy,
  zip: Uint8Array,
): StartedImport {
  const { botImportSpecification: ofBot, botLocaleImportSpecification: ofLocale } = specification;
  const startedMs = bots.now;
  const started = { specification, mergeStrategy, startedMs, doneMs: startedMs + DURATIONS.importMs, failureReasons: [] };
  const target = ofLocale ? botOfLocale(bots, place, ofLocale) : botToOverwrite(bots, place, ofBot, mergeStrategy);
  try {
    if (ofBot) return { ...started, botId: importBot(bots, place, ofBot, zip, mergeStrategy) };
    if (target && ofLocale) importLocale(bots, target, ofLocale, zip, mergeStrategy);
    return { ...started, ...(target && { botId: target.botId }) };
  } catch (error) {
    if (!(error instanceof Unimportable)) throw error;
    return { ...started, failureReasons: error.reasons, ...(target && { botId: target.botId }) };
  }
}

function botOfLocale(bots: Bots, place: Place, specification: BotLocaleImportSpecification): Bot {
  const { botId, localeId = '', nluIntentConfidenceThreshold: threshold = 0 } = specification;
  const bot = bots.bot(place, botId);
  if (!Object.hasOwn(LOCALE_NAMES, localeId)) throw invalid(`${localeId} is no locale that Amazon Lex V2 supports.`);
  if (!(threshold >= 0 && threshold <= 1)) throw invalid('nluIntentConfidenceThreshold must be between 0 and 1.');
  checkStates(bots, bot, [localeId]);
  return bot;
}

function botToOverwrite(
  bots: Bots,
  place: Place,
  specification: BotImportSpecification | undefined,
  mergeStrategy: MergeStrategy,
): Bot | undefined {
  if (specification?.errorLogSettings?.enabled) throw notEmbedded('logs of errors (errorLogSettings)');
  const bot = botNamed(bots, place, specification?.botName);
  if (bot && mergeStrategy === 'Overwrite') checkStates(bots, bot, Object.keys(bot.versions[DRAFT]?.locales ?? {}));
  return bot;
}

/** Throws AwsError ConflictException. */
function checkStates(bots: Bots, bot: Bot, localeIds: readonly string[]): void {
  const status = botStatusOf(bot, bots.now);
  if (status !== 'Available') throw conflict(`The bot ${bot.botId} is in state ${status}: wait until it is Available.`);
  for (const localeId of localeIds) {
    const locale = bot.versions[DRAFT]?.locales[localeId];
    const localeStatus = locale && localeStatusOf(locale, bots.now);
    if (localeStatus && isBetween(localeStatus))
      throw conflict(`The locale ${localeId} is in state ${localeStatus}: it cannot be changed now.`);
  }
}
