// The legacy conditions of a request (Expected, QueryFilter, ScanFilter, KeyConditions) as the conditions that expressions give.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.html
import type { AttributeValue, ExpectedAttributeValue, Condition as FilterCondition } from '@aws-sdk/client-dynamodb';
import type { BoundNode } from '../expressions/bound-condition.ts';
import type { Condition, KeyOperator, KeyTest } from '../expressions/compiled.ts';
import { BoundCondition } from '../expressions/condition.ts';
import {
  checkCount,
  checkedCondition,
  invalid,
  invalidParameter,
  type LegacyCondition,
  type LegacyOperator,
  nodeOf,
} from './legacy-condition.ts';

type ConditionalOperator = 'AND' | 'OR' | (string & {});

/** `Expected` of PutItem, UpdateItem and DeleteItem; undefined when there is none. Throws AwsError ValidationException. */
export function conditionFromExpected(
  expected: Readonly<Record<string, ExpectedAttributeValue>> | undefined,
  operator?: ConditionalOperator,
): Condition | undefined {
  const conditions = Object.entries(expected ?? {}).map(([name, one]) => expectedCondition(name, one));
  return combined(conditions, operator);
}

/** `QueryFilter` and `ScanFilter`; undefined when there is none. Throws AwsError ValidationException. */
export function conditionFromFilter(
  filter: Readonly<Record<string, FilterCondition>> | undefined,
  operator?: ConditionalOperator,
): Condition | undefined {
  return combined(filterConditions(filter ?? {}), operator);
}

const keyOperators: Readonly<Partial<Record<LegacyOperator, KeyOperator>>> = {
  EQ: '=',
  LE: '<=',
  LT: '<',
  GE: '>=',
  GT: '>',
  BETWEEN: 'BETWEEN',
  BEGINS_WITH: 'begins_with',
};

/** `KeyConditions` of Query, for `keyConditionOf`. Throws AwsError ValidationException. */
export function keyConditionFromConditions(conditions: Readonly<Record<string, FilterCondition>>): readonly KeyTest[] {
  const checked = filterConditions(conditions);
  if (checked.length !== 1 && checked.length !== 2) throw invalid('Conditions can be of length 1 or 2 only');
  return checked.map(({ name, operator, values }) => ({ name, operator: keyOperators[operator] ?? 'not indexable', values }));
}

function filterConditions(conditions: Readonly<Record<string, FilterCondition>>): LegacyCondition[] {
  return Object.entries(conditions).map(([name, { ComparisonOperator: operator, AttributeValueList: values }]) =>
    checkedCondition(name, operator as LegacyOperator, values ?? []),
  );
}

/** AWS: AND unless told otherwise. The sentences are those that pull request 213 of github.com/ExtendDB/extenddb captured. */
function combined(conditions: readonly LegacyCondition[], operator: ConditionalOperator | undefined): Condition | undefined {
  if (operator !== undefined && conditions.length === 0) throw invalid('ConditionalOperator cannot be used without Filter or Expected');
  if (operator !== undefined && conditions.length === 1)
    throw invalid('ConditionalOperator can only be used when Filter or Expected has two or more elements');
  const [first, ...others] = conditions.map(nodeOf);
  if (first === undefined) return undefined;
  const all: BoundNode = { kind: operator === 'OR' ? 'OR' : 'AND', conditions: [first, ...others] };
  return new BoundCondition(others.length === 0 ? first : all);
}

/** The sentences and their order are those that dynalite recorded from the real service (test/putItem.js). */
function expectedCondition(name: string, expected: ExpectedAttributeValue): LegacyCondition {
  const { AttributeValueList: list, ComparisonOperator: operator, Exists: exists, Value: value } = expected;
  if (list != null && value != null) throw invalidParameter(`Value and AttributeValueList cannot be used together for Attribute: ${name}`);
  if (operator != null) {
    if (exists != null) throw invalidParameter(`Exists and ComparisonOperator cannot be used together for Attribute: ${name}`);
    return comparison(name, operator as LegacyOperator, list ?? (value == null ? undefined : [value]));
  }
  if (list != null) throw invalidParameter(`AttributeValueList can only be used with a ComparisonOperator for Attribute: ${name}`);
  if (exists === false) {
    if (value != null) throw invalidParameter(`Value cannot be used when Exists is false for Attribute: ${name}`);
    return { name, operator: 'NULL', values: [] };
  }
  if (value == null) throw invalidParameter(`Value must be provided when Exists is ${exists ?? 'null'} for Attribute: ${name}`);
  return checkedCondition(name, 'EQ', [value]);
}

function comparison(name: string, operator: LegacyOperator, values: readonly AttributeValue[] | undefined): LegacyCondition {
  if (values === undefined && operator !== 'NULL' && operator !== 'NOT_NULL')
    throw invalidParameter(`Value or AttributeValueList must be used with ComparisonOperator: ${operator} for Attribute: ${name}`);
  checkCount(operator, values?.length ?? 0);
  return checkedCondition(name, operator, values ?? []);
}
