// Key conditions: which partition, and which range of its sort key, a Query reads.
// The sentences and their order are those that dynalite recorded from the real service (test/query.js).
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { AwsError, invariant } from '../../../core/errors.ts';
import { typeOf } from '../values/compare.ts';
import type { BoundLeaf, BoundNode, BoundOperand } from './bound-condition.ts';
import type { Condition, KeyCondition, KeyOperator, KeyTest } from './compiled.ts';
import { BoundCondition } from './condition.ts';

export type KeyType = 'S' | 'N' | 'B';

const invalid = (sentence: string) => new AwsError('ValidationException', sentence);
const mostTests = 2;

const functionsOfNoKey = new Set(['attribute_exists', 'attribute_not_exists', 'attribute_type', 'contains']);

const mirrored: Readonly<Record<string, KeyOperator>> = { '=': '=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/**
 * The conditions of a KeyConditionExpression by key attribute, before the table is known: AWS refuses at this point what no table
 * could answer. Throws AwsError ValidationException.
 */
export function keyTestsOf(condition: Condition): readonly KeyTest[] {
  invariant(condition instanceof BoundCondition, 'a key condition that no parser made');
  const tests = new Map<string, KeyTest>();
  collect(condition.root, tests);
  if (tests.size > mostTests) throw invalid('Conditions can be of length 1 or 2 only');
  return [...tests.values()];
}

/**
 * The key condition for a table or index. Throws AwsError ValidationException when the tests do not fit its key.
 * @param keyNames the partition key, then the sort key if there is one
 * @param keyTypes the types of the key attributes by name, or in the order of `keyNames`
 */
export function keyConditionOf(
  condition: Condition | readonly KeyTest[],
  keyNames: readonly string[],
  keyTypes: Readonly<Record<string, KeyType | string>> | readonly (KeyType | string)[],
): KeyCondition {
  const tests = 'evaluate' in condition ? keyTestsOf(condition) : condition;
  if (keyNames.length === 1 && tests.length > 1) throw invalid('Query key condition not supported');
  const typeAt = (index: number): string | undefined =>
    Array.isArray(keyTypes) ? keyTypes[index] : (keyTypes as Readonly<Record<string, string>>)[keyNames[index] ?? ''];
  const [partition, sort] = keyNames.map((name, index) => {
    const test = tests.find((candidate) => candidate.name === name);
    if (test === undefined) {
      if (index === 0 || tests.length > 1) throw invalid(`Query condition missed key schema element: ${name}`);
      return undefined;
    }
    checkTest(test, { type: typeAt(index), isPartition: index === 0 });
    return test;
  });
  const [value] = partition?.values ?? [];
  if (partition === undefined || value === undefined) throw invalid('Query key condition not supported');
  if (sort === undefined || sort.operator === 'not indexable') return { partition: { name: partition.name, value } };
  return { partition: { name: partition.name, value }, sort: { ...sort, operator: sort.operator } };
}

function checkTest({ name, operator, values }: KeyTest, { type, isPartition }: { type: string | undefined; isPartition: boolean }): void {
  if (operator === 'not indexable') throw invalid('Attempted conditional constraint is not an indexable operation');
  if (values.some((value) => typeOf(value) !== type))
    throw invalid('One or more parameter values were invalid: Condition parameter type does not match schema type');
  if (isPartition && operator !== '=') throw invalid('Query key condition not supported');
  for (const value of values) if (value.S === '' || value.B?.length === 0) throw emptyKey(name, value);
}

/** Inferred from the sentence for a Key that is empty (test/putItem.js). */
const emptyKey = (name: string, value: AttributeValue) =>
  invalid(
    'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ' +
      `${value.S === undefined ? 'binary' : 'string'} value. Key: ${name}`,
  );

function collect(node: BoundNode, tests: Map<string, KeyTest>): void {
  if (node.kind === 'OR' || node.kind === 'NOT') throw wrongOperator(node.kind);
  if (node.kind === 'AND') {
    for (const condition of node.conditions) collect(condition, tests);
    return;
  }
  const test = testOf(node);
  if (tests.has(test.name)) throw invalid('KeyConditionExpressions must only contain one condition per key');
  tests.set(test.name, test);
}

function testOf(leaf: BoundLeaf): KeyTest {
  const { name: operator, operands } = leaf;
  if (operator === 'IN' || operator === '<>' || functionsOfNoKey.has(operator)) throw wrongOperator(operator);
  if ((operator === 'BETWEEN' || operator === 'begins_with') && operands[0]?.kind !== 'path')
    throw wrongCondition(`${operator} operator must have the key attribute as its first operand`);
  const at = attributeIndex(operands);
  const attribute = operands[at];
  if (attribute?.kind !== 'path') throw wrongCondition('No key attribute specified');
  const values = operands.flatMap((operand) => (operand.kind === 'value' ? [operand.value] : []));
  return { name: attribute.path[0], operator: at === 0 ? (operator as KeyOperator) : (mirrored[operator] ?? '='), values };
}

/** Where the one attribute stands; -1 when there is none. */
function attributeIndex(operands: readonly BoundOperand[]): number {
  let found = -1;
  for (const [index, operand] of operands.entries()) {
    if (operand.kind === 'function') throw invalid('KeyConditionExpressions cannot contain nested operations');
    if (operand.kind !== 'path') continue;
    if (found !== -1) throw wrongCondition('Multiple attribute names used in one condition');
    if (operand.path.length > 1) throw invalid('KeyConditionExpressions cannot have conditions on nested attributes');
    found = index;
  }
  return found;
}

const wrongOperator = (operator: string) => invalid(`Invalid operator used in KeyConditionExpression: ${operator}`);
const wrongCondition = (sentence: string) => invalid(`Invalid condition in KeyConditionExpression: ${sentence}`);
