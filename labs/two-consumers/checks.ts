// What the lab "Two consumers" demands, judged by the two tables and by the calls. Nothing here reads the learner's code.
import { CheckFailure, defineChecks } from '../../src/lab/definition.ts';
import { consoleText } from '../../src/lab/evidence/console-text.ts';
import { type Context, keptInArchive, refusedWritesToTotals, type Total, totalsOfDashboard, writesToTotals } from './tables.ts';
import type { Measurement, Waves } from './waves.ts';

const records = ({ before, bursts }: Waves): Measurement[] => [...before, ...bursts.flat()];

/** Each measurement once, also the one that its buoy sent twice. */
const all = (data: Waves): Measurement[] => [...new Map(records(data).map((one) => [`${one.buoy} ${one.n}`, one])).values()];

function fail(observed: string, expected: string): never {
  throw new CheckFailure({ observed, expected });
}

/** What a dashboard without a fault shows of each buoy, and what this one shows. */
async function totals(context: Context): Promise<{ readonly buoy: string; readonly right: Total; readonly shown: Total }[]> {
  const shown = await totalsOfDashboard(context);
  return [...Map.groupBy(all(context.data), ({ buoy }) => buoy)].map(([buoy, own]) => ({
    buoy,
    right: { waves: own.length, centimetres: own.reduce((sum, { height }) => sum + height, 0) },
    shown: shown.get(buoy) ?? { waves: 0, centimetres: 0 },
  }));
}

export default defineChecks<Waves>([
  {
    id: 'archive-complete',
    title: 'The archive has every measurement, the old ones too.',
    on: 'both',
    async judge(context) {
      const sent = all(context.data);
      const kept = await keptInArchive(context);
      const missing = sent.filter(({ buoy, n }) => !kept.has(`${buoy} ${n}`));
      const [first] = missing;
      if (!first) return;
      const count = `The archive has ${sent.length - missing.length} of ${sent.length} measurements.`;
      if (missing.every(({ burst }) => burst === 0)) {
        fail(
          `${count} What was in the stream before the archive began is missing.`,
          'An application without a checkpoint begins at the oldest record: TRIM_HORIZON.',
        );
      }
      const buoys = new Set(missing.filter(({ burst }) => burst > 0).map(({ buoy }) => buoy));
      fail(
        `${count} Missing are, for example, those of ${[...buoys].join(', ')}, which the other consumer got.`,
        'Each consumer gets everything. It does when it is an application of its own.',
      );
    },
  },
  {
    id: 'dashboard-from-the-start',
    title: 'The dashboard begins at the oldest record, too.',
    on: 'both',
    judge({ evidence }) {
      const latest = evidence.calls.find(({ operation, request }) => operation === 'GetShardIterator' && request.includes('"LATEST"'));
      if (latest) {
        fail(
          'A consumer asked for the shards at LATEST: it reads only what comes from then on.',
          'Archive and dashboard both begin at TRIM_HORIZON, the oldest record that the stream has.',
        );
      }
    },
  },
  {
    id: 'nothing-lost',
    title: 'The dashboard has counted every measurement, in spite of the crash.',
    on: 'both',
    async judge(context) {
      const text = consoleText(context.evidence.console);
      const skipped = text.includes('because records() threw');
      const refused = refusedWritesToTotals(context) > 0;
      for (const { buoy, right, shown } of await totals(context)) {
        if (shown.waves >= right.waves && shown.centimetres >= right.centimetres) continue;
        fail(
          `The dashboard shows ${shown.waves} waves of ${buoy} with ${shown.centimetres} cm together; ${right.waves} with ${right.centimetres} cm were sent.${skipped ? ' A batch was skipped, because records() threw.' : ''}`,
          refused && shown.waves === 0
            ? 'The first measurement of a buoy is counted: there is no last number yet, and a condition that compares with what is not there is false.'
            : skipped
              ? 'records() does not throw because of something that it expects: the library logs it and goes on behind the batch.'
              : 'Nothing is left out: the checkpoint comes when all of the batch is done. checkpoint() without a record means all that were given.',
        );
      }
      if (!text.includes('has lost its power')) {
        fail(
          'Nothing was lost, but no machine has lost its power either.',
          'The dashboard calls machine.compute(…) for each measurement, and gets over the crash that comes in it.',
        );
      }
    },
  },
  {
    id: 'not-all-again',
    title: 'The second machine goes on where the first one had its last checkpoint.',
    on: 'both',
    judge(context) {
      const sent = records(context.data).length;
      const again = writesToTotals(context) - sent;
      const inHand = Math.max(...context.data.bursts.map(({ length }) => length));
      if (again > inHand) {
        fail(
          `The dashboard did the work of ${sent + again} records, and ${sent} were sent: ${again} were done again after the crash.`,
          `${inHand} at most, the burst that it had in hand. What was done before has a checkpoint, under the same application.`,
        );
      }
    },
  },
  {
    id: 'counted-once',
    title: 'What was given twice is counted once.',
    on: 'both',
    async judge(context) {
      for (const { buoy, right, shown } of await totals(context)) {
        if (shown.waves === right.waves && shown.centimetres === right.centimetres) continue;
        fail(
          `The dashboard shows ${shown.waves} waves of ${buoy} with ${shown.centimetres} cm together; ${right.waves} with ${right.centimetres} cm were sent.`,
          'A measurement that is already in the total changes nothing, whether a crash or its buoy made it come twice.',
        );
      }
    },
  },
]);
