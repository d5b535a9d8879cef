// Windows against a naive batch computation of the same window, on random rows: compiled, interpreted, and restored midway.
import { expect, test } from 'vitest';
import { type Execution, type InputCatalog, prepare, type Row, type SqlValue } from '../engine.ts';
import { SeededRandom } from './seeded-random.ts';

const CATALOG: InputCatalog = {
  streams: [
    {
      name: 'S',
      columns: [
        { name: 'K', type: 'VARCHAR(4)' },
        { name: 'G', type: 'INTEGER' },
        { name: 'X', type: 'DOUBLE' },
        { name: 'N', type: 'INTEGER' },
      ],
    },
  ],
};
const CASES = 60;
const ROWS = 300;

type Values = readonly SqlValue[];
const pick = <T>(random: () => number, items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

/** Rows with NULLs, repeated ROWTIMEs and gaps; quarters, so that sums are exact. */
function randomRows(random: () => number): Row[] {
  let rowtimeMs = 1_000_000;
  return Array.from({ length: ROWS }, () => {
    rowtimeMs += random() < 0.3 ? 0 : Math.floor(random() * (random() < 0.05 ? 60_000 : 2000));
    const maybe = (value: SqlValue): SqlValue => (random() < 0.1 ? null : value);
    return {
      rowtimeMs,
      values: [
        maybe(pick(random, ['a', 'b', 'c'])),
        maybe(Math.floor(random() * 3)),
        maybe(Math.floor(random() * 400 - 200) / 4),
        maybe(Math.floor(random() * 50)),
      ],
    };
  });
}

const AGGREGATES: readonly { readonly sql: string; readonly of: (rows: readonly Values[]) => SqlValue }[] = [
  { sql: 'COUNT(*)', of: (rows) => rows.length },
  { sql: 'COUNT(X)', of: (rows) => present(rows, 2).length },
  { sql: 'SUM(X)', of: (rows) => (present(rows, 2).length === 0 ? null : sum(present(rows, 2))) },
  { sql: 'SUM(N)', of: (rows) => (present(rows, 3).length === 0 ? null : sum(present(rows, 3))) },
  { sql: 'AVG(X)', of: (rows) => (present(rows, 2).length === 0 ? null : sum(present(rows, 2)) / present(rows, 2).length) },
  { sql: 'AVG(N)', of: (rows) => (present(rows, 3).length === 0 ? null : Math.trunc(sum(present(rows, 3)) / present(rows, 3).length)) },
  { sql: 'MIN(X)', of: (rows) => (present(rows, 2).length === 0 ? null : Math.min(...present(rows, 2))) },
  { sql: 'MAX(N + 1)', of: (rows) => (present(rows, 3).length === 0 ? null : Math.max(...present(rows, 3)) + 1) },
  { sql: 'STDDEV_POP(X)', of: (rows) => deviation(present(rows, 2)) },
];

/** Of a row's place: the last row is the current one. */
const PLACES: typeof AGGREGATES = [
  { sql: 'LAG(X)', of: (rows) => rows.at(-2)?.[2] ?? null },
  { sql: 'LAG(N, 2, -1)', of: (rows) => (rows.length > 2 ? (rows.at(-3)?.[3] ?? null) : -1) },
  { sql: 'LAG(X, 1) IGNORE NULLS', of: (rows) => present(rows.slice(0, -1), 2).at(-1) ?? null },
  { sql: 'FIRST_VALUE(X)', of: (rows) => rows[0]?.[2] ?? null },
  { sql: 'LAST_VALUE(N) IGNORE NULLS', of: (rows) => present(rows, 3).at(-1) ?? null },
  { sql: 'NTH_VALUE(N, 2)', of: (rows) => rows[1]?.[3] ?? null },
];

const present = (rows: readonly Values[], column: number): number[] =>
  rows.flatMap((row) => (row[column] === null ? [] : [row[column] as number]));
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
function deviation(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  const mean = sum(numbers) / numbers.length;
  return Math.sqrt(sum(numbers.map((x) => (x - mean) ** 2)) / numbers.length);
}

const FILTERS: readonly { readonly sql: string; readonly of: (row: Values) => boolean }[] = [
  { sql: '', of: () => true },
  { sql: 'WHERE X > 0', of: ([, , x]) => x !== null && (x as number) > 0 },
  { sql: "WHERE NOT (K = 'a' AND G > 0)", of: ([k, g]) => (k !== null && k !== 'a') || (g !== null && !((g as number) > 0)) },
  {
    sql: 'WHERE X IS NULL OR N BETWEEN 10 AND 40',
    of: ([, , x, n]) => x === null || (n !== null && (n as number) >= 10 && (n as number) <= 40),
  },
];
const KEYS: readonly { readonly sql: readonly string[]; readonly of: (row: Values) => Values }[] = [
  { sql: [], of: () => [] },
  { sql: ['K'], of: ([k]) => [k as SqlValue] },
  { sql: ['K', 'G'], of: ([k, g]) => [k as SqlValue, g as SqlValue] },
];

function outputs(sql: string, rows: readonly Row[], random: () => number, interpreted: boolean): Row[] {
  const program = prepare(sql, CATALOG, { interpreted });
  let run: Execution = program.start(0);
  const produced: Row[] = [];
  for (let at = 0; at < rows.length; ) {
    const size = 1 + Math.floor(random() * 40);
    run.push('S', rows.slice(at, at + size));
    produced.push(...run.drain('D'));
    at += size;
    if (random() < 0.2) {
      const next = program.start(0);
      next.restore(run.snapshot());
      run = next;
    }
  }
  run.advance(1e12);
  expect(run.errors()).toEqual([]);
  return [...produced, ...run.drain('D')];
}

/** Comparable text: numbers to 9 digits, since a running deviation differs in its last ones. */
const text = ({ rowtimeMs, values }: Row): string =>
  JSON.stringify([rowtimeMs, ...values.map((value) => (typeof value === 'number' ? Number(value.toPrecision(9)) + 0 : value))]);

const DECLARED = 'CREATE STREAM D (KK VARCHAR(4), GG INTEGER, A1 DOUBLE, A2 DOUBLE, A3 DOUBLE);';
const listed = (keys: readonly string[]): string =>
  ['K', 'G'].map((key) => (keys.includes(key) ? key : key === 'K' ? 'CAST(NULL AS VARCHAR(4))' : 'CAST(NULL AS INTEGER)')).join(', ');
const listedValues = (keys: readonly string[], values: Values): Values =>
  ['K', 'G'].map((key) => (keys.includes(key) ? (values[keys.indexOf(key)] as SqlValue) : null));

test.each(Array.from({ length: CASES }, (_, i) => i + 1))('tumbling windows give what grouping all rows gives (seed %i)', (seed) => {
  const random = new SeededRandom(seed).next;
  const rows = randomRows(random);
  const [filter, key] = [pick(random, FILTERS), pick(random, KEYS)];
  const computed = [pick(random, AGGREGATES), pick(random, AGGREGATES), pick(random, AGGREGATES)];
  const seconds = pick(random, [1, 7, 10, 60]);
  const sql = `${DECLARED} CREATE PUMP P AS INSERT INTO D SELECT STREAM ${listed(key.sql)}, ${computed.map((a) => a.sql).join(', ')} FROM S ${filter.sql}
    GROUP BY ${[...key.sql, `STEP(S.ROWTIME BY INTERVAL '${seconds}' SECOND)`].join(', ')};`;

  const groups = new Map<string, { end: number; keys: Values; rows: Values[] }>();
  for (const { rowtimeMs, values } of rows.filter((row) => filter.of(row.values))) {
    const end = (Math.floor(rowtimeMs / (seconds * 1000)) + 1) * seconds * 1000;
    const keys = key.of(values);
    const id = JSON.stringify([end, keys]);
    const group = groups.get(id) ?? { end, keys, rows: [] };
    groups.set(id, group);
    group.rows.push(values);
  }
  const expected = [...groups.values()].map(({ end, keys, rows: members }) =>
    text({ rowtimeMs: end, values: [...listedValues(key.sql, keys), ...computed.map((a) => a.of(members))] }),
  );
  for (const interpreted of [false, true]) expect(outputs(sql, rows, random, interpreted).map(text)).toEqual(expected);
});

test.each(Array.from({ length: CASES }, (_, i) => i + 1))(
  'sliding windows give what looking back over all rows gives (seed %i)',
  (seed) => {
    const random = new SeededRandom(seed + 1000).next;
    const rows = randomRows(random);
    const [filter, key] = [pick(random, FILTERS), pick(random, KEYS)];
    const computed = [pick(random, AGGREGATES), pick(random, [...AGGREGATES, ...PLACES]), pick(random, PLACES)];
    const frames = computed.map(() => pick(random, [{ seconds: 5 }, { seconds: 59 }, { count: 0 }, { count: 4 }] as const));
    const partition = key.sql.length > 0 ? `PARTITION BY ${key.sql.join(', ')} ` : '';
    const calls = computed.map((a, i) => {
      const frame = frames[i] as { seconds?: number; count?: number };
      return `${a.sql} OVER (${partition}${frame.seconds === undefined ? `ROWS ${frame.count}` : `RANGE INTERVAL '${frame.seconds}' SECOND`} PRECEDING)`;
    });
    const sql = `${DECLARED} CREATE PUMP P AS INSERT INTO D SELECT STREAM ${listed(key.sql)}, ${calls.join(', ')} FROM S ${filter.sql};`;

    const kept = rows.filter((row) => filter.of(row.values));
    const expected = kept.map(({ rowtimeMs, values }, i) => {
      const before = kept.slice(0, i + 1).filter((row) => JSON.stringify(key.of(row.values)) === JSON.stringify(key.of(values)));
      const results = computed.map((a, c) => {
        const frame = frames[c] as { seconds?: number; count?: number };
        const inFrame =
          frame.seconds === undefined
            ? before.slice(-(frame.count as number) - 1)
            : before.filter((row) => row.rowtimeMs >= rowtimeMs - (frame.seconds as number) * 1000);
        return a.of(inFrame.map((row) => row.values));
      });
      return text({ rowtimeMs, values: [...listedValues(key.sql, key.of(values)), ...results] });
    });
    for (const interpreted of [false, true]) expect(outputs(sql, rows, random, interpreted).map(text)).toEqual(expected);
  },
);
