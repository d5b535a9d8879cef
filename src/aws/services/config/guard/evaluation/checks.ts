// exists, empty, is_string and the others that ask about one value.
import { GuardEvaluationError } from '../guard-error.ts';
import type { UnaryClause, UnaryOperator } from '../syntax/tree.ts';
import type { GuardValue } from '../values/value.ts';
import type { QueryResult, Status } from './scope.ts';

export interface Checked {
  readonly result: QueryResult;
  readonly holds: boolean;
}

/** Of each value that was selected; or the status of the clause where nothing was. */
export function check(clause: UnaryClause, results: readonly QueryResult[]): Status | readonly Checked[] {
  const { operator, negated, inverted } = clause;
  const turn = (holds: boolean) => (holds !== negated) !== inverted;
  // AWS: `%selected !empty` asks whether anything was selected, not whether each value is empty.
  const asksForSelection = operator === 'empty' && selects(clause);
  if (results.length === 0) return asksForSelection ? (turn(true) ? 'PASS' : 'FAIL') : 'SKIP';
  if (asksForSelection)
    return results.map((result) => ({ result, holds: turn(result.is === 'unresolved' || result.value.kind === 'null') }));
  return results.map((result) => ({ result, holds: turn(holdsFor(operator, result)) }));
}

/** A query that is just a variable, or ends with a filter. */
function selects({ query: { parts } }: UnaryClause): boolean {
  const last = parts.at(-1);
  return last?.is === 'filter' || last?.is === 'keys' || (last?.is === 'variable' && parts.length === 1);
}

const KINDS: Readonly<Record<Exclude<UnaryOperator, 'exists' | 'empty'>, GuardValue['kind']>> = {
  is_string: 'string',
  is_list: 'list',
  is_struct: 'map',
  is_bool: 'bool',
  is_int: 'int',
  is_float: 'float',
  is_null: 'null',
};

function holdsFor(operator: UnaryOperator, result: QueryResult): boolean {
  if (operator === 'exists') return result.is !== 'unresolved';
  if (operator === 'empty') return result.is === 'unresolved' || isEmpty(result.value);
  return result.is !== 'unresolved' && result.value.kind === KINDS[operator];
}

function isEmpty(value: GuardValue): boolean {
  switch (value.kind) {
    case 'list':
      return value.items.length === 0;
    case 'map':
      return value.entries.size === 0;
    case 'string':
      return value.value === '';
    case 'bool':
      return false;
    default:
      throw new GuardEvaluationError(
        `empty asks about lists, structs and strings, but ${value.path || 'the value'} is of kind ${value.kind}`,
      );
  }
}
