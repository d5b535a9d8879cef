// A new item out of an old one and changes at document paths; what no path goes through is shared with the old one.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { attributeOf, type Item, setAttribute } from '../values/attributes.ts';
import type { DocumentPath } from './compiled.ts';

/** What shall stand at a path; undefined removes what is there. */
export interface Edit {
  readonly path: DocumentPath;
  readonly value: AttributeValue | undefined;
}

/**
 * The edited item. Paths do not touch each other and their parents exist. Indexes are those of the old lists: elements that are set beyond
 * the end are appended in the order of their indexes, and gaps of removed elements close.
 */
export function editedItem(item: Item, edits: readonly Edit[]): Item {
  return editedMembers(item, edits, 0);
}

function editedMembers(members: Item, edits: readonly Edit[], depth: number): Item {
  const edited = { ...members };
  for (const [step, inside] of byStep(edits, depth)) {
    const name = String(step);
    const value = editedValue(attributeOf(members, name), inside, depth);
    if (value === undefined) delete edited[name];
    else setAttribute(edited, name, value);
  }
  return edited;
}

function editedList(list: readonly AttributeValue[], edits: readonly Edit[], depth: number): AttributeValue[] {
  const elements: (AttributeValue | undefined)[] = [...list];
  const beyond: [number, AttributeValue][] = [];
  for (const [step, inside] of byStep(edits, depth)) {
    const index = Number(step);
    const value = editedValue(list[index], inside, depth);
    if (index < list.length) elements[index] = value;
    else if (value !== undefined) beyond.push([index, value]);
  }
  beyond.sort(([one], [other]) => one - other);
  return [...elements.filter((element) => element !== undefined), ...beyond.map(([, value]) => value)];
}

/** `edits` all go through the step at `depth`. One that ends there is the only one. */
function editedValue(existing: AttributeValue | undefined, edits: readonly Edit[], depth: number): AttributeValue | undefined {
  const [first] = edits;
  if (first === undefined || first.path.length === depth + 1) return first?.value;
  if (existing?.L !== undefined) return { L: editedList(existing.L, edits, depth + 1) };
  return { M: editedMembers(existing?.M ?? {}, edits, depth + 1) };
}

function byStep(edits: readonly Edit[], depth: number): Map<string | number, Edit[]> {
  const groups = new Map<string | number, Edit[]>();
  for (const edit of edits) {
    const step = edit.path[depth] ?? '';
    const group = groups.get(step);
    if (group === undefined) groups.set(step, [edit]);
    else group.push(edit);
  }
  return groups;
}
