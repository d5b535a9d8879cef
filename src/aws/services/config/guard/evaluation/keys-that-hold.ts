// `[ keys == /^aws/ ]`: the members of a struct whose keys hold.
import type { BinaryComparison } from '../syntax/tree.ts';
import { type Comparison, equal } from '../values/compare.ts';
import type { GuardValue, MapValue } from '../values/value.ts';
import type { QueryResult } from './scope.ts';

export function keysThatHold(
  map: MapValue,
  { operator, negated }: BinaryComparison,
  operands: readonly QueryResult[],
): readonly GuardValue[] {
  const asIn = operator === 'in' || operands.length > 1;
  return [...map.entries].flatMap(([name, value]) => {
    const key: GuardValue = { kind: 'string', path: `${map.path}/${name}`, value: name };
    const holds = operands.some((operand) => {
      if (operand.is === 'unresolved') return false;
      const outcome = asIn ? isIn(key, operand.value) : isEqual(key, operand);
      return outcome !== 'not comparable' && outcome !== negated;
    });
    return holds ? [value] : [];
  });
}

/** A list of one value, written in the policy, is compared as that value. */
function isEqual(key: GuardValue, operand: Exclude<QueryResult, { is: 'unresolved' }>): Comparison {
  const { value } = operand;
  const only = operand.is === 'literal' && value.kind === 'list' && value.items.length === 1 ? value.items[0] : undefined;
  return equal(key, only ?? value);
}

/** In a text: as a part of it. In a list: equal to one of its items, all of which must be comparable. */
function isIn(key: GuardValue, value: GuardValue): Comparison {
  if (key.kind === 'string' && value.kind === 'string') return value.value.includes(key.value);
  if (value.kind !== 'list') return equal(key, value);
  const outcomes = value.items.map((item) => equal(key, item));
  if (!outcomes.includes('not comparable')) return outcomes.includes(true);
  const only = value.items.length === 1 ? value.items[0] : undefined;
  return only ? equal(key, only) : 'not comparable';
}
