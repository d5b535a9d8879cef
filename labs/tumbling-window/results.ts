// Reads the records of the two streams of this lab as what they stand for: prices, and rows of windows.
import type { ReadRecord } from '../../src/lab/evidence/read-stream.ts';

export interface ArrivedPrice {
  readonly price: number;
  readonly arrivedMs: number;
}

export interface WindowRow {
  /** As the application wrote it. */
  readonly windowStart: string;
  readonly startMs: number;
  readonly trades: number;
  readonly low: number;
  readonly high: number;
}

/** The prices of each ticker in order of arrival. */
export function pricesByTicker(records: readonly ReadRecord[]): Map<string, ArrivedPrice[]> {
  const byTicker = Map.groupBy(records, (record) => String(record.json?.ticker));
  return new Map(
    [...byTicker].map(([ticker, own]) => [ticker, own.map(({ json, arrivedMs }) => ({ price: Number(json?.price), arrivedMs }))]),
  );
}

/** The rows of each ticker in order of their windows, or an Error whose message says which record is no row. */
export function rowsByTicker(records: readonly ReadRecord[]): Map<string, WindowRow[]> | Error {
  const rows = new Map<string, WindowRow[]>();
  for (const { json, text } of records) {
    const { TICKER, WINDOW_START, TRADES, LOW, HIGH } = json ?? {};
    // The application writes a TIMESTAMP as 'yyyy-MM-dd HH:mm:ss.SSS', in UTC.
    const startMs = typeof WINDOW_START === 'string' ? Date.parse(`${WINDOW_START.replace(' ', 'T')}Z`) : Number.NaN;
    const numbers = [TRADES, LOW, HIGH];
    if (typeof TICKER !== 'string' || Number.isNaN(startMs) || numbers.some((value) => typeof value !== 'number')) {
      return new Error(`A record in results is ${text}.`);
    }
    const row = { windowStart: String(WINDOW_START), startMs, trades: Number(TRADES), low: Number(LOW), high: Number(HIGH) };
    rows.set(TICKER, [...(rows.get(TICKER) ?? []), row]);
  }
  for (const own of rows.values()) own.sort((one, other) => one.startMs - other.startMs);
  return rows;
}
