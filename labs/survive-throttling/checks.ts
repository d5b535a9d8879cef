// What the lab "Survive throttling" demands, judged by the stream and by the producer's calls. Nothing here reads the learner's code.
import { CheckFailure, defineChecks } from '../../src/lab/definition.ts';
import { type Context, descends, refusals, type WholeStream, wholeStream } from './evidence.ts';
import type { Measurement, Waves } from './waves.ts';

/** A network may swallow an answer, so that a producer must send twice what had arrived. More than this is no accident. */
const TWICE_BY_CHANCE = 0.01;
/** With waits that double, from 50 ms on, a second of a full shard is over after six tries. */
const MOST_REFUSED_IN_A_ROW = 10;
/** From the third refusal on, the longest wait against the usual first one. Doubling gives four times as much; chance takes some of it. */
const LEAST_GROWTH = 1.8;
/** One shard alone takes the storm of a second in four or five. */
const LONGEST_SECOND_MS = 15_000;
/** With the buoy as the key one of the two shards carries 80 % of all; with one key for all, 100 %. */
const MOST_OF_ALL = 0.9;
/** A split between the busy buoys leaves about 50 % on a shard; one that does not part them, 60 % or more. */
const MOST_IN_THE_STORM = 0.55;
const MOST_OPEN_SHARDS = 3;

const percent = (share: number) => `${Math.round(100 * share)} %`;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const idOf = ({ buoy, n }: Pick<Measurement, 'buoy' | 'n'>) => `${buoy} ${n}`;

function fail(observed: string, expected: string): never {
  throw new CheckFailure({ observed, expected });
}

async function requireStream(context: Context): Promise<WholeStream> {
  const StreamName = context.name('waves');
  return (await wholeStream(context)) ?? fail(`There is no stream called ${StreamName}.`, `A stream called ${StreamName}.`);
}

interface InShard {
  readonly measurement: Measurement;
  readonly shardId: string;
  readonly arrivedMs: number;
}

/** The measurements in the stream, as they arrived, with those that came twice. */
async function arrivals(context: Context): Promise<InShard[]> {
  const { records } = await requireStream(context);
  const byText = new Map(context.data.seconds.flat().map((measurement) => [JSON.stringify(measurement), measurement]));
  return records.flatMap(({ text, ...where }) => {
    const measurement = byText.get(text);
    return measurement ? [{ measurement, ...where }] : [];
  });
}

/** Of so many records, the shard with most of them and its share. */
function busiest(records: readonly InShard[]): { shardId: string; share: number } {
  const shards = [...Map.groupBy(records, ({ shardId }) => shardId)].sort(([, one], [, other]) => other.length - one.length);
  const [shardId = 'no shard', most = []] = shards[0] ?? [];
  return { shardId, share: most.length / Math.max(1, records.length) };
}

/** The last second of the data is quiet again. */
function isStorm({ seconds, stormFrom }: Waves, { second }: Measurement): boolean {
  return second >= stormFrom && second < seconds.length - 1;
}

export default defineChecks<Waves>([
  {
    id: 'nothing-lost',
    title: 'Every measurement is in the stream.',
    on: 'both',
    async judge(context) {
      const all = context.data.seconds.flat();
      const there = new Set((await arrivals(context)).map(({ measurement }) => idOf(measurement)));
      const lost = all.filter((measurement) => !there.has(idOf(measurement)));
      const [first] = lost;
      if (!first) return;
      fail(
        `Of ${all.length} measurements, ${lost.length} never arrived: the first is number ${first.n} of ${first.buoy}, from second ${first.second}.`,
        'Each record with an ErrorCode in the answer is sent again, until it has none.',
      );
    },
  },
  {
    id: 'sent-once',
    title: 'What had arrived was not sent again.',
    on: 'both',
    async judge(context) {
      const all = context.data.seconds.flat().length;
      const { records } = await requireStream(context);
      const extra = records.length - all;
      if (extra > all * TWICE_BY_CHANCE) {
        fail(
          `The stream holds ${records.length} records for ${all} measurements: ${extra} too many.`,
          'Only the records that failed are sent again.',
        );
      }
    },
  },
  {
    id: 'not-again-at-once',
    title: 'After a refusal the producer waits.',
    on: 'both',
    judge(context) {
      const longest = Math.max(0, ...refusals(context).map(({ inARow }) => inARow));
      if (longest > MOST_REFUSED_IN_A_ROW) {
        fail(
          `${longest} calls in a row were refused.`,
          `${MOST_REFUSED_IN_A_ROW} at most: a full shard takes nothing before the next second.`,
        );
      }
    },
  },
  {
    id: 'in-time',
    title: 'The measurements of a second are in the stream within fifteen seconds.',
    on: 'both',
    async judge(context) {
      for (const [second, records] of Map.groupBy(await arrivals(context), ({ measurement }) => measurement.second)) {
        const times = records.map(({ arrivedMs }) => arrivedMs);
        const tookMs = times.reduce((last, time) => Math.max(last, time)) - times.reduce((least, time) => Math.min(least, time));
        if (tookMs > LONGEST_SECOND_MS) {
          fail(
            `The measurements of second ${second} took ${Math.round(tookMs / 1000)} seconds to arrive.`,
            'A longest wait of one or two seconds, and a first wait that is short again after a success.',
          );
        }
      }
    },
  },
  {
    id: 'waits-longer',
    title: 'Each wait is longer than the one before.',
    on: 'both',
    judge(context) {
      const all = refusals(context);
      const first = all.filter(({ inARow }) => inARow === 1).map(({ waitMs }) => waitMs);
      const later = all.filter(({ inARow }) => inARow >= 3).map(({ waitMs }) => waitMs);
      if (first.length === 0 || later.length === 0) return;
      const usual = Math.round(mean(first));
      const longest = Math.max(...later);
      if (longest < LEAST_GROWTH * usual) {
        fail(
          `After a first refusal the producer waited ${usual} ms, and after the third in a row and later ${longest} ms at most.`,
          'The time doubles with every try: 100, 200, 400, 800 ms.',
        );
      }
    },
  },
  {
    id: 'waits-vary',
    title: 'The waits are not all alike.',
    on: 'both',
    judge(context) {
      const first = refusals(context).filter(({ inARow }) => inARow === 1);
      const lengths = new Set(first.map(({ waitMs }) => Math.round(waitMs)));
      if (first.length > 2 && lengths.size === 1) {
        fail(
          `After each of ${first.length} first refusals the producer waited exactly ${[...lengths][0]} ms.`,
          'A random part in every wait. A hundred producers that wait alike come back in the same moment.',
        );
      }
    },
  },
  {
    id: 'keys-spread',
    title: 'The keys spread the measurements over the shards.',
    on: 'both',
    async judge(context) {
      const { shardId, share } = busiest(await arrivals(context));
      if (share > MOST_OF_ALL) {
        fail(`${percent(share)} of the records went to ${shardId}.`, 'A key with many values, so that every shard gets some of them.');
      }
    },
  },
  {
    id: 'one-shard-for-a-buoy',
    title: 'All measurements of a buoy go to the same shard.',
    on: 'both',
    async judge(context) {
      const { shards } = await requireStream(context);
      for (const [buoy, records] of Map.groupBy(await arrivals(context), ({ measurement }) => measurement.buoy)) {
        // The youngest shard last: ids count up. After a split the key goes on in a child.
        const used = [...new Set(records.map(({ shardId }) => shardId))].sort();
        const youngest = used.at(-1) ?? '';
        const other = used.find((shardId) => !descends(shards, youngest, shardId));
        if (other) {
          fail(
            `Measurements of ${buoy} are in ${other} and in ${youngest}.`,
            'Order is kept within a shard only: a reader of one shard sees all of a buoy, in order.',
          );
        }
      }
    },
  },
  {
    id: 'no-hot-shard',
    title: 'In the storm no shard carries more than 55 % of the measurements.',
    on: 'both',
    async judge(context) {
      const { shards } = await requireStream(context);
      const storm = (await arrivals(context)).filter(({ measurement }) => isStorm(context.data, measurement));
      const { shardId, share } = busiest(storm);
      if (share > MOST_IN_THE_STORM) {
        const inIt = storm.filter((record) => record.shardId === shardId).map(({ measurement }) => measurement.buoy);
        const buoys = [...Map.groupBy(inIt, (buoy) => buoy)].sort(([, one], [, other]) => other.length - one.length);
        const [one, other] = buoys.map(([buoy]) => buoy);
        const wasSplit = shards.some((shard) => shard.ShardId === shardId && shard.ParentShardId);
        fail(
          `In the storm ${shardId} carried ${percent(share)}. Its busiest buoys are ${one} and ${other}${wasSplit ? ': the split left both on one side' : ''}.`,
          'Before the storm the shard is split so that its two busiest keys are on different sides. The second child begins at NewStartingHashKey.',
        );
      }
    },
  },
  {
    id: 'shards-paid-for',
    title: 'Three shards are enough.',
    on: 'both',
    async judge(context) {
      const { shards } = await requireStream(context);
      const open = shards.filter(({ SequenceNumberRange }) => SequenceNumberRange?.EndingSequenceNumber === undefined);
      if (open.length > MOST_OPEN_SHARDS) {
        fail(`The stream has ${open.length} open shards.`, `${MOST_OPEN_SHARDS} at most: every shard is paid for by the hour.`);
      }
    },
  },
]);
