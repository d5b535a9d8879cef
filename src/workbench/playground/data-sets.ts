// The data sets that the playground offers: the data of the chapter's labs as text. To add one, add an entry; its id goes into links and stays.
import type { TableText, TimeChoice } from './engine/protocol.ts';

export interface DataSet {
  readonly id: string;
  readonly title: string;
  /** What it is, in a sentence. */
  readonly says: string;
  /** CSV or NDJSON, and the reference tables that the application would have. */
  readonly load: () => Promise<{ readonly text: string; readonly tables?: readonly TableText[] }>;
  /** Left out: as the data suggests. */
  readonly time?: TimeChoice;
  /** A query to begin with. */
  readonly query: string;
}

const BEGIN_MS = Date.UTC(2017, 2, 11, 10);

/** A TIMESTAMP as SQL writes it, so many seconds after the beginning. */
const timestamp = (second: number) => new Date(BEGIN_MS + Math.round(second * 1000)).toISOString().replace('T', ' ').replace('Z', '');

const csv = (header: string, rows: readonly (readonly (string | number)[])[]) =>
  `${[header, ...rows.map((row) => row.join(','))].join('\n')}\n`;

const byColumn = (column: string, order: 'sorted' | 'arrived' = 'sorted'): TimeChoice => ({ kind: 'column', column, order });

export const DATA_SETS: readonly DataSet[] = [
  {
    id: 'stock-prices',
    title: 'Stock prices',
    says: 'Five real stocks, a month of prices each second, as in “Tumbling windows”. COMPANIES is a reference table of their names.',
    time: byColumn('TRADED'),
    load: async () => {
      const [{ monthlyPrices }, { shownDay }] = await Promise.all([
        import('../../../labs/tumbling-window/stock-prices.ts'),
        import('../../../labs/reference-data/trading-day.ts'),
      ]);
      const rows = monthlyPrices.flatMap((trades, second) =>
        trades.map(({ ticker, price }, index) => [timestamp(second + index / trades.length), ticker, price]),
      );
      return {
        text: csv('TRADED,TICKER,PRICE', rows),
        tables: [{ name: 'COMPANIES', csv: `TICKER,COMPANY\n${shownDay().companies}` }],
      };
    },
    query: `-- One row for each ticker and ten seconds.
SELECT STREAM
  TICKER,
  COUNT(*) AS TRADES,
  MIN(PRICE) AS LOW,
  MAX(PRICE) AS HIGH
FROM SOURCE_SQL_STREAM_001
GROUP BY TICKER, STEP(SOURCE_SQL_STREAM_001.ROWTIME BY INTERVAL '10' SECOND);
`,
  },
  {
    id: 'busy-and-quiet-tickers',
    title: 'Busy and quiet tickers',
    says: 'One ticker trades often, one now and then, one seldom, as in “Sliding windows”.',
    time: byColumn('TRADED'),
    load: async () => {
      const { shownTrades } = await import('../../../labs/sliding-windows/trades.ts');
      return {
        text: csv(
          'TRADED,TICKER,PRICE',
          shownTrades().map(({ second, ticker, price }) => [timestamp(second), ticker, price]),
        ),
      };
    },
    query: `-- One row for each price, over the last 60 seconds of its ticker.
SELECT STREAM
  TICKER,
  PRICE,
  COUNT(*) OVER W AS PRICES,
  AVG(PRICE) OVER W AS AVERAGE
FROM SOURCE_SQL_STREAM_001
WINDOW W AS (PARTITION BY TICKER RANGE INTERVAL '60' SECOND PRECEDING);
`,
  },
  {
    id: 'lower-case-trades',
    title: 'Trades with lower-case names',
    says: 'JSON as “The first SQL application” gets it. Its columns are in lower case, so SQL needs them in quotes.',
    time: { kind: 'spaced', everyMs: 200 },
    load: async () => {
      const { shownMarket } = await import('../../../labs/first-sql-application/market.ts');
      return {
        text: shownMarket()
          .flat()
          .map((trade) => `${JSON.stringify(trade)}\n`)
          .join(''),
      };
    },
    query: `-- The trades whose price fell.
SELECT STREAM "ticker", "price", "change"
FROM SOURCE_SQL_STREAM_001
WHERE "change" < 0;
`,
  },
  {
    id: 'late-scans',
    title: 'Tickets that are scanned late',
    says: 'Four gates scan tickets; two lose their network and send late, as in “Three clocks”. ROWTIME is when a scan was sent.',
    time: byColumn('SENT'),
    load: async () => {
      const { shownHarbour } = await import('../../../labs/three-clocks/scans.ts');
      const rows = shownHarbour().scans.map(({ gate, happened, sent }) => [timestamp(sent), timestamp(happened), gate]);
      return { text: csv('SENT,EVENT_TIME,GATE', rows) };
    },
    query: `-- Scans of each minute in which they happened, three minutes after its first one came.
SELECT STREAM
  STEP(EVENT_TIME BY INTERVAL '60' SECOND) AS WINDOW_START,
  COUNT(*) AS SCANS
FROM SOURCE_SQL_STREAM_001
WINDOWED BY STAGGER (
  PARTITION BY STEP(EVENT_TIME BY INTERVAL '60' SECOND) RANGE INTERVAL '3' MINUTE);
`,
  },
  {
    id: 'weather-of-2012',
    title: 'The weather of 2012',
    says: 'Real wind, rain and weather of New York, a row a day, as in “Finding the unusual”.',
    time: byColumn('MEASURED_ON'),
    load: async () => {
      const { shownDays } = await import('../../../labs/find-the-anomaly/days.ts');
      const rows = shownDays().map(({ date, wind, rain, weather }) => [`${date} 00:00:00`, wind, rain, weather]);
      return { text: csv('MEASURED_ON,WIND,RAIN,WEATHER', rows) };
    },
    query: `-- How unusual the wind of each day was. Sandy came on 29 October.
CREATE STREAM SCORES (MEASURED_ON TIMESTAMP, WIND DOUBLE, ANOMALY_SCORE DOUBLE);
CREATE PUMP SCORES_PUMP AS
INSERT INTO SCORES
SELECT STREAM MEASURED_ON, WIND, ANOMALY_SCORE
FROM TABLE(RANDOM_CUT_FOREST(
  CURSOR(SELECT STREAM MEASURED_ON, WIND FROM SOURCE_SQL_STREAM_001),
  100,
  100
))
WHERE ANOMALY_SCORE > 2;
`,
  },
  {
    id: 'storm',
    title: 'A storm at sea',
    says: 'Waves that pass under twelve buoys, as in “Survive throttling”: calm seconds, then thousands of rows each second.',
    time: byColumn('MEASURED'),
    load: async () => {
      const { shownWaves } = await import('../../../labs/survive-throttling/waves.ts');
      const rows = shownWaves().seconds.flatMap((waves, second) =>
        waves.map(({ buoy, coast, height }, index) => [timestamp(second + index / waves.length), buoy, coast, height]),
      );
      return { text: csv('MEASURED,BUOY,COAST,HEIGHT', rows) };
    },
    query: `-- The highest wave of each coast and second.
SELECT STREAM
  COAST,
  COUNT(*) AS WAVES,
  MAX(HEIGHT) AS HIGHEST
FROM SOURCE_SQL_STREAM_001
GROUP BY COAST, STEP(SOURCE_SQL_STREAM_001.ROWTIME BY INTERVAL '1' SECOND);
`,
  },
];

/** The one that a new visitor finds. */
export const FIRST_SET = DATA_SETS[0] as DataSet;

export const dataSet = (id: string): DataSet | undefined => DATA_SETS.find((set) => set.id === id);
