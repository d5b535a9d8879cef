// Random expressions over random rows: the compiled and the interpreted plan give the same rows and the same errors.
import { expect, test } from 'vitest';
import { prepareQuery, QUERY_STREAM, type Row, SqlError, type SqlValue } from '../engine.ts';
import { SeededRandom } from './seeded-random.ts';

const CATALOG = {
  streams: [
    {
      name: 'S',
      columns: [
        { name: 'I', type: 'INTEGER' },
        { name: 'D', type: 'DOUBLE' },
        { name: 'C', type: 'DECIMAL(8,2)' },
        { name: 'V', type: 'VARCHAR(8)' },
        { name: 'B', type: 'BOOLEAN' },
        { name: 'T', type: 'TIMESTAMP' },
      ],
    },
  ],
};
type Random = () => number;
type Kind = 'number' | 'text' | 'truth' | 'time';
const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

/** A text of the kind, at most `depth` operators deep. */
function expression(kind: Kind, random: Random, depth: number): string {
  const of = (inner: Kind): string => expression(inner, random, depth - 1);
  const leaf = depth <= 0 || random() < 0.2;
  if (kind === 'number') {
    if (leaf) return pick(random, ['I', 'D', 'C', '0', '7', '2.5', '-3', '1e1', 'CAST(NULL AS INTEGER)']);
    return pick(random, [
      () => `(${of('number')} ${pick(random, ['+', '-', '*', '/'])} ${of('number')})`,
      () => `ABS(${of('number')})`,
      () => `FLOOR(${of('number')})`,
      () => `CHAR_LENGTH(${of('text')})`,
      () => `CAST(${of('number')} AS ${pick(random, ['INTEGER', 'DOUBLE', 'DECIMAL(6,1)', 'TINYINT'])})`,
      () => `CASE WHEN ${of('truth')} THEN ${of('number')} ELSE ${of('number')} END`,
      () => `COALESCE(${of('number')}, ${of('number')})`,
      () => `NULLIF(${of('number')}, ${of('number')})`,
      () => `EXTRACT(${pick(random, ['HOUR', 'DAY', 'SECOND'])} FROM ${of('time')})`,
      () => `POSITION(${of('text')} IN ${of('text')})`,
    ])();
  }
  if (kind === 'text') {
    if (leaf) return pick(random, ['V', "''", "'ab'", "'%'", 'CAST(NULL AS VARCHAR(4))']);
    return pick(random, [
      () => `(${of('text')} || ${of('text')})`,
      () => `UPPER(${of('text')})`,
      () => `SUBSTRING(${of('text')}, 2, 3)`,
      () => `TRIM(${of('text')})`,
      () => `CAST(${of('number')} AS VARCHAR(12))`,
      () => `CAST(${of('time')} AS VARCHAR(30))`,
      () => `CASE ${of('number')} WHEN ${of('number')} THEN ${of('text')} END`,
    ])();
  }
  if (kind === 'time') {
    if (leaf) return pick(random, ['T', 'S.ROWTIME', "TIMESTAMP '2001-02-03 04:05:06'"]);
    return pick(random, [
      () => `FLOOR(${of('time')} TO ${pick(random, ['DAY', 'HOUR', 'MONTH'])})`,
      () => `(${of('time')} + INTERVAL '90' MINUTE)`,
      () => `STEP(${of('time')} BY INTERVAL '7' SECOND)`,
      () => `TO_TIMESTAMP(${of('number')})`,
    ])();
  }
  if (leaf) return pick(random, ['B', 'TRUE', 'FALSE', 'UNKNOWN']);
  const same: Kind = pick(random, ['number', 'text', 'time']);
  return pick(random, [
    () => `(${of('truth')} ${pick(random, ['AND', 'OR'])} ${of('truth')})`,
    () => `NOT ${of('truth')}`,
    () => `(${of(same)} ${pick(random, ['=', '<>', '<', '<=', '>', '>='])} ${of(same)})`,
    () => `(${of(same)} IS ${pick(random, ['NULL', 'NOT NULL'])})`,
    () => `(${of('truth')} IS ${pick(random, ['TRUE', 'NOT FALSE', 'UNKNOWN'])})`,
    () => `(${of('number')} BETWEEN ${of('number')} AND ${of('number')})`,
    () => `(${of('number')} IN (${of('number')}, 3))`,
    () => `(${of('text')} LIKE ${of('text')})`,
    () => `(${of(same)} IS DISTINCT FROM ${of(same)})`,
  ])();
}

function rowsOf(random: Random): Row[] {
  return Array.from({ length: 20 }, (_, i): Row => {
    const maybe = (value: SqlValue): SqlValue => (random() < 0.25 ? null : value);
    return {
      rowtimeMs: i * 1000,
      values: [
        maybe(Math.floor(random() * 20 - 10)),
        maybe(Math.floor(random() * 80 - 40) / 8),
        maybe(Math.floor(random() * 2000 - 1000) / 100),
        maybe(pick(random, ['', 'a', 'ab', ' b ', '10', '%'])),
        maybe(random() < 0.5),
        maybe(Math.floor(random() * 1e12)),
      ],
    };
  });
}

function outcome(sql: string, rows: readonly Row[], interpreted: boolean): unknown {
  const run = prepareQuery(sql, CATALOG, { interpreted }).start(0);
  run.push('S', rows);
  return { rows: run.drain(QUERY_STREAM), errors: run.errors() };
}

test.each([1, 2, 3, 11])('compiled and interpreted agree (seed %i)', (seed) => {
  const random = new SeededRandom(seed).next;
  let accepted = 0;
  for (let i = 0; i < 300; i++) {
    const kinds: Kind[] = ['number', 'text', 'truth', 'time'];
    const sql = `SELECT STREAM ${kinds.map((kind) => expression(kind, random, 4)).join(', ')} FROM S WHERE ${expression('truth', random, 3)} IS NOT FALSE`;
    const rows = rowsOf(random);
    try {
      expect(outcome(sql, rows, true), sql).toEqual(outcome(sql, rows, false));
      accepted++;
    } catch (error) {
      // Some random types do not go together: that is the checker's answer, alike in both.
      if (!(error instanceof SqlError)) throw error;
    }
  }
  expect(accepted).toBeGreaterThan(150);
});
