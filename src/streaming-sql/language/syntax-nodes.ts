// Walking the engine's syntax tree: every node below another one.
import type { Expression, FromItem, Query, Select, Statement } from '../syntax/ast.ts';

type SyntaxNode = Expression | FromItem | Query | Select | Statement;

const hasKind = (value: object): value is SyntaxNode => 'kind' in value && typeof value.kind === 'string';

/** The node's descendants and itself, outer ones first. `into` says whether to go below a node. */
export function* syntaxNodes(root: unknown, into: (node: SyntaxNode) => boolean = () => true): Generator<SyntaxNode> {
  if (typeof root !== 'object' || root === null) return;
  if (root instanceof Map) {
    for (const value of root.values()) yield* syntaxNodes(value, into);
    return;
  }
  if (!Array.isArray(root) && hasKind(root)) {
    yield root;
    if (!into(root)) return;
  }
  for (const [key, value] of Object.entries(root)) if (key !== 'span') yield* syntaxNodes(value, into);
}

/** The SELECTs of a statement, subqueries included. */
export function selectsOf(statement: Statement): Select[] {
  return [...syntaxNodes(statement)].filter((node): node is Select => node.kind === 'select');
}
