// Reads the records of the two streams of this lab as what they stand for: prices, and a row beside each of them.
import type { ReadRecord } from '../../src/lab/evidence/read-stream.ts';

export interface ArrivedPrice {
  readonly ticker: string;
  readonly price: number;
  readonly arrivedMs: number;
}

export interface AverageRow {
  readonly kind: string;
  readonly ticker: string;
  readonly price: number;
  /** How many prices the window held. */
  readonly prices: number;
  readonly average: number;
}

/** The prices of all tickers in order of arrival. */
export function arrivedPrices(records: readonly ReadRecord[]): ArrivedPrice[] {
  return records.map(({ json, arrivedMs }) => ({ ticker: String(json?.ticker), price: Number(json?.price), arrivedMs }));
}

/** The rows in the order in which they left, or an Error whose message says which record is no row. */
export function averageRows(records: readonly ReadRecord[]): AverageRow[] | Error {
  const rows: AverageRow[] = [];
  for (const { json, text } of records) {
    const { KIND: kind, TICKER: ticker, PRICE: price, PRICES: prices, AVERAGE: average } = json ?? {};
    if (typeof kind !== 'string' || typeof ticker !== 'string') return new Error(`A record in results is ${text}.`);
    if (typeof price !== 'number' || typeof prices !== 'number' || typeof average !== 'number') {
      return new Error(`A record in results is ${text}.`);
    }
    rows.push({ kind, ticker, price, prices, average });
  }
  return rows;
}
