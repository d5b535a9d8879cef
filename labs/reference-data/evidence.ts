// Reads what a run of this lab left behind: the application, the prices that were sent, the rows that came out.
import { KinesisClient } from '@aws-sdk/client-kinesis';
import { type ApplicationDetail, DescribeApplicationCommand, KinesisAnalyticsV2Client } from '@aws-sdk/client-kinesis-analytics-v2';
import { type CheckContext, CheckFailure } from '../../src/lab/definition.ts';
import { type ReadRecord, readStream } from '../../src/lab/evidence/read-stream.ts';
import { missingApplication } from '../../src/lab/evidence/refusal.ts';
import { namesIn, type TradingDay } from './trading-day.ts';

export type Context = CheckContext<TradingDay>;

export function fail(observed: string, expected: string): never {
  throw new CheckFailure({ observed, expected });
}

export async function requireApplication({ cloud, evidence, name }: Context): Promise<ApplicationDetail> {
  const ApplicationName = name('names-for-tickers');
  try {
    const { ApplicationDetail } = await cloud(KinesisAnalyticsV2Client).send(new DescribeApplicationCommand({ ApplicationName }));
    if (ApplicationDetail) return ApplicationDetail;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ResourceNotFoundException') throw error;
  }
  throw new CheckFailure(missingApplication(evidence.calls, ApplicationName));
}

async function recordsOf({ cloud, name }: Context, stream: string): Promise<ReadRecord[]> {
  try {
    return await readStream(cloud(KinesisClient), name(stream));
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return [];
    throw error;
  }
}

/** One price that was sent, and the row that came out for it. */
export interface NamedPrice {
  readonly ticker: string;
  readonly price: number;
  readonly half: 'morning' | 'afternoon';
  /** By the file of that half; null when it has no such ticker. */
  readonly company: string | null;
  readonly row: Readonly<Record<string, unknown>> | undefined;
}

/** The prices of each ticker in the order in which they were sent, each with the row of the same place. */
export async function pricesWithRows(context: Context): Promise<ReadonlyMap<string, readonly NamedPrice[]>> {
  const { morning, companies, companiesFromNoon } = context.data;
  const files = { morning: namesIn(companies), afternoon: namesIn(companiesFromNoon) };
  const rows = Map.groupBy(await recordsOf(context, 'results'), ({ json }) => String(json?.TICKER));
  const sent = Map.groupBy(await recordsOf(context, 'prices'), ({ json }) => String(json?.ticker));
  return new Map(
    [...sent].map(([ticker, records]) => {
      const beforeNoon = morning.flat().filter((trade) => trade.ticker === ticker).length;
      const prices = records.map(({ json }, index): NamedPrice => {
        const half = index < beforeNoon ? 'morning' : 'afternoon';
        return {
          ticker,
          price: Number(json?.price),
          half,
          company: files[half].get(ticker) ?? null,
          row: rows.get(ticker)?.[index]?.json,
        };
      });
      return [ticker, prices];
    }),
  );
}

/** Fails with the first price of that half whose row has another name than the file. */
export function requireNames(prices: ReadonlyMap<string, readonly NamedPrice[]>, half: NamedPrice['half'], hint: string): void {
  for (const [ticker, own] of prices) {
    const wrong = own.find((each) => each.half === half && (each.row?.COMPANY ?? null) !== each.company);
    if (!wrong) continue;
    const found = wrong.row?.COMPANY ?? null;
    fail(
      `In the ${half} a row of ${ticker} has ${found === null ? 'no company' : `the company “${String(found)}”`}.`,
      `${wrong.company === null ? 'COMPANY is null, because the file has no such ticker' : `“${wrong.company}”, as the file says`}. ${hint}`,
    );
  }
}

/** How many rows came out for the tickers that were sent, and how many prices were sent. */
export async function rowCounts(context: Context): Promise<ReadonlyMap<string, { readonly sent: number; readonly rows: number }>> {
  const rows = Map.groupBy(await recordsOf(context, 'results'), ({ json }) => String(json?.TICKER));
  const sent = Map.groupBy(await recordsOf(context, 'prices'), ({ json }) => String(json?.ticker));
  return new Map([...sent].map(([ticker, own]) => [ticker, { sent: own.length, rows: rows.get(ticker)?.length ?? 0 }]));
}
