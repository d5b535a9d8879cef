// What may come next, from the engine's parser.
import { describe, expect, test } from 'vitest';
import { expectationsAtEnd } from './expectations.ts';

const wordsAfter = (beginning: string): string[] => [...expectationsAtEnd(beginning).words];
const thingsAfter = (beginning: string): string[] => [...expectationsAtEnd(beginning).things];

describe('what the grammar takes', () => {
  test('after CREATE', () => {
    expect(wordsAfter('CREATE ').sort()).toEqual(['FUNCTION', 'OR REPLACE', 'PUMP', 'STREAM']);
    expect(wordsAfter('CREATE OR ')).toContain('REPLACE');
  });

  test('where a stream is named', () => {
    expect(thingsAfter('SELECT STREAM * FROM ')).toContain('a stream name');
    expect(thingsAfter('CREATE PUMP "P" AS INSERT INTO ')).toContain('a stream name');
  });

  test('behind a stream: an alias, a window, a join, and the clauses that follow', () => {
    expect(thingsAfter('SELECT STREAM * FROM "S" ')).toContain('an alias');
    expect(wordsAfter('SELECT STREAM * FROM "S" ')).toEqual(
      expect.arrayContaining(['AS', 'OVER', 'JOIN', 'LEFT OUTER JOIN', 'WHERE', 'GROUP BY', 'WINDOWED BY STAGGER', 'HAVING', 'ORDER BY']),
    );
    expect(wordsAfter('SELECT STREAM * FROM "S" WHERE X > 1 ')).not.toContain('WHERE');
  });

  test('inside an expression', () => {
    expect(thingsAfter('SELECT STREAM A + ')).toContain('an expression');
    expect(wordsAfter('SELECT STREAM A + ')).toContain('CASE');
    expect(wordsAfter('SELECT STREAM A ')).toEqual(expect.arrayContaining(['AS', 'FROM', 'IS', 'BETWEEN', 'LIKE']));
    expect(wordsAfter('SELECT STREAM CASE WHEN A = 1 ')).toContain('THEN');
  });

  test('inside a window', () => {
    expect(wordsAfter('SELECT STREAM COUNT(*) OVER (')).toEqual(expect.arrayContaining(['PARTITION BY', 'RANGE', 'ROWS']));
    expect(wordsAfter("SELECT STREAM COUNT(*) OVER (RANGE INTERVAL '1' ")).toEqual(expect.arrayContaining(['SECOND', 'MINUTE', 'HOUR']));
    expect(wordsAfter("SELECT STREAM COUNT(*) OVER (RANGE INTERVAL '1' MINUTE ")).toContain('PRECEDING');
  });

  test('units, types and columns', () => {
    expect(wordsAfter('SELECT STREAM FLOOR(S.ROWTIME TO ')).toEqual(expect.arrayContaining(['MINUTE', 'WEEK']));
    expect(thingsAfter('CREATE STREAM "S" (A ')).toContain('a type');
    expect(thingsAfter('SELECT STREAM S.')).toContain('a column name');
  });

  test('is not known when the text before is wrong', () => {
    expect(expectationsAtEnd('SELECT STREAM FROM FROM ').state).toBe('broken');
    expect(expectationsAtEnd('SELECT STREAM `').state).toBe('broken');
  });
});
