// EXISTS and IN against all rows of the table, tested one by one in three-valued logic. Source: SQL:2008; AWS prints no example.
import { expect, test } from 'vitest';
import { prepare, type SqlValue } from '../engine.ts';
import { SeededRandom } from './seeded-random.ts';

type Truth = boolean | null;
type Values = readonly SqlValue[];
interface Condition {
  readonly text: string;
  readonly holds: (row: Values, other: Values) => Truth;
}

const [K, X] = [0, 1];
const equal = (a: SqlValue | undefined, b: SqlValue | undefined): Truth => (a === null || b === null ? null : a === b);
const less = (a: SqlValue | undefined, b: SqlValue | undefined): Truth => (a === null || b === null ? null : Number(a) < Number(b));
const and = (a: Truth, b: Truth): Truth => (a === false || b === false ? false : a === null || b === null ? null : true);
const not = (a: Truth): Truth => (a === null ? null : !a);

/** What ties a row of the stream S to a row of the table T. */
const TIES: readonly Condition[] = [
  { text: '', holds: () => true },
  { text: 'T.K = S.K', holds: (s, t) => equal(t[K], s[K]) },
  { text: 'S.K + 0 = T.K', holds: (s, t) => equal(t[K], s[K]) },
  { text: 'T.X < S.X', holds: (s, t) => less(t[X], s[X]) },
  { text: 'T.K = S.K AND T.X < S.X', holds: (s, t) => and(equal(t[K], s[K]), less(t[X], s[X])) },
  { text: 'T.X IS NOT NULL', holds: (_, t) => t[X] !== null },
  { text: 'T.K = S.K AND T.X < 2', holds: (s, t) => and(equal(t[K], s[K]), less(t[X] ?? null, 2)) },
  { text: 'NOT (T.K = S.K)', holds: (s, t) => not(equal(t[K], s[K])) },
  { text: 'S.X > 1', holds: (s) => less(1, s[X]) },
];

function exists(tie: Condition, row: Values, table: readonly Values[]): Truth {
  return table.some((other) => tie.holds(row, other) === true);
}

function among(tie: Condition, row: Values, table: readonly Values[]): Truth {
  const answers = table.filter((other) => tie.holds(row, other) === true).map((other) => equal(row[X], other[X]));
  return answers.includes(true) ? true : answers.includes(null) ? null : false;
}

test('random rows and tables: the results of every kind of subquery, as values and in WHERE', () => {
  const columns = [
    { name: 'K', type: 'INTEGER' },
    { name: 'X', type: 'INTEGER' },
  ];
  for (let seed = 1; seed <= 40; seed++) {
    const random = new SeededRandom(seed);
    const value = (): SqlValue => (random.next() < 0.2 ? null : Math.floor(random.next() * 4));
    const rows = (count: number): Values[] => Array.from({ length: count }, () => [value(), value()]);
    const table = rows(Math.floor(random.next() * 6));
    const stream = rows(12);
    const tie = TIES[seed % TIES.length] as Condition;
    const where = tie.text && ` WHERE ${tie.text}`;
    const found = `EXISTS (SELECT * FROM T${where})`;
    const member = `X IN (SELECT T.X FROM T${where})`;
    const sql = `CREATE STREAM D (k INTEGER, x INTEGER, a BOOLEAN, b BOOLEAN, c BOOLEAN, d BOOLEAN);
      CREATE STREAM E (k INTEGER, x INTEGER);
      CREATE PUMP P AS INSERT INTO D SELECT STREAM K, X, ${found}, NOT ${found}, ${member}, ${member.replace('X IN', 'X NOT IN')} FROM S;
      CREATE PUMP Q AS INSERT INTO E SELECT STREAM * FROM S WHERE ${member.replace('X IN', 'X NOT IN')} AND ${found};`;
    const expected = stream.map((row) => {
      const [there, inside] = [exists(tie, row, table), among(tie, row, table)];
      return [...row, there, not(there), inside, not(inside)];
    });
    const kept = stream.filter((row) => not(among(tie, row, table)) === true && exists(tie, row, table) === true);
    for (const interpreted of [false, true]) {
      const catalog = { streams: [{ name: 'S', columns }], tables: [{ schema: { name: 'T', columns }, rows: table }] };
      const run = prepare(sql, catalog, { interpreted }).start(0);
      run.push(
        'S',
        stream.map((values, i) => ({ rowtimeMs: i, values: [...values] })),
      );
      const results = (name: string): Values[] => run.drain(name).map(({ values }) => values);
      expect(results('D'), `${tie.text} over ${JSON.stringify(table)}`).toEqual(expected);
      expect(results('E'), `WHERE ${tie.text} over ${JSON.stringify(table)}`).toEqual(kept);
    }
  }
});

test('a run that is restored asks the same table, and what a subquery groups is not given twice', () => {
  const columns = [{ name: 'K', type: 'INTEGER' }];
  const catalog = { streams: [{ name: 'S', columns }], tables: [{ schema: { name: 'T', columns }, rows: [[1], [1], [2]] }] };
  const program = prepare(
    `CREATE STREAM D (k INTEGER, n BIGINT);
     CREATE PUMP P AS INSERT INTO D SELECT STREAM K, COUNT(*) FROM S
       WHERE K IN (SELECT K FROM T GROUP BY K HAVING COUNT(*) > 1) GROUP BY K, STEP(S.ROWTIME BY INTERVAL '10' SECOND);`,
    catalog,
  );
  const first = program.start(0);
  first.push('S', [
    { rowtimeMs: 1000, values: [1] },
    { rowtimeMs: 2000, values: [2] },
  ]);
  const second = program.start(0);
  second.restore(structuredClone(first.snapshot()));
  second.push('S', [
    { rowtimeMs: 3000, values: [1] },
    { rowtimeMs: 4000, values: [2] },
  ]);
  second.advance(10_000);
  expect(second.drain('D')).toEqual([{ rowtimeMs: 10_000, values: [1, 2] }]);
});
