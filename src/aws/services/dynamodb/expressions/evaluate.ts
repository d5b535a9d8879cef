// Bound conditions to functions over items: made once a request, called once an item.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { attributeOf, type Item } from '../values/attributes.ts';
import { typeOf } from '../values/compare.ts';
import type { BoundLeaf, BoundNode, BoundOperand } from './bound-condition.ts';
import { valueAt } from './document-path.ts';
import { beginsWith, contains, holds, isBetween, sizeOf } from './operators.ts';
import type { Comparator } from './syntax.ts';

export type Test = (item: Item) => boolean;
type Read = (item: Item) => AttributeValue | undefined;

/** The test that a condition is. */
export function testOf(node: BoundNode): Test {
  if (node.kind === 'NOT') {
    const inner = testOf(node.condition);
    return (item) => !inner(item);
  }
  if (node.kind !== 'AND' && node.kind !== 'OR') return leafTest(node);
  const tests = node.conditions.map(testOf);
  return node.kind === 'AND' ? (item) => tests.every((test) => test(item)) : (item) => tests.some((test) => test(item));
}

function leafTest({ name, operands }: BoundLeaf): Test {
  const reads = operands.map(readOf);
  const [first = missing, second = missing, third = missing] = reads;
  switch (name) {
    case 'attribute_exists':
      return (item) => first(item) !== undefined;
    case 'attribute_not_exists':
      return (item) => first(item) === undefined;
    case 'attribute_type':
      return (item) => {
        const value = first(item);
        return value !== undefined && typeOf(value) === second(item)?.S;
      };
    case 'begins_with':
      return (item) => beginsWith(first(item), second(item));
    case 'contains':
      return (item) => contains(first(item), second(item));
    case 'BETWEEN':
      return (item) => isBetween(first(item), second(item), third(item));
    case 'IN': {
      const candidates = reads.slice(1);
      return (item) => {
        const value = first(item);
        return candidates.some((candidate) => holds('=', value, candidate(item)));
      };
    }
    default:
      return (item) => holds(name as Comparator, first(item), second(item));
  }
}

const missing: Read = () => undefined;

function readOf(operand: BoundOperand): Read {
  if (operand.kind === 'value') {
    const { value } = operand;
    return () => value;
  }
  if (operand.kind === 'path') {
    const { path } = operand;
    const [name] = path;
    return path.length === 1 ? (item) => attributeOf(item, name) : (item) => valueAt(item, path);
  }
  const inner = operand.operands.map(readOf)[0] ?? missing;
  return (item) => sizeOf(inner(item));
}
