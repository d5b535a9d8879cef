// Reads the records of the two streams of this lab as what they stand for: scans with two of their times, and totals of a minute by clock.
import type { ReadRecord } from '../../src/lab/evidence/read-stream.ts';

export interface ArrivedScan {
  readonly happenedMs: number;
  readonly arrivedMs: number;
}

export interface TotalRow {
  readonly clock: string;
  readonly startMs: number;
  readonly scans: number;
}

/** 'yyyy-MM-dd HH:mm:ss.SSS' in UTC, as milliseconds since 1970. */
const timestampMs = (text: unknown) => (typeof text === 'string' ? Date.parse(`${text.replace(' ', 'T')}Z`) : Number.NaN);

export function arrivedScans(records: readonly ReadRecord[]): ArrivedScan[] {
  return records.map(({ json, arrivedMs }) => ({ happenedMs: timestampMs(json?.at), arrivedMs }));
}

/** The rows in the order in which they left, or an Error whose message says which record is no row. */
export function totalRows(records: readonly ReadRecord[]): TotalRow[] | Error {
  const rows: TotalRow[] = [];
  for (const { json, text } of records) {
    const startMs = timestampMs(json?.WINDOW_START);
    if (typeof json?.CLOCK !== 'string' || typeof json.SCANS !== 'number' || Number.isNaN(startMs)) {
      return new Error(`A record in totals is ${text}.`);
    }
    rows.push({ clock: json.CLOCK, startMs, scans: json.SCANS });
  }
  return rows;
}
