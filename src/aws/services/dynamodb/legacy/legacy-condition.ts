// One condition of the legacy parameters (Expected, QueryFilter, ScanFilter, KeyConditions): its checks, and the same condition as a tree.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.html
// The sentences are those that dynalite recorded from the real service (test/query.js, test/scan.js, test/putItem.js).
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { AwsError } from '../../../core/errors.ts';
import type { BoundNode, BoundOperand } from '../expressions/bound-condition.ts';
import { type AttributeType, compareValues, typeOf } from '../values/compare.ts';
import { validateAttributeValue } from '../values/validate.ts';

export const legacyOperators = [
  'EQ',
  'NE',
  'IN',
  'LE',
  'LT',
  'GE',
  'GT',
  'BETWEEN',
  'NOT_NULL',
  'NULL',
  'CONTAINS',
  'NOT_CONTAINS',
  'BEGINS_WITH',
] as const;
export type LegacyOperator = (typeof legacyOperators)[number];

/** A checked condition: its values are in normal form and as many as the operator takes. */
export interface LegacyCondition {
  readonly name: string;
  readonly operator: LegacyOperator;
  readonly values: readonly AttributeValue[];
}

export const invalid = (sentence: string) => new AwsError('ValidationException', sentence);
export const invalidParameter = (sentence: string) => invalid(`One or more parameter values were invalid: ${sentence}`);

const scalars: readonly AttributeType[] = ['S', 'N', 'B'];
/** AWS: EQ and NE take every type. BOOL and NULL are not among what dynalite saw refused by CONTAINS. */
const typesTaken: Readonly<Partial<Record<LegacyOperator, readonly AttributeType[]>>> = {
  LE: scalars,
  LT: scalars,
  GE: scalars,
  GT: scalars,
  IN: scalars,
  BETWEEN: scalars,
  CONTAINS: [...scalars, 'BOOL', 'NULL'],
  NOT_CONTAINS: [...scalars, 'BOOL', 'NULL'],
  BEGINS_WITH: ['S', 'B'],
};

/** Checks values, their number, their types and their order, as AWS does one after the other. Throws AwsError ValidationException. */
export function checkedCondition(name: string, operator: LegacyOperator, given: readonly AttributeValue[]): LegacyCondition {
  const values = given.map((value) => validateAttributeValue(value));
  checkCount(operator, values.length);
  const types = values.map(typeOf);
  if (types.some((type) => type !== types[0])) throw invalidParameter('AttributeValues inside AttributeValueList must be of same type');
  const wrong = types.find((type) => typesTaken[operator]?.includes(type) === false);
  if (wrong !== undefined) throw invalidParameter(`ComparisonOperator ${operator} is not valid for ${wrong} AttributeValue type`);
  const [lower, upper] = values;
  if (operator === 'BETWEEN' && lower !== undefined && upper !== undefined && (compareValues(lower, upper) ?? 0) > 0)
    throw invalid('The BETWEEN condition was provided a range where the lower bound is greater than the upper bound');
  return { name, operator, values };
}

/** Throws AwsError ValidationException when the operator does not take so many values. */
export function checkCount(operator: LegacyOperator, count: number): void {
  if (!takes(operator, count)) throw invalidParameter(`Invalid number of argument(s) for the ${operator} ComparisonOperator`);
}

function takes(operator: LegacyOperator, count: number): boolean {
  if (operator === 'NULL' || operator === 'NOT_NULL') return count === 0;
  if (operator === 'IN') return count > 0;
  return count === (operator === 'BETWEEN' ? 2 : 1);
}

const comparators: Readonly<Partial<Record<LegacyOperator, string>>> = { EQ: '=', NE: '<>', LE: '<=', LT: '<', GE: '>=', GT: '>' };

/** The condition as expressions have it. */
export function nodeOf({ name, operator, values }: LegacyCondition): BoundNode {
  const operands: BoundOperand[] = [{ kind: 'path', path: [name] }, ...values.map((value): BoundOperand => ({ kind: 'value', value }))];
  const call = (called: string): BoundNode => ({ kind: 'function', name: called, operands });
  switch (operator) {
    case 'NOT_NULL':
      return call('attribute_exists');
    case 'NULL':
      return call('attribute_not_exists');
    case 'CONTAINS':
      return call('contains');
    case 'NOT_CONTAINS':
      return notContains(name, call('contains'));
    case 'BEGINS_WITH':
      return call('begins_with');
    default:
      return { kind: 'operator', name: comparators[operator] ?? operator, operands };
  }
}

/** AWS: "Checks for absence of a subsequence, or absence of a value in a set": of an attribute that is there. */
function notContains(name: string, contains: BoundNode): BoundNode {
  const exists: BoundNode = { kind: 'function', name: 'attribute_exists', operands: [{ kind: 'path', path: [name] }] };
  return { kind: 'AND', conditions: [exists, { kind: 'NOT', condition: contains }] };
}
