// The description of plans for a picture. Source of truth: issue 8, "EXPLAIN drawn as a picture"; what an operator keeps is that of operators/.
import { describe, expect, it } from 'vitest';
import { prepareQuery } from '../engine.ts';
import type { OperatorDescription } from './describe-plan.ts';

const S = { name: 'S', columns: ['K', 'V'].map((name) => ({ name, type: name === 'K' ? 'VARCHAR(4)' : 'DOUBLE' })) };
const T = {
  schema: { name: 'T', columns: [{ name: 'K', type: 'VARCHAR(4)' }] },
  rows: [['A'], ['B']],
};

function planOf(sql: string): OperatorDescription {
  const [pump] = prepareQuery(sql, { streams: [S], tables: [T] }).describe();
  if (!pump) throw new Error('no pump');
  return pump.plan;
}

/** Every operator of a plan, the last one first. */
const all = (plan: OperatorDescription): OperatorDescription[] => [plan, ...plan.inputs.flatMap(all)];

describe('an operator says what it is, its window, its key and what it keeps', () => {
  it.each([
    [
      "SELECT STREAM K, COUNT(*) FROM S GROUP BY K, STEP(S.ROWTIME BY INTERVAL '10' SECOND)",
      { operator: 'tumbling window', window: /^10 s: /, key: 'S.K', remembers: 'one group for each key of the open window' },
    ],
    [
      "SELECT STREAM SUM(V) FROM S GROUP BY STEP(S.ROWTIME BY INTERVAL '1' MINUTE)",
      { operator: 'tumbling window', window: /^1 min: /, key: undefined, remembers: 'one group: the open window' },
    ],
    [
      "SELECT STREAM AVG(V) OVER (PARTITION BY K RANGE INTERVAL '60' SECOND PRECEDING) FROM S",
      { operator: 'sliding window', window: /^the last 1 min$/, key: 'S.K', remembers: 'rows of the last 1 min for each key' },
    ],
    [
      'SELECT STREAM AVG(V) OVER (ROWS 2 PRECEDING) FROM S',
      { operator: 'sliding window', window: /^the row and 2 rows before it$/, key: undefined, remembers: '2 rows, for ever' },
    ],
    [
      "SELECT STREAM K, COUNT(*) FROM S WINDOWED BY STAGGER(PARTITION BY K RANGE INTERVAL '90' SECOND)",
      { operator: 'stagger window', window: /^90 s$/, key: 'S.K', remembers: 'one group for each key whose window is open' },
    ],
  ])('%s', (sql, { operator, window, key, remembers }) => {
    const found = all(planOf(sql)).find((one) => one.operator === operator);
    const details = new Map(found?.details);
    expect(details.get('window')).toMatch(window);
    expect(details.get('key')).toBe(key);
    expect(found?.remembers).toBe(remembers);
  });
});

it('an expression stands as a person would write it', () => {
  const where = (condition: string) => new Map(planOf(`SELECT STREAM K FROM S WHERE ${condition}`).details).get('where');
  expect(where("V > 1 AND (K = 'A' OR NOT V * 2 + 1 <= 3)")).toBe("(S.V > 1) AND ((S.K = 'A') OR NOT(((S.V * 2) + 1) <= 3))");
  expect(where('CHAR_LENGTH(K) = 2')).toBe('CHAR_LENGTH(S.K) = 2');
});

it('a join with a reference table shows both inputs and how many rows the table has', () => {
  const operators = all(planOf('SELECT STREAM S.K FROM S JOIN T ON S.K = T.K'));
  expect(operators.map(({ operator }) => operator)).toEqual(['select', 'inner join with a table', 'read the stream', 'reference table']);
  expect(operators.at(-1)?.remembers).toBe('2 rows, read at the start');
});

it('a pump says where its rows go and whether it runs', () => {
  const program = prepareQuery(
    'CREATE STREAM D (K VARCHAR(4)); CREATE PUMP P STOPPED AS INSERT INTO D SELECT STREAM K FROM S WHERE V > 1;',
    {
      streams: [S],
    },
  );
  expect(program.describe()).toMatchObject([
    {
      name: 'P',
      target: 'D',
      state: 'STOPPED',
      plan: { operator: 'filter and select', remembers: 'nothing', columns: ['K'], inputs: [{ stream: 'S' }] },
    },
  ]);
});
