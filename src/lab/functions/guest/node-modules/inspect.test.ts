// util.inspect and util.format of functions beside Node's own, which are the source of truth: https://nodejs.org/api/util.html
import * as util from 'node:util';
import { describe, expect, it } from 'vitest';
import { format, inspect } from './inspect.ts';

class Point {
  x = 1;
  #hidden = 2;
  get far() {
    return this.#hidden;
  }
}
class Empty {}
class Deep extends Map<unknown, unknown> {}
const circle: Record<string, unknown> = { name: 'c' };
circle.self = circle;
circle.list = [circle];
const sparse = Object.assign(new Array(5), { 0: 1, 2: 3 });

const values: readonly unknown[] = [
  1,
  -0,
  10n,
  'text',
  "it's",
  'both \' and "',
  'line\nbreak\\',
  null,
  undefined,
  true,
  Symbol('s'),
  [],
  {},
  [1, 2, 3],
  sparse,
  { a: 1, 'b-c': 'x' },
  { a: { b: { c: { d: 1 } } } },
  { a: { b: { c: {} } }, list: [[[[1]]]] },
  new Point(),
  new Empty(),
  Object.create(null),
  Object.assign(Object.create(null), { a: 1 }),
  new Map<unknown, unknown>([
    ['a', { b: 1 }],
    [{ k: 1 }, []],
  ]),
  new Set([1, 'two']),
  new Deep([[1, 2]]),
  new Date(0),
  /x\/y/gi,
  () => 1,
  function named() {},
  class A {},
  class B extends Point {},
  async () => {},
  Object.assign(() => {}, { extra: 1 }),
  new Uint8Array([1, 2]),
  circle,
  {
    get a() {
      return 1;
    },
    set b(_: unknown) {},
  },
  { records: [{ eventName: 'ObjectCreated:Put', s3: { bucket: { name: 'pictures' }, object: { key: 'cat.png', size: 1024 } } }] },
  { one: 'a long text that takes much of a line', two: 'another long text that takes the rest', three: 3 },
  { a: [{ b: { c: 1 } }], d: { e: { f: { g: 1 } } } },
  ['a long text that takes much of a line', 'another long text that takes the rest of it'],
  new String('boxed'),
  Array.from({ length: 3 }, (_, n) => ({ id: n, name: `item number ${n}`, tags: ['a', 'b'] })),
  'x'.repeat(200),
  { text: 'multi\nline' },
];

describe('inspect', () => {
  it.each(values.map((value) => [util.inspect(value), value]))('shows %s as Node does', (shown, value) => {
    expect(inspect(value)).toBe(shown);
  });

  it('shows an error by its stack, with its members and its cause', () => {
    const cause = Object.assign(new Error('why'), { stack: 'Error: why\n    at b' });
    const error = Object.assign(new TypeError('bad', { cause }), { code: 'E', stack: 'TypeError: bad\n    at a' });
    expect(inspect(error)).toBe(util.inspect(error));
    expect(inspect({ error: Object.assign(new Error('x'), { stack: 'Error: x\n    at a' }) })).toBe(
      util.inspect({ error: Object.assign(new Error('x'), { stack: 'Error: x\n    at a' }) }),
    );
  });

  it('goes as deep as it is told', () => {
    const value = { a: { b: { c: { d: { e: 1 } } } } };
    for (const depth of [0, 1, 3, null]) expect(inspect(value, { depth })).toBe(util.inspect(value, { depth }));
  });
});

describe('format', () => {
  const given: readonly (readonly unknown[])[] = [
    ['a', 'b', 1],
    ['%s and %d', 'x', '42'],
    ['%s', { a: 1 }],
    ['%s', 10n],
    ['%i %f %j %%', '3.7', '1.5', { a: [1] }],
    ['%o', 'x'],
    ['100%', 5],
    ['%s'],
    [{ a: 1 }, 'b'],
    ['rest', { a: 1 }, [2], null],
    [],
    ['%c styled', 'color: red'],
  ];
  it.each(given.map((values) => [util.format(...values), values]))('writes %s as Node does', (written, values) => {
    expect(format(...values)).toBe(written);
  });
});
