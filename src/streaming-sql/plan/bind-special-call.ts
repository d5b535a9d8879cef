// Calls that are not plain functions of their arguments' values: FLOOR TO, STEP, EXTRACT, COALESCE, NULLIF, MONOTONIC.
import { inFormOf } from '../functions/cast.ts';
import { comparison, IS_NOT_NULL } from '../functions/comparison.ts';
import { currentTime, extract, roundToUnit, stepTo } from '../functions/datetime-functions.ts';
import { bindScalarFunction } from '../functions/scalar-functions.ts';
import { call, constant, type Scalar, type ScalarFunction } from '../semantics/scalar.ts';
import { BOOLEAN, commonType, familyOf, NULL_TYPE, type SqlType, typeText } from '../semantics/sql-type.ts';
import type { CallExpression, Expression } from '../syntax/ast.ts';
import { SqlError } from '../syntax/sql-error.ts';

/** MONOTONIC(x): x itself, and the promise that it never decreases. */
export const MONOTONIC: ScalarFunction = { name: 'MONOTONIC', nulls: 'propagate', apply: (x: never) => x };

type Bind = (argument: Expression) => Scalar;

/** The bound call, or undefined when it is none of these. Throws SqlError. */
export function bindSpecialCall(node: CallExpression, bind: Bind): Scalar | undefined {
  const { name, args, unit, span } = node;
  if (args.length === 0 && !node.star) return currentTime(name);
  if ((name === 'FLOOR' || name === 'CEIL' || name === 'CEILING') && unit) return rounded(node, bind);
  if (name === 'STEP') return step(node, bind);
  if (name === 'EXTRACT' && unit) {
    const operand = bind(args[0] as Expression);
    const family = familyOf(operand.type);
    const result = family === 'datetime' || family === 'interval' ? extract(unit, operand) : undefined;
    if (!result) throw new SqlError(span, `Cannot extract ${unit} from ${typeText(operand.type)}`);
    return result;
  }
  if (name === 'COALESCE') return coalesce(node, bind);
  if (name === 'NULLIF' && args.length === 2) {
    const [a, b] = args.map(bind) as [Scalar, Scalar];
    const same = comparison('=', a, b);
    if (!same) throw new SqlError(span, `Cannot apply 'NULLIF' to arguments of type '<${typeText(a.type)}>' and '<${typeText(b.type)}>'`);
    return { op: 'case', whens: [[same, constant(null, a.type)]], otherwise: a, type: a.type };
  }
  if (name === 'MONOTONIC' && args.length === 1) {
    const operand = bind(args[0] as Expression);
    return call(MONOTONIC, [operand], operand.type);
  }
  if (name === 'SUBSTRING_FROM' && args.length === 2) {
    // SUBSTRING(s FROM 'regex') and SUBSTRING(s FROM 3) differ by the type alone.
    const bound = args.map(bind);
    if (familyOf((bound[1] as Scalar).type) !== 'character') return undefined;
    const result = bindScalarFunction('SUBSTRING_REGEX', bound);
    if (typeof result === 'string') throw new SqlError(span, result);
    return result;
  }
  return undefined;
}

function rounded({ name, args, unit, span }: CallExpression, bind: Bind): Scalar {
  const operand = bind(args[0] as Expression);
  const family = familyOf(operand.type);
  const result =
    (family === 'datetime' || family === 'interval') && unit ? roundToUnit(name === 'FLOOR' ? 'FLOOR' : 'CEIL', operand, unit) : undefined;
  if (!result) throw new SqlError(span, `Cannot apply '${name}' to arguments of type '${name}(<${typeText(operand.type)}> TO ${unit})'`);
  return result;
}

function step({ args, span }: CallExpression, bind: Bind): Scalar | undefined {
  const [operand, by] = args.map(bind) as [Scalar, Scalar];
  if (by.type.kind !== 'INTERVAL') return undefined;
  if (by.op === 'constant' && typeof by.value === 'number' && by.value <= 0)
    throw new SqlError(span, 'STEP: the interval must be greater than 0');
  const result = stepTo(operand, by);
  if (!result)
    throw new SqlError(span, `Cannot apply 'STEP' to arguments of type 'STEP(<${typeText(operand.type)}> BY <${typeText(by.type)}>)'`);
  return result;
}

/** COALESCE(a, b, ...): the first that is not NULL. */
function coalesce({ args, span }: CallExpression, bind: Bind): Scalar {
  const values = args.map(bind);
  let type: SqlType | undefined = NULL_TYPE;
  for (const value of values) type = type && commonType(type, value.type);
  const last = values.pop();
  if (!type || !last) throw new SqlError(span, 'Illegal mixing of types in CASE or COALESCE statement');
  if (values.length === 0) return last;
  const common = type;
  const whens = values.map((value) => [call(IS_NOT_NULL, [value], BOOLEAN), inFormOf(value, common)] as const);
  return { op: 'case', whens, otherwise: inFormOf(last, common), type };
}
