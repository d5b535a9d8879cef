// Document paths: following them into an item, comparing them, printing them as DynamoDB does.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { attributeOf, type Item } from '../values/attributes.ts';
import type { DocumentPath } from './compiled.ts';

/** What the path leads to, or undefined when the item has no such thing. */
export function valueAt(item: Item, path: DocumentPath): AttributeValue | undefined {
  let value = attributeOf(item, path[0]);
  for (let index = 1; index < path.length && value !== undefined; index++) value = childOf(value, path[index] ?? 0);
  return value;
}

/** The member of a map or the element of a list. */
export function childOf(parent: AttributeValue, step: string | number): AttributeValue | undefined {
  if (typeof step === 'number') return parent.L?.[step];
  return parent.M === undefined ? undefined : attributeOf(parent.M, step);
}

/** `a.b[1]` is `[a, b, [1]]`. */
export function printPath(path: DocumentPath): string {
  return `[${path.map((step) => (typeof step === 'number' ? `[${step}]` : step)).join(', ')}]`;
}

/** Do both paths have the same steps? */
export function samePath(one: DocumentPath, other: DocumentPath): boolean {
  return one.length === other.length && one.every((step, index) => step === other[index]);
}

/**
 * What is wrong with paths that must not touch each other, as a sentence; undefined when nothing is. Any overlap comes before any conflict.
 * AWS names as second path of an overlap the last different one of the whole list, whichever overlapped (recorded by dynalite).
 */
export function pathsComplaint(paths: readonly DocumentPath[]): string | undefined {
  let conflict: string | undefined;
  for (let later = 1; later < paths.length; later++)
    for (let earlier = 0; earlier < later; earlier++) {
      const [one, other] = [paths[earlier], paths[later]];
      if (one === undefined || other === undefined) continue;
      const relation = relationOf(one, other);
      if (relation === 'overlap') return complaint('overlap', one, lastDifferent(paths));
      if (relation === 'conflict') conflict ??= complaint('conflict', one, other);
    }
  return conflict;
}

/** Equal or one inside the other; one a map where the other has a list; or neither. */
function relationOf(one: DocumentPath, other: DocumentPath): 'overlap' | 'conflict' | 'none' {
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index++) {
    if (typeof one[index] !== typeof other[index]) return 'conflict';
    if (one[index] !== other[index]) return 'none';
  }
  return 'overlap';
}

function lastDifferent(paths: readonly DocumentPath[]): DocumentPath {
  const different = new Map(paths.map((path) => [printPath(path), path]));
  const last = [...different.keys()].at(-1) ?? '';
  return different.get(last) ?? [''];
}

function complaint(relation: 'overlap' | 'conflict', one: DocumentPath, other: DocumentPath): string {
  return (
    `Two document paths ${relation} with each other; must remove or rewrite one of these paths; ` +
    `path one: ${printPath(one)}, path two: ${printPath(other)}`
  );
}
