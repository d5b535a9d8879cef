// The data of this lab: prices of a morning and an afternoon, and the file of company names as it is before and after noon.
import { seededRandom } from '../../src/aws/core/random.ts';
import { monthlyPrices, type Trade } from '../tumbling-window/stock-prices.ts';

/** One element a second: the trades of that second. */
export type Seconds = readonly (readonly Trade[])[];

export interface TradingDay {
  readonly morning: Seconds;
  readonly afternoon: Seconds;
  /** The content of the file `companies.csv` in the morning: a ticker and a name a line. */
  readonly companies: string;
  /** Its content from noon on. */
  readonly companiesFromNoon: string;
}

const SECONDS_OF_HALF_A_DAY = 6;

const toCsv = (names: ReadonlyMap<string, string>) => [...names].map(([ticker, company]) => `${ticker},${company}\n`).join('');

/** The names in such a file, by ticker. */
export function namesIn(csv: string): ReadonlyMap<string, string> {
  const lines = csv.split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(',')), line.slice(line.indexOf(',') + 1)]));
}

/** Real prices and real names. At noon Google becomes Alphabet, and Apple, which nobody had entered, is added. */
export function shownDay(): TradingDay {
  const names = new Map([
    ['MSFT', 'Microsoft'],
    ['AMZN', 'Amazon.com'],
    ['IBM', 'International Business Machines'],
    ['GOOG', 'Google'],
  ]);
  return {
    morning: monthlyPrices.slice(0, SECONDS_OF_HALF_A_DAY),
    afternoon: monthlyPrices.slice(SECONDS_OF_HALF_A_DAY, 2 * SECONDS_OF_HALF_A_DAY),
    companies: toCsv(names),
    companiesFromNoon: toCsv(new Map([...names, ['GOOG', 'Alphabet'], ['AAPL', 'Apple']])),
  };
}

const TICKERS = ['NOVA', 'REEF', 'TIDE', 'WAVE', 'GULF', 'SURF', 'DUNE', 'CRAB'];
const FIRST_WORDS = ['Northern', 'Southern', 'Pacific', 'Coral', 'Silver', 'Harbour', 'United', 'Lagoon'];
const LAST_WORDS = ['Shipping', 'Instruments', 'Fisheries', 'Laboratories', 'Lighthouses', 'Pearls', 'Submarines', 'Sailmakers'];

/** A day that nobody has seen: some tickers have no name, some get one at noon, another one, or lose it. */
export function hiddenDay(seed: number): TradingDay {
  const random = seededRandom(seed);
  const shuffled = (words: readonly string[]) =>
    words
      .map((word) => ({ word, place: random.next() }))
      .sort((one, other) => one.place - other.place)
      .map(({ word }) => word);
  const tickers = shuffled(TICKERS);
  const lastWords = shuffled(LAST_WORDS);
  const company = shuffled(FIRST_WORDS).map((word, index) => `${word} ${lastWords[index]}`);
  const named = (...indexes: number[]) => indexes.map((index) => [tickers[index] ?? '', company[index] ?? ''] as const);
  const prices = new Map(tickers.slice(0, 6).map((ticker) => [ticker, 20 + 80 * random.next()]));
  const half = () =>
    Array.from({ length: SECONDS_OF_HALF_A_DAY }, (_, second) =>
      [...prices]
        // In the first second all are there, so that no half is without one of them.
        .filter(() => random.next() < 0.8 || second === 0)
        .map(([ticker, price]) => {
          const next = Math.max(1, price + (random.next() - 0.5) * 6);
          prices.set(ticker, next);
          return { ticker, price: Math.round(next * 100) / 100 };
        }),
    );
  return {
    morning: half(),
    afternoon: half(),
    // The fifth of the six tickers is never named, the third loses its name, the sixth gets one, the second another.
    companies: toCsv(new Map(named(0, 1, 2, 3, 6))),
    companiesFromNoon: toCsv(new Map([...named(0), [tickers[1] ?? '', company[7] ?? ''], ...named(3, 5, 6)])),
  };
}
