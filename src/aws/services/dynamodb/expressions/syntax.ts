// The trees of expressions before names and values are known.

/** A word, a reference (`#name`, which no word can be), or the index of a list element. */
export type Step = string | number;

export interface PathNode {
  readonly kind: 'path';
  readonly steps: readonly Step[];
}

export interface ValueNode {
  readonly kind: 'value';
  readonly reference: string;
}

export interface FunctionNode {
  readonly kind: 'function';
  readonly name: string;
  readonly operands: readonly OperandNode[];
}

export type OperandNode = PathNode | ValueNode | FunctionNode;

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** A condition without AND, OR and NOT. */
export type LeafNode =
  | FunctionNode
  | { readonly kind: 'operator'; readonly name: Comparator | 'BETWEEN' | 'IN'; readonly operands: readonly OperandNode[] };

export type ConditionNode =
  | LeafNode
  | { readonly kind: 'AND'; readonly conditions: readonly ConditionNode[] }
  | { readonly kind: 'OR'; readonly conditions: readonly ConditionNode[] }
  | { readonly kind: 'NOT'; readonly condition: ConditionNode };

/** The right side of SET: an operand, or a sum or difference of two. */
export type SetValueNode =
  | OperandNode
  | { readonly kind: 'arithmetic'; readonly name: '+' | '-'; readonly operands: readonly OperandNode[] };

export type UpdateActionNode =
  | { readonly kind: 'SET'; readonly path: PathNode; readonly value: SetValueNode }
  | { readonly kind: 'REMOVE'; readonly path: PathNode }
  | { readonly kind: 'ADD' | 'DELETE'; readonly path: PathNode; readonly value: ValueNode };
