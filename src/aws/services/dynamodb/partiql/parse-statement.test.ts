// PartiQL statements. Source: the statements and their meaning are those of
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.html and its pages; sentences as users quote them, or ours.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import type { Item } from '../values/attributes.ts';
import { parseStatement } from './parse-statement.ts';
import type { PartiqlStatement } from './statement.ts';

const S = (text: string): AttributeValue => ({ S: text });
const N = (text: string): AttributeValue => ({ N: text });
const bytes = (...values: number[]) => Uint8Array.from(values);

function parsed<Kind extends PartiqlStatement['kind']>(
  kind: Kind,
  text: string,
  parameters?: AttributeValue[],
): Extract<PartiqlStatement, { kind: Kind }> {
  const statement = parseStatement(text, parameters);
  expect(statement.kind).toBe(kind);
  return statement as Extract<PartiqlStatement, { kind: Kind }>;
}

const item: Item = {
  id: S('1'),
  Artist: S('Acme Band'),
  year: N('2001'),
  tags: { SS: ['a', 'b'] },
  info: { M: { rating: N('8.5'), actors: { L: [S('x'), S('y')] }, 'odd name': S('odd') } },
  nothing: { NULL: true },
};

describe('SELECT', () => {
  test.each<[string, object]>([
    ['SELECT * FROM Music', { table: 'Music', orderBy: [] }],
    ['select * from "my-table.x"', { table: 'my-table.x' }],
    ['SELECT * FROM "Music"."by-year"', { table: 'Music', index: 'by-year' }],
    ['SELECT * FROM Music.byYear', { table: 'Music', index: 'byYear' }],
    ['SELECT * FROM "say ""hi"""', { table: 'say "hi"' }],
    [
      'SELECT * FROM Orders WHERE a = \'x\' ORDER BY b DESC, "c" ASC, d',
      {
        orderBy: [
          { name: 'b', direction: 'DESC' },
          { name: 'c', direction: 'ASC' },
          { name: 'd', direction: 'ASC' },
        ],
      },
    ],
  ])('%s', (text, expected) => {
    expect(parsed('select', text)).toMatchObject(expected);
  });

  test.each<[string, Item | undefined]>([
    ['SELECT * FROM t', undefined],
    ['SELECT id, Artist FROM t', { id: S('1'), Artist: S('Acme Band') }],
    ['SELECT "id", absent FROM t', { id: S('1') }],
    ['SELECT info.rating FROM t', { rating: N('8.5') }],
    ['SELECT info.actors[1], id FROM t', { _1: S('y'), id: S('1') }],
    ['SELECT info[\'odd name\'], "info"."actors" FROM t', { 'odd name': S('odd'), actors: { L: [S('x'), S('y')] } }],
  ])('%s picks', (text, picked) => {
    expect(parsed('select', text).projection?.project(item)).toEqual(picked);
  });

  test.each([
    "id = '1'",
    "'1' = id",
    'year >= 2001 AND year < 2002.5',
    'year <> 1 and year != 2',
    "year BETWEEN 2000 AND 2001 AND id IN ['0', '1']",
    "id IN ('0', '1')",
    "id NOT IN ['2'] AND year NOT BETWEEN 1 AND 2",
    "begins_with(Artist, 'Acme') AND BEGINS_WITH(\"Artist\", 'A')",
    "contains(tags, 'a') and contains(Artist, 'Band')",
    "attribute_type(tags, 'SS')",
    'size(tags) = 2 AND size(info.actors) > 1',
    'absent IS MISSING AND id IS NOT MISSING',
    'nothing IS NULL AND id IS NOT NULL',
    "NOT id = '2' AND NOT (year = 1 OR year = 2)",
    "(id = '1')",
    "((id) = ('1'))",
    "id = '2' OR year = 2001 AND Artist = 'Acme Band'",
    "info.rating = 8.5e0 AND info.actors[0] = 'x'",
    "tags = <<'b', 'a'>>",
    "info.actors = ['x', 'y']",
    'year = +2001 AND year > -5',
  ])('WHERE %s accepts the item', (where) => {
    expect(parsed('select', `SELECT * FROM t WHERE ${where}`).where.condition?.evaluate(item)).toBe(true);
  });

  test.each(["id = '2'", 'id = 1', 'absent = 1', 'id IS MISSING', 'absent IS NULL', 'id IN []', "Artist = 'it''s'", 'year = null'])(
    'WHERE %s does not',
    (where) => {
      expect(parsed('select', `SELECT * FROM t WHERE ${where}`).where.condition?.evaluate(item)).toBe(false);
    },
  );

  test('without WHERE there is no condition', () => {
    expect(parsed('select', 'SELECT * FROM t').where).toEqual({ tests: [], choices: [] });
  });
});

describe('parameters', () => {
  test('stand in order for values anywhere', () => {
    const text = 'SELECT * FROM t WHERE id = ? AND year IN [?, ?] AND begins_with(Artist, ?)';
    const { where } = parsed('select', text, [S('1'), N('2e3'), N('2001'), S('Acme')]);
    expect(where.condition?.evaluate(item)).toBe(true);
    expect(where.tests).toEqual([
      { name: 'id', operator: '=', values: [S('1')] },
      { name: 'Artist', operator: 'begins_with', values: [S('Acme')] },
    ]);
    expect(where.choices).toEqual([{ name: 'year', values: [N('2000'), N('2001')] }]);
  });

  test('a list may be one, and a binary can be nothing else', () => {
    const { where } = parsed('select', 'SELECT * FROM t WHERE id IN ? AND b = ?', [{ L: [S('1'), S('2')] }, { B: bytes(1) }]);
    expect(where.condition?.evaluate({ id: S('2'), b: { B: bytes(1) } })).toBe(true);
  });

  test.each<[string, AttributeValue[]]>([
    ['SELECT * FROM t WHERE id = ?', []],
    ['SELECT * FROM t WHERE id = ?', [S('1'), S('2')]],
    ["SELECT * FROM t WHERE id = '?'", [S('1')]],
  ])('%s with %j do not match', (text, parameters) => {
    expect(() => parseStatement(text, parameters)).toThrow("Number of parameters in request and statement don't match.");
  });

  test('an invalid one is refused', () => {
    expect(() => parseStatement('SELECT * FROM t WHERE id = ?', [N('x')])).toThrow('cannot be converted to a numeric value: x');
  });
});

describe('INSERT', () => {
  test.each<[string, AttributeValue[], Item]>([
    [
      "INSERT INTO \"Music\" value {'Artist' : 'Acme Band','SongTitle' : 'PartiQL Rocks'}",
      [],
      { Artist: S('Acme Band'), SongTitle: S('PartiQL Rocks') },
    ],
    [
      "INSERT INTO Music VALUE {'a': 1, 'b': -1.50, 'c': true, 'd': false, 'e': null, 'f': [1, 'x', []], 'g': {'h': {}}, 'i': <<1, 2>>, 'j': <<'x'>>}",
      [],
      {
        a: N('1'),
        b: N('-1.5'),
        c: { BOOL: true },
        d: { BOOL: false },
        e: { NULL: true },
        f: { L: [N('1'), S('x'), { L: [] }] },
        g: { M: { h: { M: {} } } },
        i: { NS: ['1', '2'] },
        j: { SS: ['x'] },
      },
    ],
    [
      "INSERT INTO Music VALUE {'a': ?, 'b': [?], 'it''s': ?}",
      [S('p'), N('01'), { B: bytes(1) }],
      { a: S('p'), b: { L: [N('1')] }, "it's": { B: bytes(1) } },
    ],
    ['INSERT INTO Music VALUE ?', [{ M: { a: S('p') } }], { a: S('p') }],
    ["INSERT INTO Music VALUE {'a': <<?, ?>>}", [{ B: bytes(1) }, { B: bytes(2) }], { a: { BS: [bytes(1), bytes(2)] } }],
  ])('%s', (text, parameters, expected) => {
    expect(parsed('insert', text, parameters)).toEqual({ kind: 'insert', table: 'Music', item: expected });
  });

  test('an attribute may be called __proto__', () => {
    expect(JSON.stringify(parsed('insert', "INSERT INTO t VALUE {'__proto__': 'x'}").item)).toBe('{"__proto__":{"S":"x"}}');
  });
});

describe('UPDATE', () => {
  const music: Item = {
    Artist: S('Acme Band'),
    n: N('1'),
    Award: { M: { Grammys: { L: [N('2020')] }, BillBoard: { L: [N('2019')] } } },
    Members: { SS: ['member1', 'member2'] },
    old: S('x'),
  };
  test.each<[string, Item]>([
    [
      "SET AwardsWon=1 SET Detail={'Grammys':[2020, 2018]}",
      { ...music, AwardsWon: N('1'), Detail: { M: { Grammys: { L: [N('2020'), N('2018')] } } } },
    ],
    ["SET a = 1, b = 'x'", { ...music, a: N('1'), b: S('x') }],
    [
      'SET Award.BillBoard = list_append(Award.BillBoard,[2016])',
      { ...music, Award: { M: { Grammys: { L: [N('2020')] }, BillBoard: { L: [N('2019'), N('2016')] } } } },
    ],
    ["SET Members = set_add(Members, <<'newMember'>>)", { ...music, Members: { SS: ['member1', 'member2', 'newMember'] } }],
    ["SET Members = SET_DELETE(Members, <<'member1'>>)", { ...music, Members: { SS: ['member2'] } }],
    ['SET n = n + 5', { ...music, n: N('6') }],
    ['SET n = 5 - n', { ...music, n: N('4') }],
    ['SET copy = old', { ...music, copy: S('x') }],
    ['SET Award.Grammys[1] = 5', { ...music, Award: { M: { Grammys: { L: [N('2020'), N('5')] }, BillBoard: { L: [N('2019')] } } } }],
    [
      'REMOVE Award.Grammys[0] REMOVE n',
      {
        Artist: S('Acme Band'),
        Award: { M: { Grammys: { L: [] }, BillBoard: { L: [N('2019')] } } },
        Members: music.Members ?? S(''),
        old: S('x'),
      },
    ],
    ['SET old = ? REMOVE n, Members, Award', { Artist: S('Acme Band'), old: S('new') }],
  ])('%s', (changes, expected) => {
    const text = `UPDATE "Music" ${changes} WHERE Artist='Acme Band' AND SongTitle='PartiQL Rocks'`;
    const statement = parsed('update', text, changes.includes('?') ? [S('new')] : []);
    expect(statement.update.apply(music)).toEqual(expected);
    expect(statement.where.tests.map(({ name }) => name)).toEqual(['Artist', 'SongTitle']);
    expect(statement.returning).toBeUndefined();
  });

  test.each([
    ['ALL OLD *', 'ALL_OLD'],
    ['ALL NEW *', 'ALL_NEW'],
    ['MODIFIED OLD *', 'MODIFIED_OLD'],
    ['modified new *', 'MODIFIED_NEW'],
  ])('RETURNING %s', (text, expected) => {
    expect(parsed('update', `UPDATE t SET a=1 WHERE b=2 RETURNING ${text}`).returning).toBe(expected);
  });
});

test('DELETE', () => {
  const statement = parsed('delete', 'DELETE FROM "Music" WHERE "Artist" = \'Acme Band\' AND n > 1 RETURNING ALL OLD *');
  expect(statement).toMatchObject({ table: 'Music', returning: 'ALL_OLD' });
  expect(statement.where.condition?.evaluate({ Artist: S('Acme Band'), n: N('2') })).toBe(true);
  expect(parsed('delete', "DELETE FROM Music WHERE a = 'x'").returning).toBeUndefined();
});

test('EXISTS', () => {
  const statement = parsed('exists', 'EXISTS(SELECT * FROM "Music" WHERE Artist = ? AND Rating = 5)', [S('x')]);
  expect(statement.select.table).toBe('Music');
  expect(statement.select.where.tests).toHaveLength(2);
});

describe('refused', () => {
  const malformed = "Statement wasn't well formed, can't be processed: ";
  test.each<[string, string]>([
    ['', `${malformed}Expected data manipulation`],
    ['DROP TABLE t', `${malformed}Expected data manipulation`],
    ['UPDATE Payment-x SET active=true WHERE id=1', `${malformed}Expected data manipulation`],
    ["INSERT INTO urls (a, b) VALUES ('x', 'y')", `${malformed}Expected VALUE`],
    ["INSERT INTO t VALUE 'x'", `${malformed}Expected tuple`],
    ['SELECT FROM t', `${malformed}Unexpected keyword`],
    ['SELECT a, FROM t', `${malformed}Unexpected keyword`],
    ['SELECT * FROM', `${malformed}Expected identifier`],
    ["SELECT * FROM 'Music'", `${malformed}Expected identifier`],
    ['SELECT * FROM t WHERE', `${malformed}Expected identifier`],
    ['SELECT * FROM t WHERE a', `${malformed}Expected comparison`],
    ['SELECT * FROM t WHERE a = ', `${malformed}Expected identifier`],
    ['SELECT * FROM t WHERE a = 1 LIMIT 1', `${malformed}Unexpected term after the statement`],
    ["SELECT * FROM t WHERE a = 'x", `${malformed}Expected identifier`],
    ['SELECT * FROM t WHERE a LIKE 1', `${malformed}Expected comparison`],
    ['SELECT * FROM t WHERE a BETWEEN 1', `${malformed}Expected AND`],
    ['SELECT * FROM t WHERE a NOT 1', `${malformed}Expected IN or BETWEEN`],
    ['SELECT * FROM t WHERE a IS 1', `${malformed}Expected NULL or MISSING`],
    ['SELECT * FROM t WHERE size(a)', `${malformed}Expected comparison`],
    ['SELECT * FROM t WHERE upper(a) = 1', 'Unsupported function: upper'],
    [
      'SELECT * FROM t WHERE begins_with(a)',
      'Incorrect number of operands for operator or function; operator or function: begins_with, number of operands: 1',
    ],
    [`SELECT * FROM t WHERE a IN [${'1,'.repeat(100)}1]`, 'The IN operator is provided with too many operands; number of operands: 101'],
    ['SELECT * FROM t; DROP', `${malformed}Unexpected term after the statement`],
    [
      'UPDATE t SET a = 1, a = 2 WHERE b = 1',
      'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]',
    ],
    ['UPDATE t SET a = f(1) WHERE b = 1', 'Unsupported function: f'],
    ["UPDATE t SET a = set_add(b, <<'x'>>) WHERE b = 1", 'SET_ADD must change the attribute that is set'],
    ['UPDATE t SET a = set_add(a, 1) WHERE b = 1', 'SET_ADD takes a set as its second operand'],
    ['UPDATE t SET a = 1 WHERE b = 1 RETURNING a', `${malformed}Expected ALL OLD, ALL NEW, MODIFIED OLD or MODIFIED NEW`],
    ['DELETE FROM t WHERE b = 1 RETURNING ALL NEW *', `${malformed}DELETE can return ALL OLD only`],
    ["INSERT INTO t VALUE {'a': <<>>}", 'One or more parameter values were invalid: An string set  may not be empty'],
    ["INSERT INTO t VALUE {'a': <<1, 'x'>>}", 'Set elements must be of the same type, one of string, number and binary'],
    ["INSERT INTO t VALUE {'a': <<1, 1.0>>}", 'Input collection contains duplicates'],
    ['INSERT INTO t VALUE {a: 1}', `${malformed}Expected attribute name in quotes`],
    ["INSERT INTO t VALUE {'a': 1e200}", 'Number overflow. Attempting to store a number with magnitude larger than supported range'],
  ])('%s', (text, sentence) => {
    expect(() => parseStatement(text)).toThrow(expect.objectContaining({ code: 'ValidationException', message: sentence }));
  });

  test.each([
    `SELECT * FROM t WHERE ${'('.repeat(4000)}`,
    `SELECT * FROM t WHERE ${'NOT '.repeat(2000)}a = 1`,
    `INSERT INTO t VALUE {'a': ${'['.repeat(4000)}`,
    `UPDATE t SET a = ${'list_append('.repeat(600)}`,
  ])('hostile nesting ends at once: %.40s', (text) => {
    expect(() => parseStatement(text)).toThrow('Expression is nested too deeply');
  });

  test('a value of more than 32 levels', () => {
    const text = `INSERT INTO t VALUE {'a': ${'['.repeat(32)}1${']'.repeat(32)}}`;
    expect(() => parseStatement(text)).toThrow('Nesting Levels have exceeded supported limits');
  });
});
