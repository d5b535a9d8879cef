// The expressions of expressions.list: each printed value, compiled and interpreted.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SqlError } from '../engine.ts';
import { evaluate } from '../evaluate.ts';

const LINES = readFileSync(new URL('expressions.list', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.includes(' => ') && !line.startsWith('#'))
  .map((line) => [line.slice(0, line.lastIndexOf(' => ')), line.slice(line.lastIndexOf(' => ') + 4)] as const);

function printed(expression: string, mode: 'compiled' | 'interpreted'): string {
  try {
    const result = evaluate(expression, 0, mode);
    return result.kind === 'value' ? result.text : `<${result.kind}>`;
  } catch (error) {
    if (error instanceof SqlError) return '<error>';
    throw error;
  }
}

test.each(LINES)('%s is %s', (expression, expected) => {
  expect(printed(expression, 'compiled')).toBe(expected);
  expect(printed(expression, 'interpreted')).toBe(expected);
});
