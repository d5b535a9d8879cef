// Equal, and less or more: what Guard compares with what. Other pairs are "not comparable", which fails a clause, negated or not.
import type { GuardValue, RangeValue } from './value.ts';

export type Comparison = boolean | 'not comparable';

/** `==` of a clause. */
export function equal(left: GuardValue, right: GuardValue): Comparison {
  if (left.kind === 'string' && right.kind === 'regex') return right.value.matches(left.value);
  if (left.kind === 'regex' && right.kind === 'string') return left.value.matches(right.value);
  if (left.kind === 'regex' && right.kind === 'regex') return left.value.source === right.value.source;
  if (left.kind === 'bool' && right.kind === 'bool') return left.value === right.value;
  if (right.kind === 'range' && left.kind === right.of) return isWithin(left.value, right);
  if (left.kind === 'map' && right.kind === 'map') {
    if (left.entries.size !== right.entries.size) return false;
    return everyOf([...left.entries], ([key, member]) => {
      const other = right.entries.get(key);
      return other === undefined ? false : equal(member, other);
    });
  }
  if (left.kind === 'list' && right.kind === 'list') {
    if (left.items.length !== right.items.length) return false;
    return everyOf(left.items, (item, index) => equal(item, right.items[index] as GuardValue));
  }
  const order = orderOf(left, right);
  return order === 'not comparable' ? order : order === 0;
}

/** Is an item in a list the same as another value? Here nothing is "not comparable": it just is not the same. */
export function isSame(left: GuardValue, right: GuardValue): boolean {
  if (left.kind === 'map' && right.kind === 'map') {
    if (left.entries.size !== right.entries.size) return false;
    return [...left.entries].every(([key, member]) => {
      const other = right.entries.get(key);
      return other !== undefined && isSame(member, other);
    });
  }
  if (left.kind === 'list' && right.kind === 'list') {
    if (left.items.length !== right.items.length) return false;
    return left.items.every((item, index) => isSame(item, right.items[index] as GuardValue));
  }
  return equal(left, right) === true;
}

/** Negative, zero or positive, as left comes before, with or after right. */
export function orderOf(left: GuardValue, right: GuardValue): number | 'not comparable' {
  if (left.kind === 'null' && right.kind === 'null') return 0;
  if (left.kind === 'int' && right.kind === 'int') return left.value - right.value;
  if (left.kind === 'float' && right.kind === 'float') return left.value - right.value;
  if (left.kind === 'string' && right.kind === 'string') return textOrder(left.value, right.value);
  if (left.kind === 'char' && right.kind === 'char') return textOrder(left.value, right.value);
  return 'not comparable';
}

/** Not comparable as soon as one pair is, unless an earlier one already differs. */
function everyOf<Item>(items: readonly Item[], comparison: (item: Item, index: number) => Comparison): Comparison {
  for (const [index, item] of items.entries()) {
    const outcome = comparison(item, index);
    if (outcome !== true) return outcome;
  }
  return true;
}

function isWithin(value: number | string, range: RangeValue): boolean {
  const fromLower = bound(value, range.lower);
  const fromUpper = bound(value, range.upper);
  return (range.lowerBelongs ? fromLower >= 0 : fromLower > 0) && (range.upperBelongs ? fromUpper <= 0 : fromUpper < 0);
}

const bound = (value: number | string, limit: number | string): number =>
  typeof value === 'number' && typeof limit === 'number' ? value - limit : textOrder(String(value), String(limit));

/** By code point, as UTF-8 sorts; JavaScript's own `<` sorts by UTF-16 unit. */
function textOrder(left: string, right: string): number {
  if (left === right) return 0;
  const lefts = Array.from(left);
  const rights = Array.from(right);
  const index = lefts.findIndex((char, at) => char !== rights[at]);
  if (index < 0) return lefts.length - rights.length;
  return (lefts[index]?.codePointAt(0) ?? 0) - (rights[index]?.codePointAt(0) ?? -1);
}
