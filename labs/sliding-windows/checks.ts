// What the lab "Sliding windows" demands, judged by the prices in the stream and by the rows that the application made of them.
import { DescribeStreamSummaryCommand, KinesisClient } from '@aws-sdk/client-kinesis';
import { DescribeApplicationCommand, KinesisAnalyticsV2Client } from '@aws-sdk/client-kinesis-analytics-v2';
import { type CheckContext, CheckFailure, defineChecks } from '../../src/lab/definition.ts';
import { consoleText } from '../../src/lab/evidence/console-text.ts';
import { readStream } from '../../src/lab/evidence/read-stream.ts';
import { lastRefusal, missingApplication } from '../../src/lab/evidence/refusal.ts';
import { type ArrivedPrice, type AverageRow, arrivedPrices, averageRows } from './results.ts';
import type { Trade } from './trades.ts';

type Trades = readonly Trade[];
type Context = CheckContext<Trades>;

const WINDOW_MS = 60_000;
/** How far the time at which the query saw a price may lie behind its arrival in the stream. */
const TOLERANCE_MS = 2_000;
const MOST_ROWS = 3;

function fail(observed: string, expected: string): never {
  throw new CheckFailure({ observed, expected });
}

async function requireRows({ cloud, name }: Context): Promise<AverageRow[]> {
  const rows = averageRows(await readStream(cloud(KinesisClient), name('results')));
  if (rows instanceof Error) fail(rows.message, 'Each row is a JSON object with KIND, TICKER, PRICE, AVERAGE and PRICES.');
  return rows;
}

const pricesOf = async ({ cloud, name }: Context) => arrivedPrices(await readStream(cloud(KinesisClient), name('prices')));

interface Answer {
  /** The price that the row stands for, and those of the same ticker before it. */
  readonly own: readonly ArrivedPrice[];
  readonly price: ArrivedPrice;
  readonly row: AverageRow;
  /** For a message: which row it is. */
  readonly where: string;
}

/** Each price with its row of one kind: the first price of a ticker has the ticker's first row, and so on. */
async function requireAnswers(context: Context, kind: string): Promise<Answer[]> {
  const rows = (await requireRows(context)).filter((row) => row.kind === kind);
  if (rows.length === 0 && lastRefusal(context.evidence.calls, 'CreateApplication')) {
    throw new CheckFailure(missingApplication(context.evidence.calls, context.name('moving-averages')));
  }
  if (rows.length === 0) fail(`There is no row whose KIND is ${kind}.`, `A row with KIND '${kind}' for each price.`);
  return [...Map.groupBy(await pricesOf(context), ({ ticker }) => ticker)].flatMap(([ticker, prices]) => {
    const answers = rows.filter((row) => row.ticker === ticker);
    if (answers.length !== prices.length) {
      fail(
        `${ticker} has ${prices.length} prices and ${answers.length} rows of KIND ${kind}.`,
        'As many rows as prices: a sliding window answers each record that arrives.',
      );
    }
    return prices.map((price, index) => {
      const row = answers[index] as AverageRow;
      const where = `row ${index + 1} of ${ticker}, KIND ${kind}`;
      if (row.price !== price.price) fail(`PRICE is ${row.price} in ${where}.`, `${price.price}: the price that the row answers.`);
      return { own: prices.slice(0, index + 1), price, row, where };
    });
  });
}

/** How many of these arrived in the window that ends with one of them: at least, and at most. */
function countsInWindow(prices: readonly ArrivedPrice[], end: ArrivedPrice): { least: number; most: number } {
  const before = prices.slice(0, prices.findIndex(({ arrivedMs, ticker }) => arrivedMs === end.arrivedMs && ticker === end.ticker) + 1);
  const within = (ms: number) => before.filter(({ arrivedMs }) => arrivedMs >= end.arrivedMs - ms).length;
  return { least: within(WINDOW_MS - TOLERANCE_MS), most: within(WINDOW_MS + TOLERANCE_MS) };
}

const isWithin = (count: number, { least, most }: { least: number; most: number }) => count >= least && count <= most;

/** AVERAGE must be that of as many of the newest prices as PRICES says. */
function requireAverage({ own, row, where }: Answer): void {
  const counted = own.slice(-row.prices);
  const average = counted.reduce((sum, { price }) => sum + price, 0) / counted.length;
  if (Math.abs(row.average - average) > 1e-6) {
    fail(`AVERAGE is ${row.average} in ${where}.`, `${average}: the mean of ${counted.map(({ price }) => price).join(', ')}.`);
  }
}

/** Whether a text has this number, as it is or rounded to two decimals or more. */
function showsNumber(text: string, number: number): boolean {
  return [...text.matchAll(/-?\d+(?:\.(\d+))?/g)].some(([shown, decimals = '']) => {
    const most = decimals.length < 2 ? 0 : 0.5 * 10 ** -decimals.length;
    return Math.abs(Number(shown) - number) <= most + 1e-9;
  });
}

export default defineChecks<Trades>([
  {
    id: 'row-for-each-price',
    title: 'Each price has a row of KIND TIME.',
    on: 'both',
    async judge(context) {
      await requireAnswers(context, 'TIME');
    },
  },
  {
    id: 'each-ticker-alone',
    title: 'The window by time holds prices of one ticker.',
    on: 'both',
    async judge(context) {
      const all = await pricesOf(context);
      const answers = await requireAnswers(context, 'TIME');
      const wrong = answers.find(({ own, price, row }) => !isWithin(row.prices, countsInWindow(own, price)));
      // One row alone may hold by accident as many as came of all tickers.
      if (wrong && answers.every(({ price, row }) => isWithin(row.prices, countsInWindow(all, price)))) {
        fail(
          `PRICES is ${wrong.row.prices} in ${wrong.where}: so many prices of all tickers came in 60 seconds.`,
          'Only prices of its own ticker.',
        );
      }
    },
  },
  {
    id: 'sixty-seconds',
    title: 'It holds the prices of the last 60 seconds.',
    on: 'both',
    async judge(context) {
      for (const answer of await requireAnswers(context, 'TIME')) {
        const { least, most } = countsInWindow(answer.own, answer.price);
        if (!isWithin(answer.row.prices, { least, most })) {
          fail(`PRICES is ${answer.row.prices} in ${answer.where}.`, `${most}: so many came in the 60 seconds up to this price.`);
        }
        requireAverage(answer);
      }
    },
  },
  {
    id: 'rows-beside',
    title: 'Each price has a row of KIND ROWS, too.',
    on: 'both',
    async judge(context) {
      await requireAnswers(context, 'ROWS');
    },
  },
  {
    id: 'three-prices',
    title: 'The window by rows holds a price and the 2 of its ticker before it.',
    on: 'both',
    async judge(context) {
      for (const answer of await requireAnswers(context, 'ROWS')) {
        const { own, row, where } = answer;
        const most = Math.min(MOST_ROWS, own.length);
        if (row.prices !== most) {
          fail(
            `PRICES is ${row.prices} in ${where}.`,
            own.length < MOST_ROWS ? `${most}: there were no more of this ticker yet.` : `${most}: the price itself and the 2 before it.`,
          );
        }
        requireAverage(answer);
      }
    },
  },
  {
    id: 'one-destination',
    title: 'Both windows go to one destination.',
    on: 'both',
    async judge({ cloud, evidence, name }) {
      const ApplicationName = name('moving-averages');
      const { ApplicationDetail } = await cloud(KinesisAnalyticsV2Client)
        .send(new DescribeApplicationCommand({ ApplicationName }))
        .catch((error: Error) => {
          if (error.name !== 'ResourceNotFoundException') throw error;
          throw new CheckFailure(missingApplication(evidence.calls, ApplicationName));
        });
      const configuration = ApplicationDetail?.ApplicationConfigurationDescription?.SqlApplicationConfigurationDescription;
      const names = configuration?.OutputDescriptions?.map(({ Name }) => Name) ?? [];
      if (names.length !== 1) {
        fail(`The application has ${names.length} outputs: ${names.join(', ')}.`, 'One output. Both pumps insert into its stream.');
      }
    },
  },
  {
    id: 'last-rows-printed',
    title: 'Your program printed the last row of each ticker and window.',
    on: 'both',
    async judge(context) {
      const printed = consoleText(context.evidence.console);
      const rows = await requireRows(context);
      for (const ticker of new Set(context.data.map((trade) => trade.ticker))) {
        for (const kind of ['TIME', 'ROWS']) {
          const last = rows.findLast((row) => row.ticker === ticker && row.kind === kind);
          if (last && !(printed.includes(ticker) && showsNumber(printed, last.average))) {
            fail(
              `The console does not show the AVERAGE ${last.average} of the last ${kind} row of ${ticker}.`,
              'The last TIME row and the last ROWS row of each ticker, or their AVERAGE to two decimals.',
            );
          }
        }
      }
    },
  },
  {
    id: 'written-by-the-application',
    title: 'The rows are written by the application, not by your program.',
    // Judged last of all: rows written by hand shall first be shown to be wrong on other data.
    on: 'hidden',
    async judge({ evidence, name, cloud }) {
      const { StreamDescriptionSummary } = await cloud(KinesisClient).send(
        new DescribeStreamSummaryCommand({ StreamName: name('results') }),
      );
      const targets = [`"StreamName":"${name('results')}"`, `"StreamARN":"${StreamDescriptionSummary?.StreamARN}"`];
      const put = evidence.calls.find(
        (call) => call.operation.startsWith('PutRecord') && targets.some((target) => call.request.includes(target)),
      );
      if (put) fail(`Your program wrote to results itself (${put.operation}).`, 'Only the application writes there.');
    },
  },
]);
