// Event patterns. Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html (its examples), and the
// published matcher of AWS (github.com/aws/event-ruler) for arrays; sentences of errors are inferred from it.
import { describe, expect, it } from 'vitest';
import { matchesPattern, PatternError, readPattern } from './event-pattern.ts';

const fits = (pattern: unknown, event: unknown) => matchesPattern(readPattern(pattern), event);

describe('an event pattern', () => {
  it.each([
    ['a literal text', { a: ['x'] }, { a: 'x' }, { a: 'y' }],
    ['a literal number, however it is written', '{"a":[3.0e2]}', { a: 300 }, { a: '300' }],
    ['true, and null', { a: [true, null] }, { a: null }, {}],
    ['one of several', { a: ['x', 'y'] }, { a: 'y' }, { a: 'z' }],
    ['all fields', { a: ['x'], b: { c: ['y'] } }, { a: 'x', b: { c: 'y' } }, { a: 'x', b: { c: 'z' } }],
    ['an empty text', { a: [''] }, { a: '' }, { a: null }],
    ['a prefix', { a: [{ prefix: 'us-' }] }, { a: 'us-east-1' }, { a: 'eu' }],
    ['a prefix, whatever its case', { a: [{ prefix: { 'equals-ignore-case': 'EventB' } }] }, { a: 'eventbridge' }, { a: 'bus' }],
    ['a suffix', { a: [{ suffix: '.png' }] }, { a: 'cat.png' }, { a: 'cat.PNG' }],
    ['a suffix, whatever its case', { a: [{ suffix: { 'equals-ignore-case': '.png' } }] }, { a: 'cat.PNG' }, { a: 'png' }],
    ['a text, whatever its case', { a: [{ 'equals-ignore-case': 'alice' }] }, { a: 'ALICE' }, { a: 'bob' }],
    ['a wildcard', { a: [{ wildcard: 'dir/*.png' }] }, { a: 'dir/a/b.png' }, { a: 'dir/a.gif' }],
    ['a wildcard whose ends do not overlap', { a: [{ wildcard: 'ab*ba' }] }, { a: 'abba' }, { a: 'aba' }],
    ['an escaped star', { a: [{ wildcard: 'x\\*y*' }] }, { a: 'x*yz' }, { a: 'xayz' }],
    ['a number in a range', { a: [{ numeric: ['>', 0, '<=', 5] }] }, { a: 5 }, { a: 0 }],
    ['a number exactly', { a: [{ numeric: ['=', 3.018e2] }] }, { a: 301.8 }, { a: '301.8' }],
    ['anything but a text', { a: [{ 'anything-but': 'x' }] }, { a: 'y' }, { a: 'x' }],
    ['anything but several numbers', { a: [{ 'anything-but': [1, 2] }] }, { a: 3 }, { a: 2 }],
    ['anything but a prefix', { a: [{ 'anything-but': { prefix: ['init', 'error'] } }] }, { a: 'done' }, { a: 'error-1' }],
    ['anything but a wildcard', { a: [{ 'anything-but': { wildcard: '*/lib/*' } }] }, { a: 'src/x' }, { a: 'a/lib/x' }],
    ['anything but, whatever its case', { a: [{ 'anything-but': { 'equals-ignore-case': ['INIT'] } }] }, { a: 'x' }, { a: 'init' }],
    ['anything but needs a value', { a: [{ 'anything-but': 'x' }] }, { a: null }, {}],
    ['a value that is there', { a: [{ exists: true }] }, { a: null }, {}],
    ['a value that is not there', { a: [{ exists: false }] }, {}, { a: 1 }],
    ['existence of leaves only', { a: [{ exists: true }] }, { a: 'x' }, { a: { b: 1 } }],
    ['an address in a range', { a: [{ cidr: '10.0.0.0/24' }] }, { a: '10.0.0.255' }, { a: '10.0.1.0' }],
    ['an address of version 6', { a: [{ cidr: '2001:db8::/32' }] }, { a: '2001:db8::1' }, { a: '2001:db9::1' }],
    ['alternatives', { $or: [{ a: ['x'] }, { b: [{ numeric: ['>', 1] }] }] }, { b: 2 }, { a: 'y', b: 1 }],
    ['alternatives within', { c: { $or: [{ a: [1] }, { b: [1] }] } }, { c: { b: 1 } }, { c: { a: 2 } }],
    ['any element of an array', { a: ['x'] }, { a: ['w', 'x'] }, { a: [] }],
    ['one object of an array as a whole', { a: { k: ['x'], v: [1] } }, { a: [{ k: 'x', v: 1 }] }, { a: [{ k: 'x' }, { v: 1 }] }],
  ])('means %s', (_what, pattern, fitting, other) => {
    expect([fits(pattern, fitting), fits(pattern, other)]).toEqual([true, false]);
  });

  it.each([
    ['nothing at all', {}],
    ['an empty array', { a: [] }],
    ['a bare value', { a: 'x' }],
    ['no JSON', '{'],
    ['a list', []],
    ['an operator that nobody knows', { a: [{ like: 'x' }] }],
    ['two operators in one', { a: [{ prefix: 'x', suffix: 'y' }] }],
    ['a prefix that is no text', { a: [{ prefix: 1 }] }],
    ['half a range', { a: [{ numeric: ['>'] }] }],
    ['a range of texts', { a: [{ numeric: ['>', '1'] }] }],
    ['no comparison', { a: [{ numeric: ['!', 1] }] }],
    ['exists with a text', { a: [{ exists: 'yes' }] }],
    ['no address', { a: [{ cidr: 'here' }] }],
    ['a list of mixed things', { a: [{ 'anything-but': ['x', 1] }] }],
    ['two stars in a row', { a: [{ wildcard: 'a**b' }] }],
    ['a wrong escape', { a: [{ wildcard: 'a\\b' }] }],
  ])('is refused when it is %s', (_what, pattern) => {
    expect(() => readPattern(pattern)).toThrow(PatternError);
  });

  it('takes time in proportion to the text for any wildcard', () => {
    const pattern = { a: [{ wildcard: `${'a*'.repeat(20)}b` }] };
    expect(fits(pattern, { a: 'a'.repeat(100_000) })).toBe(false);
  });
});
