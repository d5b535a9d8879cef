// Random statements: the reader answers with a ValidationException or with a statement, and at once. Source: our own promise.
import { expect, test } from 'vitest';
import { seededRandom } from '../../../core/random.ts';
import { readsOf } from './key-of-where.ts';
import { parseStatement } from './parse-statement.ts';

const words =
  'SELECT * FROM WHERE t "t" . a b[0] c.d = <> != < > <= >= + - AND OR NOT IN BETWEEN IS NULL MISSING ORDER BY ASC DESC INSERT INTO VALUE ' +
  "UPDATE SET REMOVE DELETE RETURNING ALL OLD NEW EXISTS ( ) [ ] { } << >> , : ? 'x' 1 -2.5e3 true size( begins_with( list_append( ; ' \" é";

const beginnings = ['', 'SELECT * FROM t WHERE', 'UPDATE t SET a =', "INSERT INTO t VALUE {'a':", 'DELETE FROM t WHERE a = 1 AND'];

test('ten thousand random statements', () => {
  const random = seededRandom(11);
  const vocabulary = words.split(' ');
  const word = () => vocabulary[Math.floor(random.next() * vocabulary.length)];
  let taken = 0;
  for (let count = 0; count < 10_000; count++) {
    const text = [beginnings[count % beginnings.length], ...Array.from({ length: 1 + Math.floor(random.next() * 7) }, word)].join(' ');
    try {
      const statement = parseStatement(text, text.includes('?') ? [{ S: 'p' }] : []);
      if (statement.kind === 'select') readsOf(statement.where, ['a', 'b']);
      taken++;
    } catch (error) {
      expect(error, text).toMatchObject({ code: 'ValidationException' });
    }
  }
  expect(taken).toBeGreaterThan(50);
});
