// Tests of site-root.ts. Source of truth: how a browser resolves a relative address (URL).
import { expect, test } from 'vitest';
import { rootFrom } from './site-root.ts';

test.each(['/', '/kinesis-analytics/tumbling-windows/', '/ja/kinesis-analytics/'])('the root is found from %s', (pathname) => {
  expect(new URL(rootFrom(pathname, '/'), `https://example.org${pathname}`).pathname).toBe('/');
});

test('the same relative way leads to the base of a site that stands in a folder', () => {
  const way = rootFrom('/kinesis-analytics/tumbling-windows/', '/');
  expect(new URL(way, 'https://example.org/some/where/kinesis-analytics/tumbling-windows/').pathname).toBe('/some/where/');
});

test('a base given to the build is not counted', () => {
  expect(rootFrom('/some/where/chapter/', '/some/where/')).toBe('../');
});

test('the page of "not found" is served at any depth, so it keeps the base', () => {
  expect(rootFrom('/404/', '/')).toBe('/');
});
