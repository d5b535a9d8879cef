// Joins of windows against all pairs of rows, tested one by one. Source of the rules: AWS sql-reference-join-clause.html
import { expect, test } from 'vitest';
import { prepare, type Row, type SqlValue } from '../engine.ts';
import { SeededRandom } from './seeded-random.ts';

const columns = [
  { name: 'K', type: 'INTEGER' },
  { name: 'N', type: 'INTEGER' },
];
const CATALOG = {
  streams: [
    { name: 'A', columns },
    { name: 'B', columns },
  ],
};
type Side = 'A' | 'B';
interface Event {
  readonly side: Side;
  readonly row: Row;
}
const KINDS = { '': [], LEFT: ['A'], RIGHT: ['B'], FULL: ['A', 'B'] } as const;
const pick = <T>(random: () => number, items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

/** Rows of both sides at instants of their own, so that their order is certain. */
function eventsOf(random: () => number): Event[] {
  let rowtimeMs = 0;
  return Array.from({ length: 200 }, (_, n): Event => {
    rowtimeMs += 1 + Math.floor(random() * 3000);
    const key: SqlValue = random() < 0.1 ? null : Math.floor(random() * 4);
    return { side: random() < 0.5 ? 'A' : 'B', row: { rowtimeMs, values: [key, n] } };
  });
}

function expected(
  events: readonly Event[],
  windows: Readonly<Record<Side, number | undefined>>,
  kind: keyof typeof KINDS,
  remainder: (a: Row, b: Row) => boolean,
): string[] {
  const matched = new Set<Row>();
  const results: Row[] = [];
  const joined = (rowtimeMs: number, a: Row | undefined, b: Row | undefined): Row => ({
    rowtimeMs,
    values: [a?.values[1] ?? null, b?.values[1] ?? null],
  });
  for (const { side, row } of events) {
    const other: Side = side === 'A' ? 'B' : 'A';
    const size = windows[other];
    if (size === undefined) continue;
    for (const earlier of events) {
      if (earlier.side !== other || earlier.row.rowtimeMs > row.rowtimeMs || earlier.row.rowtimeMs < row.rowtimeMs - size) continue;
      if (row.values[0] === null || row.values[0] !== earlier.row.values[0]) continue;
      const [a, b] = side === 'A' ? [row, earlier.row] : [earlier.row, row];
      if (!remainder(a, b)) continue;
      matched.add(row).add(earlier.row);
      results.push(joined(row.rowtimeMs, a, b));
    }
  }
  for (const { side, row } of events) {
    if (matched.has(row) || !(KINDS[kind] as readonly Side[]).includes(side)) continue;
    const at = row.rowtimeMs + (windows[side] ?? 0);
    results.push(side === 'A' ? joined(at, row, undefined) : joined(at, undefined, row));
  }
  return results.map(({ rowtimeMs, values }) => JSON.stringify([rowtimeMs, ...values])).sort();
}

test.each(Array.from({ length: 40 }, (_, i) => i + 1))('a join gives what all pairs give (seed %i)', (seed) => {
  const random = new SeededRandom(seed).next;
  const events = eventsOf(random);
  const windows = pick(random, [
    { A: 5000, B: undefined },
    { A: undefined, B: 20_000 },
    { A: 5000, B: 20_000 },
    { A: 0, B: 59_000 },
  ]);
  const kind = pick(random, Object.keys(KINDS) as (keyof typeof KINDS)[]);
  const modulo = random() < 0.5;
  const over = (side: Side): string =>
    windows[side] === undefined ? side : `${side} OVER (RANGE INTERVAL '${windows[side] / 1000}' SECOND PRECEDING)`;
  const sql = `CREATE STREAM D (a INTEGER, b INTEGER); CREATE PUMP P AS INSERT INTO D SELECT STREAM x.N, y.N
    FROM ${over('A')} AS x ${kind} JOIN ${over('B')} AS y ON x.K = y.K ${modulo ? 'AND MOD(x.N + y.N, 2) = 0' : ''};`;
  const wanted = expected(events, windows, kind, (a, b) => !modulo || (Number(a.values[1]) + Number(b.values[1])) % 2 === 0);
  for (const interpreted of [false, true]) {
    const program = prepare(sql, CATALOG, { interpreted });
    let run = program.start(0);
    const produced: Row[] = [];
    for (const { side, row } of events) {
      run.push(side, [row]);
      if (random() < 0.1) run.advance(row.rowtimeMs);
      if (random() < 0.05) {
        const next = program.start(0);
        next.restore(run.snapshot());
        run = next;
      }
      produced.push(...run.drain('D'));
    }
    run.advance(1e9);
    produced.push(...run.drain('D'));
    expect(run.errors()).toEqual([]);
    expect(produced.map(({ rowtimeMs }) => rowtimeMs)).toEqual(produced.map(({ rowtimeMs }) => rowtimeMs).sort((a, b) => a - b));
    expect(produced.map(({ rowtimeMs, values }) => JSON.stringify([rowtimeMs, ...values])).sort()).toEqual(wanted);
  }
});
