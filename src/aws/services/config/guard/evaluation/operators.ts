// == in > < >= <= between all that a query selected and all that it is compared with.
import type { BinaryComparison, BinaryOperator } from '../syntax/tree.ts';
import { type Comparison, equal, isSame, orderOf } from '../values/compare.ts';
import { type GuardValue, isScalar, type ListValue } from '../values/value.ts';
import type { QueryResult } from './scope.ts';

/** What came of one comparison; a clause holds for the values that passed. */
export type Outcome =
  | { readonly is: 'unresolved'; readonly side: 'left' | 'right'; readonly result: Unresolved }
  | { readonly is: 'not comparable'; readonly left: GuardValue; readonly right: GuardValue }
  | { readonly is: 'pair'; readonly holds: boolean; readonly left: GuardValue; readonly right: GuardValue }
  /** A list in a list: `missing` are its items that are not there. */
  | {
      readonly is: 'list';
      readonly holds: boolean;
      readonly left: ListValue;
      readonly right: GuardValue;
      readonly missing: readonly GuardValue[];
    }
  /** All that was selected on the left against all that was selected on the right. */
  | {
      readonly is: 'selections';
      readonly holds: boolean;
      readonly lefts: readonly GuardValue[];
      readonly rights: readonly GuardValue[];
      readonly missing: readonly GuardValue[];
    };
type Unresolved = Extract<QueryResult, { is: 'unresolved' }>;

/** Undefined where one side selected nothing at all: then the clause is skipped. */
export function compare(
  { operator, negated }: BinaryComparison,
  left: readonly QueryResult[],
  right: readonly QueryResult[],
): Outcome[] | undefined {
  if (left.length === 0 || right.length === 0) return undefined;
  const outcomes =
    operator === '==' ? equality(left, right) : operator === 'in' ? containment(left, right) : ordering(operator, left, right);
  if (!negated) return outcomes;
  const diffOf = operator === '==' && right.length >= left.length ? 'rights' : 'lefts';
  return outcomes.map((outcome) => turned(outcome, diffOf));
}

/** `not`: what is unresolved or not comparable fails all the same. */
function turned(outcome: Outcome, diffOf: 'lefts' | 'rights'): Outcome {
  if (outcome.is === 'unresolved' || outcome.is === 'not comparable') return outcome;
  if (outcome.is === 'pair') return { ...outcome, holds: !outcome.holds };
  const all = outcome.is === 'list' ? outcome.left.items : outcome.holds ? outcome.lefts : outcome[diffOf];
  const missing = outcome.holds ? all : all.filter((value) => !contains(outcome.missing, value));
  return { ...outcome, missing, holds: !outcome.holds && missing.length === 0 };
}

const contains = (list: readonly GuardValue[], value: GuardValue): boolean => list.some((item) => isSame(item, value));

/** The values of one side; what is unresolved becomes an outcome of its own. */
function resolvedOf(results: readonly QueryResult[], side: 'left' | 'right', outcomes: Outcome[], times = 1): GuardValue[] {
  return results.flatMap((result) => {
    if (result.is !== 'unresolved') return [result.value];
    for (let count = 0; count < times; count += 1) outcomes.push({ is: 'unresolved', side, result });
    return [];
  });
}

const literalOf = (results: readonly QueryResult[]): GuardValue | undefined =>
  results.length === 1 && results[0]?.is === 'literal' ? results[0].value : undefined;
const itemsOf = (value: GuardValue): readonly GuardValue[] => (value.kind === 'list' ? value.items : [value]);

function pair(left: GuardValue, right: GuardValue, outcome: Comparison): Outcome {
  return outcome === 'not comparable' ? { is: 'not comparable', left, right } : { is: 'pair', holds: outcome, left, right };
}
const equalPair = (left: GuardValue, right: GuardValue): Outcome => pair(left, right, equal(left, right));

/** Each item of the left with each of the right, lists taken apart. */
function ordering(operator: Exclude<BinaryOperator, '==' | 'in'>, left: readonly QueryResult[], right: readonly QueryResult[]): Outcome[] {
  const outcomes: Outcome[] = [];
  const lefts = resolvedOf(left, 'left', outcomes).flatMap(itemsOf);
  const rights = resolvedOf(right, 'right', outcomes, lefts.length).flatMap(itemsOf);
  for (const one of lefts) for (const other of rights) outcomes.push(pair(one, other, isOrdered(operator, orderOf(one, other))));
  return outcomes;
}

function isOrdered(operator: '>' | '<' | '>=' | '<=', order: number | 'not comparable'): Comparison {
  if (order === 'not comparable') return order;
  if (operator === '>') return order > 0;
  if (operator === '<') return order < 0;
  return operator === '>=' ? order >= 0 : order <= 0;
}

function equality(left: readonly QueryResult[], right: readonly QueryResult[]): Outcome[] {
  const leftLiteral = literalOf(left);
  const rightLiteral = literalOf(right);
  if (leftLiteral && rightLiteral) return [equalPair(leftLiteral, rightLiteral)];
  const outcomes: Outcome[] = [];
  if (leftLiteral) {
    const rights = resolvedOf(right, 'right', outcomes);
    const others = leftLiteral.kind === 'list' ? rights : rights.flatMap(itemsOf);
    return [...outcomes, ...others.map((other) => equalPair(leftLiteral, other))];
  }
  const lefts = resolvedOf(left, 'left', outcomes);
  if (rightLiteral?.kind === 'list') {
    const only = rightLiteral.items.length === 1 ? rightLiteral.items[0] : undefined;
    return [...outcomes, ...lefts.map((one) => equalPair(one, isScalar(one) && only ? only : rightLiteral))];
  }
  if (rightLiteral) return [...outcomes, ...lefts.flatMap(itemsOf).map((one) => equalPair(one, rightLiteral))];
  const rights = resolvedOf(right, 'right', outcomes, lefts.length);
  const missing =
    lefts.length > rights.length ? lefts.filter((one) => !contains(rights, one)) : rights.filter((other) => !contains(lefts, other));
  return [...outcomes, { is: 'selections', holds: missing.length === 0, lefts, rights, missing }];
}

function containment(left: readonly QueryResult[], right: readonly QueryResult[]): Outcome[] {
  const leftLiteral = literalOf(left);
  const rightLiteral = literalOf(right);
  if (leftLiteral && rightLiteral) {
    const asText = textIn(leftLiteral, rightLiteral);
    return [asText.is === 'pair' && asText.holds ? asText : containedIn(leftLiteral, rightLiteral)];
  }
  const outcomes: Outcome[] = [];
  if (leftLiteral) {
    const rights = resolvedOf(right, 'right', outcomes);
    if (leftLiteral.kind !== 'list' || rights.some(({ kind }) => kind === 'list'))
      return [...outcomes, ...rights.map((other) => containedIn(leftLiteral, other))];
    const missing = leftLiteral.items.filter((item) => !contains(rights, item));
    return [...outcomes, { is: 'selections', holds: missing.length === 0, lefts: [leftLiteral], rights, missing }];
  }
  const lefts = resolvedOf(left, 'left', outcomes);
  if (rightLiteral?.kind === 'string') return [...outcomes, ...lefts.flatMap(itemsOf).map((one) => textIn(one, rightLiteral))];
  if (rightLiteral) return [...outcomes, ...lefts.map((one) => containedIn(one, rightLiteral))];
  const rights = resolvedOf(right, 'right', outcomes, lefts.length);
  const missing = lefts.filter((one) => !rights.some((other) => holds(containedIn(one, other))));
  return [...outcomes, { is: 'selections', holds: missing.length === 0, lefts, rights, missing }];
}

const holds = (outcome: Outcome): boolean => 'holds' in outcome && outcome.holds;

const textIn = (left: GuardValue, right: GuardValue): Outcome =>
  left.kind === 'string' && right.kind === 'string'
    ? pair(left, right, right.value.includes(left.value))
    : { is: 'not comparable', left, right };

function containedIn(left: GuardValue, right: GuardValue): Outcome {
  if (left.kind !== 'list') return right.kind === 'list' ? pair(left, right, contains(right.items, left)) : equalPair(left, right);
  if (right.kind !== 'list') return { is: 'not comparable', left, right };
  const missing =
    right.items[0]?.kind === 'list'
      ? [left].filter(() => !contains(right.items, left))
      : left.items.filter((item) => !contains(right.items, item));
  return { is: 'list', holds: missing.length === 0, left, right, missing };
}
