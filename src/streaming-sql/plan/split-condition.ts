// Conditions over two rows, taken apart: equalities that are keys, what one row alone decides, and the rest.
import { nodesOf, rewrite, type Scalar } from '../semantics/scalar.ts';

/** The parts of a conjunction. */
export const conjuncts = (scalar: Scalar): Scalar[] =>
  scalar.op === 'and' ? [...conjuncts(scalar.left), ...conjuncts(scalar.right)] : [scalar];

/** Equalities between the sides become keys, both over a row 0; `rest` is tested on each pair, row 0 left, row 1 right. */
export function splitCondition(conditions: readonly Scalar[]): { leftKeys: Scalar[]; rightKeys: Scalar[]; rest: Scalar[] } {
  const leftKeys: Scalar[] = [];
  const rightKeys: Scalar[] = [];
  const rest: Scalar[] = [];
  for (const part of conditions.flatMap(conjuncts)) {
    const [a, b] = part.op === 'call' && part.fn.name === '=' && part.fn.template ? part.args : [];
    if (a && b && rowOf(a) === 0 && rowOf(b) === 1) {
      leftKeys.push(a);
      rightKeys.push(onRowZero(b));
    } else if (a && b && rowOf(a) === 1 && rowOf(b) === 0) {
      leftKeys.push(b);
      rightKeys.push(onRowZero(a));
    } else rest.push(part);
  }
  return { leftKeys, rightKeys, rest };
}

/** The one row that an expression reads; undefined for both or neither. */
export function rowOf(scalar: Scalar): 0 | 1 | undefined {
  const rows = new Set([...nodesOf(scalar)].flatMap((node) => (node.op === 'slot' ? [node.row] : [])));
  return rows.size === 1 ? [...rows][0] : undefined;
}

export const onRowZero = (scalar: Scalar): Scalar => rewrite(scalar, (node) => (node.op === 'slot' ? { ...node, row: 0 } : undefined));

export const onRowOne = (scalar: Scalar): Scalar => rewrite(scalar, (node) => (node.op === 'slot' ? { ...node, row: 1 } : undefined));
