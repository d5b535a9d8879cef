// SUM and AVG as generated code: numbers added inline, exact ones spilled into a bigint where a double would round.

import { MOST_UNITS } from '../functions/decimal-number.ts';
import { exactSum, orNull } from '../functions/exact-sum.ts';
import type { SqlType } from '../semantics/sql-type.ts';
import type { CodeWriter } from './compile-scalar.ts';

/** The texts of the fields that hold a sum: how many values, the sum, and what was spilled. */
export interface SumFields {
  readonly count: string;
  readonly low: string;
  readonly spilled: string;
}

const MOST = Number.MAX_SAFE_INTEGER;

/** Statements that add an exact value to a sum, or take it out. */
export function exactUpdate(
  direction: 'in' | 'out',
  value: string,
  { low, spilled }: SumFields,
  type: SqlType,
  writer: CodeWriter,
): string {
  const exact = exactSum(type);
  if (!exact) throw new Error(`A sum of ${type.kind} is not exact`);
  const sum = writer.fresh();
  const sign = direction === 'in' ? '+' : '-';
  const spill = `${spilled} = ${writer.constant(direction === 'in' ? exact.spillIn : exact.spillOut)}(${spilled}, ${low}, ${value}); ${low} = 0;`;
  const kept = `if (${sum} <= ${MOST} && ${sum} >= -${MOST}) ${low} = ${sum}; else { ${spill} }`;
  if (type.kind === 'DECIMAL') {
    const units = writer.fresh();
    const scaled = `typeof ${value} === 'number' ? Math.round(${value} * ${10 ** (type.scale ?? 0)}) : 0 / 0`;
    return `const ${units} = ${scaled}, ${sum} = ${units} <= ${MOST_UNITS} && ${units} >= -${MOST_UNITS} ? ${low} ${sign} ${units} : 0 / 0; ${kept}`;
  }
  if (type.kind === 'BIGINT') return `const ${sum} = typeof ${value} === 'number' ? ${low} ${sign} ${value} : 0 / 0; ${kept}`;
  return `const ${sum} = ${low} ${sign} ${value}; ${kept}`;
}

/**
 * The text of SUM or AVG of an argument of this type. It fails the row where the sum is out of range; `lenient`: it is NULL then.
 */
export function sumText(
  name: 'SUM' | 'AVG',
  { count, low, spilled }: SumFields,
  argument: SqlType,
  writer: CodeWriter,
  onOverflow: 'fail' | 'null' = 'fail',
): string {
  const exact = exactSum(argument);
  if (!exact) return `(${count} === 0 ? null : ${name === 'SUM' ? low : `(${low}) / ${count}`})`;
  const slow = name === 'SUM' ? exact.sum : exact.mean;
  const called = `${writer.constant(onOverflow === 'fail' ? slow : orNull(slow))}(${low}, ${spilled}, ${count})`;
  const quick = quickText(name, low, count, argument);
  return `(${count} === 0 ? null : ${quick ? `${spilled} === null${quick.test} ? ${quick.value} : ` : ''}${called})`;
}

function quickText(
  name: 'SUM' | 'AVG',
  low: string,
  count: string,
  { kind, scale = 0 }: SqlType,
): { test: string; value: string } | undefined {
  if (kind !== 'DECIMAL') return { test: '', value: name === 'SUM' ? low : `Math.trunc(${low} / ${count})` };
  if (name === 'AVG') return undefined;
  return { test: ` && ${low} <= ${MOST_UNITS} && ${low} >= -${MOST_UNITS}`, value: `${low} / ${10 ** scale}` };
}
