// Syntax to bound expressions: names to slots, calls to functions, types checked.
import { arithmetic, DATETIME_DIFFERENCE, MONTHS_BETWEEN, negated } from '../functions/arithmetic.ts';
import { cast, inFormOf } from '../functions/cast.ts';
import {
  type ComparisonOperator,
  comparable,
  comparison,
  IS_DISTINCT,
  IS_FALSE,
  IS_NOT_NULL,
  IS_NULL,
  IS_TRUE,
  NOT,
} from '../functions/comparison.ts';
import { bindLogParser } from '../functions/log-parsers.ts';
import { bindScalarFunction } from '../functions/scalar-functions.ts';
import { BINARY_CONCATENATION } from '../functions/string-functions.ts';
import { call, conjunction, constant, type Scalar } from '../semantics/scalar.ts';
import { BOOLEAN, commonType, familyOf, interval, isMonths, resolveType, type SqlType, typeText } from '../semantics/sql-type.ts';
import { RowFailure } from '../semantics/value.ts';
import type { BinaryOperator, CallExpression, Expression, Query } from '../syntax/ast.ts';
import { type Span, SqlError } from '../syntax/sql-error.ts';
import { bindInterval, bindLeastBigint, bindLiteral } from './bind-literal.ts';
import { bindSpecialCall } from './bind-special-call.ts';
import { bindTemporal } from './bind-temporal.ts';
import type { Scope } from './scope.ts';

/** What an expression's surroundings add: aggregates, window functions, functions of the application, subqueries. */
export interface BindingContext {
  readonly scope: Scope;
  /** Binds a call that is no scalar function; undefined when it is none of the context's either. */
  readonly bindCall?: (node: CallExpression, bind: (argument: Expression) => Scalar) => Scalar | undefined;
  /** Binds EXISTS (...) and, without its NOT, IN (SELECT ...); absent where a subquery cannot stand. */
  readonly bindSubquery?: (node: SubqueryTest, bind: (operand: Expression) => Scalar) => Scalar;
}

/** EXISTS ( <query> ) or <operand> IN ( <query> ) */
export interface SubqueryTest {
  readonly operand: Expression | undefined; // undefined: EXISTS
  readonly query: Query;
  readonly span: Span;
}

/** Binds an expression. Throws SqlError at the first thing that does not resolve or does not type. */
export function bindExpression(node: Expression, context: BindingContext): Scalar {
  return new ExpressionBinder(context).bind(node);
}

/** Binds a condition: an expression that must be BOOLEAN. */
export function bindCondition(node: Expression, context: BindingContext, clause: string): Scalar {
  const condition = bindExpression(node, context);
  if (condition.type.kind !== 'BOOLEAN' && condition.type.kind !== 'NULL') {
    throw new SqlError(node.span, `${clause} clause must be a condition, and this is ${typeText(condition.type)}`);
  }
  return condition;
}

class ExpressionBinder {
  private readonly context: BindingContext;

  constructor(context: BindingContext) {
    this.context = context;
  }

  readonly bind = (node: Expression): Scalar => folded(this.bindNode(node));

  private bindNode(node: Expression): Scalar {
    switch (node.kind) {
      case 'literal':
        return bindLiteral(node);
      case 'interval':
        return bindInterval(node);
      case 'name':
        return this.context.scope.resolve(node.parts, node.span);
      case 'unary':
        return this.unary(node);
      case 'binary':
        return this.binary(node.operator, this.bind(node.left), this.bind(node.right), node.span);
      case 'is':
        return this.isTest(node);
      case 'distinct': {
        const [left, right] = [this.bind(node.left), this.bind(node.right)];
        this.compare('=', left, right, node.span);
        const test = call(IS_DISTINCT, comparable(left, right), BOOLEAN);
        return node.negated ? call(NOT, [test], BOOLEAN) : test;
      }
      case 'between': {
        const operand = this.bind(node.operand);
        const inside = conjunction(
          this.compare('>=', operand, this.bind(node.low), node.span),
          this.compare('<=', operand, this.bind(node.high), node.span),
        );
        return node.negated ? call(NOT, [inside], BOOLEAN) : inside;
      }
      case 'in':
        return this.inList(node);
      case 'like': {
        const args = [this.bind(node.operand), this.bind(node.pattern), ...(node.escape ? [this.bind(node.escape)] : [])];
        const test = this.scalarCall(node.similar ? 'SIMILAR TO' : 'LIKE', args, node.span);
        return node.negated ? call(NOT, [folded(test)], BOOLEAN) : test;
      }
      case 'case':
        return this.caseExpression(node);
      case 'cast':
        return this.castTo(this.bind(node.operand), resolveType(node.type), node.span);
      case 'intervalCast':
        return this.intervalCast(node);
      case 'temporal':
        return bindTemporal(node, this.bind);
      case 'tuple':
        throw new SqlError(node.span, 'A list in parentheses stands only in VALUES, IN and period predicates');
      case 'cursor':
        throw new SqlError(node.span, 'CURSOR( ) stands only among the arguments of a function inside TABLE( )');
      case 'exists':
        return this.subquery({ operand: undefined, query: node.query, span: node.span });
      case 'call':
        return this.callNode(node);
    }
  }

  private unary({ operator, operand, span }: Extract<Expression, { kind: 'unary' }>): Scalar {
    const least = operator === '-' && operand.kind === 'literal' ? bindLeastBigint(operand) : undefined;
    if (least) return least;
    const value = this.bind(operand);
    if (operator === 'NOT') return call(NOT, [this.condition(value, operand.span, 'NOT')], BOOLEAN);
    if (operator === '+') return value;
    const result = negated(value);
    if (!result)
      throw new SqlError(
        span,
        `Cannot apply '-' to arguments of type '-<${typeText(value.type)}>'. Supported form(s): '-<NUMERIC>' '-<DATETIME_INTERVAL>'`,
      );
    return result;
  }

  private condition(value: Scalar, span: Span, operator: string): Scalar {
    if (value.type.kind === 'BOOLEAN' || value.type.kind === 'NULL') return value;
    throw new SqlError(span, `Cannot apply '${operator}' to arguments of type '<${typeText(value.type)}>'. Supported form(s): '<BOOLEAN>'`);
  }

  private binary(operator: BinaryOperator, left: Scalar, right: Scalar, span: Span): Scalar {
    if (operator === 'AND' || operator === 'OR') {
      for (const side of [left, right]) this.condition(side, span, operator);
      return { op: operator === 'AND' ? 'and' : 'or', left, right, type: BOOLEAN };
    }
    if (operator === '||') {
      const binary = familyOf(left.type) === 'binary' && familyOf(right.type) === 'binary';
      return binary ? call(BINARY_CONCATENATION, [left, right], { kind: 'VARBINARY' }) : this.scalarCall('||', [left, right], span);
    }
    if (operator === '+' || operator === '-' || operator === '*' || operator === '/') {
      const result = arithmetic(operator, left, right);
      if (result) return result;
      const forms = "'<NUMERIC> - <NUMERIC>' '<DATETIME_INTERVAL> - <DATETIME_INTERVAL>' '<DATETIME> - <DATETIME_INTERVAL>'".replaceAll(
        ' - ',
        ` ${operator} `,
      );
      throw new SqlError(
        span,
        `Cannot apply '${operator}' to arguments of type '<${typeText(left.type)}> ${operator} <${typeText(right.type)}>'. Supported form(s): ${forms}`,
      );
    }
    return this.compare(operator, left, right, span);
  }

  private compare(operator: ComparisonOperator, left: Scalar, right: Scalar, span: Span): Scalar {
    const result = comparison(operator, left, right);
    if (result) return result;
    throw new SqlError(
      span,
      `Cannot apply '${operator}' to arguments of type '<${typeText(left.type)}> ${operator} <${typeText(right.type)}>'. Supported form(s): '<COMPARABLE_TYPE> ${operator} <COMPARABLE_TYPE>'`,
    );
  }

  private isTest({ operand, test, negated: not }: Extract<Expression, { kind: 'is' }>): Scalar {
    const value = this.bind(operand);
    if (test === 'NULL') return call(not ? IS_NOT_NULL : IS_NULL, [value], BOOLEAN);
    this.condition(value, operand.span, `IS ${test}`);
    if (test === 'UNKNOWN') return call(not ? IS_NOT_NULL : IS_NULL, [value], BOOLEAN);
    const result = call(test === 'TRUE' ? IS_TRUE : IS_FALSE, [value], BOOLEAN);
    return not ? call(NOT, [result], BOOLEAN) : result;
  }

  private inList({ operand, items, negated: not, span }: Extract<Expression, { kind: 'in' }>): Scalar {
    if ('body' in items) {
      const test = this.subquery({ operand, query: items, span });
      return not ? call(NOT, [test], BOOLEAN) : test;
    }
    const values = partsOf(operand).map(this.bind);
    const tests = items.map((item: Expression) => {
      const parts = partsOf(item);
      if (parts.length !== values.length)
        throw new SqlError(item.span, `IN compares ${values.length} values, and here are ${parts.length}`);
      return parts.map((part, i) => this.compare('=', values[i] as Scalar, this.bind(part), item.span)).reduce(conjunction);
    });
    const any = anyOf(tests);
    return not ? call(NOT, [any], BOOLEAN) : any;
  }

  private subquery(node: SubqueryTest): Scalar {
    const bound = this.context.bindSubquery?.(node, this.bind);
    if (bound) return bound;
    throw new SqlError(node.span, 'A subquery of EXISTS or IN stands in WHERE, in HAVING or in the SELECT list, and not inside another');
  }

  private caseExpression({ operand, whens, otherwise, span }: Extract<Expression, { kind: 'case' }>): Scalar {
    const subject = operand && this.bind(operand);
    const branches = whens.map(({ when, value }) => {
      const test = this.bind(when);
      const condition = subject ? this.compare('=', subject, test, when.span) : this.condition(test, when.span, 'WHEN');
      return [condition, this.bind(value)] as const;
    });
    return caseOf(branches, otherwise ? this.bind(otherwise) : constant(null, { kind: 'NULL' }), span);
  }

  private castTo(operand: Scalar, type: SqlType, span: Span): Scalar {
    const result = cast(operand, type);
    if (!result) throw new SqlError(span, `Cast function cannot convert value of type ${typeText(operand.type)} to type ${typeText(type)}`);
    return result;
  }

  /** (<datetime> - <datetime>) <qualifier>, or an interval seen through another qualifier. */
  private intervalCast({ operand, qualifier, span }: Extract<Expression, { kind: 'intervalCast' }>): Scalar {
    const type = interval(qualifier);
    if (operand.kind === 'binary' && operand.operator === '-') {
      const [left, right] = [this.bind(operand.left), this.bind(operand.right)];
      if (familyOf(left.type) === 'datetime' && familyOf(right.type) === 'datetime') {
        const alike = left.type.kind === right.type.kind || (left.type.kind !== 'TIME' && right.type.kind !== 'TIME');
        if (!alike) throw new SqlError(span, 'Parameters must be of the same type');
        return call(isMonths(type) ? MONTHS_BETWEEN : DATETIME_DIFFERENCE, [left, right], type);
      }
    }
    const value = this.bind(operand);
    if (value.type.kind !== 'INTERVAL')
      throw new SqlError(span, `An interval qualifier follows a difference of two datetimes, and this is ${typeText(value.type)}`);
    return this.castTo(value, type, span);
  }

  private callNode(node: CallExpression): Scalar {
    const special = bindSpecialCall(node, this.bind);
    if (special) return special;
    const own = this.context.bindCall?.(node, this.bind);
    if (own) return own;
    if (node.over) throw new SqlError(node.span, `OVER is not allowed here: window functions stand in the SELECT list`);
    return this.scalarCall(node.name, node.args.map(this.bind), node.span);
  }

  private scalarCall(name: string, args: readonly Scalar[], span: Span): Scalar {
    const bound = bindScalarFunction(name, args) ?? bindLogParser(name, args);
    if (typeof bound === 'string') throw new SqlError(span, bound);
    if (bound) return bound;
    const given = args.map((arg) => `<${typeText(arg.type)}>`).join(', ');
    throw new SqlError(span, `No match found for function signature ${name}(${given})`);
  }
}

/** The values of (a, b), or the one value of any other expression. */
export const partsOf = (node: Expression): readonly Expression[] => (node.kind === 'tuple' ? node.items : [node]);

/** OR of all, as a tree whose depth is the logarithm of their number. */
function anyOf(tests: readonly Scalar[]): Scalar {
  const [first] = tests;
  if (tests.length <= 1) return first ?? constant(false, BOOLEAN);
  const half = Math.ceil(tests.length / 2);
  return { op: 'or', left: anyOf(tests.slice(0, half)), right: anyOf(tests.slice(half)), type: BOOLEAN };
}

/** CASE with typed branches. Throws SqlError when the branches have no type in common. */
export function caseOf(whens: readonly (readonly [Scalar, Scalar])[], otherwise: Scalar, span: Span): Scalar {
  let type: SqlType | undefined = otherwise.type;
  for (const [, then] of whens) type = type && commonType(type, then.type);
  if (!type) throw new SqlError(span, 'Illegal mixing of types in CASE or COALESCE statement');
  const common = type;
  return {
    op: 'case',
    whens: whens.map(([when, then]) => [when, inFormOf(then, common)] as const),
    otherwise: inFormOf(otherwise, common),
    type,
  };
}

/** Computes a call of constants once, now. One that fails keeps failing row by row, as the service does. */
function folded(scalar: Scalar): Scalar {
  if (scalar.op !== 'call' || !scalar.args.every((arg) => arg.op === 'constant')) return scalar;
  const values = scalar.args.map((arg) => (arg.op === 'constant' ? arg.value : null));
  if (scalar.fn.nulls === 'propagate' && values.includes(null)) return constant(null, scalar.type);
  try {
    return constant(scalar.fn.apply(...(values as never[])), scalar.type);
  } catch (error) {
    if (error instanceof RowFailure) return scalar;
    throw error;
  }
}
