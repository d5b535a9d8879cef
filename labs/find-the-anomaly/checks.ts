// What the lab "Finding the unusual" demands, judged by the streams. The forest is random: only what holds for every forest is asked.
import { DescribeStreamSummaryCommand, KinesisClient } from '@aws-sdk/client-kinesis';
import { defineChecks } from '../../src/lab/definition.ts';
import { consoleText } from '../../src/lab/evidence/console-text.ts';
import { type Day, SAMPLE, strangestDay } from './days.ts';
import { countedWindows, fail, failEmpty, highest, requireScores } from './evidence.ts';

const ITEMS = 2;
const PRINTED = 3;
const descending = (one: number, other: number) => other - one;

export default defineChecks<readonly Day[]>([
  {
    id: 'two-for-each-window',
    title: 'For each three seconds there are the two most frequent kinds of weather, with their numbers of days.',
    on: 'both',
    async judge(context) {
      const windows = await countedWindows(context);
      if (windows.every(({ rows }) => rows.length === 0)) await failEmpty(context, 'top');
      for (const { firstDay, counts, rows } of windows) {
        const where = `for the thirty days from ${firstDay}`;
        const wanted = Math.min(ITEMS, counts.size);
        if (rows.length !== wanted) fail(`There are ${rows.length} rows ${where}.`, `${wanted}: the most frequent kinds of weather.`);
        for (const { weather, days } of rows) {
          const right = counts.get(weather) ?? 0;
          if (days !== right) fail(`A row ${where} says: ${weather}, ${days} days.`, `${right} days of ${weather}.`);
        }
        const most = [...counts.values()].sort(descending).slice(0, wanted);
        const given = rows.map(({ days }) => days).sort(descending);
        if (most.some((days, place) => days !== given[place])) {
          fail(`The rows ${where} are of kinds with ${given.join(' and ')} days.`, `Those with ${most.join(' and ')} days.`);
        }
      }
    },
  },
  {
    id: 'scored-from-day-101',
    title: 'From day 101 on every day has a score.',
    on: 'both',
    async judge(context) {
      const scores = await requireScores(context);
      const first = scores.findIndex(({ score }) => score > 0);
      if (first === -1) fail('No day has a score above 0.', `Day ${SAMPLE + 1} and all later ones.`);
      if (first !== SAMPLE) {
        fail(
          `The first day with a score above 0 is day ${first + 1}.`,
          `Day ${SAMPLE + 1}: the forest watches ${SAMPLE} days, the size of its sample, one day at a time.`,
        );
      }
      const without = scores.findIndex(({ score }, index) => index >= SAMPLE && !(score > 0));
      if (without !== -1) fail(`Day ${without + 1} has the score ${scores[without]?.score}.`, 'A score above 0.');
    },
  },
  {
    id: 'strangest-wind-highest',
    title: 'The day with the strangest wind has the highest score.',
    on: 'both',
    async judge(context) {
      const [found] = highest(await requireScores(context), 1);
      const right = strangestDay(context.data);
      if (found?.date === right?.date) return;
      const day = context.data.find(({ date }) => date === found?.date);
      fail(
        `The highest score is that of ${found?.date}, with a wind of ${day?.wind} and a rain of ${day?.rain}.`,
        'That of the day whose wind is farthest from all others. Only the wind should count.',
      );
    },
  },
  {
    id: 'three-days-printed',
    title: 'Your program printed the three days with the highest scores.',
    on: 'both',
    async judge(context) {
      const right = highest(await requireScores(context), PRINTED).map(({ date }) => date);
      const printed = [...new Set(consoleText(context.evidence.console).match(/\d{4}-\d{2}-\d{2}/g) ?? [])];
      if (printed.length !== PRINTED) {
        fail(`Your program printed ${printed.length} different dates.`, `${PRINTED}: the days with the highest scores.`);
      }
      const wrong = printed.findIndex((date, place) => date !== right[place]);
      if (wrong !== -1) {
        fail(`Your program printed ${printed.join(', ')}, in this order.`, `${right.join(', ')}: the highest score first.`);
      }
    },
  },
  {
    id: 'written-by-the-application',
    title: 'The rows are written by the application, not by your program.',
    // Judged last of all: rows written by hand shall first be shown to be wrong on other data.
    on: 'hidden',
    async judge({ evidence, name, cloud }) {
      for (const StreamName of [name('top'), name('scores')]) {
        const { StreamDescriptionSummary } = await cloud(KinesisClient).send(new DescribeStreamSummaryCommand({ StreamName }));
        const targets = [`"StreamName":"${StreamName}"`, `"StreamARN":"${StreamDescriptionSummary?.StreamARN}"`];
        const put = evidence.calls.find(
          (call) => call.operation.startsWith('PutRecord') && targets.some((target) => call.request.includes(target)),
        );
        if (put) fail(`Your program wrote to ${StreamName} itself (${put.operation}).`, 'Only the application writes there.');
      }
    },
  },
]);
