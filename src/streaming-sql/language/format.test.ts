// The formatter: what it must look like, and what it must never change.
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseStatements } from '../syntax/parser.ts';
import { SqlError } from '../syntax/sql-error.ts';
import { FUNCTION_DOCS } from './docs/function-docs.ts';
import { format } from './format.ts';
import { scan } from './scan.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const CASES = `${ROOT}../shared/conformance/kinesis-analytics-sql/`;

/** The syntax tree without its places. */
function tree(sql: string): unknown {
  return JSON.parse(
    JSON.stringify(parseStatements(sql), (key, value: unknown) =>
      key === 'span' ? undefined : value instanceof Map ? Object.fromEntries(value) : value,
    ),
  );
}

function parses(sql: string): boolean {
  try {
    parseStatements(sql);
    return true;
  } catch (error) {
    if (error instanceof SqlError) return false;
    throw error;
  }
}

/** Every SQL text that the project has: the labs', the documented cases, and those between backticks in the engine's tests. */
function knownQueries(): string[] {
  const files = globSync(['labs/**/*.sql', 'src/**/*.sql', 'tests/**/*.sql'], { cwd: ROOT }).map((file) =>
    readFileSync(ROOT + file, 'utf8'),
  );
  const golden = globSync('src/streaming-sql/cases/*.txt', { cwd: ROOT }).flatMap((file) =>
    [...readFileSync(ROOT + file, 'utf8').matchAll(/^--- sql\n([\s\S]*?)(?=^---|^===|$(?![\s\S]))/gm)].map((match) => match[1] ?? ''),
  );
  const inTests = globSync(['src/**/*.test.ts', 'tests/**/*.ts', 'src/**/golden/**'], { cwd: ROOT, exclude: ['**/node_modules/**'] })
    .filter((file) => /sql|analytics/.test(file) && !file.endsWith('/'))
    .flatMap((file) =>
      [...readFileSync(ROOT + file, 'utf8').matchAll(/[`'"]((?:CREATE|SELECT|VALUES)\b[\s\S]*?)[`]/g)].map((match) => match[1] ?? ''),
    );
  const documented = !existsSync(CASES)
    ? []
    : readdirSync(CASES)
        .filter((name) => name.endsWith('.json'))
        .flatMap((name) => stringsOf(JSON.parse(readFileSync(CASES + name, 'utf8'))));
  const examples = [...FUNCTION_DOCS.values()].map(({ example, kind }) =>
    kind === 'table' ? `SELECT STREAM * FROM TABLE(${example})` : `SELECT ${example} FROM S`,
  );
  return [...files, ...golden, ...inTests, ...documented, ...examples].filter(
    (sql) => /\b(SELECT|CREATE|VALUES)\b/i.test(sql) && parses(sql),
  );
}

/** The texts of `sql` and `expr` anywhere in a case. */
function stringsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (typeof inner !== 'string') return stringsOf(inner);
    return key === 'sql' ? [inner] : key === 'expr' ? [`VALUES (${inner})`] : [];
  });
}

const queries = knownQueries();
const words = (sql: string): string[] => scan(sql).tokens.map(({ kind, value }) => `${kind} ${value}`);
const commentsOf = (sql: string): string[] => scan(sql).comments.map(({ text }) => text.trim());

describe('the formatter', () => {
  test('lays an application out as the labs write it', () => {
    const sql = `create or replace stream "D" (ticker varchar(4), low double not null);create or replace pump "P" as insert into "D"
      select stream ticker, step("S".rowtime by interval '10' second) as window_start, count(*), min(price) as low from "S"
      where price > -1 and ticker<>'x' group by ticker, step("S".rowtime by interval '10' second);`;
    expect(format(sql)).toBe(`CREATE OR REPLACE STREAM "D" (
  ticker VARCHAR(4),
  low DOUBLE NOT NULL
);

CREATE OR REPLACE PUMP "P" AS
INSERT INTO "D"
SELECT STREAM
  ticker,
  STEP("S".ROWTIME BY INTERVAL '10' SECOND) AS window_start,
  COUNT(*),
  MIN(price) AS low
FROM "S"
WHERE price > -1 AND ticker <> 'x'
GROUP BY ticker, STEP("S".ROWTIME BY INTERVAL '10' SECOND);
`);
  });

  test('leaves the labs’ solutions as they are', () => {
    const solutions = globSync('labs/*/solution/*.sql', { cwd: ROOT }).map((file) => readFileSync(ROOT + file, 'utf8'));
    expect(solutions.length).toBeGreaterThan(0);
    for (const sql of solutions) expect(format(sql).trim()).toBe(sql.trim());
  });

  test('keeps CREATE OR REPLACE on a line, whatever comment stands before it', () => {
    const sql = `-- By ROWTIME: when the record was read.
CREATE OR REPLACE PUMP "P" AS
INSERT INTO "D"
SELECT STREAM X
FROM "S";
`;
    expect(format(sql)).toBe(sql);
  });

  test('breaks joins, subqueries and what is too long', () => {
    const sql = `SELECT STREAM a.X FROM "LEFT_STREAM" OVER (RANGE INTERVAL '1' MINUTE PRECEDING) AS a JOIN (SELECT STREAM X, Y, COUNT(*) OVER (PARTITION BY X ROWS 10 PRECEDING) FROM "RIGHT_STREAM") AS b ON a.X = b.X`;
    expect(format(sql)).toBe(`SELECT STREAM a.X
FROM "LEFT_STREAM" OVER (RANGE INTERVAL '1' MINUTE PRECEDING) AS a
JOIN (
  SELECT STREAM
    X,
    Y,
    COUNT(*) OVER (PARTITION BY X ROWS 10 PRECEDING)
  FROM "RIGHT_STREAM"
) AS b ON a.X = b.X
`);
  });

  test('keeps a short subquery of a condition on its line, and gives a long one lines of its own', () => {
    const sql =
      'select stream k from s where exists(select * from t where t.k = s.k) and k not in (select a_long_column_name from a_table_with_a_long_name where another_long_name > 10 and yet_another < 5)';
    expect(format(sql)).toBe(`SELECT STREAM k
FROM s
WHERE EXISTS (SELECT * FROM t WHERE t.k = s.k)
  AND k NOT IN (
    SELECT a_long_column_name
    FROM a_table_with_a_long_name
    WHERE another_long_name > 10 AND yet_another < 5
  )
`);
  });

  test('keeps comments at their places', () => {
    const sql = `-- first\n\n-- second\nCREATE STREAM "D" ( -- the columns\n  A INTEGER, -- one\n  -- two\n  B INTEGER /* last */\n); -- done\n// old style\nSELECT 1 -- end`;
    const once = format(sql);
    expect(once).toBe(`-- first

-- second
CREATE STREAM "D" ( -- the columns
  A INTEGER, -- one
  -- two
  B INTEGER /* last */
); -- done

// old style
SELECT 1 -- end
`);
    expect(format(once)).toBe(once);
  });

  test('does not turn two signs into a comment', () => {
    expect(format('SELECT - -5, 1 - -2, +3, a - 1, (-4) FROM s').replaceAll(/\s+/g, ' ').trim()).toBe(
      'SELECT - -5, 1 - -2, +3, a - 1, (-4) FROM s',
    );
  });

  test('touches nothing that the lexer refuses', () => {
    expect(format("select 'not closed")).toBe("select 'not closed");
    expect(format('')).toBe('');
  });

  test('knows enough queries to be tried on', () => {
    expect(queries.length).toBeGreaterThan(80);
  });

  test('never changes what any known query says, and formatting twice changes nothing', () => {
    for (const sql of queries) {
      const once = format(sql);
      expect(tree(once), sql).toEqual(tree(sql));
      expect(words(once), sql).toEqual(words(sql));
      expect(commentsOf(once), sql).toEqual(commentsOf(sql));
      expect(format(once), sql).toBe(once);
    }
  });

  test('nor does it with a comment in any place, or with any token missing', () => {
    for (const sql of queries.filter((text) => text.length < 400).slice(0, 60)) {
      const { tokens } = scan(sql);
      for (const [i, { span }] of tokens.entries()) {
        const variants = [
          `${sql.slice(0, span.end)} -- c${i}\n${sql.slice(span.end)}`,
          `${sql.slice(0, span.start)}\n/* c${i} */\n${sql.slice(span.start)}`,
          sql.slice(0, span.start) + sql.slice(span.end),
        ];
        for (const variant of variants) {
          const once = format(variant);
          expect(words(once), variant).toEqual(words(variant));
          expect(commentsOf(once), variant).toEqual(commentsOf(variant));
          expect(format(once), variant).toBe(once);
        }
      }
    }
  });
});
