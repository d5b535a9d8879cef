// What the lab "Tumbling windows" demands, judged by the cloud's own answers. Nothing here knows the clock of the run:
// each row must account for the prices that arrived in its ten seconds, whichever seconds those were.
import { DescribeStreamSummaryCommand, KinesisClient } from '@aws-sdk/client-kinesis';
import { CheckFailure, defineChecks } from '../../src/lab/definition.ts';
import { consoleText } from '../../src/lab/evidence/console-text.ts';
import { readStream } from '../../src/lab/evidence/read-stream.ts';
import { missingApplication } from '../../src/lab/evidence/refusal.ts';
import { type Context, describeApplication } from './evidence.ts';
import type { Seconds } from './lab.ts';
import { pricesByTicker, rowsByTicker, type WindowRow } from './results.ts';

const WINDOW_MS = 10_000;
/** How far the time at which the query saw a price may lie behind the arrival in the stream. */
const TOLERANCE_MS = 2_000;

const time = (ms: number) => new Date(ms).toISOString().slice(11, 19);
const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

function fail(observed: string, expected: string): never {
  throw new CheckFailure({ observed, expected });
}

async function requireRows(context: Context): Promise<Map<string, WindowRow[]>> {
  const rows = rowsByTicker(await readStream(context.cloud(KinesisClient), context.name('results')));
  if (rows instanceof Error) fail(rows.message, 'Each row is a JSON object with TICKER, WINDOW_START, TRADES, LOW and HIGH.');
  return rows;
}

/** Pairs each row with the prices it should stand for: as many as it counts, in order of arrival. */
async function requireRowsWithPrices(context: Context) {
  const rows = await requireRows(context);
  const prices = pricesByTicker(await readStream(context.cloud(KinesisClient), context.name('prices')));
  return [...prices].flatMap(([ticker, sent]) => {
    let next = 0;
    return (rows.get(ticker) ?? []).map((row) => {
      const own = sent.slice(next, next + row.trades);
      next += row.trades;
      return { ticker, row, own };
    });
  });
}

export default defineChecks<Seconds>([
  {
    id: 'streams-exist',
    title: 'The streams `prices` and `results` exist and are active.',
    on: 'both',
    async judge({ cloud, name }) {
      for (const StreamName of [name('prices'), name('results')]) {
        const status = await cloud(KinesisClient)
          .send(new DescribeStreamSummaryCommand({ StreamName }))
          .then(
            (answer) => answer.StreamDescriptionSummary?.StreamStatus,
            (error: Error) => (error.name === 'ResourceNotFoundException' ? undefined : Promise.reject(error)),
          );
        if (!status) fail(`There is no stream called ${StreamName}.`, `A stream called ${StreamName} that is ACTIVE.`);
        if (status !== 'ACTIVE') fail(`The stream ${StreamName} is ${status}.`, `The stream ${StreamName} is ACTIVE.`);
      }
    },
  },
  {
    id: 'application-connected',
    title: 'The application reads `prices` and writes to `results`.',
    on: 'both',
    async judge(context) {
      const { name } = context;
      const application = await describeApplication(context);
      if (!application) throw new CheckFailure(missingApplication(context.evidence.calls, name('ten-second-windows')));
      const description = application.ApplicationConfigurationDescription;
      const { InputDescriptions = [], OutputDescriptions = [] } = description?.SqlApplicationConfigurationDescription ?? {};
      const input = InputDescriptions[0]?.KinesisStreamsInputDescription?.ResourceARN;
      if (!input?.endsWith(`:stream/${name('prices')}`)) {
        fail(input ? `The application reads ${input}.` : 'The application has no input.', `It reads the stream ${name('prices')}.`);
      }
      const output = OutputDescriptions.find((each) =>
        each.KinesisStreamsOutputDescription?.ResourceARN?.endsWith(`:stream/${name('results')}`),
      );
      if (!output) {
        fail(
          OutputDescriptions.length ? 'No output of the application goes to that stream.' : 'The application has no output.',
          `An output that goes to the stream ${name('results')}.`,
        );
      }
      const sql = description?.ApplicationCodeConfigurationDescription?.CodeContentDescription?.TextContent ?? '';
      const declared = [...sql.matchAll(/\bSTREAM\s+(?:"([^"]+)"|(\w+))\s*\(/gi)].map(([, quoted, bare]) => quoted ?? bare?.toUpperCase());
      if (!declared.includes(output.Name)) {
        fail(
          `The output is called ${output.Name}, and the SQL declares ${declared.join(', ') || 'no stream'}.`,
          'The output has the name of a stream that the SQL declares, in the same case.',
        );
      }
    },
  },
  {
    id: 'application-running',
    title: 'The application is running.',
    on: 'both',
    async judge(context) {
      const status = (await describeApplication(context))?.ApplicationStatus;
      if (status !== 'RUNNING') fail(`The application is ${status}.`, 'It is RUNNING: it was started and waited for.');
    },
  },
  {
    id: 'prices-sent',
    title: 'Every price is in the stream `prices`, with its ticker as partition key.',
    on: 'both',
    async judge({ cloud, name, data }) {
      const records = await readStream(cloud(KinesisClient), name('prices'));
      const stray = records.find((record) => record.json?.ticker !== record.partitionKey);
      if (stray) {
        fail(
          `A record with the ticker ${String(stray.json?.ticker)} has the partition key ${stray.partitionKey}.`,
          'The key is the ticker.',
        );
      }
      const sent = pricesByTicker(records);
      for (const ticker of new Set(data.flat().map((trade) => trade.ticker))) {
        const expected = data.flat().filter((trade) => trade.ticker === ticker);
        const found = sent.get(ticker) ?? [];
        if (found.length !== expected.length) {
          fail(`The stream holds ${plural(found.length, 'price')} of ${ticker}.`, `${expected.length}: each price of \`data\` once.`);
        }
        const wrong = expected.findIndex((trade, index) => trade.price !== found[index]?.price);
        if (wrong !== -1) {
          fail(`Price ${wrong + 1} of ${ticker} is ${found[wrong]?.price}.`, `${expected[wrong]?.price}, in the order of \`data\`.`);
        }
      }
    },
  },
  {
    id: 'one-row-per-window',
    title: 'There is one row per ticker and window.',
    on: 'both',
    async judge(context) {
      const rows = await requireRows(context);
      for (const ticker of new Set(context.data.flat().map((trade) => trade.ticker))) {
        const own = rows.get(ticker) ?? [];
        if (own.length === 0) fail(`There is no row for ${ticker} in the stream results.`, 'At least one row for each ticker.');
        const counts = Map.groupBy(own, (row) => Math.floor(row.startMs / WINDOW_MS) * WINDOW_MS);
        for (const [startMs, sharing] of counts) {
          if (sharing.length > 1) {
            fail(
              `${ticker} has ${sharing.length} rows for the ten seconds from ${time(startMs)}.`,
              'One row per ticker and ten seconds: the rows of a window are grouped.',
            );
          }
        }
      }
    },
  },
  {
    id: 'prices-of-ten-seconds',
    title: 'Each row counts the prices of its own ten seconds.',
    on: 'both',
    async judge(context) {
      for (const { ticker, row, own } of await requireRowsWithPrices(context)) {
        const startMs = Math.floor(row.startMs / WINDOW_MS) * WINDOW_MS;
        const outside = own.find(({ arrivedMs }) => arrivedMs < startMs - TOLERANCE_MS || arrivedMs >= startMs + WINDOW_MS + TOLERANCE_MS);
        if (outside) {
          fail(
            `The row of ${ticker} for the ten seconds from ${time(startMs)} counts a price that arrived at ${time(outside.arrivedMs)}.`,
            'A window counts the prices of its own ten seconds.',
          );
        }
      }
    },
  },
  {
    id: 'window-values',
    title: 'TRADES, LOW and HIGH are right in every row.',
    on: 'both',
    async judge(context) {
      for (const { ticker, row, own } of await requireRowsWithPrices(context)) {
        const where = `the row of ${ticker} at ${time(row.startMs)}`;
        if (own.length !== row.trades) fail(`TRADES is ${row.trades} in ${where}.`, `${own.length}: no more prices than that were sent.`);
        for (const [column, found, right] of [
          ['LOW', row.low, Math.min(...own.map(({ price }) => price))],
          ['HIGH', row.high, Math.max(...own.map(({ price }) => price))],
        ] as const) {
          if (Math.abs(found - right) > 1e-6) fail(`${column} is ${found} in ${where}.`, `${right}.`);
        }
      }
      const counted = await requireRows(context);
      for (const [ticker, sent] of pricesByTicker(await readStream(context.cloud(KinesisClient), context.name('prices')))) {
        const total = (counted.get(ticker) ?? []).reduce((sum, row) => sum + row.trades, 0);
        if (total !== sent.length) fail(`The rows of ${ticker} count ${plural(total, 'price')}.`, `${sent.length}: every price once.`);
      }
    },
  },
  {
    id: 'ten-second-windows',
    title: 'WINDOW_START is the start of the window: a multiple of ten seconds.',
    on: 'both',
    async judge(context) {
      for (const [ticker, rows] of await requireRows(context)) {
        const wrong = rows.find((row) => row.startMs % WINDOW_MS !== 0);
        if (wrong) fail(`A window of ${ticker} begins at ${time(wrong.startMs)}.`, 'Windows begin at :00, :10, :20, :30, :40 or :50.');
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
      const puts = evidence.calls.filter(
        (call) => call.operation.startsWith('PutRecord') && targets.some((target) => call.request.includes(target)),
      );
      if (puts.length > 0) fail(`Your program wrote to results itself (${puts[0]?.operation}).`, 'Only the application writes there.');
    },
  },
  {
    id: 'results-printed',
    title: 'Your program printed the rows of every window.',
    on: 'both',
    async judge(context) {
      const printed = consoleText(context.evidence.console);
      for (const [ticker, rows] of await requireRows(context)) {
        const missing = rows.find((row) => !printed.includes(row.windowStart));
        if (missing || !printed.includes(ticker)) {
          fail(
            missing ? `The console does not show the window ${missing.windowStart} of ${ticker}.` : `The console does not show ${ticker}.`,
            'Every row of results, with its TICKER and WINDOW_START, after the last window has closed.',
          );
        }
      }
    },
  },
]);
