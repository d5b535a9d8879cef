// ListAggregatedUtterances, DeleteUtterances: how often each utterance was detected and missed.
// AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_ListAggregatedUtterances.html
import type {
  DeleteUtterancesCommandInput,
  DeleteUtterancesCommandOutput,
  ListAggregatedUtterancesCommandInput,
  ListAggregatedUtterancesCommandOutput,
  RelativeAggregationDuration,
} from '@aws-sdk/client-lex-models-v2';
import type { Operation } from '../../../core/service.ts';
import type { Answer } from '../answer.ts';
import type { Bot } from '../bot.ts';
import { type Bots, own } from '../bots.ts';
import { invalid, parentMissing } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { listed } from '../paging.ts';
import type { Utterance, Utterances } from '../utterances/utterances.ts';

const HOUR_MS = 3_600_000;
/** AWS: the windows that there are, and how often each is refreshed. */
const WINDOWS: Readonly<Record<string, Readonly<Record<number, { readonly lengthMs: number; readonly refreshMs: number }>>>> = {
  Hours: Object.fromEntries(
    [1, 3, 6, 12, 24].map((hours) => [hours, { lengthMs: hours * HOUR_MS, refreshMs: hours === 1 ? HOUR_MS / 2 : HOUR_MS }]),
  ),
  Days: { 3: { lengthMs: 72 * HOUR_MS, refreshMs: 6 * HOUR_MS } },
  Weeks: {
    1: { lengthMs: 7 * 24 * HOUR_MS, refreshMs: 12 * HOUR_MS },
    2: { lengthMs: 14 * 24 * HOUR_MS, refreshMs: 24 * HOUR_MS },
  },
};

interface Aggregated {
  readonly utterance: string;
  readonly all: readonly Utterance[];
}

export const listAggregatedUtterances =
  (bots: Bots, utterances: Utterances): Operation<ListAggregatedUtterancesCommandInput, Answer<ListAggregatedUtterancesCommandOutput>> =>
  (input, context) => {
    const { botId = '', botAliasId, botVersion, localeId, aggregationDuration } = input;
    const bot = bots.bot(context, botId, parentMissing);
    // AWS: "for a bot alias or for a bot version, but not both at the same time". That one is needed is inferred.
    if ((botAliasId === undefined) === (botVersion === undefined)) throw invalid('Name either a botAliasId or a botVersion.');
    const { startMs, endMs } = windowOf(aggregationDuration?.relativeAggregationDuration, utterances.now);
    const meant = utterances
      .of(botId)
      .filter((each) => each.localeId === localeId && (each.botAliasId === botAliasId || each.botVersion === botVersion))
      .filter(({ atMs }) => atMs >= startMs && atMs < endMs);
    const texts = [...new Set(meant.map(({ text }) => text))];
    const aggregated = texts.map((utterance): Aggregated => ({ utterance, all: meant.filter(({ text }) => text === utterance) }));
    const { items, nextToken } = listed(
      aggregated,
      { ...input, maxResults: input.maxResults ?? LIMITS.pageSize },
      {
        attributeOf: ({ utterance, all }, name) =>
          name === 'Utterance' ? utterance : counted(all, name === 'MissedCount' ? 'missed' : 'detected'),
        idOf: ({ utterance }) => utterance,
        defaultAttribute: 'HitCount',
      },
    );
    return {
      botId,
      ...(botAliasId === undefined ? { botVersion } : { botAliasId }),
      localeId,
      aggregationDuration,
      aggregationWindowStartTime: new Date(startMs),
      aggregationWindowEndTime: new Date(endMs),
      aggregationLastRefreshedDateTime: new Date(endMs),
      aggregatedUtterancesSummaries: items.map((each) => summaryOf(each, bot)),
      ...(nextToken !== undefined && { nextToken }),
    };
  };

/** Without a locale and a session all utterances of the bot are forgotten. */
export const deleteUtterances =
  (utterances: Utterances): Operation<DeleteUtterancesCommandInput, Answer<DeleteUtterancesCommandOutput>> =>
  ({ botId = '', localeId, sessionId }) => {
    utterances.delete(
      botId,
      (each) => (localeId === undefined || each.localeId === localeId) && (sessionId === undefined || each.sessionId === sessionId),
    );
    return {};
  };

/** The window ends when the data were last refreshed: at whole multiples of the interval (inferred). Throws AwsError ValidationException. */
function windowOf({ timeDimension = 'Hours', timeValue = 0 }: Partial<RelativeAggregationDuration> = {}, nowMs: number) {
  const window = WINDOWS[timeDimension]?.[timeValue];
  if (!window) throw invalid(`There is no window of ${timeValue} ${timeDimension}: Hours are 1, 3, 6, 12 or 24, Days 3, Weeks 1 or 2.`);
  const endMs = Math.floor(nowMs / window.refreshMs) * window.refreshMs;
  return { startMs: endMs - window.lengthMs, endMs };
}

const counted = (all: readonly Utterance[], outcome: Utterance['outcome']) => all.filter((each) => each.outcome === outcome).length;

function summaryOf({ utterance, all }: Aggregated, bot: Bot) {
  const times = all.map(({ atMs }) => atMs);
  return {
    utterance,
    hitCount: counted(all, 'detected'),
    missedCount: counted(all, 'missed'),
    utteranceFirstRecordedInAggregationDuration: new Date(Math.min(...times)),
    utteranceLastRecordedInAggregationDuration: new Date(Math.max(...times)),
    containsDataFromDeletedResources: all.some(
      ({ botVersion, botAliasId }) => !own(bot.versions, botVersion) || !own(bot.aliases, botAliasId),
    ),
  };
}
