// Cases that state a rule: what is refused, how names fold, which frames include what, how types combine.
import { prepare, SqlError } from '../../src/streaming-sql/engine.ts';
import { evaluate } from '../../src/streaming-sql/evaluate.ts';
import { type ConformanceCase, type Outcome, outcomeOf } from './case-file.ts';
import { accepts, run, type Tables } from './program-run.ts';

const STREAMS: Tables = {
  ORDERS: { columns: { PRODID: 'INTEGER', STATE: 'VARCHAR(16)', CITY: 'VARCHAR(16)', AMOUNT: 'INTEGER' }, rows: [] },
  TRADES: { columns: { TICKER: 'VARCHAR(4)' }, rows: [] },
  T1: { columns: { X: 'INTEGER', Y: 'INTEGER' }, rows: [] },
  T2: { columns: { A: 'INTEGER', B: 'INTEGER' }, rows: [] },
};

/** `<valid>` and `<succeeds>` are accepted, everything else is refused. */
function acceptance({ checks = [] }: ConformanceCase): Outcome {
  return outcomeOf(
    checks.flatMap(({ sql = '', expected }) => {
      const wanted = expected === '<valid>' || expected === '<succeeds>';
      return accepts(sql, STREAMS) === wanted ? [] : [`${sql} is ${wanted ? 'refused' : 'accepted'}`];
    }),
  );
}

/** Whether a row exactly one hour old is in the frame. */
function includesHourOld(frame: string): boolean {
  const rows = [
    [0, 1],
    [3_600_000, 1],
  ];
  const counts = run(`SELECT STREAM COUNT(*) OVER (${frame}) FROM S`, { S: { columns: { X: 'INTEGER' }, rows } });
  return counts.at(-1)?.[0] === 2;
}

function finds(code: string, reference: string): boolean {
  try {
    prepare(`${code} CREATE PUMP p AS ${reference} SELECT STREAM "T" FROM S;`, {
      streams: [{ name: 'S', columns: [{ name: 'T', type: 'VARCHAR(4)' }] }],
    });
    return true;
  } catch (error) {
    if (error instanceof SqlError && error.reason.includes('not found')) return false;
    throw error;
  }
}

const typeOf = (operator: string): string => {
  const result = evaluate(`CAST(1 AS DECIMAL(10,1)) ${operator} CAST(1 AS DECIMAL(10,3))`, 0);
  return result.kind === 'value' ? result.type : '';
};

export const RULE_CASES: Readonly<Record<string, (item: ConformanceCase) => Outcome>> = {
  '064-decimal-result-type': () => {
    const types = { '/': 'DECIMAL(18, 6)', '*': 'DECIMAL(18, 4)', '+': 'DECIMAL(13, 3)' };
    const problems = Object.entries(types).flatMap(([operator, type]) =>
      typeOf(operator) === type ? [] : [`${operator} gives ${typeOf(operator)}, by the formula ${type}`],
    );
    return problems.length === 0 ? { state: 'decided', problems } : outcomeOf(problems);
  },
  '094-streaming-group-by-needs-monotonic': acceptance,
  '095-streaming-order-by-needs-time-lead': acceptance,
  '097-range-bound-inclusive-exclusive': ({ checks = [] }) =>
    outcomeOf(
      checks.flatMap(({ spec, expected }) => {
        const wanted = String(expected).startsWith('includes');
        return includesHourOld(String(spec)) === wanted ? [] : [`${String(spec)} ${wanted ? 'excludes' : 'includes'} the row`];
      }),
    ),
  '098-identifier-folding': ({ sql = '', checks = [] }) =>
    outcomeOf(
      checks.flatMap(({ ref, expected }) =>
        finds(sql, String(ref)) === (expected === 'found') ? [] : [`${String(ref)} is not ${String(expected)}`],
      ),
    ),
  '100-floor-monotonic-deduction': ({ checks = [] }) => {
    const [{ in: input, out } = {}] = checks as readonly { in?: number[]; out?: number[] }[];
    const rows = (input ?? []).map((value, i) => [i, value]);
    const floors = run('SELECT STREAM FLOOR(X) FROM S', { S: { columns: { X: 'DOUBLE' }, rows } }).map(([value]) => value);
    // A key that is deduced to move in one direction closes groups; another is refused.
    const grouped = (key: string): boolean =>
      accepts(`SELECT STREAM COUNT(*) FROM S GROUP BY ${key}`, { S: { columns: { X: 'DOUBLE' }, rows: [] } });
    const rules: readonly (readonly [string, boolean])[] = [
      ['FLOOR(MONOTONIC(X))', true],
      ['CEIL(MONOTONIC(X))', true],
      ['MONOTONIC(X) + 1', true],
      ['MONOTONIC(X) * 2', true],
      ['-MONOTONIC(X)', true],
      ['MONOTONIC(X) * -2', true],
      ['1 - MONOTONIC(X)', true],
      ['1 - -MONOTONIC(X)', true],
      ['MONOTONIC(X) + MONOTONIC(X)', true],
      ['MONOTONIC(X) - MONOTONIC(X)', false],
      ['X', false],
      ['1', false],
    ];
    return outcomeOf([
      ...(floors.join() === out?.join() ? [] : [`FLOOR gives ${floors.join()}`]),
      ...rules.flatMap(([key, grows]) => (grouped(key) === grows ? [] : [`GROUP BY ${key} is ${grows ? 'refused' : 'accepted'}`])),
    ]);
  },
  '103-temporal-contains-point': () => {
    const times = [1, 2, 3, 4].map((hour) => `TIMESTAMP '2000-01-01 0${hour}:00:00'`);
    const value = (sql: string): string => {
      const result = evaluate(sql, 0);
      return result.kind === 'value' ? result.text : `<${result.kind}>`;
    };
    const same = (a: string, b: string): string[] => (value(a) === value(b) ? [] : [`${a} is ${value(a)}, ${b} is ${value(b)}`]);
    const problems: string[] = [];
    for (const s of times) {
      for (const e of times) {
        for (const t of times) problems.push(...same(`PERIOD(${s},${e}) CONTAINS ${t}`, `${s} <= ${t} AND ${t} < ${e}`));
        problems.push(...same(`TSDIFF(${s},${e})`, `CAST((${e} - ${s}) SECOND(10,3) * 1000 AS BIGINT)`));
      }
    }
    const [a, b, c, d] = times;
    problems.push(
      ...same(
        `(${a},${b}) PRECEDES (${b},${c}) PRECEDES PERIOD(${c},${d})`,
        `PERIOD(${a},${b}) PRECEDES PERIOD(${b},${c}) AND PERIOD(${b},${c}) PRECEDES PERIOD(${c},${d})`,
      ),
    );
    return outcomeOf(problems);
  },
};
