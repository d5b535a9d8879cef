// Completion: a bar marks the cursor. What the grammar allows comes from the engine's parser, names from its catalog and scope.
import { describe, expect, test } from 'vitest';
import { complete } from './complete.ts';
import type { SqlCompletion } from './completion.ts';
import { NOTHING_KNOWN, type SqlCatalog } from './sql-catalog.ts';

const INPUTS: SqlCatalog = {
  streams: [
    {
      name: 'SOURCE_SQL_STREAM_001',
      columns: [
        { name: 'TICKER', type: 'VARCHAR(4)' },
        { name: 'price', type: 'DOUBLE' },
        { name: 'ORDER', type: 'INTEGER' },
      ],
    },
  ],
  tables: [{ name: 'COMPANY', columns: [{ name: 'NAME', type: 'VARCHAR(32)' }] }],
  others: 'none',
};
const D = 'CREATE STREAM "D" (SYMBOL VARCHAR(4), low DOUBLE);\n';
const PUMP = `${D}CREATE PUMP "P" AS INSERT INTO "D" `;

function offers(marked: string, catalog: SqlCatalog = INPUTS): readonly SqlCompletion[] {
  return complete(marked.replace('|', ''), marked.indexOf('|'), catalog).items;
}

const labels = (marked: string, kind?: SqlCompletion['kind']): string[] =>
  offers(marked).flatMap((item) => (kind === undefined || item.kind === kind ? [item.label] : []));
const inserts = (marked: string, kind: SqlCompletion['kind']): string[] =>
  offers(marked).flatMap((item) => (item.kind === kind ? [item.insert] : []));

describe('completion of columns', () => {
  test('offers what FROM gives although it stands behind the cursor, and quotes what folding would lose', () => {
    expect(inserts(`${PUMP}SELECT STREAM | FROM "SOURCE_SQL_STREAM_001"`, 'column')).toEqual(['TICKER', '"price"', '"ORDER"', 'ROWTIME']);
  });

  test('finds the scope behind a bracket that is not closed yet', () => {
    expect(labels(`${PUMP}SELECT STREAM MIN(| FROM "SOURCE_SQL_STREAM_001"`, 'column')).toContain('price');
    expect(labels(`${PUMP}SELECT STREAM EXTRACT(HOUR FROM |) FROM "SOURCE_SQL_STREAM_001"`, 'column')).toContain('ROWTIME');
  });

  test('after a dot offers the columns of that relation only', () => {
    const sql = `${PUMP}SELECT STREAM s.| FROM "SOURCE_SQL_STREAM_001" AS s JOIN COMPANY AS c ON s.TICKER = c.NAME`;
    expect(labels(sql)).toEqual(['TICKER', 'price', 'ORDER', 'ROWTIME']);
    expect(labels(sql.replace('s.|', 'c.|'))).toEqual(['NAME']);
    expect(labels(sql.replace('s.|', 'S.TICKER').replace('= c.NAME', '= c.|'))).toEqual(['NAME']);
  });

  test('takes the columns of a subquery, of a function of streams, and of an alias list', () => {
    expect(labels(`${PUMP}SELECT STREAM | FROM (SELECT STREAM TICKER AS T FROM "SOURCE_SQL_STREAM_001") AS q`, 'column')).toEqual([
      'T',
      'ROWTIME',
    ]);
    expect(
      labels(
        `${PUMP}SELECT STREAM | FROM TABLE(TOP_K_ITEMS_TUMBLING(CURSOR(SELECT STREAM * FROM "SOURCE_SQL_STREAM_001"), 'TICKER', 5, 60))`,
        'column',
      ),
    ).toEqual(['ITEM', 'ITEM_COUNT', 'ROWTIME']);
    expect(labels(`${PUMP}SELECT STREAM | FROM (SELECT STREAM TICKER FROM "SOURCE_SQL_STREAM_001") AS q (SYM)`, 'column')).toContain('SYM');
  });

  test('in a subquery of EXISTS or IN offers its own columns, then those of the row outside', () => {
    const sql = `${PUMP}SELECT STREAM TICKER, 1 FROM "SOURCE_SQL_STREAM_001" AS s WHERE EXISTS (SELECT * FROM COMPANY WHERE NAME = |)`;
    expect(labels(sql, 'column')).toEqual(['NAME', 'TICKER', 'price', 'ORDER', 'ROWTIME']);
    expect(labels(sql.replace('= |', '= s.|'), 'column')).toContain('price');
    expect(labels(sql.replace('NAME = |', 's.TICKER IN (SELECT | FROM COMPANY)'), 'column')).toContain('NAME');
    expect(labels(`${PUMP}SELECT STREAM TICKER, 1 FROM "SOURCE_SQL_STREAM_001" WHERE TICKER IN (|`)).toContain('SELECT');
    expect(labels(`${PUMP}SELECT STREAM TICKER, 1 FROM "SOURCE_SQL_STREAM_001" WHERE |`)).toContain('EXISTS');
    const inFrom = `${PUMP}SELECT STREAM * FROM (SELECT STREAM | FROM COMPANY) AS c JOIN "SOURCE_SQL_STREAM_001" AS s ON TRUE`;
    expect(labels(inFrom, 'column')).toEqual(['NAME']);
  });

  test('offers each function of a name', () => {
    const functions = `CREATE FUNCTION F (P INTEGER) RETURNS INTEGER CONTAINS SQL RETURN P;\nCREATE FUNCTION F (P DOUBLE) RETURNS DOUBLE CONTAINS SQL RETURN P;\n`;
    const made = offers(`${functions}${PUMP}SELECT STREAM | FROM "SOURCE_SQL_STREAM_001"`).filter(({ label }) => label === 'F');
    expect(made.map(({ detail }) => detail)).toEqual(['F(INTEGER) RETURNS INTEGER', 'F(DOUBLE) RETURNS DOUBLE']);
  });

  test('goes on into the columns of a record', () => {
    const sql = `${PUMP}SELECT STREAM | FROM (SELECT STREAM REGEX_LOG_PARSE(TICKER, '(.)(.)') AS REC FROM "SOURCE_SQL_STREAM_001") AS t`;
    expect(labels(sql.replace('|', 't.REC.|'))).toEqual(['COLUMN1', 'COLUMN2']);
    expect(labels(sql.replace('|', 'REC.|'))).toEqual(['COLUMN1', 'COLUMN2']);
    expect(labels(sql.replace('|', 't.REC.COLUMN1.|'))).toEqual([]);
  });

  test('offers the parameters in the body of a function', () => {
    const sql = 'CREATE FUNCTION F (P INTEGER, Q DOUBLE) RETURNS DOUBLE CONTAINS SQL RETURN P + |';
    expect(labels(sql, 'column')).toEqual(['P', 'Q']);
    expect(labels(sql, 'function')).toContain('ABS');
    const created = `${sql.replace('|', 'Q')};\n${PUMP}SELECT STREAM | FROM "SOURCE_SQL_STREAM_001"`;
    expect(offers(created).find(({ label }) => label === 'F')?.detail).toBe('F(INTEGER, DOUBLE) RETURNS DOUBLE');
  });

  test('offers the target’s columns in the list of INSERT INTO', () => {
    expect(inserts(`${D}CREATE PUMP "P" AS INSERT INTO "D" (|`, 'column')).toEqual(['SYMBOL', 'LOW', 'ROWTIME']);
  });

  test('replaces a name that is half typed, with its quotes', () => {
    const sql = `${PUMP}SELECT STREAM "pri" FROM "SOURCE_SQL_STREAM_001"`;
    const at = sql.indexOf('"pri') + 4;
    const { replace, items } = complete(sql, at, INPUTS);
    expect(sql.slice(replace.start, replace.end)).toBe('"pri"');
    expect(items.map(({ insert }) => insert)).toContain('"price"');
    expect(items.every(({ insert }) => insert.startsWith('"'))).toBe(true);
    const open = sql.replace('"pri"', '"pri');
    expect(complete(open, at, INPUTS).replace).toEqual({ start: at - 4, end: at });
  });
});

describe('completion of streams', () => {
  test('after FROM offers streams with quotes, tables and TABLE( )', () => {
    expect(inserts(`${PUMP}SELECT STREAM * FROM |`, 'stream')).toEqual(['"SOURCE_SQL_STREAM_001"', '"D"']);
    expect(labels(`${PUMP}SELECT STREAM * FROM |`)).toEqual(expect.arrayContaining(['COMPANY', 'TABLE']));
  });

  test('after INSERT INTO offers the streams that stand before this statement, and no table', () => {
    expect(labels(`${D}CREATE PUMP "P" AS INSERT INTO |`, 'stream')).toContain('D');
    expect(labels(`${D}CREATE PUMP "P" AS INSERT INTO |`)).not.toContain('COMPANY');
  });

  test('offers nothing where a new name is to be found', () => {
    expect(labels('CREATE STREAM |', 'stream')).toEqual([]);
    expect(labels(`${PUMP}SELECT STREAM TICKER AS | FROM "SOURCE_SQL_STREAM_001"`)).toEqual([]);
  });
});

describe('completion of functions and words', () => {
  test('gives a call with placeholders, and the only stream by its name', () => {
    const sql = `${PUMP}SELECT STREAM TICKER FROM "SOURCE_SQL_STREAM_001" GROUP BY TICKER, ST|`;
    const step = offers(sql).find(({ label }) => label === 'STEP');
    expect(step?.insert).toContain('"SOURCE_SQL_STREAM_001"}.ROWTIME BY INTERVAL');
    expect(step?.documentation).toContain('sql-reference-step.html');
  });

  test('puts first what is usual: columns in SELECT, what makes windows in GROUP BY', () => {
    expect(labels(`${PUMP}SELECT STREAM | FROM "SOURCE_SQL_STREAM_001"`).slice(0, 6)).toEqual([
      'TICKER',
      'price',
      'ORDER',
      'ROWTIME',
      'SOURCE_SQL_STREAM_001',
      'COUNT',
    ]);
    expect(labels(`${PUMP}SELECT STREAM TICKER FROM "SOURCE_SQL_STREAM_001" GROUP BY |`).slice(0, 3)).toEqual(['FLOOR', 'STEP', 'TICKER']);
  });

  test('keeps aggregates out of WHERE and functions of streams inside TABLE( )', () => {
    const where = labels(`${PUMP}SELECT STREAM TICKER FROM "SOURCE_SQL_STREAM_001" WHERE |`, 'function');
    expect(where).toContain('UPPER');
    expect(where).not.toContain('COUNT');
    expect(labels(`${PUMP}SELECT STREAM * FROM TABLE(|`, 'function')).toContain('RANDOM_CUT_FOREST');
    expect(labels(`${PUMP}SELECT STREAM | FROM "SOURCE_SQL_STREAM_001"`, 'function')).not.toContain('HOTSPOTS');
  });

  test('offers the words that the grammar takes and no others', () => {
    const behind = labels(`${PUMP}SELECT STREAM * FROM "SOURCE_SQL_STREAM_001" |`, 'keyword');
    expect(behind).toEqual(expect.arrayContaining(['WHERE', 'GROUP BY', 'OVER', 'JOIN']));
    expect(behind).not.toContain('SELECT');
    expect(labels('CREATE STREAM "X" (A |', 'type')).toContain('VARCHAR');
  });

  test('offers windows by name after OVER', () => {
    const sql = `${PUMP}SELECT STREAM COUNT(*) OVER | FROM "SOURCE_SQL_STREAM_001" WINDOW w AS (ROWS 3 PRECEDING), LONG_ONE AS (ROWS 9 PRECEDING)`;
    expect(labels(sql, 'window')).toEqual(['W', 'LONG_ONE']);
  });

  test('begins a file with the two statements that every application has', () => {
    expect(labels('|', 'pattern')).toEqual(['CREATE OR REPLACE STREAM', 'CREATE OR REPLACE PUMP']);
    expect(labels(`${D}|`, 'pattern')).toHaveLength(2);
  });

  test('is silent in strings, comments and numbers', () => {
    expect(labels("SELECT STREAM 'a|'")).toEqual([]);
    expect(labels("SELECT STREAM 'a|")).toEqual([]);
    expect(labels('SELECT STREAM a -- b|')).toEqual([]);
    expect(labels('SELECT STREAM a /* b| */')).toEqual([]);
    expect(labels('SELECT STREAM 12|')).toEqual([]);
  });

  test('never throws, wherever the cursor stands', () => {
    const sql = `${PUMP}SELECT STREAM s."price", COUNT(*) OVER (PARTITION BY TICKER ROWS 2 PRECEDING) FROM "SOURCE_SQL_STREAM_001" AS s WHERE 'x' <> TICKER; -- end`;
    for (let at = 0; at <= sql.length; at++) {
      for (const text of [sql, sql.slice(0, at), sql.slice(at)]) {
        const { replace } = complete(text, Math.min(at, text.length), at % 2 ? INPUTS : NOTHING_KNOWN);
        expect(replace.start).toBeLessThanOrEqual(replace.end);
      }
    }
  });
});
