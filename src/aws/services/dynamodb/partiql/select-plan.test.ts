// Plans of SELECT. Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.select.html; sentences as users quote them.
import { describe, expect, test } from 'vitest';
import { parseStatement } from './parse-statement.ts';
import { planSelect } from './select-plan.ts';

function plan(rest: string) {
  const statement = parseStatement(`SELECT * FROM t ${rest}`);
  if (statement.kind !== 'select') throw new Error('not a SELECT');
  return planSelect(statement, ['id', 'sk']);
}

/** `1` for a whole partition, `1/5` for one value of its sort key. */
const shown = (rest: string) => {
  const { reads, direction } = plan(rest);
  if (reads === 'scan') return [reads, direction];
  return [reads.map(({ partition, sort }) => [partition.value.N, ...(sort?.values.map(({ N }) => N) ?? [])].join('/')), direction];
};

describe('a plan', () => {
  test.each<[string, unknown]>([
    ['', ['scan', 'ASC']],
    ['WHERE a = 1', ['scan', 'ASC']],
    ['WHERE id = 1', [['1'], 'ASC']],
    ['WHERE id = 1 ORDER BY sk DESC', [['1'], 'DESC']],
    ['WHERE id = 1 ORDER BY sk', [['1'], 'ASC']],
    ['WHERE id IN [2, 10, 1]', [['2', '10', '1'], 'ASC']],
    ['WHERE id IN [2, 10, 1] ORDER BY id', [['1', '2', '10'], 'ASC']],
    ['WHERE id IN [2, 10, 1] ORDER BY id DESC, sk DESC', [['10', '2', '1'], 'DESC']],
    ['WHERE id = 1 AND sk IN [5, 7, 6] ORDER BY sk DESC', [['1/7', '1/6', '1/5'], 'DESC']],
    ['WHERE id IN [2, 1] AND sk IN [5, 7] ORDER BY id ASC, sk DESC', [['1/7', '1/5', '2/7', '2/5'], 'DESC']],
  ])('%s', (rest, expected) => {
    expect(shown(rest)).toEqual(expected);
  });
});

describe('refused', () => {
  test.each([
    ['ORDER BY sk', 'Must have WHERE clause in the statement when using ORDER BY clause.'],
    ['WHERE id = 1 ORDER BY created', 'Variable reference created in ORDER BY clause must be part of the primary key'],
    ['WHERE id > 1 ORDER BY sk', 'Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY clause.'],
  ])('%s', (rest, sentence) => {
    expect(() => plan(rest)).toThrow(expect.objectContaining({ code: 'ValidationException', message: sentence }));
  });
});
