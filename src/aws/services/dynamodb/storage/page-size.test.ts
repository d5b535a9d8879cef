// How much of a page an item takes. Source: pages of the real service as dynalite compared them (test/query.js, "just under limit").
import { expect, test } from 'vitest';
import { pageSize } from './page-size.ts';

test('names are short, values have a length, and an item has an overhead', () => {
  expect(pageSize({ pk: { S: 'ab' } }, undefined)).toBe(2 + (1 + 2 + 1) + 18);
  expect(pageSize({ pk: { S: 'ab' }, sk: { S: 'x' } }, 'sk')).toBe(2 + (1 + 2 + 1) + 18 + 1);
  expect(pageSize({ pk: { S: 'ab' }, flag: { BOOL: true }, none: { NULL: true } }, undefined)).toBe(2 + (1 + 2 + 1) + (1 + 1) + 1 + 18);
  expect(pageSize({ m: { M: { x: { L: [{ S: 'a' }] } } } }, undefined)).toBe(2 + 1 + 3 + (1 + 1 + 3 + (1 + 1 + 1)) + 18);
});

test('each block of three kilobytes repeats the sort key', () => {
  const text = 'x'.repeat(4000);
  expect(pageSize({ pk: { S: text }, sk: { S: 'key' } }, 'sk')).toBe(2 + (1 + 4000 + 2) + 2 * (18 + 3));
});
