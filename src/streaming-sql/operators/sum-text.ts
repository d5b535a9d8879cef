// SUM and AVG of a running sum, as generated code: what sumResult and averageResult compute.
import { averageResult, sumResult } from '../functions/aggregate-functions.ts';
import { isInteger, type SqlType } from '../semantics/sql-type.ts';
import type { CodeWriter } from './compile-scalar.ts';

/** The text of SUM or AVG over `sum` of `count` values; both are texts of the templates. */
export function sumText(name: 'SUM' | 'AVG', sum: string, count: string, type: SqlType, writer: CodeWriter): string {
  if (type.kind === 'DECIMAL')
    return `${writer.constant(name === 'SUM' ? sumResult : averageResult)}(${sum}, ${count}, ${writer.constant(type)})`;
  const mean = isInteger(type) ? `Math.trunc((${sum}) / ${count})` : `(${sum}) / ${count}`;
  return `(${count} === 0 ? null : ${name === 'SUM' ? sum : mean})`;
}
