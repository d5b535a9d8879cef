// UpdateExpression: text to something that changes items.
// The sentences and their order are those that dynalite recorded from the real service (test/updateItem.js): undefined names, undefined
// values, paths that touch each other, operands of ADD and DELETE, operands of functions.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { invariant } from '../../../core/errors.ts';
import { type AttributeType, typeOf } from '../values/compare.ts';
import { wrongOperand } from './apply-update.ts';
import type { DocumentPath, Update } from './compiled.ts';
import { compiledUpdate } from './compiled-update.ts';
import { type AttributeNames, type AttributeValues, contextOf, type ExpressionContext } from './context.ts';
import { pathsComplaint } from './document-path.ts';
import { invalidExpression } from './invalid-expression.ts';
import { resolvePath, resolveValue } from './resolve.ts';
import type { OperandNode, PathNode, SetValueNode, UpdateActionNode, ValueNode } from './syntax.ts';
import type { BoundAction, SetValue } from './update-actions.ts';
import { parseUpdateTree } from './update-parser.ts';

const parameter = 'UpdateExpression';
const invalid = (sentence: string) => invalidExpression(parameter, sentence);

/**
 * Compiles an update. Throws AwsError ValidationException, its sentence beginning with `Invalid UpdateExpression: `.
 * @param names the context of the request, or its ExpressionAttributeNames for a context of its own
 */
export function parseUpdate(text: string, names?: ExpressionContext | AttributeNames, values?: AttributeValues): Update {
  const context = contextOf(names, values);
  const tree = parseUpdateTree(text, parameter);
  const binder = new Binder(tree, context);
  const complaint = pathsComplaint(tree.map(({ path }) => binder.path(path)));
  if (complaint !== undefined) throw invalid(complaint);
  for (const action of tree)
    if (action.kind === 'ADD' || action.kind === 'DELETE') checkSetOperand(action.kind, binder.value(action.value));
  return compiledUpdate(
    tree.map((action) => binder.action(action)),
    wrongOperand,
  );
}

/** Resolves every reference at once, names before values, as AWS complains of them; then binds. */
class Binder {
  private readonly resolvedPaths = new Map<PathNode, DocumentPath>();
  private readonly resolvedValues = new Map<ValueNode, AttributeValue>();

  constructor(tree: readonly UpdateActionNode[], context: ExpressionContext) {
    const operands = tree.flatMap((action) => (action.kind === 'REMOVE' ? [action.path] : [action.path, ...leavesOf(action.value)]));
    for (const operand of operands) if (operand.kind === 'path') this.resolvedPaths.set(operand, resolvePath(operand, context, parameter));
    for (const operand of operands)
      if (operand.kind === 'value') this.resolvedValues.set(operand, resolveValue(operand.reference, context, parameter));
  }

  path(node: PathNode): DocumentPath {
    const path = this.resolvedPaths.get(node);
    invariant(path !== undefined, 'a path of an update that was not resolved');
    return path;
  }

  value(node: ValueNode): AttributeValue {
    const value = this.resolvedValues.get(node);
    invariant(value !== undefined, 'a value of an update that was not resolved');
    return value;
  }

  action(action: UpdateActionNode): BoundAction {
    const path = this.path(action.path);
    if (action.kind === 'REMOVE') return { kind: action.kind, path };
    if (action.kind === 'SET') return { kind: action.kind, path, value: this.setValue(action.value) };
    return { kind: action.kind, path, value: this.value(action.value) };
  }

  private setValue(node: SetValueNode): SetValue {
    if (node.kind === 'path') return { kind: 'path', path: this.path(node) };
    if (node.kind === 'value') return { kind: 'value', value: this.value(node) };
    const operands = node.operands.map((operand) => this.setValue(operand));
    const [first, second] = operands;
    const name = node.name as '+' | '-' | 'if_not_exists' | 'list_append';
    if (first === undefined || second === undefined || operands.length > 2)
      throw invalid(
        `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${operands.length}`,
      );
    if (name === 'if_not_exists') {
      if (first.kind !== 'path') throw invalid(`Operator or function requires a document path; operator or function: ${name}`);
    } else checkOperands(name, operands);
    return { kind: 'function', name, operands: [first, second] };
  }
}

function leavesOf(node: SetValueNode): (PathNode | ValueNode)[] {
  if (node.kind === 'path' || node.kind === 'value') return [node];
  return node.operands.flatMap((operand: OperandNode) => leavesOf(operand));
}

/** Values that stand there themselves; what an item or a function gives is seen when the update is applied. */
function checkOperands(name: string, operands: readonly SetValue[]): void {
  const wanted: AttributeType = name === 'list_append' ? 'L' : 'N';
  for (const operand of operands) {
    if (operand.kind !== 'value' || typeOf(operand.value) === wanted) continue;
    throw invalid(`Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${typeOf(operand.value)}`);
  }
}

const longNames: Readonly<Partial<Record<AttributeType, string>>> = {
  S: 'STRING',
  N: 'NUMBER',
  B: 'BINARY',
  NULL: 'NULL',
  BOOL: 'BOOLEAN',
  L: 'LIST',
  M: 'MAP',
};

/** ADD takes numbers and sets, DELETE sets. */
function checkSetOperand(kind: 'ADD' | 'DELETE', value: AttributeValue): void {
  const type = typeOf(value);
  const longName = longNames[type];
  if (longName === undefined || (kind === 'ADD' && type === 'N')) return;
  throw invalid(`Incorrect operand type for operator or function; operator: ${kind}, operand type: ${longName}`);
}
