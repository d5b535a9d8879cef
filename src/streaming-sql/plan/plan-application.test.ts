// A bare query and the name of the stream that it feeds. Inferred: as for pumps, a query that feeds itself is refused.
import { expect, test } from 'vitest';
import { prepareQuery } from '../engine.ts';

test('a bare query over a stream of the name of its own result is refused', () => {
  const streams = [{ name: 'QUERY$', columns: [{ name: 'A', type: 'INTEGER' }] }];
  expect(() => prepareQuery('SELECT STREAM * FROM "QUERY$"', { streams })).toThrow("Stream 'QUERY$' feeds itself");
});
