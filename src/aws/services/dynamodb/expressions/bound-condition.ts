// Conditions whose names and values are known: the form that is checked, evaluated, and read as a key condition.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { AttributeType } from '../values/compare.ts';
import { typeOf } from '../values/compare.ts';
import type { DocumentPath } from './compiled.ts';
import type { ExpressionContext } from './context.ts';
import type { ExpressionParameter } from './invalid-expression.ts';
import { resolvePath, resolveValue } from './resolve.ts';
import type { Comparator, ConditionNode, LeafNode, OperandNode } from './syntax.ts';

export type BoundOperand =
  | { readonly kind: 'path'; readonly path: DocumentPath }
  | { readonly kind: 'value'; readonly value: AttributeValue }
  | { readonly kind: 'function'; readonly name: string; readonly operands: readonly BoundOperand[] };

export interface BoundLeaf {
  readonly kind: 'function' | 'operator';
  /** A comparator, BETWEEN, IN or a function. */
  readonly name: Comparator | 'BETWEEN' | 'IN' | (string & {});
  readonly operands: readonly BoundOperand[];
}

export type BoundNode =
  | BoundLeaf
  | { readonly kind: 'AND'; readonly conditions: readonly BoundNode[] }
  | { readonly kind: 'OR'; readonly conditions: readonly BoundNode[] }
  | { readonly kind: 'NOT'; readonly condition: BoundNode };

/**
 * Puts names and values into a tree, condition by condition, each followed by `check`: AWS reports a mistake of the first condition
 * before any of the second.
 */
export function bindCondition(
  node: ConditionNode,
  context: ExpressionContext,
  { parameter, check }: { parameter: ExpressionParameter; check: (leaf: BoundLeaf) => void },
): BoundNode {
  const bind = (part: ConditionNode): BoundNode => {
    if (part.kind === 'AND' || part.kind === 'OR') return { kind: part.kind, conditions: part.conditions.map(bind) };
    if (part.kind === 'NOT') return { kind: 'NOT', condition: bind(part.condition) };
    const leaf = bindLeaf(part, context, parameter);
    check(leaf);
    return leaf;
  };
  return bind(node);
}

/** The type of an operand that the expression alone tells; undefined for what only an item can tell. */
export function knownType(operand: BoundOperand | undefined): AttributeType | undefined {
  if (operand?.kind === 'value') return typeOf(operand.value);
  return operand?.kind === 'function' && operand.name === 'size' ? 'N' : undefined;
}

/** Every path in order of appearance. */
export function pathsOf(node: BoundNode): DocumentPath[] {
  if (node.kind === 'AND' || node.kind === 'OR') return node.conditions.flatMap(pathsOf);
  if (node.kind === 'NOT') return pathsOf(node.condition);
  return node.operands.flatMap(operandPaths);
}

function operandPaths(operand: BoundOperand): DocumentPath[] {
  if (operand.kind === 'path') return [operand.path];
  return operand.kind === 'function' ? operand.operands.flatMap(operandPaths) : [];
}

function bindLeaf(leaf: LeafNode, context: ExpressionContext, parameter: ExpressionParameter): BoundLeaf {
  const bind = (operand: OperandNode): BoundOperand => {
    if (operand.kind === 'path') return { kind: 'path', path: resolvePath(operand, context, parameter) };
    if (operand.kind === 'value') return { kind: 'value', value: resolveValue(operand.reference, context, parameter) };
    return { kind: 'function', name: operand.name, operands: operand.operands.map(bind) };
  };
  return { kind: leaf.kind, name: leaf.name, operands: leaf.operands.map(bind) };
}
