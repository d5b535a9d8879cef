// Statistics of utterances: said by the runtime's client, listed by that of the models.
// AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_ListAggregatedUtterances.html, API_DeleteUtterances.html
import {
  DeleteUtterancesCommand,
  LexModelsV2Client,
  ListAggregatedUtterancesCommand,
  type ListAggregatedUtterancesCommandInput,
} from '@aws-sdk/client-lex-models-v2';
import { expect, test } from 'vitest';
import { VirtualClock } from '../../../core/clock.ts';
import { seededRandom } from '../../../core/random.ts';
import { createAws } from '../../../index.ts';
import { clientFor } from '../../../testing/sdk-client.ts';
import { prompt } from '../../lexv2-models/testing/lex-cloud.ts';
import { closing, talkingCloud } from '../testing/talk.ts';

const HOUR = 3_600_000;

async function pizzeria(slotMore: object = {}) {
  const cloud = talkingCloud();
  const address = await cloud.bot();
  const order = await cloud.intent(address, 'Order', ['I want to order pizza', 'order a pizza'], {
    intentClosingSetting: closing('Coming.'),
  });
  await order.slot('Size', 'AMAZON.Number', 'How large?', {
    valueElicitationSetting: { slotConstraint: 'Required', promptSpecification: prompt('How large?', 3) },
    ...slotMore,
  });
  await cloud.build(address);
  const { botId, localeId } = address;
  return {
    ...cloud,
    address,
    list: async (more: Partial<ListAggregatedUtterancesCommandInput> = {}, hours = 1) =>
      cloud.lex.send(
        new ListAggregatedUtterancesCommand({
          botId,
          localeId,
          botAliasId: 'TSTALIASID',
          aggregationDuration: { relativeAggregationDuration: { timeDimension: 'Hours', timeValue: hours } },
          ...more,
        }),
      ),
    async hear(texts: readonly string[], sessionId = 'session-1') {
      for (const text of texts) await cloud.say(address, text, { sessionId });
    },
  };
}

const counts = ({ aggregatedUtterancesSummaries = [] }: Awaited<ReturnType<Awaited<ReturnType<typeof pizzeria>>['list']>>) =>
  aggregatedUtterancesSummaries.map(({ utterance, hitCount, missedCount }) => [utterance, hitCount, missedCount]);

test('utterances are counted by their text, detected and missed ones', async () => {
  const { hear, list, advance } = await pizzeria();
  await hear(['I want to order pizza', 'huge', '3', 'the meaning of life']);
  await hear(['I want to order pizza', '3'], 'session-2');
  await advance(HOUR / 2);
  expect(counts(await list({ sortBy: { attribute: 'HitCount', order: 'Descending' } }))).toEqual([
    ['I want to order pizza', 2, 0],
    ['3', 2, 0],
    ['the meaning of life', 0, 1],
    ['huge', 0, 1],
  ]);
  expect(counts(await list({ filters: [{ name: 'Utterance', values: ['order'], operator: 'CO' }] }))).toEqual([
    ['I want to order pizza', 2, 0],
  ]);
  const first = await list({ maxResults: 3, sortBy: { attribute: 'MissedCount', order: 'Ascending' } });
  const { nextToken } = first;
  const second = await list({ maxResults: 3, sortBy: { attribute: 'MissedCount', order: 'Ascending' }, nextToken });
  expect([...counts(first), ...counts(second)].map(([, , missed]) => missed)).toEqual([0, 0, 1, 1]);
});

test('data are there when they were refreshed: each half hour for a window of one hour, and go out of the window (AWS)', async () => {
  const { hear, list, advance, clock } = await pizzeria();
  await hear(['order a pizza']);
  const saidMs = clock.now();
  expect(counts(await list())).toEqual([]);
  await advance(HOUR / 2);
  const answer = await list();
  expect(counts(answer)).toEqual([['order a pizza', 1, 0]]);
  const end = Date.UTC(2026, 10, 1, 0, 30);
  expect(answer).toMatchObject({
    botAliasId: 'TSTALIASID',
    aggregationWindowStartTime: new Date(end - HOUR),
    aggregationWindowEndTime: new Date(end),
    aggregationLastRefreshedDateTime: new Date(end),
  });
  expect(answer.aggregatedUtterancesSummaries?.[0]).toMatchObject({
    utteranceFirstRecordedInAggregationDuration: new Date(saidMs - (saidMs % 1000)),
    containsDataFromDeletedResources: false,
  });
  expect(answer).not.toHaveProperty('botVersion');
  expect(counts(await list({ botAliasId: undefined, botVersion: 'DRAFT' }))).toEqual([['order a pizza', 1, 0]]);
  await advance(HOUR);
  expect(counts(await list())).toEqual([]);
  expect(counts(await list({}, 24))).toEqual([['order a pizza', 1, 0]]);
});

test('utterances of a session, of a locale or of the bot are forgotten (DeleteUtterances)', async () => {
  const { hear, list, lex, advance, address } = await pizzeria();
  await hear(['order a pizza'], 'one');
  await hear(['order a pizza'], 'two');
  await advance(HOUR);
  const { botId } = address;
  await lex.send(new DeleteUtterancesCommand({ botId, sessionId: 'one' }));
  expect(counts(await list({}, 24))).toEqual([['order a pizza', 1, 0]]);
  await lex.send(new DeleteUtterancesCommand({ botId, localeId: 'de_DE' }));
  expect(counts(await list({}, 24))).toHaveLength(1);
  await lex.send(new DeleteUtterancesCommand({ botId }));
  expect(counts(await list({}, 24))).toEqual([]);
});

test('a restored cloud has them', async () => {
  const { hear, aws, advance, clock, address } = await pizzeria();
  await hear(['order a pizza']);
  await advance(HOUR);
  const restored = createAws({ clock: new VirtualClock(clock.now()), random: seededRandom(2) });
  await restored.restore(await aws.snapshot());
  const { botId, localeId } = address;
  const aggregationDuration = { relativeAggregationDuration: { timeDimension: 'Hours', timeValue: 1 } } as const;
  const input = { botId, localeId, botVersion: 'DRAFT', aggregationDuration };
  const lex = clientFor(restored, LexModelsV2Client, { clock });
  expect(counts(await lex.send(new ListAggregatedUtterancesCommand(input)))).toEqual([['order a pizza', 1, 0]]);
});

test('where the value of a slot is obscured, nothing is counted (AWS)', async () => {
  const { hear, list, advance } = await pizzeria({ obfuscationSetting: { obfuscationSettingType: 'DefaultObfuscation' } });
  await hear(['order a pizza', '3']);
  await advance(HOUR);
  expect(counts(await list())).toEqual([]);
});

test.each<[string, Partial<ListAggregatedUtterancesCommandInput>, string]>([
  ['an alias and a version', { botVersion: 'DRAFT' }, 'ValidationException'],
  ['neither of them', { botAliasId: undefined }, 'ValidationException'],
  [
    'a window that there is not',
    { aggregationDuration: { relativeAggregationDuration: { timeDimension: 'Days', timeValue: 2 } } },
    'ValidationException',
  ],
  ['a bot that is missing', { botId: 'NONESUCH00' }, 'PreconditionFailedException'],
])('%s is refused', async (_why, more, name) => {
  const { list } = await pizzeria();
  await expect(list(more)).rejects.toMatchObject({ name });
});
