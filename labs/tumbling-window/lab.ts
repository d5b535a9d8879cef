// The lab of the page "Tumbling windows": stock prices in, one row per ticker and ten seconds out.
import { seededRandom } from '../../src/aws/core/random.ts';
import { defineLab } from '../../src/lab/definition.ts';
import { monthlyPrices, type Trade } from './stock-prices.ts';

/** One element a second of lab time: the trades of that second. */
export type Seconds = readonly (readonly Trade[])[];

/** A market that nobody has seen: random walks, with seconds in which a ticker is silent. */
function hiddenMarket(seed: number): Seconds {
  const random = seededRandom(seed);
  const prices = new Map(['NOVA', 'REEF', 'TIDE', 'WAVE'].map((ticker) => [ticker, 20 + 80 * random.next()]));
  return Array.from({ length: 24 + Math.floor(random.next() * 8) }, () =>
    [...prices]
      .filter(() => random.next() < 0.7)
      .map(([ticker, price]) => {
        const next = Math.max(1, price + (random.next() - 0.5) * 6);
        prices.set(ticker, next);
        return { ticker, price: Math.round(next * 100) / 100 };
      }),
  );
}

export default defineLab<Seconds>({
  id: 'tumbling-window',
  title: 'Tumbling windows',
  summary: 'Group a stream of stock prices into windows of ten seconds with SQL, and read one row per ticker and window.',
  packages: ['@aws-sdk/client-kinesis', '@aws-sdk/client-kinesis-analytics-v2'],
  services: ['kinesis', 'kinesis-analytics'],
  entry: 'main.ts',
  editable: ['main.ts', 'window.sql'],
  readOnly: ['ready-made.ts'],
  // Wall time of computing; waiting for the clock does not count.
  deadlineMs: 30_000,
  settleForMs: 15_000,
  data: { shown: () => monthlyPrices, hidden: hiddenMarket },
  dataType: 'readonly (readonly { readonly ticker: string; readonly price: number }[])[]',
  // What the InputSchema of main.ts declares.
  sqlInputs: [
    {
      name: 'SOURCE_SQL_STREAM_001',
      columns: [
        { name: 'TICKER', type: 'VARCHAR(4)' },
        { name: 'PRICE', type: 'DOUBLE' },
      ],
    },
  ],
  steps: [
    {
      id: 'create-the-streams',
      title: 'Create a second stream, called `results`, the way the first one is created.',
      hints: [
        'The function `createStream` of `ready-made.ts` does the work: it creates a stream, waits until it is active and returns its ARN.',
        'Wrap the name with `name()`, as the line above does. On a shared account it keeps your streams apart from your neighbour’s.',
        "In `main.ts`, in place of the first TODO, write `const resultsArn = await createStream(name('results'));`",
      ],
      checks: ['streams-exist'],
    },
    {
      id: 'connect-the-application',
      title: 'Give the application its output: the in-application stream `DESTINATION_SQL_STREAM` goes to `results`. Then start it.',
      hints: [
        'An output has a `Name`, a `KinesisStreamsOutput` and a `DestinationSchema`. The name is that of the stream in your SQL, letter by letter.',
        "In place of the TODO inside `outputs`, write `{ Name: 'DESTINATION_SQL_STREAM', KinesisStreamsOutput: { ResourceARN: resultsArn }, DestinationSchema: { RecordFormatType: 'JSON' } }`.",
        'A new application is READY: it does nothing yet. In place of the next TODO: `await analytics.send(new StartApplicationCommand({ ApplicationName: application }));`',
        'On the next line: `await untilRunning(application);`. Prices sent before the application runs are not counted: it starts to read at `NOW`.',
      ],
      checks: ['application-connected', 'application-running', 'prices-sent'],
    },
    {
      id: 'window-the-prices',
      title: 'In `window.sql`, turn one row per price into one row per ticker and ten seconds. Write it as in 2017, with `FLOOR`.',
      hints: [
        'A window of a streaming query is a group: `GROUP BY` the ticker and a value that is the same for all rows of ten seconds.',
        "That value is the number of ten-second pieces since 1970: `FLOOR((… - TIMESTAMP '1970-01-01 00:00:00') SECOND / 10 TO SECOND)`, with the `ROWTIME` of the row in place of the dots.",
        'Before the last semicolon, on a line of its own: `GROUP BY TICKER, FLOOR(("SOURCE_SQL_STREAM_001".ROWTIME - TIMESTAMP \'1970-01-01 00:00:00\') SECOND / 10 TO SECOND)`',
        'In the `SELECT`, replace the `1` by `COUNT(*)`, the first `PRICE` by `MIN(PRICE)`, the second by `MAX(PRICE)`. A group has many times, so take the first one: `MIN("SOURCE_SQL_STREAM_001".ROWTIME)`. Keep the names after `AS`.',
      ],
      checks: ['one-row-per-window', 'prices-of-ten-seconds', 'window-values'],
    },
    {
      id: 'step-instead-of-floor',
      title: 'Now say the same with `STEP`. Its value is the start of the window: select it as `WINDOW_START`.',
      hints: [
        '`WINDOW_START` shows the first price of a window, not its start. `FLOOR` gave a number of pieces, which is no time to show.',
        '`STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL \'10\' SECOND)` is a time, cut down to the last multiple of ten seconds.',
        'Replace the whole `FLOOR(…)` after `GROUP BY TICKER,` by it.',
        'In the `SELECT` write the same once more: `STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL \'10\' SECOND) AS WINDOW_START,`',
      ],
      checks: ['ten-second-windows', 'written-by-the-application'],
    },
    {
      id: 'read-the-results',
      title: 'Read the rows from `results` and print each.',
      hints: [
        'The last window closes up to ten seconds after the last price. Wait for it, at the end of `main.ts`: `await sleep(12_000);`',
        "`readRows` reads a whole stream from its oldest record. Call it with `name('results')`.",
        "Write `for (const row of await readRows(name('results'))) console.log(row);`",
      ],
      checks: ['results-printed'],
    },
  ],
  mutants: {
    'hard-coded': { fails: 'one-row-per-window', because: 'Rows written by hand are right for the data you saw, and for no other.' },
    'computed-in-code': { fails: 'written-by-the-application', because: 'Grouping in the program works until there are two programs.' },
    'no-window': { fails: 'one-row-per-window', because: 'Without GROUP BY every price is a row of its own.' },
    'sliding-window': { fails: 'one-row-per-window', because: 'A sliding window answers once for every row, not once per window.' },
    'no-ticker': { fails: 'one-row-per-window', because: 'A group without the ticker mixes all tickers.' },
    'one-minute': { fails: 'prices-of-ten-seconds', because: 'FLOOR to a minute makes windows of sixty seconds.' },
    'not-divided': {
      fails: 'one-row-per-window',
      because: 'Without `/ 10` FLOOR drops less than a second, and makes windows of one second.',
    },
    'end-for-start': { fails: 'prices-of-ten-seconds', because: 'ROWTIME alone is the time of the result: the end of the window.' },
    'number-of-pieces-for-start': {
      fails: 'application-connected',
      because: 'What FLOOR gives here is a number of pieces, and no time that a TIMESTAMP could hold.',
    },
    'start-is-the-first-price': { fails: 'ten-second-windows', because: 'A window begins before its first price.' },
    'high-is-low': { fails: 'window-values', because: 'The lowest price is MIN, not MAX.' },
    'wrong-output-name': {
      fails: 'application-connected',
      because: 'The name of an output is case-sensitive and must be a stream of the SQL.',
    },
    'never-started': { fails: 'application-running', because: 'An application that is READY reads nothing.' },
    'one-partition-key': { fails: 'prices-sent', because: 'A constant partition key sends all records to one shard.' },
    'prices-before-start': { fails: 'one-row-per-window', because: 'An application that starts at NOW does not see what came before.' },
    'last-window-lost': { fails: 'results-printed', because: 'Reading at once misses the window that is still open.' },
  },
});
