// The documentation against the engine: nothing missing, nothing invented, and every example is accepted.
import { describe, expect, test } from 'vitest';
import { prepareQuery, SqlError } from '../../engine.ts';
import { AGGREGATE_FUNCTIONS } from '../../functions/aggregate-functions.ts';
import { LOG_PARSERS } from '../../functions/log-parsers.ts';
import { SCALAR_FUNCTIONS } from '../../functions/scalar-functions.ts';
import { TABLE_FUNCTIONS } from '../../plan/plan-table-function.ts';
import { POSITIONAL_FUNCTIONS } from '../../plan/plan-windows.ts';
import { NILADIC_FUNCTIONS } from '../../syntax/reserved-words.ts';
import { type FunctionDoc, pageAddress } from './function-doc.ts';
import { FUNCTION_DOCS } from './function-docs.ts';

const STREAMS = [
  {
    name: 'S',
    columns: [
      { name: 'NAME', type: 'VARCHAR(16)' },
      { name: 'X', type: 'DOUBLE' },
      { name: 'OK', type: 'BOOLEAN' },
    ],
  },
];

function refusal(sql: string): string {
  try {
    prepareQuery(sql, { streams: STREAMS });
    return '';
  } catch (error) {
    if (error instanceof SqlError) return error.reason;
    throw error;
  }
}

/** Bound by the planner one by one, so there is no list of them: each is asked for. */
const SPECIAL = ['COALESCE', 'NULLIF', 'MONOTONIC', 'EXTRACT', 'STEP', 'FLOOR', 'CEIL', 'CEILING'];

function queryFor({ kind, example }: FunctionDoc): string {
  if (kind === 'table') return `SELECT STREAM * FROM TABLE(${example})`;
  if (kind === 'aggregate') return `SELECT STREAM ${example} FROM S GROUP BY FLOOR(S.ROWTIME TO MINUTE)`;
  return `SELECT STREAM ${example} FROM S`;
}

describe('the documentation of functions', () => {
  test('has every function of the engine', () => {
    const documented = new Set([...FUNCTION_DOCS.values()].flatMap(({ name, engineNames }) => [name, ...(engineNames ?? [])]));
    const engine = [
      ...SCALAR_FUNCTIONS.keys(),
      ...AGGREGATE_FUNCTIONS.keys(),
      ...LOG_PARSERS,
      ...NILADIC_FUNCTIONS,
      ...TABLE_FUNCTIONS,
      ...POSITIONAL_FUNCTIONS,
      ...SPECIAL,
    ];
    expect(engine.filter((name) => !documented.has(name))).toEqual([]);
  });

  test.each([...FUNCTION_DOCS.values()])('shows an example of $name that the engine accepts', (doc) => {
    expect(refusal(queryFor(doc))).toBe('');
  });

  test('says a sentence and a page for each', () => {
    for (const { name, says, page, signature } of FUNCTION_DOCS.values()) {
      expect(says, name).toMatch(/^[A-Z].*\.$/);
      expect(signature, name).toContain(name);
      expect(pageAddress(page), name).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/kinesisanalytics\/latest\/sqlref\/[\w-]+\.html$/);
    }
  });
});
