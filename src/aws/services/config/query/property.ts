// What a property of a query means in an item: a path of members that goes through lists into each of their elements.
import { isJsonObject } from '../../../core/json.ts';

/**
 * All the values that lie at a path, lists taken apart; none where there is nothing. AWS: "When querying against multiple properties
 * within an array of objects, matches are computed against all the array elements."
 */
export function valuesAt(root: unknown, path: string): readonly unknown[] {
  return path
    .split('.')
    .reduce<readonly unknown[]>((values, member) => values.flatMap((value) => membersOf(value, member)), [root])
    .filter((value) => value !== null && value !== undefined);
}

function membersOf(value: unknown, member: string): readonly unknown[] {
  const found = isJsonObject(value) && Object.hasOwn(value, member) ? value[member] : undefined;
  return flat(found);
}

function flat(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.flatMap(flat) : [value];
}

/** The members that are wanted, as a tree; `whole` where the path of a property ends. */
export interface Selection {
  whole?: true;
  readonly members: Map<string, Selection>;
}

export function selectionOf(paths: readonly string[]): Selection {
  const root: Selection = { members: new Map() };
  for (const path of paths) {
    let place = root;
    for (const member of path.split('.')) {
      const next: Selection = place.members.get(member) ?? { members: new Map() };
      place.members.set(member, next);
      place = next;
    }
    place.whole = true;
  }
  return root;
}

/** What of a value is wanted, in the shape that it has there: a list stays a list. Undefined: nothing. */
export function selected(value: unknown, selection: Selection): unknown {
  if (value === null || value === undefined || selection.whole) return value ?? undefined;
  if (Array.isArray(value)) {
    const elements = value.map((element) => selected(element, selection)).filter((element) => element !== undefined);
    return elements.length > 0 ? elements : undefined;
  }
  if (!isJsonObject(value)) return undefined;
  const members = [...selection.members].flatMap(([member, inner]) => {
    const part = Object.hasOwn(value, member) ? selected(value[member], inner) : undefined;
    return part === undefined ? [] : [[member, part] as const];
  });
  return members.length > 0 ? Object.fromEntries(members) : undefined;
}
