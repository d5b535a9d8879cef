// Which complaint a wrong condition gets. Source: dynalite's record of the real service (github.com/mhart/dynalite, test/scan.js), unless
// the group says otherwise.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { parseCondition } from './condition.ts';

const names = (text: string, known: Record<string, string>) =>
  Object.fromEntries(Object.entries(known).filter(([reference]) => text.includes(reference)));

function complaint(text: string, known: Record<string, string> = {}, values: Record<string, object> = {}): string {
  const used = names(text, known);
  try {
    parseCondition(
      text,
      Object.keys(used).length > 0 ? used : undefined,
      Object.keys(values).length > 0 ? (values as Record<string, AttributeValue>) : undefined,
      'FilterExpression',
    );
  } catch (error) {
    expect(error).toMatchObject({ code: 'ValidationException' });
    return (error as Error).message.replace(/^Invalid FilterExpression: /, '');
  }
  return 'no complaint';
}

test('the sentence begins with the parameter', () => {
  for (const parameter of ['ConditionExpression', 'FilterExpression', 'KeyConditionExpression'] as const)
    expect(() => parseCondition('', undefined, undefined, parameter)).toThrow(`Invalid ${parameter}: The expression can not be empty;`);
});

describe('syntax errors', () => {
  test.each([
    'things are not gonna be ok',
    'a > 4',
    'attribute_exists(Pictures-RearView)',
    'attribute_exists("Pictures.RearView")',
    'attribute_exists(Pictures..RearView)',
    'attribute_exists(Pi#ctures.RearView)',
    'attribute_exists(asdf[a])',
    'a in b, c',
    'a > between',
    'a in b',
    'a in (b,c,)',
    '(a)between(b.(c.d))and(c)',
    '(a)between(b.c.d)and((c)',
    '#$.b > a',
    'a > :things.stuff',
    'b[:a] > a',
    'b[#_] > a',
    'ü > a',
    '(a)between(b.c[4.5].#d)and(:a)',
    'size(a).b > a',
    '(size(a)).b > a',
    'size(a)[0] > a',
    '(size(a))[0] > a',
    ' ',
    'a',
    ':a',
    '(a)',
    'a AND b = c',
    'a = b AND',
    'NOT',
    'a = (b = c)',
    '(a = b) = c',
    'a = b = c',
    'a between b',
    'a between b or c',
    'f()',
    'a = b)',
    '((a = b)',
    "a = 'b'",
    'a != b',
    'a == b',
    'a[1 = b',
    'a[-1] = b',
    'a[] = b',
    '.a = b',
    ': = a',
    '# = a',
  ])('%s', (text) => {
    expect(complaint(text)).toMatch(/^Syntax error; token: ".+", near: ".*"$/);
  });
});

// Sources: issues with real answers, for example github.com/aws/aws-cdk issue 7591 and github.com/getndazn/dazn-lambda-powertools issue 242.
describe('a syntax error shows the token between its neighbours', () => {
  test.each([
    ['things are not gonna be ok', 'are', 'things are not'],
    ['a > 4', '4', '> 4'],
    ['foo', '<EOF>', 'foo'],
    ['attribute_exists(', '<EOF>', '('],
    ['contains (themes, :theme', '<EOF>', ':theme'],
    ['attribute_type()', ')', '()'],
    ['hits : incr = a', ':', 'hits : incr'],
    ['a[b] = c', 'b', '[b]'],
    ['a $ b', '$', 'a $ b'],
    ['= a', '=', '= a'],
  ])('%s', (text, token, near) => {
    expect(complaint(text)).toBe(`Syntax error; token: "${token}", near: "${near}"`);
  });
});

describe('redundant parentheses', () => {
  test.each([
    'a=a and a > ((views))',
    '(a)between(((b.c)).d)and(c)',
    'a > whatever((:things), ((a)))',
    'a=a AND ((a=a AND a=a)) AND a=a',
    'a=a OR ((a=a OR a=a)) OR a=a',
    'a=a AND ((a=a AND (a=a AND a=a)))',
    'a=a OR ((a=a OR (a=a OR a=a)))',
    '((a = b))',
    '(((a = b)))',
    'NOT ((a = b))',
  ])('%s', (text) => {
    expect(complaint(text)).toBe('The expression has redundant parentheses;');
  });
});

describe('functions', () => {
  test.each([
    ['a=a and whatever((:things)) > a', 'whatever'],
    ['attRIbute_exIsts((views), #a)', 'attRIbute_exIsts'],
    ['constructor(a)', 'constructor'],
  ])('%s has no such function', (text, name) => {
    expect(complaint(text)).toBe(`Invalid function name; function: ${name}`);
  });

  // Source: users quote it; test/alternator/test_condition_expression.py of scylladb says that it is not the sentence of an unknown one.
  test.each([
    ['if_not_exists(a, a) = :arg', 'if_not_exists'],
    ['list_append(a, a) = :arg', 'list_append'],
  ])('%s belongs to updates', (text, name) => {
    expect(complaint(text)).toBe(`The function is not allowed in a condition expression; function: ${name}`);
  });

  test.each([
    ['a=a and attribute_exists((views), (#a)) > b', 'attribute_exists'],
    ['attribute_not_exists(things) > b', 'attribute_not_exists'],
    ['attribute_type(things, :a) > b', 'attribute_type'],
    ['begins_with(things, a) > b', 'begins_with'],
    ['contains(:things, c) > b', 'contains'],
    ['size(contains(a, b)) > a', 'contains'],
    ['size(things)', 'size'],
    ['NOT size(things)', 'size'],
    ['(size(things)) AND a = b', 'size'],
    ['a between b and attribute_exists(things)', 'attribute_exists'],
    ['a in (b, attribute_exists(things))', 'attribute_exists'],
  ])('%s uses one where it cannot stand', (text, name) => {
    expect(complaint(text)).toBe(`The function is not allowed to be used this way in an expression; function: ${name}`);
  });

  test.each<[string, string, number]>([
    ['attribute_exists(things, a) and a=a', 'attribute_exists', 2],
    ['attribute_not_exists(things, b)', 'attribute_not_exists', 2],
    ['attribute_type(things)', 'attribute_type', 1],
    ['begins_with(things)', 'begins_with', 1],
    ['begins_with(things, size(a), b)', 'begins_with', 3],
    ['contains(things)', 'contains', 1],
    ['size(things, a) > b', 'size', 2],
  ])('%s has the wrong number of operands', (text, name, count) => {
    expect(complaint(text)).toBe(
      `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${count}`,
    );
  });

  test.each([
    ['attribute_exists(:a) and a=a', 'attribute_exists'],
    ['attribute_not_exists(size(:a))', 'attribute_not_exists'],
  ])('%s needs a path', (text, name) => {
    expect(complaint(text, {}, { ':a': { S: '1' } })).toBe(`Operator or function requires a document path; operator or function: ${name}`);
  });

  test('attribute_type knows ten types', () => {
    expect(complaint('attribute_type(a, :a)', {}, { ':a': { S: '1' } })).toMatch(
      /^Invalid attribute type name found; type: 1, valid types: {((B|NULL|SS|BOOL|L|BS|N|NS|S|M),?){10}}$/,
    );
  });
});

describe('reserved words', () => {
  test.each([
    ['attribute_exists(views, #a)', 'views'],
    [':a < abOrT', 'abOrT'],
    ['a.b.SIZE = :a', 'SIZE'],
    ['size = :a', 'size'],
  ])('%s', (text, word) => {
    expect(complaint(text)).toBe(`Attribute name is a reserved keyword; reserved keyword: ${word}`);
  });
});

describe('undefined names and values', () => {
  test.each([
    ['attribute_exists(#Pictures.RearView, :a) and a=a', '#Pictures'],
    ['begins_with(Pictures.#RearView)', '#RearView'],
    ['(#P between :lo and :hi) and (#PC in (:cat1, :cat2))', '#P'],
    ['#4g > a', '#4g'],
    ['#_ > a', '#_'],
    ['(a)between(b.c[45].#d)and(:a)', '#d'],
    ['a = #__proto__', '#__proto__'],
  ])('%s', (text, name) => {
    expect(complaint(text)).toBe(`An expression attribute name used in the document path is not defined; attribute name: ${name}`);
  });

  test.each([
    ['begins_with(:hello, #a, #b)', ':hello'],
    [':a < :b', ':a'],
    [':_ > a', ':_'],
  ])('%s', (text, value) => {
    expect(complaint(text)).toBe(`An expression attribute value used in expression is not defined; attribute value: ${value}`);
  });
});

describe('types of operands', () => {
  const values = {
    S: { S: '1' },
    N: { N: '1' },
    B: { B: Uint8Array.from([97]) },
    BOOL: { BOOL: true },
    NULL: { NULL: true },
    L: { L: [] },
    M: { M: {} },
    SS: { SS: ['1'] },
    NS: { NS: ['1'] },
    BS: { BS: [Uint8Array.from([97])] },
  };
  type Type = keyof typeof values;
  const all = Object.keys(values) as Type[];
  const but = (...types: Type[]) => all.filter((type) => !types.includes(type));

  test.each<[string, string, Type[]]>([
    ['attribute_type(a, size(a)) and a=a and a=:a', 'attribute_type', ['N']],
    ['attribute_type(a, :a)', 'attribute_type', but('S')],
    ['begins_with(a, size(a)) and a=:a', 'begins_with', ['N']],
    ['begins_with(a, :a)', 'begins_with', but('S', 'B')],
    ['begins_with(:a, a)', 'begins_with', but('S', 'B')],
    ['size(size(a)) > :a', 'size', ['N']],
    ['attribute_not_exists(size(:a))', 'size', ['N']],
    ['size(:a) > a', 'size', ['N', 'BOOL', 'NULL']],
  ])('%s', (text, operator, types) => {
    for (const type of types)
      expect(complaint(text, {}, { ':a': values[type] })).toBe(
        `Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${type}`,
      );
  });

  // Source: the same sentence for comparators, as users quote it; types as in the guide to operators and functions.
  test.each(['<', '<=', '>', '>='])('%s has no order for types without one', (operator) => {
    for (const type of but('S', 'N', 'B'))
      expect(complaint(`a ${operator} :a`, {}, { ':a': values[type] })).toBe(
        `Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${type}`,
      );
    for (const type of ['S', 'N', 'B'] as const) expect(complaint(`a ${operator} :a`, {}, { ':a': values[type] })).toBe('no complaint');
  });

  test('equality takes every type', () => {
    for (const type of all) expect(complaint('a = :a or a <> :a or a in (:a, :a)', {}, { ':a': values[type] })).toBe('no complaint');
  });

  test('BETWEEN wants bounds of one type in their order', () => {
    const two = { ':a': { S: 'a' }, ':b': { S: 'b' }, ':n': { N: '1' } };
    expect(complaint('a between :n and :a', {}, two)).toBe(
      'The BETWEEN operator requires same data type for lower and upper bounds; ' +
        'lower bound operand: AttributeValue: {N:1}, upper bound operand: AttributeValue: {S:a}',
    );
    expect(complaint('a between :b and :a', {}, two)).toBe(
      'The BETWEEN operator requires upper bound to be greater than or equal to lower bound; ' +
        'lower bound operand: AttributeValue: {S:b}, upper bound operand: AttributeValue: {S:a}',
    );
    expect(complaint('a between :a and :b or a between :a and :a', {}, two)).toBe('no complaint');
  });
});

describe('equal operands', () => {
  test.each([
    ['a = a AND #a = b AND :views > a', '=', '[a]'],
    ['#a <> a', '<>', '[a]'],
    ['a > #a', '>', '[a]'],
    ['((a=a) OR (a=a))', '=', '[a]'],
    ['((a=a) AND (a=a))', '=', '[a]'],
    ['contains(ab.bc[1].a, ab.bc[1].#a)', 'contains', '[ab, bc, [1], a]'],
    ['attribute_type(ab.bc[1].#a, ab.bc[1].a)', 'attribute_type', '[ab, bc, [1], a]'],
    ['begins_with(ab.bc[1].a, ab.bc[1].#a)', 'begins_with', '[ab, bc, [1], a]'],
  ])('%s', (text, operator, operand) => {
    expect(complaint(text, { '#a': 'a' })).toBe(
      'The first operand must be distinct from the remaining operands for this operator or function; ' +
        `operator: ${operator}, first operand: ${operand}`,
    );
  });

  test('equal values are no mistake', () => {
    expect(complaint(':a > :a', {}, { ':a': { N: '1' } })).toBe('no complaint');
  });
});

// Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html; sentences inferred unless quoted by users.
describe('limits', () => {
  test('4 KB of text (as users quote the sentence, and test/alternator/test_limits.py of scylladb)', () => {
    const text = `a = :${'v'.repeat(4091)}`;
    expect(text.length).toBe(4096);
    expect(complaint(text)).toMatch(/^An expression attribute value/);
    expect(complaint(`${text}v`)).toBe('Expression size has exceeded the maximum allowed size; expression size: 4097');
    const sentence = 'Expression size has exceeded the maximum allowed size; expression size: 4097';
    expect(() => parseCondition(`${text}v`, undefined, undefined, 'KeyConditionExpression')).toThrow(
      expect.objectContaining({ message: `Invalid KeyConditionExpression: ${sentence}` }),
    );
    expect(() => parseCondition(`${text}v`, undefined, undefined, 'ConditionExpression')).toThrow(
      expect.objectContaining({ message: `Invalid ConditionExpression: ${sentence}` }),
    );
  });

  test('300 operators', () => {
    const chain = (count: number) => Array.from({ length: count }, () => 'a=b').join(' OR ');
    expect(complaint(chain(150))).toBe('no complaint');
    expect(complaint(chain(151))).toBe('The expression contains too many operators; operator count: 301');
  });

  // Source: test/alternator/test_limits.py of scylladb, which says what the real service answers.
  test.each([
    ['909 operators', `a<b ${'or (a<b '.repeat(454)}${')'.repeat(454)}`, 'The expression contains too many operators; operator count: 301'],
    ['1,000 NOT', `${'not '.repeat(1000)}a<b`, 'The expression contains too many operators; operator count: 301'],
    ['2,046 parentheses', `${'('.repeat(2046)}a<b${')'.repeat(2046)}`, 'The expression has redundant parentheses;'],
    ['1,355 calls of no function', `a < ${'f('.repeat(1355)}b${')'.repeat(1355)}`, 'Invalid function name; function: f'],
    ['4,096 parentheses without an end', '('.repeat(4096), 'Syntax error; token: "<EOF>", near: "("'],
  ])('%s', (_what, text, sentence) => {
    expect(complaint(text)).toBe(sentence);
  });

  test('functions are no operators (same source)', () => {
    const calls = (count: number) => Array.from({ length: count }, (_, index) => `attribute_exists(a[${index}])`).join(' OR ');
    expect(complaint(calls(152).slice(0, 4096))).not.toContain('operators');
  });

  test('100 operands of IN', () => {
    const list = (count: number) => `a IN (${Array.from({ length: count }, (_, index) => `b[${index}]`).join()})`;
    expect(complaint(list(100))).toBe('no complaint');
    expect(complaint(list(101))).toBe('The IN operator is provided with too many operands; number of operands: 101');
  });

  test('32 steps of a path (recorded by test/alternator/test_projection_expression.py of scylladb)', () => {
    const path = (steps: number) => Array.from({ length: steps }, () => 'x').join('.');
    expect(complaint(`${path(32)} = :a`, {}, { ':a': { S: '' } })).toBe('no complaint');
    expect(complaint(`${path(33)} = :a`)).toBe('The document path has too many nesting levels; nesting levels: 33');
  });

  test('four thousand parentheses neither take long nor exhaust the stack', () => {
    expect(complaint(`a < ${'size('.repeat(680)}b${')'.repeat(680)}`)).toBe('The expression is nested too deeply;');
    expect(complaint(`${'(a=b OR '.repeat(140)}a=c${')'.repeat(140)}`)).toBe('no complaint');
  });
});
