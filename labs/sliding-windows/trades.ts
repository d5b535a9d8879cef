// The trades of this lab: one ticker that trades often, one now and then, one seldom, so that a minute and three prices are not the same.
import { seededRandom } from '../../src/aws/core/random.ts';
import { monthlyPrices } from '../tumbling-window/stock-prices.ts';

export interface Trade {
  /** When it is sent, in seconds after the first second. */
  readonly second: number;
  readonly ticker: string;
  readonly price: number;
}

/** Usual seconds between two trades of a ticker. */
const PACES = [7, 24, 75];
const LENGTH_SECONDS = 240;

/** The prices of each ticker in their order, at seconds by chance; the first ticker is the busiest. */
function tradesAt(seed: number, prices: ReadonlyMap<string, readonly number[]>): Trade[] {
  const random = seededRandom(seed);
  const trades = [...prices].flatMap(([ticker, own], index) => {
    const pace = PACES[index % PACES.length] as number;
    let second = Math.round(random.next() * pace * 0.5);
    return own.flatMap((price) => {
      const at = second;
      second += Math.max(1, Math.round(pace * (0.6 + 0.8 * random.next())));
      return at < LENGTH_SECONDS ? [{ second: at, ticker, price }] : [];
    });
  });
  return trades.sort((one, other) => one.second - other.second);
}

/** Real prices: those of a month follow each other within seconds here. */
export function shownTrades(): readonly Trade[] {
  const tickers = ['AAPL', 'IBM', 'AMZN'];
  const prices = tickers.map((name) => monthlyPrices.flat().flatMap(({ ticker, price }) => (ticker === name ? [price] : [])));
  return tradesAt(3, new Map(tickers.map((ticker, index) => [ticker, prices[index] ?? []])));
}

/** A market that nobody has seen. */
export function hiddenTrades(seed: number): readonly Trade[] {
  const random = seededRandom(seed);
  const walk = () => {
    let price = 20 + 80 * random.next();
    return Array.from({ length: 40 }, () => {
      price = Math.max(1, price + (random.next() - 0.5) * 6);
      return Math.round(price * 100) / 100;
    });
  };
  return tradesAt(seed, new Map(['NOVA', 'REEF', 'TIDE'].map((ticker) => [ticker, walk()])));
}
