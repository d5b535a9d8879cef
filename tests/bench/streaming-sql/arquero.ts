// Arquero: data frames of columns. Its rolling frames count rows, not time, so sliding is not measured.
import { type Measured, measure } from './measured.ts';
import { type Arquero, type ArqueroTable, arquero } from './peers.ts';
import { type Answer, BASE_MS, type Bid, bids, offers, records } from './rows.ts';
import type { Workload } from './workloads.ts';

const frame = (aq: Arquero, rows: readonly Bid[], windowMs: number, names = ['w', 'ts', 'a', 'b']): ArqueroTable => {
  const [w, ts, a, b] = names as [string, string, string, string];
  return aq.table({
    [w]: Int32Array.from(rows, ({ rowtimeMs }) => Math.floor((rowtimeMs - BASE_MS) / windowMs)),
    [ts]: Int32Array.from(rows, ({ rowtimeMs }) => rowtimeMs - BASE_MS),
    [a]: Int32Array.from(rows, ({ values }) => values[0]),
    [b]: Int32Array.from(rows, ({ values }) => values[1]),
  });
};

function read(table: ArqueroTable, names: readonly string[]): Answer {
  const answer: Answer = { rows: table.numRows(), checksum: 0 };
  for (const name of names) {
    const column = table.array(name);
    for (let i = 0; i < column.length; i++) answer.checksum += column[i] as number;
  }
  return answer;
}

export async function arqueroRunner(workload: Workload, repeat: number): Promise<Measured | undefined> {
  if (workload.shape === 'sliding') return undefined;
  const aq = await arquero();
  const { windowMs } = workload;
  if (workload.shape === 'join') {
    const rows = offers(workload.rows);
    const left = frame(
      aq,
      rows.filter(({ side }) => side === 0),
      windowMs,
      ['w', 'ts', 'a', 'b'],
    );
    const right = frame(
      aq,
      rows.filter(({ side }) => side === 1),
      windowMs,
      ['w2', 'ts2', 'a2', 'b2'],
    );
    const near = aq.escape((row: { ts: number; ts2: number }) => Math.abs(row.ts - row.ts2) <= windowMs);
    return measure(workload.rows, repeat, () => read(left.join(right, ['a', 'a2']).filter(near), ['a', 'b', 'b2']));
  }
  const { op } = aq;
  const grouped = (table: ArqueroTable): Answer =>
    read(table.groupby('a', 'w').rollup({ n: op.count(), least: op.min('b'), most: op.max('b'), total: op.sum('b') }), [
      'a',
      'n',
      'least',
      'most',
      'total',
    ]);
  const list = bids(workload.rows, workload.keys);
  if (workload.shape === 'tumbling') {
    const table = frame(aq, list, windowMs);
    return measure(workload.rows, repeat, () => grouped(table));
  }
  const bytes = records(list);
  const decoder = new TextDecoder();
  return measure(workload.rows, repeat, () => {
    const rows = bytes.map((record): Bid => {
      const { bidder, price, dateTime } = JSON.parse(decoder.decode(record)) as { bidder: number; price: number; dateTime: number };
      return { rowtimeMs: dateTime, values: [bidder, price] };
    });
    return grouped(frame(aq, rows, windowMs));
  });
}
