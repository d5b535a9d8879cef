// Any text is either application code or an SqlError with a place in the text: no crash, no hang, no other error.
import { expect, test } from 'vitest';
import { prepareQuery, SqlError } from '../engine.ts';
import { SeededRandom } from '../operators/seeded-random.ts';
import { tokenize } from './lexer.ts';

const CATALOG = {
  streams: [
    {
      name: 'S',
      columns: [
        { name: 'A', type: 'INTEGER' },
        { name: 'B', type: 'VARCHAR(8)' },
        { name: 'T', type: 'TIMESTAMP' },
      ],
    },
  ],
};
const SEEDS = [
  `CREATE OR REPLACE STREAM "D" (a VARCHAR(4) NOT NULL, c DECIMAL(10, 2)); CREATE PUMP p AS INSERT INTO "D" SELECT STREAM B, A FROM S;`,
  `SELECT STREAM B, COUNT(*), SUM(A) / 2 FROM S WHERE A > 1 GROUP BY B, STEP(S.ROWTIME BY INTERVAL '10' SECOND) HAVING COUNT(*) > 1`,
  `SELECT STREAM LAG(A, 1, 0) IGNORE NULLS OVER (PARTITION BY B RANGE INTERVAL '1' MINUTE PRECEDING), CASE A WHEN 1 THEN 'x' ELSE B END FROM S`,
  `SELECT STREAM x.A FROM S OVER (RANGE INTERVAL '1' HOUR PRECEDING) AS x LEFT JOIN S AS y ON x.A = y.A AND x.B LIKE '%a_' ESCAPE '\\'`,
  `SELECT STREAM CAST((T - TIMESTAMP '2000-01-01 00:00:00') DAY TO SECOND AS VARCHAR(20)), FLOOR(T TO HOUR), SUBSTRING(B FROM 1 FOR 2) FROM S`,
  `SELECT STREAM * FROM TABLE(TOP_K_ITEMS_TUMBLING(CURSOR(SELECT STREAM * FROM S), 'A', 3, 10)) ORDER BY ROWTIME`,
  `VALUES (1, X'0F', u&'\\0041', DATE '2000-01-01'), (-2.5, NULL, 'b', {d '2001-01-01'})`,
];
const WORDS = [
  ...new Set(SEEDS.flatMap((sql) => tokenize(sql).map(({ span }) => sql.slice(span.start, span.end)))),
  '(((((',
  'NOT',
  'OR',
  'UNION ALL',
  'EXISTS',
  "''",
  '"',
  "'",
  '--',
  '/*',
  '1e400',
  '99999999999999999999',
  'INTERVAL',
  'OVERLAPS',
  '\u0000',
  'é',
  '{',
  '}',
];

function check(sql: string): void {
  const start = performance.now();
  try {
    const run = prepareQuery(sql, CATALOG).start(0);
    run.push('S', [
      { rowtimeMs: 1, values: [1, 'ab', 5] },
      { rowtimeMs: 20_000, values: [null, null, null] },
    ]);
    run.advance(1e9);
  } catch (error) {
    if (!(error instanceof SqlError)) throw new Error(`${String(error)} for: ${sql}`, { cause: error });
    expect(error.line).toBeGreaterThan(0);
    expect(error.reason).not.toBe('');
  }
  expect(performance.now() - start, sql).toBeLessThan(2000);
}

test.each([1, 2, 3, 4])('mutated queries are refused or run (seed %i)', (seed) => {
  const random = new SeededRandom(seed).next;
  for (let i = 0; i < 2500; i++) {
    const sql = SEEDS[Math.floor(random() * SEEDS.length)] ?? '';
    const tokens = tokenize(sql).map(({ span }) => sql.slice(span.start, span.end));
    for (let change = 0; change <= random() * 3; change++) {
      const at = Math.floor(random() * tokens.length);
      const word = WORDS[Math.floor(random() * WORDS.length)] ?? '';
      if (random() < 0.4) tokens.splice(at, 1);
      else if (random() < 0.5) tokens.splice(at, 0, word);
      else tokens[at] = word;
    }
    check(tokens.join(' '));
  }
});

test('deep nesting is refused, not a stack overflow', () => {
  for (const open of ['(', 'NOT ', '- ', 'CASE WHEN ', 'ABS(', 'SELECT * FROM (']) check(`SELECT STREAM ${open.repeat(20_000)}A FROM S`);
  check(`SELECT STREAM ${'A + '.repeat(3000)}A FROM S`);
});
