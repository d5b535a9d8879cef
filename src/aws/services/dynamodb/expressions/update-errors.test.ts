// Which complaint a wrong update gets. Source: dynalite's record of the real service (github.com/mhart/dynalite, test/updateItem.js), unless
// the group says otherwise.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { parseUpdate } from './update.ts';

function complaint(text: string, names: Record<string, string> | undefined, values?: Record<string, AttributeValue>): string {
  try {
    parseUpdate(text, names, values);
  } catch (error) {
    expect(error).toMatchObject({ code: 'ValidationException' });
    expect((error as Error).message).toMatch(/^Invalid UpdateExpression: /);
    return (error as Error).message.slice('Invalid UpdateExpression: '.length);
  }
  return 'no complaint';
}

const ab = { '#a': 'a', '#b': 'b' };
const abValues = { ':a': { S: 'a' }, ':b': { S: 'a' } };

test('an empty text', () => {
  expect(complaint('', undefined)).toBe('The expression can not be empty;');
});

describe('syntax errors', () => {
  test.each([
    'whatever',
    'set a',
    'add a',
    'delete a',
    'set a=set',
    'remove a = b',
    'add a = b',
    'delete a = b',
    'delete a b',
    'delete a if_not_exist(b)',
    'add abort b',
    'add a if_not_exist(b)',
    'remove a b',
    'set a b',
    'set :a = b',
    'add :a b',
    'delete :a b',
    'remove :a',
    'set a = b / c',
    'set a = b * c',
    'set a[1] = "eight"',
    'set a[1] = 1',
    'SET a = if_not_exist(a, 100)',
    'SET if_not_exist(a, b) = a',
    'set (a = (b + c))',
    'set a = (b.c).d + e',
    'set a = (b.c)[0] + e',
    'set a = b + c + d',
    'set a = b,',
    'set a = b, c',
    'set = b',
    'set a = (b',
    'set a = list_append(b, c',
    'set a = list_append()',
    'remove a[b]',
    'remove a.',
    'set a == b',
    ' ',
  ])('%s', (text) => {
    expect(complaint(text, undefined)).toMatch(/^Syntax error; token: ".+", near: ".*"$/);
  });

  // Sources: github.com/aws/aws-cdk issue 7591, github.com/getndazn/dazn-lambda-powertools issue 242, github.com/localstack/localstack issue 2529.
  test.each([
    ['ADD hits : incr', ':', 'hits : incr'],
    ['INVALID SYNTAX HERE', 'INVALID', 'INVALID SYNTAX'],
    ['SET a = :a updated, updated = :b', 'updated', ':a updated,'],
    ['SET #as, #LambdaPowertoolsContext', ',', '#as, #LambdaPowertoolsContext'],
    ['SET a = if_not_exists(a, 0)', '0', ', 0)'],
    ['SET a = b,', '<EOF>', ','],
    // Source: test/alternator/test_update_expression.py of scylladb.
    ['SET _123 = :val1', '_', 'SET _123'],
    ['SET _abc = :val1', '_', 'SET _abc'],
    ['SET a = _f(b,c,d)', '_', '= _f'],
    ['SET', '<EOF>', 'SET'],
  ])('%s', (text, token, near) => {
    expect(complaint(text, undefined)).toBe(`Syntax error; token: "${token}", near: "${near}"`);
  });
});

describe('one complaint of several, in this order', () => {
  test.each([
    [' set #c = :c set abOrt = true ', 'Attribute name is a reserved keyword; reserved keyword: abOrt'],
    [' remove Absolute ', 'Attribute name is a reserved keyword; reserved keyword: Absolute'],
    ['set #c = if_not_exist(:c) set c = d', 'Invalid function name; function: if_not_exist'],
    ['set a = #c set c = :d', 'The "SET" section can only be used once in an update expression;'],
    ['remove #d set a = b remove e', 'The "REMOVE" section can only be used once in an update expression;'],
    ['add #d :e set a = b add e :f', 'The "ADD" section can only be used once in an update expression;'],
    ['delete #d :e set a = b delete #e :f', 'The "DELETE" section can only be used once in an update expression;'],
    ['SET #c = if_not_exists(:c)', 'An expression attribute name used in the document path is not defined; attribute name: #c'],
    ['SET x = :c, #c = x', 'An expression attribute name used in the document path is not defined; attribute name: #c'],
    ['SET #a = if_not_exists(:c)', 'An expression attribute value used in expression is not defined; attribute value: :c'],
    [
      'set a = if_not_exists(c)',
      'Incorrect number of operands for operator or function; operator or function: if_not_exists, number of operands: 1',
    ],
    [
      'set a = list_append(c, d, e)',
      'Incorrect number of operands for operator or function; operator or function: list_append, number of operands: 3',
    ],
    ['set a = if_not_exists(:a, c)', 'Operator or function requires a document path; operator or function: if_not_exists'],
    ['set a = if_not_exists(if_not_exists(a, b), c)', 'Operator or function requires a document path; operator or function: if_not_exists'],
  ])('%s', (text, sentence) => {
    expect(complaint(text, ab, abValues)).toBe(sentence);
  });
});

// Source: test/alternator/test_update_expression.py of scylladb; users quote the sentence of functions that conditions have.
describe('functions that cannot stand there', () => {
  test.each([
    ['SET a = f123_hi(b,c,d)', 'Invalid function name; function: f123_hi'],
    ['SET a = size(b)', 'The function is not allowed in an update expression; function: size'],
    [
      'SET a = list_append(list_append(:a, :b), :c)',
      'The function is not allowed to be used this way in an expression; function: list_append',
    ],
  ])('%s', (text, sentence) => {
    expect(complaint(text, undefined)).toBe(sentence);
  });
});

describe('paths that touch each other', () => {
  const names = { '#b': 'b', '#c': 'c', '#d': '[3]' };
  test.each([
    ['overlap', 'set d[1] = a, d.b = a, c[1].a = a, #c = if_not_exists(a)', '[c, [1], a]', '[c]'],
    ['overlap', 'set #c[3].#d = a, #c[3] = a', '[c, [3], [3]]', '[c, [3]]'],
    ['overlap', 'set f = :a, f = :b', '[f]', '[f]'],
    ['overlap', 'set a.b = :a remove a', '[a, b]', '[a]'],
    ['overlap', 'remove a add a.b :a', '[a]', '[a, b]'],
    ['overlap', 'set c.b.#c = a, c = a, #d = a', '[c, b, c]', '[[3]]'],
    ['overlap', 'set a = b remove a, #c, #d', '[a]', '[[3]]'],
    ['overlap', 'remove c, #c.a, #d', '[c]', '[[3]]'],
    ['conflict', 'set #c[3].#d = a, #c.#d[3] = if_not_exists(a)', '[c, [3], [3]]', '[c, [3], [3]]'],
    ['conflict', 'remove a.#c set a[1] = #d', '[a, c]', '[a, [1]]'],
  ])('%s: %s', (relation, text, one, two) => {
    expect(complaint(text, names, abValues)).toBe(
      `Two document paths ${relation} with each other; must remove or rewrite one of these paths; path one: ${one}, path two: ${two}`,
    );
  });
});

const samples: Record<string, AttributeValue> = {
  S: { S: 'a' },
  N: { N: '1' },
  B: { B: Uint8Array.from([97]) },
  BOOL: { BOOL: false },
  NULL: { NULL: true },
  SS: { SS: ['a'] },
  NS: { NS: ['1'] },
  BS: { BS: [Uint8Array.from([97])] },
  M: { M: { a: { L: [{ N: '1' }] } } },
  L: { L: [] },
};
const sampleOf = (type: string): Record<string, AttributeValue> => ({ ':a': samples[type] ?? { S: '' }, ':b': { S: 'a' } });

describe('operands of ADD and DELETE', () => {
  const longNames = { S: 'STRING', NULL: 'NULL', BOOL: 'BOOLEAN', B: 'BINARY', M: 'MAP', L: 'LIST', N: 'NUMBER' };
  test.each(['ADD', 'DELETE'])('%s', (section) => {
    for (const [type, longName] of Object.entries(longNames)) {
      const expected = `Incorrect operand type for operator or function; operator: ${section}, operand type: ${longName}`;
      expect(complaint(`${section} a.b :a`, undefined, sampleOf(type))).toBe(section === 'ADD' && type === 'N' ? 'no complaint' : expected);
    }
    for (const type of ['SS', 'NS', 'BS']) expect(complaint(`${section} a.b :a`, undefined, sampleOf(type))).toBe('no complaint');
  });

  test('come before those of functions', () => {
    const text = 'set b = list_append(:a, a), c = if_not_exists(a) add a.b :a';
    expect(complaint(text, undefined, sampleOf('S'))).toMatch(/operator: ADD, operand type: STRING$/);
  });
});

describe('operands of functions', () => {
  test.each([
    ['set a = list_append(:a, a)', 'list_append', 'L'],
    ['set a = list_append(a, :a)', 'list_append', 'L'],
    ['set a = a + :a', '+', 'N'],
    ['set a = :a + a', '+', 'N'],
    ['set a = :a - :b', '-', 'N'],
    ['set a = a - :a', '-', 'N'],
  ])('%s', (text, operator, taken) => {
    for (const type of Object.keys(samples)) {
      const expected = `Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${type}`;
      const other = text.includes(':b') ? expected.replace(/\w+$/, 'S') : 'no complaint';
      expect(complaint(text, undefined, sampleOf(type))).toBe(type === taken ? other : expected);
    }
  });
});

// Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
describe('limits', () => {
  test('300 operators and functions', () => {
    const sums = (count: number) => `SET ${Array.from({ length: count }, (_, index) => `a${index}=b+c`).join()}`;
    expect(complaint(sums(300), undefined)).toBe('no complaint');
    expect(complaint(sums(301), undefined)).toBe('The expression contains too many operators; operator count: 301');
  });

  test('hostile texts end at once', () => {
    expect(complaint(`SET a = ${'('.repeat(4000)}`, undefined)).toBe('Syntax error; token: "<EOF>", near: "("');
    expect(complaint(`SET a = ${'('.repeat(2000)}b${')'.repeat(2000)}`, undefined)).toBe('The expression is nested too deeply;');
    expect(complaint(`REMOVE ${Array.from({ length: 2000 }, () => 'a').join()}`, undefined)).toMatch(/^Two document paths overlap/);
  });
});
