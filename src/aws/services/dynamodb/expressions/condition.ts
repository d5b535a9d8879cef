// ConditionExpression, FilterExpression and KeyConditionExpression: text to something that tests items.
import type { Item } from '../values/attributes.ts';
import { type BoundNode, bindCondition, pathsOf } from './bound-condition.ts';
import { checkLeaf } from './check-condition.ts';
import type { Condition, DocumentPath } from './compiled.ts';
import { type ConditionParameter, parseConditionTree } from './condition-parser.ts';
import { type AttributeNames, type AttributeValues, contextOf, type ExpressionContext } from './context.ts';
import { type Test, testOf } from './evaluate.ts';

const nothing: Item = {};

/** A condition over bound operands, whichever language it came from. */
export class BoundCondition implements Condition {
  readonly root: BoundNode;
  private test: Test | undefined;

  constructor(root: BoundNode) {
    this.root = root;
  }

  evaluate(item: Item | undefined): boolean {
    this.test ??= testOf(this.root);
    return this.test(item ?? nothing);
  }

  paths(): readonly DocumentPath[] {
    return pathsOf(this.root);
  }
}

/**
 * Compiles a condition. Throws AwsError ValidationException, its sentence beginning with `Invalid <parameter>: `.
 * @param names the context of the request, or its ExpressionAttributeNames for a context of its own
 */
export function parseCondition(text: string, context: ExpressionContext, parameter: ConditionParameter): BoundCondition;
export function parseCondition(
  text: string,
  names: AttributeNames | undefined,
  values: AttributeValues | undefined,
  parameter: ConditionParameter,
): BoundCondition;
export function parseCondition(
  text: string,
  names: ExpressionContext | AttributeNames | undefined,
  valuesOrParameter: AttributeValues | ConditionParameter | undefined,
  given?: ConditionParameter,
): BoundCondition {
  const parameter = typeof valuesOrParameter === 'string' ? valuesOrParameter : (given ?? 'ConditionExpression');
  const context = contextOf(names, typeof valuesOrParameter === 'string' ? undefined : valuesOrParameter);
  const tree = parseConditionTree(text, parameter);
  return new BoundCondition(bindCondition(tree, context, { parameter, check: (leaf) => checkLeaf(leaf, parameter) }));
}
