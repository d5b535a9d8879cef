// What a WHERE demands of single attributes: what a key could answer, found in its condition.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { BoundNode } from '../expressions/bound-condition.ts';
import type { KeyOperator, KeyTest } from '../expressions/compiled.ts';
import { BoundCondition } from '../expressions/condition.ts';
import type { KeyChoices, Where } from './statement.ts';

const mirrored: Readonly<Record<string, KeyOperator>> = { '=': '=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/** The WHERE with this condition, or without any. */
export function whereOf(root: BoundNode | undefined): Where {
  if (root === undefined) return { tests: [], choices: [] };
  const parts = partsOf(root);
  const tests = parts.flatMap((part) => testOf(part) ?? []);
  const choices = parts.flatMap((part) => choicesOf(part) ?? []);
  return { condition: new BoundCondition(root), tests, choices };
}

function partsOf(node: BoundNode): BoundNode[] {
  return node.kind === 'AND' ? node.conditions.flatMap(partsOf) : [node];
}

function testOf(node: BoundNode): KeyTest | undefined {
  if (node.kind !== 'operator' && node.kind !== 'function') return undefined;
  const { name, operands } = node;
  const [first, second] = operands;
  if (first?.kind === 'value' && second?.kind === 'path' && second.path.length === 1) {
    const operator = mirrored[name];
    return operator === undefined ? undefined : { name: second.path[0], operator, values: [first.value] };
  }
  const values = operands.slice(1).flatMap((operand) => (operand.kind === 'value' ? [operand.value] : []));
  if (first?.kind !== 'path' || first.path.length > 1 || values.length !== operands.length - 1) return undefined;
  if (!Object.hasOwn(mirrored, name) && name !== 'BETWEEN' && name !== 'begins_with') return undefined;
  return { name: first.path[0], operator: name as KeyOperator, values };
}

/** `a IN [x, y]` and `a = x OR a = y` */
function choicesOf(node: BoundNode): KeyChoices | undefined {
  if (node.kind === 'operator' && node.name === 'IN') {
    const [first, ...others] = node.operands;
    const values = others.flatMap((operand) => (operand.kind === 'value' ? [operand.value] : []));
    const whole = first?.kind === 'path' && first.path.length === 1 && values.length === others.length;
    return whole ? { name: first.path[0], values } : undefined;
  }
  if (node.kind !== 'OR') return undefined;
  const equalities = node.conditions.map(testOf);
  const name = equalities[0]?.name;
  const values: AttributeValue[] = [];
  for (const test of equalities) {
    const [value] = test?.operator === '=' && test.name === name ? test.values : [];
    if (value === undefined) return undefined;
    values.push(value);
  }
  return name === undefined ? undefined : { name, values };
}
