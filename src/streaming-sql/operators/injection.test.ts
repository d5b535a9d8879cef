// No name and no literal of a query becomes code. Source of truth: the design, "Generated code is safe by construction".
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { prepare, type SqlValue } from '../engine.ts';
import { SeededRandom } from './seeded-random.ts';

const HOSTILE = [
  "'); globalThis.owned = true; ('",
  '"]; globalThis.owned = true; //',
  '`$' + '{globalThis.owned = true}`',
  '\\u0027; globalThis.owned = true; //',
  '\u2028globalThis.owned = true\u2028',
  '*/ globalThis.owned = true /*',
  '__proto__',
  'constructor',
  '}} globalThis.owned = true; {{',
];
const PIECES = [
  ...HOSTILE,
  '\n',
  '$' + '{',
  '}',
  "'",
  '"',
  '`',
  ';',
  '//',
  '\\',
  'k0',
  't',
  'state',
  'globalThis.owned=true',
  '\0',
  '1e999',
];
const owned = (): boolean => 'owned' in globalThis;
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;

let sources: string[] = [];

beforeEach(() => {
  sources = [];
  const Original = Function;
  // Every text that becomes code passes here; it is looked at, and then runs as it would.
  vi.stubGlobal(
    'Function',
    new Proxy(Original, {
      construct(target, args: string[]) {
        sources.push(args.join('\n'));
        return Reflect.construct(target, args) as object;
      },
    }),
  );
});
afterEach(() => vi.unstubAllGlobals());

/** The words that the templates are made of; anything else in the generated text would come from the query. */
const WORDS =
  /^(?:const|let|function|return|while|try|for|if|else|catch|continue|new|Map|null|true|false|undefined|error|fail|rows|row|state|produced|length|rowtimeMs|values|value|push|get|set|map\d*|groups|list|lists|maps|end|time|keys|key\d+|times\d*|head|cut|count|epoch|table|places|add|Math|abs|trunc|round|typeof|startMs|rowMs|i|t|v|a|b|g|k|[a-z]\d+(?:_\d+)?|low\d+|\d+)$/;
const PUNCTUATION = /^[-+*/<>=!?:;,.(){}[\]&|%\s]$/;

/** What of a generated text is no word of the templates. Word by word, so that a stranger costs no time. */
function strangers(text: string): string[] {
  const tokens =
    text
      .replace('"use strict"', '')
      .replaceAll("'number'", '')
      .match(/[\p{ID_Start}$_][\p{ID_Continue}$]*|\d+|./gsu) ?? [];
  return tokens.filter((token) => !WORDS.test(token) && !PUNCTUATION.test(token));
}

function run(name: string, text: string): void {
  const column = name.length > 128 ? name.slice(0, 128) : name;
  const catalog = {
    streams: [
      {
        name: `S${column}`.slice(0, 128),
        columns: [
          { name: column, type: 'VARCHAR(200)' },
          { name: 'N', type: 'INTEGER' },
          { name: 'W', type: 'BIGINT' },
          { name: 'D', type: 'DECIMAL(18, 2)' },
        ],
      },
    ],
  };
  const stream = quoted(catalog.streams[0]?.name ?? '');
  const program = prepare(
    `CREATE STREAM ${quoted(`D${column}`.slice(0, 128))} (${quoted(column)} VARCHAR(400), n BIGINT, m DOUBLE, w BIGINT, d DOUBLE);
     CREATE PUMP ${quoted(column)} AS INSERT INTO ${quoted(`D${column}`.slice(0, 128))}
       SELECT STREAM ${quoted(column)} || ${literal(text)}, COUNT(*) AS ${quoted(column)}, AVG(N), SUM(W), SUM(D) + MAX(D) FROM ${stream} AS ${quoted(column)}
       WHERE ${quoted(column)}.${quoted(column)} <> ${literal(text)} OR ${quoted(column)} LIKE ${literal(text.replaceAll('\\', ''))}
       GROUP BY ${quoted(column)} || ${literal(text)}, STEP(${quoted(column)}.ROWTIME BY INTERVAL '1' SECOND);
     CREATE STREAM E (s VARCHAR(400), n BIGINT, w BIGINT, d DOUBLE);
     CREATE PUMP "second" AS INSERT INTO E SELECT STREAM CASE WHEN N > 1 THEN ${literal(text)} ELSE ${quoted(column)} END,
       COUNT(*) OVER w, SUM(W) OVER w, AVG(D) OVER w FROM ${stream} WINDOW w AS (PARTITION BY ${quoted(column)} ROWS 3 PRECEDING);`,
    catalog,
  );
  const execution = program.start(0);
  const values: SqlValue[] = ['x', 2, 2n ** 60n, 1.5];
  execution.push(catalog.streams[0]?.name ?? '', [{ rowtimeMs: 1, values }]);
  execution.advance(5000);
  expect(execution.drain('E')).toEqual([{ rowtimeMs: 1, values: [text, 1, 2n ** 60n, 1.5] }]);
  expect(execution.errors()).toEqual([]);
}

test.each(HOSTILE)('the name and the literal %j stay what they are', (hostile) => {
  run(hostile, hostile);
  expect(owned()).toBe(false);
  expect(sources.length).toBeGreaterThan(0);
  for (const source of sources) expect(strangers(source)).toEqual([]);
});

test('random names and literals never reach the generated text', () => {
  const random = new SeededRandom(7).next;
  for (let i = 0; i < 200; i++) {
    const make = (): string =>
      Array.from({ length: 1 + Math.floor(random() * 4) }, () => PIECES[Math.floor(random() * PIECES.length)]).join('');
    run(make(), make());
  }
  expect(owned()).toBe(false);
  for (const source of sources) expect(strangers(source)).toEqual([]);
});
