// Functions over many rows: the rows of a group, or of a sliding window with OVER.
import { type FunctionDoc, hole } from './function-doc.ts';

const over = (name: string, says: string, page: string, argument = 'X'): FunctionDoc => ({
  name,
  kind: 'aggregate',
  signature: `${name}(${argument === 'OK' ? 'condition' : 'expression'})`,
  says,
  page,
  snippet: `${name}(${hole(1, argument === 'OK' ? 'condition' : 'expression')})`,
  example: `${name}(${argument})`,
});
const DEVIATION = 'sql-reference-statistical-variance-deviation-functions';

export const AGGREGATE_DOCS: readonly FunctionDoc[] = [
  {
    name: 'COUNT',
    kind: 'aggregate',
    signature: 'COUNT(*) | COUNT(expression)',
    says: 'COUNT(*) counts rows; COUNT(x) counts the rows where x is not NULL. COUNT(DISTINCT x) is not supported.',
    page: 'sql-reference-count',
    snippet: 'COUNT(*)',
    example: 'COUNT(*)',
  },
  over('SUM', 'The sum of the values that are not NULL; NULL when there are none.', 'sql-reference-sum'),
  over('AVG', 'The mean of the values that are not NULL, in their own type: of integers it is truncated.', 'sql-reference-avg'),
  over('MIN', 'The least value.', 'sql-reference-min'),
  over('MAX', 'The greatest value.', 'sql-reference-max'),
  over('STDDEV_POP', 'The standard deviation of the values as the whole population.', 'sql-reference-STDDEVPOP'),
  over(
    'STDDEV_SAMP',
    'The standard deviation of the values as a sample: divided by one less than their number.',
    'sql-reference-STDDEVSAMP',
  ),
  over('STDDEV', 'The standard deviation of the values as a sample: STDDEV_SAMP by its short name.', DEVIATION),
  over('VAR_POP', 'The variance of the values as the whole population.', 'sql-reference-VARPOP'),
  over('VAR_SAMP', 'The variance of the values as a sample: divided by one less than their number.', 'sql-reference-VARSAMP'),
  over('FIRST_VALUE', 'The value of the first row of the window. IGNORE NULLS after it skips NULLs.', 'sql-reference-first-value'),
  over('LAST_VALUE', 'The value of the last row of the window. IGNORE NULLS after it skips NULLs.', 'sql-reference-last-value'),
  over('ANY', 'True when the condition is true for at least one row.', 'sql-reference-any', 'OK'),
  over('SOME', 'True when the condition is true for at least one row: ANY by another name.', 'sql-reference-any', 'OK'),
  over('EVERY', 'True when the condition is true for every row.', 'sql-reference-every', 'OK'),
  {
    name: 'LAG',
    kind: 'window',
    signature: 'LAG(expression [, rows [, default]]) [IGNORE NULLS | RESPECT NULLS] OVER window',
    says: 'The value of an earlier row of the window: one row back, or as many as you say.',
    page: 'sql-reference-lag',
    snippet: `LAG(${hole(1, 'expression')}, ${hole(2, '1')}) OVER (ROWS ${hole(3, '1')} PRECEDING)`,
    example: 'LAG(X, 1) OVER (ROWS 1 PRECEDING)',
  },
  {
    name: 'NTH_VALUE',
    kind: 'window',
    signature: 'NTH_VALUE(expression, n) [FROM FIRST | FROM LAST] [IGNORE NULLS | RESPECT NULLS] OVER window',
    says: 'The value of the n-th row of the window, counted from 1 at its first or last row.',
    page: 'sql-reference-nth-value',
    snippet: `NTH_VALUE(${hole(1, 'expression')}, ${hole(2, '2')}) OVER (RANGE INTERVAL '${hole(3, '1')}' ${hole(4, 'MINUTE')} PRECEDING)`,
    example: "NTH_VALUE(X, 2) OVER (RANGE INTERVAL '1' MINUTE PRECEDING)",
  },
  {
    name: 'EXP_AVG',
    kind: 'window',
    signature: "EXP_AVG(expression, INTERVAL '...' unit) OVER window",
    says: 'A mean in which older rows count less: a row of the age of the interval counts half as much as one of now.',
    page: 'sql-reference-exp-avg',
    snippet: `EXP_AVG(${hole(1, 'expression')}, INTERVAL '${hole(2, '10')}' SECOND) OVER (RANGE INTERVAL '${hole(3, '1')}' ${hole(4, 'MINUTE')} PRECEDING)`,
    example: "EXP_AVG(X, INTERVAL '10' SECOND) OVER (RANGE INTERVAL '1' MINUTE PRECEDING)",
  },
];
