// BuildBotLocale.
// AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_BuildBotLocale.html
import type { BuildBotLocaleCommandInput, BuildBotLocaleCommandOutput } from '@aws-sdk/client-lex-models-v2';
import type { Operation } from '../../../core/service.ts';
import type { Answer } from '../answer.ts';
import { BUILD_SUBMITTED } from '../bot.ts';
import type { Bots } from '../bots.ts';
import { buildReasons } from '../build/build-reasons.ts';
import { builtLocale } from '../build/built-locale.ts';
import { DURATIONS } from '../limits.ts';
import { keepBuild } from '../states.ts';

/** The locale is taken as it is now; whether it can be built shows when the build ends. */
export const buildBotLocale =
  (bots: Bots): Operation<BuildBotLocaleCommandInput, Answer<BuildBotLocaleCommandOutput>> =>
  (address, context) => {
    const locale = bots.changeableLocale(context, address);
    const { now } = bots;
    keepBuild(locale, now);
    locale.build = {
      submittedMs: now,
      doneMs: now + DURATIONS.buildMs,
      failureReasons: buildReasons(locale),
      result: builtLocale(locale, bots.newId()),
    };
    locale.history.push({ event: BUILD_SUBMITTED, atMs: now });
    return {
      botId: address.botId,
      botVersion: address.botVersion,
      localeId: locale.localeId,
      botLocaleStatus: 'Building',
      lastBuildSubmittedDateTime: new Date(now),
    };
  };
