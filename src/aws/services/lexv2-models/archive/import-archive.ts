// What an import does: all of it, or nothing at all.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/import.html
import type { BotImportSpecification, BotLocaleImportSpecification, MergeStrategy } from '@aws-sdk/client-lex-models-v2';
import type { Place } from '../../../core/ports.ts';
import { type Bot, type BotLocale, DRAFT, TEST_ALIAS_ID } from '../bot.ts';
import { aliasArn, type Bots, botArn } from '../bots.ts';
import { DURATIONS } from '../limits.ts';
import { LOCALE_NAMES } from '../locales.ts';
import { newBot } from '../operations/bots.ts';
import { type ArchivedLocale, Unimportable } from './archive.ts';
import { importedLocale } from './imported-locale.ts';
import { readArchive } from './read-archive.ts';

/** Makes the bot, or overwrites the one of that name. Gives its id. Throws Unimportable. */
export function importBot(
  bots: Bots,
  place: Place,
  specification: BotImportSpecification,
  zip: Uint8Array,
  strategy: MergeStrategy,
): string {
  const archive = readArchive(zip);
  if (archive.of !== 'Bot') throw new Unimportable('The archive is that of a locale: import it with a botLocaleImportSpecification.');
  const { botTags, testBotAliasTags, ...said } = specification;
  const settings = { idleSessionTTLInSeconds: 300, ...archive.bot, ...said };
  const before = botNamed(bots, place, specification.botName);
  if (before && strategy === 'FailOnConflict') throw new Unimportable(`A bot with the name ${specification.botName} already exists.`);
  const bot = before ?? newBot(bots, place, settings, { comesBy: 'import', readyMs: bots.now + DURATIONS.importMs });
  const locales = archive.locales.map((locale) => newState(bots, bot, locale, locale.localeId, strategy));
  const draft = bot.versions[DRAFT];
  for (const locale of locales) if (draft) draft.locales[locale.localeId] = locale;
  if (before) {
    before.settings = { ...settings, botType: before.settings.botType };
    before.updatedMs = bots.now;
  }
  bots.add(bot);
  if (botTags) bots.tags[botArn(bot)] = botTags;
  if (testBotAliasTags) bots.tags[aliasArn(bot, TEST_ALIAS_ID)] = testBotAliasTags;
  return bot.botId;
}

/** Makes the locale in the draft of a bot, or merges it with the one that is there. Throws Unimportable. */
export function importLocale(
  bots: Bots,
  bot: Bot,
  { localeId = '', botId: _bot, botVersion: _draft, ...said }: BotLocaleImportSpecification,
  zip: Uint8Array,
  strategy: MergeStrategy,
): void {
  const archive = readArchive(zip);
  if (archive.of !== 'BotLocale') throw new Unimportable('The archive is that of a bot: import it with a botImportSpecification.');
  const draft = bot.versions[DRAFT];
  if (draft?.locales[localeId] && strategy === 'FailOnConflict') throw new Unimportable(`The locale ${localeId} already exists.`);
  const archived = { ...archive.locale, settings: { ...archive.locale.settings, ...said } };
  const locale = newState(bots, bot, archived, localeId, strategy);
  if (draft) draft.locales[localeId] = locale;
}

export const botNamed = (bots: Bots, place: Place, botName: string | undefined) =>
  bots.list(place).find(({ settings }) => settings.botName === botName);

function newState(bots: Bots, bot: Bot, archived: ArchivedLocale, localeId: string, strategy: MergeStrategy): BotLocale {
  if (!Object.hasOwn(LOCALE_NAMES, localeId)) throw new Unimportable(`${localeId} is no locale that Amazon Lex V2 supports.`);
  const before = bot.versions[DRAFT]?.locales[localeId];
  return importedLocale(archived, { localeId, before, strategy, nowMs: bots.now, newId: () => bots.newId() });
}
