// CreateBotLocale, DescribeBotLocale, UpdateBotLocale, DeleteBotLocale, ListBotLocales.
// AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_CreateBotLocale.html
import type {
  CreateBotLocaleCommandInput,
  CreateBotLocaleCommandOutput,
  DeleteBotLocaleCommandInput,
  DeleteBotLocaleCommandOutput,
  DescribeBotLocaleCommandInput,
  DescribeBotLocaleCommandOutput,
  ListBotLocalesCommandInput,
  ListBotLocalesCommandOutput,
  UpdateBotLocaleCommandInput,
  UpdateBotLocaleCommandOutput,
} from '@aws-sdk/client-lex-models-v2';
import type { LocaleSettings } from '../../../core/bot-definitions.ts';
import type { Operation } from '../../../core/service.ts';
import type { Answer } from '../answer.ts';
import { type BotLocale, BUILD_SUBMITTED } from '../bot.ts';
import { type Bots, own } from '../bots.ts';
import { fallbackIntent } from '../builtins/fallback-intent.ts';
import { conflict, invalid, notEmbedded, parentMissing, preconditionFailed } from '../errors.ts';
import { DURATIONS } from '../limits.ts';
import { LOCALE_NAMES } from '../locales.ts';
import { listed } from '../paging.ts';
import { localeStatusOf, noteEdit } from '../states.ts';

export const createBotLocale =
  (bots: Bots): Operation<CreateBotLocaleCommandInput, Answer<CreateBotLocaleCommandOutput>> =>
  ({ botId, botVersion, localeId = '', ...settings }, context) => {
    bots.changeableBot(context, botId);
    const { locales } = bots.version(context, botId, botVersion, parentMissing);
    if (!Object.hasOwn(LOCALE_NAMES, localeId)) throw invalid(`${localeId} is no locale that Amazon Lex V2 supports.`);
    if (Object.hasOwn(locales, localeId)) throw preconditionFailed(`The locale ${localeId} already exists.`);
    checkSettings(settings);
    const locale = newLocale(localeId, settings, bots.now);
    locales[localeId] = locale;
    return { ...described(locale, bots.now), botId, botVersion };
  };

/** A locale as Lex makes it: with the FallbackIntent, and not built. */
export function newLocale(localeId: string, settings: LocaleSettings, nowMs: number): BotLocale {
  const fallback = fallbackIntent(nowMs);
  return {
    localeId,
    settings,
    intents: { [fallback.intentId]: fallback },
    slotTypes: {},
    history: [],
    createdMs: nowMs,
    updatedMs: nowMs,
    readyMs: nowMs + DURATIONS.localeMs,
  };
}

export const describeBotLocale =
  (bots: Bots): Operation<DescribeBotLocaleCommandInput, Answer<DescribeBotLocaleCommandOutput>> =>
  (address, context) => {
    const locale = bots.locale(context, address);
    const failed = locale.build && locale.build.doneMs <= bots.now ? locale.build.failureReasons : [];
    return {
      ...described(locale, bots.now),
      botId: address.botId,
      botVersion: address.botVersion,
      intentsCount: Object.keys(locale.intents).length,
      slotTypesCount: Object.keys(locale.slotTypes).length,
      failureReasons: [...failed],
      botLocaleHistoryEvents: locale.history.map(({ event, atMs }) => ({ event, eventDate: new Date(atMs) })),
    };
  };

export const updateBotLocale =
  (bots: Bots): Operation<UpdateBotLocaleCommandInput, Answer<UpdateBotLocaleCommandOutput>> =>
  ({ botId, botVersion, localeId, ...settings }, context) => {
    const locale = bots.changeableLocale(context, { botId, botVersion, localeId });
    checkSettings(settings);
    locale.settings = settings;
    noteEdit(locale, bots.now);
    return { ...described(locale, bots.now), botId, botVersion };
  };

export const deleteBotLocale =
  (bots: Bots): Operation<DeleteBotLocaleCommandInput, Answer<DeleteBotLocaleCommandOutput>> =>
  (address, context) => {
    const locale = bots.locale(context, address, parentMissing);
    const status = localeStatusOf(locale, bots.now);
    if (status === 'Deleting' || status === 'Building' || status === 'Importing')
      throw conflict(`The locale ${locale.localeId} is in state ${status}.`);
    locale.goneMs = bots.now + DURATIONS.deletionMs;
    return { botId: address.botId, botVersion: address.botVersion, localeId: locale.localeId, botLocaleStatus: 'Deleting' };
  };

export const listBotLocales =
  (bots: Bots): Operation<ListBotLocalesCommandInput, Answer<ListBotLocalesCommandOutput>> =>
  (input, context) => {
    // AWS: lists do not document ResourceNotFoundException. A bot that is not there has nothing to list; inferred.
    const version = own(bots.find(context, input.botId)?.versions, input.botVersion);
    const { items, nextToken } = listed(Object.values(version?.locales ?? {}), input, {
      attributeOf: ({ localeId }) => LOCALE_NAMES[localeId],
      idOf: ({ localeId }) => localeId,
      defaultAttribute: 'BotLocaleName',
    });
    const botLocaleSummaries = items.map((locale) => {
      const { localeId, localeName, description, botLocaleStatus, lastUpdatedDateTime, lastBuildSubmittedDateTime } = described(
        locale,
        bots.now,
      );
      return {
        localeId,
        localeName,
        description,
        botLocaleStatus,
        lastUpdatedDateTime,
        ...(lastBuildSubmittedDateTime && { lastBuildSubmittedDateTime }),
      };
    });
    return {
      botId: input.botId,
      botVersion: input.botVersion,
      botLocaleSummaries,
      ...(nextToken !== undefined && { nextToken }),
    };
  };

function checkSettings({ nluIntentConfidenceThreshold: threshold = 0, generativeAISettings }: LocaleSettings): void {
  if (!(threshold >= 0 && threshold <= 1)) throw invalid('nluIntentConfidenceThreshold must be between 0 and 1.');
  if (generativeAISettings) throw notEmbedded('generative AI (generativeAISettings)');
}

function described(locale: BotLocale, nowMs: number) {
  const submitted = locale.history.findLast(({ event }) => event === BUILD_SUBMITTED);
  return {
    ...locale.settings,
    localeId: locale.localeId,
    localeName: LOCALE_NAMES[locale.localeId],
    botLocaleStatus: localeStatusOf(locale, nowMs),
    creationDateTime: new Date(locale.createdMs),
    lastUpdatedDateTime: new Date(locale.updatedMs),
    ...(submitted && { lastBuildSubmittedDateTime: new Date(submitted.atMs) }),
  };
}
