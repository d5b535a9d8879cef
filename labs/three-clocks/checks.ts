// What the lab "Three clocks" demands, judged by the scans in the stream, with their times, and by the rows that the application made.
import { KinesisClient } from '@aws-sdk/client-kinesis';
import { type CheckContext, CheckFailure, defineChecks } from '../../src/lab/definition.ts';
import { readStream } from '../../src/lab/evidence/read-stream.ts';
import { lastRefusal, missingApplication } from '../../src/lab/evidence/refusal.ts';
import type { Harbour } from './scans.ts';
import { type ArrivedScan, arrivedScans, type TotalRow, totalRows } from './totals.ts';

type Context = CheckContext<Harbour>;

const MINUTE_MS = 60_000;

const minuteOf = (ms: number) => Math.floor(ms / MINUTE_MS) * MINUTE_MS;
const time = (ms: number) => new Date(ms).toISOString().slice(11, ms % MINUTE_MS === 0 ? 16 : 19);
const sum = (rows: readonly TotalRow[]) => rows.reduce((total, { scans }) => total + scans, 0);

function fail(observed: string, expected: string): never {
  throw new CheckFailure({ observed, expected });
}

const scansOf = async ({ cloud, name }: Context) => arrivedScans(await readStream(cloud(KinesisClient), name('scans')));

/** The rows of one clock, each of a whole minute. */
async function requireRows({ cloud, evidence, name }: Context, clock: string): Promise<TotalRow[]> {
  const rows = totalRows(await readStream(cloud(KinesisClient), name('totals')));
  if (rows instanceof Error) fail(rows.message, 'Each row is a JSON object with CLOCK, WINDOW_START and SCANS.');
  const own = rows.filter((row) => row.clock === clock);
  if (rows.length === 0 && lastRefusal(evidence.calls, 'CreateApplication'))
    throw new CheckFailure(missingApplication(evidence.calls, name('totals-per-minute')));
  if (own.length === 0)
    fail(`There is no row whose CLOCK is ${clock}.`, `Rows with CLOCK '${clock}'. A window gives its row when it closes.`);
  const stray = own.find(({ startMs }) => startMs % MINUTE_MS !== 0);
  if (stray) fail(`A window of ${clock} begins at ${time(stray.startMs)}.`, 'Each window is a minute and begins with it.');
  return own;
}

/** For each minute the rows of a clock, taken together, must count the scans whose time lies in it. */
async function requireTotals(context: Context, clock: string, timeOf: (scan: ArrivedScan) => number, what: string): Promise<void> {
  const rows = await requireRows(context, clock);
  const scans = Map.groupBy(await scansOf(context), (scan) => minuteOf(timeOf(scan)));
  const totals = Map.groupBy(rows, ({ startMs }) => startMs);
  for (const minute of [...new Set([...scans.keys(), ...totals.keys()])].sort((one, other) => one - other)) {
    const found = sum(totals.get(minute) ?? []);
    const right = scans.get(minute)?.length ?? 0;
    if (found !== right) fail(`By ${clock}, the minute ${time(minute)} has ${found} scans.`, `${right}: so many ${what} in that minute.`);
  }
}

export default defineChecks<Harbour>([
  {
    id: 'arrival-time',
    title: 'By ARRIVAL, each minute counts the scans that arrived in it.',
    on: 'both',
    judge: (context) => requireTotals(context, 'ARRIVAL', ({ arrivedMs }) => arrivedMs, 'arrived in the stream'),
  },
  {
    id: 'rowtime-kept',
    title: 'The totals by ROWTIME are still there beside them.',
    on: 'both',
    async judge(context) {
      const found = sum(await requireRows(context, 'ROWTIME'));
      const right = (await scansOf(context)).length;
      if (found !== right) fail(`The rows of ROWTIME count ${found} scans.`, `${right}: every clock counts each scan once.`);
    },
  },
  {
    id: 'event-time',
    title: 'By EVENT, the rows of each minute count together the scans that happened in it.',
    on: 'both',
    judge: (context) => requireTotals(context, 'EVENT', ({ happenedMs }) => happenedMs, 'happened'),
  },
  {
    id: 'one-row-per-minute',
    title: 'By STAGGER, each minute is one row.',
    on: 'both',
    async judge(context) {
      const scans = await scansOf(context);
      for (const [minute, rows] of Map.groupBy(await requireRows(context, 'STAGGER'), ({ startMs }) => startMs)) {
        if (rows.length > 1) {
          const arrivals = scans.filter(({ happenedMs }) => minuteOf(happenedMs) === minute).map(({ arrivedMs }) => arrivedMs);
          const seconds = Math.ceil((Math.max(...arrivals) - Math.min(...arrivals)) / 1_000);
          fail(
            `By STAGGER, the minute ${time(minute)} has ${rows.length} rows: ${rows.map(({ scans }) => scans).join(' and ')} scans.`,
            `One row: one window per minute, open until its last record is there, ${seconds} seconds after its first.`,
          );
        }
      }
    },
  },
  {
    id: 'complete',
    title: 'By STAGGER, that row counts every scan that happened in its minute.',
    on: 'both',
    judge: (context) => requireTotals(context, 'STAGGER', ({ happenedMs }) => happenedMs, 'happened'),
  },
]);
