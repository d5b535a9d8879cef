// Does an item fulfil the condition of a query? Of a property with many values one is enough.
import type { Condition } from './ast.ts';
import { fulfils, isLike } from './comparison.ts';
import { valuesAt } from './property.ts';

/** A property that the item lacks fulfils no test; a NOT around the test it does. */
export function holdsFor(condition: Condition, item: unknown): boolean {
  switch (condition.kind) {
    case 'and':
      return holdsFor(condition.left, item) && holdsFor(condition.right, item);
    case 'or':
      return holdsFor(condition.left, item) || holdsFor(condition.right, item);
    case 'not':
      return !holdsFor(condition.condition, item);
    default:
      return valuesAt(item, condition.path).some((value) => matches(condition, value));
  }
}

function matches(test: Exclude<Condition, { kind: 'and' | 'or' | 'not' }>, value: unknown): boolean {
  switch (test.kind) {
    case 'compare':
      return fulfils(value, test.operator, test.value);
    case 'in':
      return test.values.some((wanted) => fulfils(value, '=', wanted));
    case 'between':
      return fulfils(value, '>=', test.low) && fulfils(value, '<=', test.high);
    case 'like':
      return isLike(value, test.prefix, test.wildcards);
  }
}
