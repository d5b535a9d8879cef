// What DynamoDB demands of one condition once its names and values are known. The sentences are those that dynalite recorded from the
// real service (test/scan.js, test/query.js), in the order that it recorded: numbers of operands, equal operands, types of operands.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { attributeTypes, compareValues, typeOf } from '../values/compare.ts';
import { type BoundLeaf, type BoundOperand, knownType } from './bound-condition.ts';
import { printPath, samePath } from './document-path.ts';
import { conditionFunctions } from './functions.ts';
import { type ExpressionParameter, invalidExpression } from './invalid-expression.ts';
import { limits } from './limits.ts';

const ordered: ReadonlySet<string | undefined> = new Set(['S', 'N', 'B']);
const orders: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', 'BETWEEN']);

/** Throws AwsError ValidationException for the first thing that is wrong. */
export function checkLeaf(leaf: BoundLeaf, parameter: ExpressionParameter): void {
  const parts = partsOf(leaf);
  for (const complaintOf of [countComplaint, distinctComplaint, typeComplaint])
    for (const part of parts) {
      const sentence = complaintOf(part);
      if (sentence !== undefined) throw invalidExpression(parameter, sentence);
    }
}

/** The functions inside a condition, innermost first, and then the condition itself. */
function partsOf(leaf: BoundLeaf): BoundLeaf[] {
  const inside = leaf.operands.flatMap((operand) => (operand.kind === 'function' ? partsOf(operand) : []));
  return [...inside, leaf];
}

function countComplaint({ kind, name, operands }: BoundLeaf): string | undefined {
  if (kind === 'function' && conditionFunctions[name] !== operands.length)
    return `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${operands.length}`;
  if (name === 'IN' && operands.length - 1 > limits.inOperands)
    return `The IN operator is provided with too many operands; number of operands: ${operands.length - 1}`;
  return undefined;
}

function distinctComplaint({ name, operands }: BoundLeaf): string | undefined {
  const [first, ...others] = operands;
  if (first?.kind !== 'path') return undefined;
  if (!others.some((other) => other.kind === 'path' && samePath(first.path, other.path))) return undefined;
  return (
    'The first operand must be distinct from the remaining operands for this operator or function; ' +
    `operator: ${name}, first operand: ${printPath(first.path)}`
  );
}

function typeComplaint(leaf: BoundLeaf): string | undefined {
  const { name, operands } = leaf;
  switch (name) {
    case 'attribute_exists':
    case 'attribute_not_exists':
      return operands[0]?.kind === 'path' ? undefined : `Operator or function requires a document path; operator or function: ${name}`;
    case 'attribute_type':
      return attributeTypeComplaint(operands[1]);
    case 'begins_with':
      return wrongType(leaf, (type) => type !== 'S' && type !== 'B');
    case 'size':
      return wrongType(leaf, (type) => type === 'N' || type === 'BOOL' || type === 'NULL');
    default:
      return orders.has(name) ? (wrongType(leaf, (type) => !ordered.has(type)) ?? boundsComplaint(leaf)) : undefined;
  }
}

function wrongType({ name, operands }: BoundLeaf, isWrong: (type: string) => boolean): string | undefined {
  const type = operands.map(knownType).find((known) => known !== undefined && isWrong(known));
  return type === undefined ? undefined : wrongTypeSentence(name, type);
}

const wrongTypeSentence = (name: string, type: string): string =>
  `Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${type}`;

function attributeTypeComplaint(operand: BoundOperand | undefined): string | undefined {
  const type = knownType(operand);
  if (type !== 'S' || operand?.kind !== 'value') return wrongTypeSentence('attribute_type', type ?? '{NS,SS,L,BS,N,M,B,BOOL,NULL,S}');
  const wanted = operand.value.S ?? '';
  if ((attributeTypes as readonly string[]).includes(wanted)) return undefined;
  return `Invalid attribute type name found; type: ${wanted}, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}`;
}

function boundsComplaint({ name, operands }: BoundLeaf): string | undefined {
  const [, lower, upper] = operands;
  if (name !== 'BETWEEN' || lower?.kind !== 'value' || upper?.kind !== 'value') return undefined;
  const bounds = `lower bound operand: ${printBound(lower.value)}, upper bound operand: ${printBound(upper.value)}`;
  if (typeOf(lower.value) !== typeOf(upper.value))
    return `The BETWEEN operator requires same data type for lower and upper bounds; ${bounds}`;
  if ((compareValues(lower.value, upper.value) ?? 0) > 0)
    return `The BETWEEN operator requires upper bound to be greater than or equal to lower bound; ${bounds}`;
  return undefined;
}

/** `AttributeValue: {S:a}`. */
function printBound(value: AttributeValue): string {
  const type = typeOf(value);
  const content = value.B === undefined ? String(value[type]) : btoa(String.fromCharCode(...value.B.subarray(0, 1024)));
  return `AttributeValue: {${type}:${content}}`;
}
