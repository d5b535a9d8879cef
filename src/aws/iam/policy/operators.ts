// The condition operators: does one value of the request fulfil one value of the policy? The negated ones are the same, turned round.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
import { parseDate } from './date-value.ts';
import type { OperatorName } from './document.ts';
import { isInRange } from './ip-address.ts';
import { fillIn, fillInPlain, type Lookup, matchesArn, matchesGlob, type Pattern } from './pattern.ts';

/** Does `given` fulfil `wanted`? A policy variable without a value fulfils nothing. */
export type Comparison = (given: string, wanted: Pattern, lookup: Lookup) => boolean;

export interface Operator {
  readonly compare: Comparison;
  /** A negated operator holds when no value of the policy is fulfilled, and when the key is absent. */
  readonly sense: 'positive' | 'negated';
}

const positive = (compare: Comparison): Operator => ({ compare, sense: 'positive' });
const negated = (compare: Comparison): Operator => ({ compare, sense: 'negated' });

const equals = plainly((given, wanted) => given === wanted);
const equalsIgnoreCase = plainly((given, wanted) => given.toLowerCase() === wanted.toLowerCase());
const isLike: Comparison = (given, wanted, lookup) => {
  const glob = fillIn(wanted, lookup);
  return glob !== undefined && matchesGlob(glob, given);
};
// AWS: ArnEquals and ArnLike are the same; each of the six segments is compared for itself.
const isArnLike: Comparison = (given, wanted, lookup) => {
  const glob = fillIn(wanted, lookup);
  return glob !== undefined && matchesArn(glob, given);
};

// Null is decided by the presence of the key alone (evaluate-condition.ts).
export const operators: Readonly<Record<Exclude<OperatorName, 'Null'>, Operator>> = {
  StringEquals: positive(equals),
  StringNotEquals: negated(equals),
  StringEqualsIgnoreCase: positive(equalsIgnoreCase),
  StringNotEqualsIgnoreCase: negated(equalsIgnoreCase),
  StringLike: positive(isLike),
  StringNotLike: negated(isLike),
  NumericEquals: positive(numerically((given, wanted) => given === wanted)),
  NumericNotEquals: negated(numerically((given, wanted) => given === wanted)),
  NumericLessThan: positive(numerically((given, wanted) => given < wanted)),
  NumericLessThanEquals: positive(numerically((given, wanted) => given <= wanted)),
  NumericGreaterThan: positive(numerically((given, wanted) => given > wanted)),
  NumericGreaterThanEquals: positive(numerically((given, wanted) => given >= wanted)),
  DateEquals: positive(byDate((given, wanted) => given === wanted)),
  DateNotEquals: negated(byDate((given, wanted) => given === wanted)),
  DateLessThan: positive(byDate((given, wanted) => given < wanted)),
  DateLessThanEquals: positive(byDate((given, wanted) => given <= wanted)),
  DateGreaterThan: positive(byDate((given, wanted) => given > wanted)),
  DateGreaterThanEquals: positive(byDate((given, wanted) => given >= wanted)),
  Bool: positive(equalsIgnoreCase),
  BinaryEquals: positive(equals),
  IpAddress: positive(plainly(isInRange)),
  NotIpAddress: negated(plainly(isInRange)),
  ArnEquals: positive(isArnLike),
  ArnNotEquals: negated(isArnLike),
  ArnLike: positive(isArnLike),
  ArnNotLike: negated(isArnLike),
};

function plainly(compare: (given: string, wanted: string) => boolean): Comparison {
  return (given, wanted, lookup) => {
    const text = fillInPlain(wanted, lookup);
    return text !== undefined && compare(given, text);
  };
}

function numerically(compare: (given: number, wanted: number) => boolean): Comparison {
  return plainly((given, wanted) => given.trim() !== '' && wanted.trim() !== '' && compare(Number(given), Number(wanted)));
}

function byDate(compare: (given: number, wanted: number) => boolean): Comparison {
  return plainly((given, wanted) => {
    const one = parseDate(given);
    const other = parseDate(wanted);
    return one !== undefined && other !== undefined && compare(one, other);
  });
}
