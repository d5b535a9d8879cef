// The prices of the lab are real: the excerpt in the lab equals the data set in the npm package.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { monthlyPrices } from '../labs/tumbling-window/stock-prices.ts';

test('the prices of tumbling-window are those of stocks.csv in vega-datasets, August 2004 to January 2007', () => {
  const [, ...lines] = readFileSync('node_modules/vega-datasets/data/stocks.csv', 'utf8').trim().split('\n');
  const source = lines
    .map((line) => line.split(','))
    .map(([ticker, date = '', price]) => ({ ticker, month: Date.parse(`${date} UTC`), price: Number(price) }));
  const first = Date.UTC(2004, 7, 1);
  const last = Date.UTC(2007, 0, 1);
  for (const ticker of ['MSFT', 'AMZN', 'IBM', 'GOOG', 'AAPL']) {
    const expected = source.filter((row) => row.ticker === ticker && row.month >= first && row.month <= last).map((row) => row.price);
    expect(expected).toHaveLength(30);
    expect(
      monthlyPrices
        .flat()
        .filter((trade) => trade.ticker === ticker)
        .map((trade) => trade.price),
    ).toEqual(expected);
  }
});
