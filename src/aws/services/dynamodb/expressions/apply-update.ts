// Applying updates: what each action makes of the item as it was, and then one new item, the old one left alone.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
// The sentences are those that dynalite recorded from the real service (test/updateItem.js).
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { AwsError } from '../../../core/errors.ts';
import { attributeOf, type Item } from '../values/attributes.ts';
import { setKeys, typeOf } from '../values/compare.ts';
import { addNumbers, subtractNumbers } from '../values/number.ts';
import { deepestLevel } from '../values/validate.ts';
import type { DocumentPath } from './compiled.ts';
import { valueAt } from './document-path.ts';
import { type Edit, editedItem } from './edit-item.ts';
import type { BoundAction, SetValue } from './update-actions.ts';

const invalid = (sentence: string) => new AwsError('ValidationException', sentence);

/** What ADD and DELETE say of a value of the wrong type: expressions and legacy updates differ. */
export const wrongOperand = 'An operand in the update expression has an incorrect data type';
export const wrongAttribute = 'Type mismatch for attribute to update';

/** The item after all actions, which see it as it was before the first. Throws AwsError ValidationException. */
export function applyActions(item: Item, actions: readonly BoundAction[], mismatch: string): Item {
  // AWS evaluates everything that is set before it looks at where it is to be put.
  const values = actions.map((action) => (action.kind === 'SET' ? evaluate(action.value, item) : undefined));
  const edits = actions.map((action, index): Edit => {
    checkParent(item, action.path);
    const value = values[index] ?? changedValue(item, action, mismatch);
    if (value !== undefined) checkDepth(value, action.path.length);
    return { path: action.path, value };
  });
  return editedItem(item, edits);
}

/** What REMOVE, ADD and DELETE leave at their path; undefined is nothing. */
function changedValue(item: Item, action: BoundAction, mismatch: string): AttributeValue | undefined {
  if (action.kind !== 'ADD' && action.kind !== 'DELETE') return undefined;
  const existing = valueAt(item, action.path);
  if (existing !== undefined && typeOf(existing) !== typeOf(action.value)) throw invalid(mismatch);
  return action.kind === 'ADD' ? added(existing, action.value) : withoutElements(existing, action.value);
}

function added(existing: AttributeValue | undefined, value: AttributeValue): AttributeValue {
  if (existing === undefined) return value;
  if (existing.N !== undefined && value.N !== undefined) return { N: addNumbers(existing.N, value.N) };
  if (existing.L !== undefined && value.L !== undefined) return { L: [...existing.L, ...value.L] };
  const present = new Set(setKeys(existing));
  return joined(
    existing,
    filtered(value, (key) => !present.has(key)),
  );
}

function withoutElements(existing: AttributeValue | undefined, value: AttributeValue): AttributeValue | undefined {
  if (existing === undefined) return undefined;
  const gone = new Set(setKeys(value));
  const left = filtered(existing, (key) => !gone.has(key));
  return setKeys(left).length === 0 ? undefined : left;
}

function filtered(set: AttributeValue, keep: (key: string) => boolean): AttributeValue {
  const keys = setKeys(set);
  const kept = (_element: unknown, index: number): boolean => keep(keys[index] ?? '');
  if (set.SS !== undefined) return { SS: set.SS.filter(kept) };
  return set.NS === undefined ? { BS: (set.BS ?? []).filter(kept) } : { NS: set.NS.filter(kept) };
}

function joined(one: AttributeValue, other: AttributeValue): AttributeValue {
  if (one.SS !== undefined) return { SS: [...one.SS, ...(other.SS ?? [])] };
  if (one.NS !== undefined) return { NS: [...one.NS, ...(other.NS ?? [])] };
  return { BS: [...(one.BS ?? []), ...(other.BS ?? [])] };
}

function evaluate(value: SetValue, item: Item): AttributeValue {
  if (value.kind === 'value') return value.value;
  if (value.kind === 'path') {
    const found = valueAt(item, value.path);
    if (found === undefined) throw invalid('The provided expression refers to an attribute that does not exist in the item');
    return found;
  }
  const [first, second] = value.operands;
  if (value.name === 'if_not_exists') {
    const found = first.kind === 'path' ? valueAt(item, first.path) : undefined;
    return found ?? evaluate(second, item);
  }
  const [one, other] = [evaluate(first, item), evaluate(second, item)];
  if (value.name === 'list_append') {
    if (one.L === undefined || other.L === undefined) throw invalid(wrongOperand);
    return { L: [...one.L, ...other.L] };
  }
  if (one.N === undefined || other.N === undefined) throw invalid(wrongOperand);
  return { N: value.name === '+' ? addNumbers(one.N, other.N) : subtractNumbers(one.N, other.N) };
}

/** The last step needs something to stand in: a map for a name, a list for an index. */
function checkParent(item: Item, path: DocumentPath): void {
  if (path.length === 1) return;
  const last = path.at(-1);
  const [name, ...steps] = path;
  const parent = path.length === 2 ? attributeOf(item, name) : valueAt(item, [name, ...steps.slice(0, -1)]);
  if ((typeof last === 'number' ? parent?.L : parent?.M) === undefined)
    throw invalid('The document path provided in the update expression is invalid for update');
}

function checkDepth(value: AttributeValue, level: number): void {
  if (level === 1 || (value.M === undefined && value.L === undefined)) return;
  if (level - 1 + levelsOf(value) > deepestLevel)
    throw invalid('Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit');
}

function levelsOf(value: AttributeValue): number {
  const inner = value.L ?? (value.M === undefined ? [] : Object.values(value.M));
  return 1 + inner.reduce((deepest, element) => Math.max(deepest, levelsOf(element)), 0);
}
