// A bound expression as a person would write it: operators between their operands. For descriptions; EXPLAIN's text has scalarText().
import { type Scalar, scalarText } from '../semantics/scalar.ts';
import { durationText } from './duration-text.ts';

/** `PRICE > 10`, `STEP(ROWTIME, 10 s)`; parentheses only around operators within operators. */
export function expressionText(scalar: Scalar, within: 'nothing' | 'operator' = 'nothing'): string {
  const bracketed = (text: string) => (within === 'operator' ? `(${text})` : text);
  switch (scalar.op) {
    case 'constant':
      // An interval of months counts months; one of days and less milliseconds.
      return scalar.type.kind === 'INTERVAL' && typeof scalar.value === 'number' && !/YEAR|MONTH/.test(scalar.type.qualifier?.from ?? '')
        ? durationText(scalar.value)
        : scalarText(scalar);
    case 'call': {
      const { name } = scalar.fn;
      const [left, right, ...others] = scalar.args;
      if (/^\w/.test(name) || left === undefined || others.length > 0)
        return `${name}(${scalar.args.map((arg) => expressionText(arg)).join(', ')})`;
      if (right === undefined) return bracketed(`${name}${expressionText(left, 'operator')}`);
      return bracketed(`${expressionText(left, 'operator')} ${name} ${expressionText(right, 'operator')}`);
    }
    case 'and':
    case 'or':
      return bracketed(`${expressionText(scalar.left, 'operator')} ${scalar.op.toUpperCase()} ${expressionText(scalar.right, 'operator')}`);
    case 'case': {
      const whens = scalar.whens.map(([when, then]) => `WHEN ${expressionText(when)} THEN ${expressionText(then)}`);
      return `CASE ${whens.join(' ')} ELSE ${expressionText(scalar.otherwise)} END`;
    }
    default:
      return scalarText(scalar);
  }
}
