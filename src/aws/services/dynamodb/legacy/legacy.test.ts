// The legacy parameters. Source: dynalite's record of the real service (github.com/mhart/dynalite, test/scan.js, test/query.js,
// test/putItem.js, test/updateItem.js), unless a test says otherwise.
import type { AttributeValue, AttributeValueUpdate, Condition, ExpectedAttributeValue } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { keyConditionOf } from '../expressions/key-condition.ts';
import type { Item } from '../values/attributes.ts';
import { updateFromAttributeUpdates } from './attribute-updates.ts';
import { projectionFromAttributesToGet } from './attributes-to-get.ts';
import { conditionFromExpected, conditionFromFilter, keyConditionFromConditions } from './conditions.ts';
import { type LegacyOperator, legacyOperators } from './legacy-condition.ts';
import { checkParameterMix, type MixedOperation } from './parameter-mix.ts';

const wrong = 'One or more parameter values were invalid: ';
const bytes = (...values: number[]) => Uint8Array.from(values);
const S = (text: string): AttributeValue => ({ S: text });
const N = (text: string): AttributeValue => ({ N: text });
const condition = (ComparisonOperator: LegacyOperator, ...AttributeValueList: AttributeValue[]): Condition => ({
  ComparisonOperator,
  AttributeValueList,
});
const refusal = (sentence: string) => expect.objectContaining({ code: 'ValidationException', message: sentence });

describe('conditions with the wrong number of values', () => {
  const one: LegacyOperator[] = ['EQ', 'NE', 'LE', 'LT', 'GE', 'GT', 'CONTAINS', 'NOT_CONTAINS', 'BEGINS_WITH'];
  test.each<[LegacyOperator, number[]]>([
    ...one.map((operator): [LegacyOperator, number[]] => [operator, [0, 2]]),
    ['IN', [0]],
    ['BETWEEN', [0, 1, 3]],
    ['NULL', [1, 2]],
    ['NOT_NULL', [1, 2]],
  ])('%s', (operator, counts) => {
    for (const count of counts) {
      const conditions = { a: condition(operator, ...Array.from({ length: count }, () => S('a'))) };
      const expected = refusal(`${wrong}Invalid number of argument(s) for the ${operator} ComparisonOperator`);
      expect(() => conditionFromFilter(conditions)).toThrow(expected);
      expect(() => keyConditionFromConditions(conditions)).toThrow(expected);
      expect(() => conditionFromExpected(conditions)).toThrow(expected);
    }
  });
});

const samples: Record<string, AttributeValue> = {
  S: S('a'),
  N: N('1'),
  B: { B: bytes(1) },
  BOOL: { BOOL: true },
  NULL: { NULL: true },
  SS: { SS: ['a'] },
  NS: { NS: ['1'] },
  BS: { BS: [bytes(1)] },
  M: { M: {} },
  L: { L: [] },
};

describe('conditions of the wrong types', () => {
  const notScalar = ['BOOL', 'NULL', 'SS', 'NS', 'BS', 'M', 'L'];
  test.each<[LegacyOperator, string[]]>([
    ['LT', notScalar],
    ['LE', notScalar],
    ['GT', notScalar],
    ['GE', notScalar],
    ['IN', notScalar],
    ['BETWEEN', notScalar],
    ['CONTAINS', ['SS', 'NS', 'BS', 'M', 'L']],
    ['NOT_CONTAINS', ['SS', 'NS', 'BS', 'M', 'L']],
    ['BEGINS_WITH', ['N', ...notScalar]],
    ['EQ', []],
    ['NE', []],
  ])('%s', (operator, refused) => {
    for (const [type, value] of Object.entries(samples)) {
      const filter = { a: condition(operator, ...(operator === 'BETWEEN' ? [value, value] : [value])) };
      if (refused.includes(type))
        expect(() => conditionFromFilter(filter)).toThrow(
          refusal(`${wrong}ComparisonOperator ${operator} is not valid for ${type} AttributeValue type`),
        );
      else expect(conditionFromFilter(filter)?.evaluate({})).toBe(operator === 'NE');
    }
  });

  test.each<[Condition, string]>([
    [condition('IN', S('b'), N('1')), `${wrong}AttributeValues inside AttributeValueList must be of same type`],
    [
      condition('BETWEEN', S('b'), S('a')),
      'The BETWEEN condition was provided a range where the lower bound is greater than the upper bound',
    ],
    [condition('EQ', {} as AttributeValue), 'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes'],
    [condition('EQ', N('b')), 'The parameter cannot be converted to a numeric value: b'],
  ])('%j', (one, sentence) => {
    expect(() => conditionFromFilter({ a: one })).toThrow(refusal(sentence));
  });
});

describe('Expected', () => {
  test.each<[ExpectedAttributeValue, string]>([
    [{}, 'Value must be provided when Exists is null for Attribute: a'],
    [{ Exists: true }, 'Value must be provided when Exists is true for Attribute: a'],
    [{ Exists: false, Value: S('a') }, 'Value cannot be used when Exists is false for Attribute: a'],
    [{ ComparisonOperator: 'LT' }, 'Value or AttributeValueList must be used with ComparisonOperator: LT for Attribute: a'],
    [{ Exists: true, ComparisonOperator: 'LT' }, 'Exists and ComparisonOperator cannot be used together for Attribute: a'],
    [
      { AttributeValueList: [S('a')], Value: S('a'), ComparisonOperator: 'LT' },
      'Value and AttributeValueList cannot be used together for Attribute: a',
    ],
    [{ AttributeValueList: [S('a')] }, 'AttributeValueList can only be used with a ComparisonOperator for Attribute: a'],
    [{ Exists: true, AttributeValueList: [S('a')] }, 'AttributeValueList can only be used with a ComparisonOperator for Attribute: a'],
    [{ Value: S('a'), ComparisonOperator: 'NULL' }, 'Invalid number of argument(s) for the NULL ComparisonOperator'],
    [{ Value: S('a'), ComparisonOperator: 'BETWEEN' }, 'Invalid number of argument(s) for the BETWEEN ComparisonOperator'],
  ])('%j is refused', (expected, sentence) => {
    expect(() => conditionFromExpected({ a: expected })).toThrow(refusal(wrong + sentence));
  });

  test.each<[ExpectedAttributeValue, boolean, boolean]>([
    [{ Value: S('x') }, true, false],
    [{ Value: S('y'), Exists: true }, false, false],
    [{ Exists: false }, false, true],
    [{ ComparisonOperator: 'NOT_NULL' }, true, false],
    [{ ComparisonOperator: 'NULL', AttributeValueList: [] }, false, true],
    [{ ComparisonOperator: 'GE', Value: S('x') }, true, false],
    [{ ComparisonOperator: 'NE', AttributeValueList: [S('x')] }, false, true],
  ])('%j holds with the attribute: %s, without: %s', (expected, present, absent) => {
    const compiled = conditionFromExpected({ a: expected });
    expect([compiled?.evaluate({ a: S('x') }), compiled?.evaluate({}), compiled?.evaluate(undefined)]).toEqual([present, absent, absent]);
  });
});

describe('a filter', () => {
  const item: Item = { s: S('hello'), n: N('10'), ss: { SS: ['a', 'b'] }, l: { L: [S('a')] }, b: { B: bytes(1, 2, 3) } };
  test.each<[string, Condition, boolean]>([
    ['s', condition('EQ', S('hello')), true],
    ['n', condition('EQ', N('1e1')), true],
    ['ss', condition('EQ', { SS: ['b', 'a'] }), true],
    ['l', condition('EQ', { L: [S('a')] }), true],
    ['s', condition('NE', S('hello')), false],
    ['s', condition('NE', N('1')), true],
    ['n', condition('LE', N('10')), true],
    ['n', condition('LT', N('10')), false],
    ['n', condition('GE', N('10.1')), false],
    ['n', condition('GT', N('9')), true],
    ['n', condition('GT', S('9')), false],
    ['n', condition('BETWEEN', N('9'), N('10')), true],
    ['n', condition('IN', N('9'), N('10')), true],
    ['s', condition('IN', S('a')), false],
    ['s', condition('CONTAINS', S('ell')), true],
    ['ss', condition('CONTAINS', S('a')), true],
    ['l', condition('CONTAINS', S('a')), true],
    ['n', condition('CONTAINS', N('1')), false],
    ['s', condition('NOT_CONTAINS', S('ell')), false],
    ['n', condition('NOT_CONTAINS', N('1')), true],
    ['absent', condition('NOT_CONTAINS', S('a')), false],
    ['s', condition('BEGINS_WITH', S('he')), true],
    ['b', condition('BEGINS_WITH', { B: bytes(1, 2) }), true],
    ['s', { ComparisonOperator: 'NOT_NULL' }, true],
    ['s', { ComparisonOperator: 'NULL' }, false],
    ['absent', { ComparisonOperator: 'NULL' }, true],
    ['a.b', { ComparisonOperator: 'NULL' }, true],
  ])('%s %j: %s', (name, one, holds) => {
    expect(conditionFromFilter({ [name]: one })?.evaluate(item)).toBe(holds);
  });

  test('of several conditions: all unless OR is said', () => {
    const filter = { s: condition('EQ', S('hello')), n: condition('EQ', N('1')) };
    expect(conditionFromFilter(filter)?.evaluate(item)).toBe(false);
    expect(conditionFromFilter(filter, 'AND')?.evaluate(item)).toBe(false);
    expect(conditionFromFilter(filter, 'OR')?.evaluate(item)).toBe(true);
    expect(conditionFromFilter(filter)?.paths()).toEqual([['s'], ['n']]);
  });

  test('of nothing is none', () => {
    expect(conditionFromFilter({})).toBeUndefined();
    expect(conditionFromFilter(undefined)).toBeUndefined();
    expect(conditionFromExpected(undefined)).toBeUndefined();
  });

  test('ConditionalOperator needs two (captured in pull request 213 of github.com/ExtendDB/extenddb)', () => {
    expect(() => conditionFromFilter(undefined, 'AND')).toThrow('ConditionalOperator cannot be used without Filter or Expected');
    expect(() => conditionFromExpected({ a: { Exists: false } }, 'OR')).toThrow(
      'ConditionalOperator can only be used when Filter or Expected has two or more elements',
    );
  });
});

describe('KeyConditions', () => {
  test.each<[Record<string, Condition>]>([
    [{}],
    [{ a: { ComparisonOperator: 'NULL' }, b: { ComparisonOperator: 'NULL' }, c: { ComparisonOperator: 'NULL' } }],
  ])('%j: one or two', (conditions) => {
    expect(() => keyConditionFromConditions(conditions)).toThrow(refusal('Conditions can be of length 1 or 2 only'));
  });

  test.each<LegacyOperator>(['NULL', 'NOT_NULL', 'NE', 'CONTAINS', 'NOT_CONTAINS', 'IN'])('%s is for no key', (operator) => {
    const tests = keyConditionFromConditions({ a: condition(operator, ...(operator.endsWith('NULL') ? [] : [S('a')])) });
    expect(() => keyConditionOf(tests, ['a'], { a: 'S' })).toThrow(
      refusal('Attempted conditional constraint is not an indexable operation'),
    );
  });

  test('become key conditions', () => {
    const tests = keyConditionFromConditions({ b: condition('BEGINS_WITH', S('x')), a: condition('EQ', N('01')) });
    expect(keyConditionOf(tests, ['a', 'b'], { a: 'N', b: 'S' })).toEqual({
      partition: { name: 'a', value: N('1') },
      sort: { name: 'b', operator: 'begins_with', values: [S('x')] },
    });
    expect(legacyOperators).toHaveLength(13);
  });
});

describe('AttributeUpdates', () => {
  const item: Item = { k: S('key'), n: N('1'), ss: { SS: ['a', 'b'] }, l: { L: [S('a')] } };
  test.each<[Record<string, AttributeValueUpdate>, Item]>([
    [{ s: { Value: S('x') } }, { ...item, s: S('x') }],
    [{ n: { Action: 'PUT', Value: S('x') } }, { ...item, n: S('x') }],
    [{ n: { Action: 'ADD', Value: N('2') } }, { ...item, n: N('3') }],
    [{ c: { Action: 'ADD', Value: N('2') } }, { ...item, c: N('2') }],
    [{ ss: { Action: 'ADD', Value: { SS: ['b', 'c'] } } }, { ...item, ss: { SS: ['a', 'b', 'c'] } }],
    [{ l: { Action: 'ADD', Value: { L: [S('b')] } } }, { ...item, l: { L: [S('a'), S('b')] } }],
    [{ ss: { Action: 'DELETE', Value: { SS: ['a'] } } }, { ...item, ss: { SS: ['b'] } }],
    [{ ss: { Action: 'DELETE', Value: { SS: ['a', 'b'] } } }, { k: S('key'), n: N('1'), l: { L: [S('a')] } }],
    [
      { n: { Action: 'DELETE' }, 'a.b': { Action: 'PUT', Value: N('1') } },
      { k: S('key'), ss: item.ss ?? S(''), l: item.l ?? S(''), 'a.b': N('1') },
    ],
    [{ absent: { Action: 'DELETE' } }, item],
  ])('%j', (updates, expected) => {
    expect(updateFromAttributeUpdates(updates).apply(item)).toEqual(expected);
  });

  test.each<[AttributeValueUpdate, string]>([
    [{}, `${wrong}Only DELETE action is allowed when no attribute value is specified`],
    [{ Action: 'ADD' }, `${wrong}Only DELETE action is allowed when no attribute value is specified`],
    ...['S', 'N', 'B', 'NULL', 'BOOL', 'M', 'L'].map((type): [AttributeValueUpdate, string] => [
      { Action: 'DELETE', Value: samples[type] },
      `${wrong}DELETE action with value is not supported for the type ${type}`,
    ]),
    ...['S', 'B', 'NULL', 'BOOL', 'M'].map((type): [AttributeValueUpdate, string] => [
      { Action: 'ADD', Value: samples[type] },
      `${wrong}ADD action is not supported for the type ${type}`,
    ]),
  ])('%j is refused', (update, sentence) => {
    expect(() => updateFromAttributeUpdates({ a: update })).toThrow(refusal(sentence));
  });

  test.each<[Record<string, AttributeValueUpdate>]>([
    [{ ss: { Action: 'DELETE', Value: { NS: ['1'] } } }],
    [{ n: { Action: 'DELETE', Value: { NS: ['1'] } } }],
    [{ ss: { Action: 'ADD', Value: { NS: ['1'] } } }],
    [{ ss: { Action: 'ADD', Value: N('1') } }],
  ])('%j does not fit the item', (updates) => {
    expect(() => updateFromAttributeUpdates(updates).apply(item)).toThrow(refusal('Type mismatch for attribute to update'));
  });
});

describe('AttributesToGet', () => {
  test('picks attributes by name, dots and reserved words included', () => {
    const item: Item = { 'a.b': S('x'), size: N('1'), c: S('y') };
    expect(projectionFromAttributesToGet(['size', 'a.b', 'absent']).project(item)).toEqual({ size: N('1'), 'a.b': S('x') });
  });
  test('takes a name once', () => {
    expect(() => projectionFromAttributesToGet(['a', 'b', 'a'])).toThrow(refusal(`${wrong}Duplicate value in attribute name: a`));
  });
});

describe('one kind of parameters', () => {
  const both = 'Can not use both expression and non-expression parameters in the same request: ';
  test.each<[MixedOperation, string[], string]>([
    [
      'PutItem',
      ['Expected', 'ConditionExpression'],
      `${both}Non-expression parameters: {Expected} Expression parameters: {ConditionExpression}`,
    ],
    [
      'UpdateItem',
      ['Expected', 'AttributeUpdates', 'ConditionExpression', 'UpdateExpression'],
      `${both}Non-expression parameters: {AttributeUpdates, Expected} Expression parameters: {UpdateExpression, ConditionExpression}`,
    ],
    [
      'Query',
      ['QueryFilter', 'AttributesToGet', 'KeyConditions', 'ConditionalOperator', 'FilterExpression', 'ProjectionExpression'],
      `${both}Non-expression parameters: {AttributesToGet, QueryFilter, ConditionalOperator} ` +
        'Expression parameters: {ProjectionExpression, FilterExpression}',
    ],
    [
      'Query',
      ['KeyConditions', 'KeyConditionExpression'],
      `${both}Non-expression parameters: {KeyConditions} Expression parameters: {KeyConditionExpression}`,
    ],
    [
      'Scan',
      ['ScanFilter', 'FilterExpression'],
      `${both}Non-expression parameters: {ScanFilter} Expression parameters: {FilterExpression}`,
    ],
    ['PutItem', ['ExpressionAttributeNames', 'Expected'], 'ExpressionAttributeNames can only be specified when using expressions'],
    [
      'PutItem',
      ['ExpressionAttributeValues'],
      'ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null',
    ],
    [
      'UpdateItem',
      ['ExpressionAttributeValues', 'Expected'],
      'ExpressionAttributeValues can only be specified when using expressions: UpdateExpression and ConditionExpression are null',
    ],
    [
      'Query',
      ['ExpressionAttributeValues', 'QueryFilter'],
      'ExpressionAttributeValues can only be specified when using expressions: FilterExpression and KeyConditionExpression are null',
    ],
    [
      'Scan',
      ['ExpressionAttributeValues'],
      'ExpressionAttributeValues can only be specified when using expressions: FilterExpression is null',
    ],
  ])('%s with %j', (operation, parameters, sentence) => {
    const input = Object.fromEntries(parameters.map((parameter) => [parameter, {}]));
    expect(() => checkParameterMix(input, operation)).toThrow(refusal(sentence));
  });

  test('KeyConditions may stand beside a FilterExpression', () => {
    expect(() => checkParameterMix({ KeyConditions: {}, FilterExpression: 'a', ExpressionAttributeNames: {} }, 'Query')).not.toThrow();
    expect(() => checkParameterMix({ Expected: {}, AttributeUpdates: {} }, 'UpdateItem')).not.toThrow();
  });
});
