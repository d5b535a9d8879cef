// The trades of this lab: real monthly stock prices as JSON with lower-case names, each with its change; and a market nobody has seen.
import { seededRandom } from '../../src/aws/core/random.ts';
import { monthlyPrices } from '../tumbling-window/stock-prices.ts';

export interface Trade {
  readonly ticker: string;
  readonly price: number;
  /** Against the trade before. */
  readonly change: number;
  /** In the hidden market only. */
  readonly exchange?: string;
}

/** One element a second: the trades of that second. */
export type Seconds = readonly (readonly Trade[])[];

/** So many seconds are in the stream before the program looks at it; main.ts says the same. */
export const SECONDS_BEFORE = 5;

const cents = (value: number) => Math.round(value * 100) / 100;

/** From the second month on, a month's prices every second. */
export function shownMarket(): Seconds {
  return monthlyPrices.slice(1).map((trades, month) =>
    trades.map(({ ticker, price }) => {
      const before = monthlyPrices[month]?.find((trade) => trade.ticker === ticker);
      return { ticker, price, change: cents(price - (before?.price ?? price)) };
    }),
  );
}

/** Random walks. The names are longer, and each trade has one more member: a schema that was typed by hand does not fit. */
export function hiddenMarket(seed: number): Seconds {
  const random = seededRandom(seed);
  const prices = new Map(['CORAL', 'DOLPHIN', 'MANTA', 'OYSTER'].map((ticker) => [ticker, cents(20 + 80 * random.next())]));
  return Array.from({ length: 18 + Math.floor(random.next() * 6) }, () =>
    [...prices].map(([ticker, before]) => {
      const price = cents(Math.max(1, before + (random.next() - 0.5) * 6));
      prices.set(ticker, price);
      return { ticker, exchange: random.next() < 0.5 ? 'REEF' : 'LAGOON', price, change: cents(price - before) };
    }),
  );
}
