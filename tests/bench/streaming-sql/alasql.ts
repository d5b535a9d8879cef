// AlaSQL: SQL over arrays of objects. It has no windows with RANGE, so sliding is not measured.
import { type Measured, measure } from './measured.ts';
import { alaSql } from './peers.ts';
import { type Answer, BASE_MS, type Bid, bids, offers, records } from './rows.ts';
import type { Workload } from './workloads.ts';

interface Flat {
  ts: number;
  w: number; // the window: it groups by columns
  a: number;
  b: number;
}

const flat = ({ rowtimeMs, values: [a, b] }: Bid, windowMs: number): Flat => {
  const ts = rowtimeMs - BASE_MS;
  return { ts, w: Math.floor(ts / windowMs), a, b };
};

export function alaSqlRunner(workload: Workload, repeat: number): Measured | undefined {
  if (workload.shape === 'sliding') return undefined;
  const alasql = alaSql();
  const read = (rows: readonly Record<string, number>[]): Answer => {
    const answer: Answer = { rows: rows.length, checksum: 0 };
    for (const row of rows) for (const name in row) if (name !== 'w') answer.checksum += row[name] as number;
    return answer;
  };
  if (workload.shape === 'join') {
    const rows = offers(workload.rows);
    const [left, right] = [0, 1].map((side) => rows.filter((row) => row.side === side).map((row) => flat(row, workload.windowMs)));
    const sql = `SELECT l.a AS k, l.b AS n, r.b AS m FROM ? l JOIN ? r ON l.a = r.a WHERE ABS(l.ts - r.ts) <= ${workload.windowMs}`;
    return measure(workload.rows, repeat, () => read(alasql(sql, [left, right])));
  }
  const sql = 'SELECT a, w, COUNT(*) AS n, MIN(b) AS least, MAX(b) AS most, SUM(b) AS price FROM ? GROUP BY a, w';
  const list = bids(workload.rows, workload.keys);
  if (workload.shape === 'tumbling') {
    const rows = list.map((row) => flat(row, workload.windowMs));
    return measure(workload.rows, repeat, () => read(alasql(sql, [rows])));
  }
  const bytes = records(list);
  const decoder = new TextDecoder();
  return measure(workload.rows, repeat, () => {
    const rows = bytes.map((record) => {
      const { bidder, price, dateTime } = JSON.parse(decoder.decode(record)) as { bidder: number; price: number; dateTime: number };
      return flat({ rowtimeMs: dateTime, values: [bidder, price] }, workload.windowMs);
    });
    return read(alasql(sql, [rows]));
  });
}
