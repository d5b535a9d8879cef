// Diagnostics: the words are the engine's, so the ranges and what is told beside what are tested here.
import { describe, expect, test } from 'vitest';
import { diagnose } from './diagnose.ts';
import { NOTHING_KNOWN, type SqlCatalog } from './sql-catalog.ts';

const PRICES: SqlCatalog = {
  streams: [
    {
      name: 'SOURCE_SQL_STREAM_001',
      columns: [
        { name: 'TICKER', type: 'VARCHAR(4)' },
        { name: 'price', type: 'DOUBLE' },
      ],
    },
  ],
  others: 'none',
};
const D = 'CREATE OR REPLACE STREAM "D" (TICKER VARCHAR(4), LOW DOUBLE);\n';
const pump = (select: string): string => `CREATE OR REPLACE PUMP "P" AS INSERT INTO "D" ${select};`;

/** The text under each squiggle, and what is said about it. */
function told(sql: string, catalog: SqlCatalog = PRICES): [string, string][] {
  return diagnose(sql, catalog).map(({ start, end, message }) => [sql.slice(start, end), message]);
}

describe('the diagnostics of a file', () => {
  test('are none when the application is right', () => {
    const right = `${D}${pump('SELECT STREAM TICKER, "price" FROM "SOURCE_SQL_STREAM_001"')}`;
    expect(told(right)).toEqual([]);
    expect(told('')).toEqual([]);
    expect(told('-- nothing but a comment')).toEqual([]);
  });

  test('have nothing against a bare query where the catalog allows one, and look into it', () => {
    const bare = { ...PRICES, bareQueries: 'allowed' } as const;
    expect(told('SELECT STREAM TICKER FROM SOURCE_SQL_STREAM_001;')).toHaveLength(1);
    expect(told('SELECT STREAM TICKER FROM SOURCE_SQL_STREAM_001;', bare)).toEqual([]);
    expect(told('SELECT STREAM TICKET FROM SOURCE_SQL_STREAM_001;', bare).map(([text]) => text)).toEqual(['TICKET']);
  });

  test('mark a column in the wrong case exactly, and say what to write', () => {
    const [[text, message] = ['', '']] = told(`${D}${pump('SELECT STREAM TICKER, price FROM "SOURCE_SQL_STREAM_001"')}`);
    expect(text).toBe('price');
    expect(message).toContain('did you mean "price"? An unquoted name is read as upper case');
  });

  test('tell every name of a statement that does not resolve, not only the first', () => {
    const select = 'SELECT STREAM TICKR, "PRICE" FROM "SOURCE_SQL_STREAM_001" WHERE PRIZE > 1';
    expect(told(D + pump(select)).map(([text]) => text)).toEqual(['TICKR', '"PRICE"', 'PRIZE']);
  });

  test('go on behind a semicolon: each statement has its own', () => {
    const sql = `CREATE STREAM "A" (X INTEGR);\nCREATE STREAM "B" (Y INTEGER Z);\nCREATE STREAM "C" (Z TIMESTAMP);\nSELEKT 1;`;
    expect(told(sql).map(([text]) => text)).toEqual(['INTEGR', 'Z', 'SELEKT']);
  });

  test('do not blame a pump for the stream whose declaration is wrong', () => {
    const sql = `CREATE STREAM "D" (TICKER VARCHR(4));\n${pump('SELECT STREAM TICKER FROM "SOURCE_SQL_STREAM_001"')}`;
    expect(told(sql).map(([text]) => text)).toEqual(['VARCHR']);
  });

  test('point at a quote that is not closed, up to the end of its line', () => {
    const [[text, message] = ['', '']] = told(`${D}SELECT STREAM 'abc FROM "S"\nWHERE 1 = 1;`);
    expect(text).toBe(`'abc FROM "S"`);
    expect(message).toBe("This string literal is not closed: ' is missing");
  });

  test('name typographic quotes and go on behind them', () => {
    const found = told(`CREATE STREAM “A” (X INTEGER);\nCREATE STREAM "B" (Y INTEGR);`);
    expect(found.map(([text]) => text)).toEqual(['“', '”', 'INTEGR']);
  });

  test('say at the end of the text what is missing there', () => {
    const [found] = diagnose('CREATE STREAM "A" (X INTEGER', PRICES);
    expect(found?.message).toBe('Encountered "<end of text>" where ")" is expected');
    expect(found?.from).toEqual({ line: 1, column: 28 });
    expect(told('CREATE STREAM "A" (X INTEGER \n\n-- and so on')).toEqual([['R', found?.message]]);
  });

  test('count lines and columns from 1', () => {
    const [found] = diagnose(`${D}\n  SELECT STREAM X\n  FROM "NOWHERE"`, { ...PRICES, others: 'none' }).slice(1);
    expect(found).toMatchObject({ from: { line: 4, column: 8 }, to: { line: 4, column: 17 } });
  });

  test('do not call an unknown stream an error when the inputs are not declared', () => {
    const select = pump('SELECT STREAM TICKER, PRICE FROM "SOURCE_SQL_STREAM_001"');
    expect(told(D + select, NOTHING_KNOWN)).toEqual([]);
    expect(told(D + select, { streams: [], others: 'none' }).map(([text]) => text)).toEqual(['"SOURCE_SQL_STREAM_001"']);
  });

  test('still check the target of a pump whose source is not known', () => {
    expect(told(pump('SELECT STREAM A FROM "SOURCE_SQL_STREAM_001"'), NOTHING_KNOWN).map(([text]) => text)).toEqual(['"D"']);
  });

  test('refuse a streaming GROUP BY without time, at its keys', () => {
    const [[text, message] = ['', '']] = told(D + pump('SELECT STREAM TICKER, MIN("price") FROM "SOURCE_SQL_STREAM_001" GROUP BY TICKER'));
    expect(text).toBe('TICKER');
    expect(message).toContain('A streaming GROUP BY needs an expression that grows with time');
  });

  test('do not mark a name of the row outside in a subquery beside another error', () => {
    const catalog = { ...PRICES, tables: [{ name: 'COMPANY', columns: [{ name: 'SYMBOL', type: 'VARCHAR(4)' }] }] };
    const select = (name: string): string =>
      D +
      pump(`SELECT STREAM TICKER, ${name} FROM "SOURCE_SQL_STREAM_001" AS s WHERE EXISTS (SELECT * FROM COMPANY WHERE SYMBOL = s.TICKER)`);
    expect(told(select('"price"'), catalog)).toEqual([]);
    expect(told(select('prize'), catalog).map(([text]) => text)).toEqual(['prize']);
    expect(told(select('prize').replace('= s.TICKER', '= s.TICK'), catalog).map(([text]) => text)).toEqual(['prize', 's.TICK']);
  });

  test('see across statements: a pump that is made twice', () => {
    const one = `CREATE PUMP "P" AS INSERT INTO "D" SELECT STREAM TICKER, "price" FROM "SOURCE_SQL_STREAM_001";`;
    const [[text, message] = ['', '']] = told(`${D}${one}\n${one}`);
    expect(text).toBe('"P"');
    expect(message).toContain("Pump 'P' already exists");
  });

  test('know the columns that the service adds for code that names them', () => {
    const select = 'SELECT STREAM PARTITION_KEY, "price" FROM "SOURCE_SQL_STREAM_001"';
    expect(told(`CREATE STREAM "D" (K VARCHAR(256), P DOUBLE);${pump(select)}`)).toEqual([]);
  });

  test('never fail themselves, however much of the text is missing', () => {
    const sql = `${D}-- comment\n${pump(`SELECT STREAM 'x' || TICKER, U&'\\0041', X'3F', LAG("price") OVER (ROWS 1 PRECEDING) FROM "SOURCE_SQL_STREAM_001" AS s`)}/* end */`;
    for (let at = 0; at <= sql.length; at++) {
      for (const text of [sql.slice(0, at), sql.slice(at), sql.slice(0, at) + sql.slice(at + 3), `${sql.slice(0, at)}'${sql.slice(at)}`]) {
        for (const { start, end } of diagnose(text, PRICES)) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }
    }
  });
});
