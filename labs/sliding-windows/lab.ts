// The lab of the page "Sliding windows": an average by time and one by rows for every price, both on one destination.
import { defineLab } from '../../src/lab/definition.ts';
import { hiddenTrades, shownTrades, type Trade } from './trades.ts';

export default defineLab<readonly Trade[]>({
  id: 'sliding-windows',
  title: 'Sliding windows',
  summary: 'Answer every price with two moving averages, over its last 60 seconds and over its last three prices, on one destination.',
  packages: ['@aws-sdk/client-kinesis', '@aws-sdk/client-kinesis-analytics-v2'],
  services: ['kinesis', 'kinesis-analytics'],
  entry: 'main.ts',
  editable: ['windows.sql', 'main.ts'],
  readOnly: ['ready-made.ts'],
  // Wall time of computing; waiting for the clock does not count.
  deadlineMs: 30_000,
  settleForMs: 70_000,
  data: { shown: shownTrades, hidden: hiddenTrades },
  dataType: `readonly import('./ready-made.ts').Trade[]`,
  // What the InputSchema of ready-made.ts declares.
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
      id: 'slide-by-time',
      title: 'In `windows.sql`, turn the tumbling window into a sliding one: a row for each price, over the last 60 seconds of its ticker.',
      hints: [
        'A sliding window has no `GROUP BY`. It has a `WINDOW` clause at the end, which gives the window a name, and `OVER` with that name behind each function.',
        "In place of `GROUP BY …`, write `WINDOW W AS (PARTITION BY TICKER RANGE INTERVAL '60' SECOND PRECEDING)`, before the last semicolon.",
        'In the `SELECT`, write `PRICE` for `MAX(PRICE) AS PRICE`: each row answers one price. Then `AVG(PRICE) OVER W AS AVERAGE`.',
        'And `COUNT(*) OVER W AS PRICES`. `PARTITION BY TICKER` is what keeps the tickers apart now.',
      ],
      checks: ['row-for-each-price', 'each-ticker-alone', 'sixty-seconds'],
    },
    {
      id: 'slide-by-rows',
      title: 'Add a second pump into the same stream, by rows: each price together with the 2 of its ticker before it.',
      hints: [
        'Copy the whole first pump below itself. Call the copy `"ROWS_PUMP"`, and write `\'ROWS\' AS KIND` in it. It inserts into the same stream.',
        'A window by rows counts rows in place of seconds: `ROWS n PRECEDING` in place of `RANGE INTERVAL … PRECEDING`.',
        '`PRECEDING` means before. The row itself is always in the window, and is not counted in n.',
        'The last line of the copy: `WINDOW W AS (PARTITION BY TICKER ROWS 2 PRECEDING);`',
      ],
      checks: ['rows-beside', 'three-prices', 'one-destination'],
    },
    {
      id: 'tell-them-apart',
      title: 'In `main.ts`, tell the two apart by their `KIND`: print the last `TIME` row and the last `ROWS` row of each ticker.',
      hints: [
        'The rows of both windows come by one stream, mixed. Each has a `TICKER` and a `KIND`.',
        '`rows.findLast((row) => …)` gives the last row for which the condition holds. The tickers: `new Set(data.map((trade) => trade.ticker))`.',
        "For one ticker: `console.log(rows.findLast((row) => row.TICKER === ticker && row.KIND === 'TIME'));`",
        "The whole of it: `for (const ticker of new Set(data.map((trade) => trade.ticker))) for (const kind of ['TIME', 'ROWS']) console.log(rows.findLast((row) => row.TICKER === ticker && row.KIND === kind));`",
      ],
      checks: ['last-rows-printed', 'written-by-the-application'],
    },
  ],
  mutants: {
    'hard-coded': { fails: 'row-for-each-price', because: 'A list of the tickers that you saw leaves out those that come tomorrow.' },
    tumbling: { fails: 'row-for-each-price', because: 'GROUP BY makes a tumbling window: it answers once a minute, not once a price.' },
    'same-kind': { fails: 'row-for-each-price', because: 'Without a column that differs, nobody can tell the rows of two pumps apart.' },
    'no-ticker': { fails: 'each-ticker-alone', because: 'Without PARTITION BY the window holds the prices of all tickers.' },
    'sixty-minutes': { fails: 'sixty-seconds', because: "INTERVAL '60' MINUTE is an hour." },
    'rows-for-range': { fails: 'sixty-seconds', because: 'ROWS counts rows and not seconds: 60 rows can be an hour old.' },
    'one-row-too-many': { fails: 'three-prices', because: 'ROWS 3 PRECEDING is the row and three before it: four.' },
    'two-destinations': { fails: 'one-destination', because: 'Two pumps may insert into one stream: a second output is not needed.' },
    'last-of-all': { fails: 'last-rows-printed', because: 'The last row of a kind is that of one ticker: each has its own.' },
    'computed-in-code': { fails: 'written-by-the-application', because: 'A window in the program works until there are two programs.' },
  },
});
