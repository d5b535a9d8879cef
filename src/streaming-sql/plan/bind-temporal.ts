// Temporal predicates over periods, as comparisons of their ends. AWS: sql-reference-temporal-predicate.html
import { type ComparisonOperator, comparison } from '../functions/comparison.ts';
import { conjunction, type Scalar } from '../semantics/scalar.ts';
import { BOOLEAN, familyOf } from '../semantics/sql-type.ts';
import type { Expression } from '../syntax/ast.ts';
import { type Span, SqlError } from '../syntax/sql-error.ts';

interface Period {
  readonly start: Scalar;
  readonly end: Scalar;
  readonly point: boolean; // one instant, written without parentheses
}

type Comparison = readonly [Scalar, ComparisonOperator, Scalar];

/** a <op> b [<op> c ...]: each pair of neighbours, joined by AND. Throws SqlError. */
export function bindTemporal(node: Extract<Expression, { kind: 'temporal' }>, bind: (e: Expression) => Scalar): Scalar {
  const periods = node.operands.map((operand) => period(operand, bind));
  const tests = node.operators.map((operator, i) => {
    const [a, b] = [periods[i] as Period, periods[i + 1] as Period];
    return all(comparisonsOf(operator, a, b, node.span), node.span);
  });
  return tests.reduce(conjunction);
}

function period(node: Expression, bind: (e: Expression) => Scalar): Period {
  if (node.kind === 'tuple' && node.items.length === 2) {
    const [start, end] = node.items.map(bind) as [Scalar, Scalar];
    return { start, end, point: false };
  }
  const instant = bind(node);
  if (familyOf(instant.type) !== 'datetime')
    throw new SqlError(node.span, 'A temporal predicate compares periods, (start, end), or an instant');
  return { start: instant, end: instant, point: true };
}

function comparisonsOf(operator: string, a: Period, b: Period, span: Span): Comparison[] {
  switch (operator) {
    case 'CONTAINS':
      // Of an instant: start <= t and t < end.
      return b.point
        ? [
            [a.start, '<=', b.start],
            [b.start, '<', a.end],
          ]
        : [
            [a.start, '<=', b.start],
            [b.end, '<=', a.end],
          ];
    case 'STRICTLY CONTAINS':
      return [
        [a.start, '<', b.start],
        [b.end, '<', a.end],
      ];
    case 'OVERLAPS':
      return [
        [a.start, '<=', b.end],
        [b.start, '<=', a.end],
      ];
    case 'STRICTLY OVERLAPS':
      return [
        [a.start, '<', b.end],
        [b.start, '<', a.end],
      ];
    case 'EQUALS':
      return [
        [a.start, '=', b.start],
        [a.end, '=', b.end],
      ];
    case 'PRECEDES':
      return [[a.end, '<=', b.start]];
    case 'STRICTLY PRECEDES':
      return [[a.end, '<', b.start]];
    case 'IMMEDIATELY PRECEDES':
      return [[a.end, '=', b.start]];
    case 'SUCCEEDS':
      return [[a.start, '>=', b.end]];
    case 'STRICTLY SUCCEEDS':
      return [[a.start, '>', b.end]];
    case 'IMMEDIATELY SUCCEEDS':
      return [[a.start, '=', b.end]];
    case 'LEADS':
      return leads(a, b, '<=');
    case 'STRICTLY LEADS':
      return leads(a, b, '<');
    case 'IMMEDIATELY LEADS':
      return [
        [a.end, '=', b.end],
        [a.start, '<', b.start],
      ];
    case 'LAGS':
      return leads(b, a, '<=');
    case 'STRICTLY LAGS':
      return leads(b, a, '<');
    case 'IMMEDIATELY LAGS':
      return [
        [a.start, '=', b.start],
        [b.end, '<', a.end],
      ];
    default:
      throw new SqlError(span, `There is no temporal predicate ${operator}`);
  }
}

/** a begins before b, ends inside it. */
function leads(a: Period, b: Period, operator: '<' | '<='): Comparison[] {
  return [
    [a.start, operator, b.start],
    [b.start, '<=', a.end],
    [a.end, operator, b.end],
  ];
}

function all(comparisons: readonly Comparison[], span: Span): Scalar {
  const tests = comparisons.map(([left, operator, right]) => {
    const test = comparison(operator, left, right);
    if (!test) throw new SqlError(span, 'The ends of the periods cannot be compared: they are of different types');
    return test;
  });
  return tests.reduce(conjunction) ?? { op: 'constant', value: true, type: BOOLEAN };
}
