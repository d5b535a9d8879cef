// Reads what a run of this lab left behind: the days that were sent, the counts of each window, the scores.
import { KinesisClient } from '@aws-sdk/client-kinesis';
import { DescribeApplicationCommand, KinesisAnalyticsV2Client } from '@aws-sdk/client-kinesis-analytics-v2';
import { type CheckContext, CheckFailure } from '../../src/lab/definition.ts';
import { type ReadRecord, readStream } from '../../src/lab/evidence/read-stream.ts';
import { missingApplication } from '../../src/lab/evidence/refusal.ts';
import type { Day } from './days.ts';

export type Context = CheckContext<readonly Day[]>;

/** The length of a window: thirty days, as ten days take a second. */
const WINDOW_MS = 3_000;

export function fail(observed: string, expected: string): never {
  throw new CheckFailure({ observed, expected });
}

/** The records of a stream; none of a stream that is not there. */
async function recordsOf({ cloud, name }: Context, stream: string): Promise<ReadRecord[]> {
  try {
    return await readStream(cloud(KinesisClient), name(stream));
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return [];
    throw error;
  }
}

/** Fails because a stream is empty, with what is known about the reason. */
export async function failEmpty({ cloud, evidence, name }: Context, stream: string): Promise<never> {
  const ApplicationName = name('unusual-weather');
  const status = await cloud(KinesisAnalyticsV2Client)
    .send(new DescribeApplicationCommand({ ApplicationName }))
    .then(
      ({ ApplicationDetail }) => `is ${ApplicationDetail?.ApplicationStatus}`,
      (error: Error) => (error.name === 'ResourceNotFoundException' ? undefined : Promise.reject(error)),
    );
  if (status === undefined) throw new CheckFailure(missingApplication(evidence.calls, ApplicationName));
  return fail(
    `There is no row in the stream ${name(stream)}; the application ${status}.`,
    'A pump that fills it. If your program ended with an error, mend that first.',
  );
}

export interface CountedWindow {
  readonly firstDay: string;
  /** How often each kind of weather was sent in the window. */
  readonly counts: ReadonlyMap<string, number>;
  /** The rows that came out when it closed. */
  readonly rows: readonly { readonly weather: string; readonly days: number }[];
}

/** Each window in which days were sent. Days arrive half a second and more from its ends, so that arrival is enough to tell it. */
export async function countedWindows(context: Context): Promise<CountedWindow[]> {
  const sent = Map.groupBy(await recordsOf(context, 'weather'), ({ arrivedMs }) => Math.floor(arrivedMs / WINDOW_MS));
  const top = Map.groupBy(await recordsOf(context, 'top'), ({ arrivedMs }) => Math.round(arrivedMs / WINDOW_MS) - 1);
  return [...sent].map(([window, records]) => {
    const kinds = Map.groupBy(records, ({ json }) => String(json?.weather));
    return {
      firstDay: String(records[0]?.json?.date),
      counts: new Map([...kinds].map(([weather, days]) => [weather, days.length])),
      rows: (top.get(window) ?? []).map(({ json }) => ({ weather: String(json?.WEATHER), days: Number(json?.DAYS) })),
    };
  });
}

export interface ScoredDay {
  readonly date: string;
  readonly score: number;
}

/** The scores in the order in which they came out, one for each day of the data, or a failed check. */
export async function requireScores(context: Context): Promise<ScoredDay[]> {
  const scores = (await recordsOf(context, 'scores')).map(({ json }) => ({
    date: String(json?.MEASURED_ON),
    score: Number(json?.ANOMALY_SCORE),
  }));
  if (scores.length === 0) return failEmpty(context, 'scores');
  if (scores.length !== context.data.length) {
    fail(`There are ${scores.length} rows in the stream scores.`, `${context.data.length}: one for each day.`);
  }
  const wrong = scores.findIndex(({ date }, index) => date !== context.data[index]?.date);
  if (wrong !== -1) fail(`Row ${wrong + 1} is of the day ${scores[wrong]?.date}.`, `${context.data[wrong]?.date}, in MEASURED_ON.`);
  return scores;
}

/** The days with the highest scores, the highest first. */
export const highest = (scores: readonly ScoredDay[], count: number): readonly ScoredDay[] =>
  scores.toSorted((one, other) => other.score - one.score).slice(0, count);
