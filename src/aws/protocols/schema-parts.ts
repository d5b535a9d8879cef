// A part of a structure as a structure of its own: the members that stand in the body, without those that stand elsewhere.
import { NormalizedSchema } from '@smithy/core/schema';
import type { Member } from './http-bindings.ts';

const made = new WeakMap<readonly Member[], NormalizedSchema>();

/** A structure of these members of `whole`. `members` is remembered by identity: hand in the list of the bindings. */
export function structureOf(whole: NormalizedSchema, members: readonly Member[]): NormalizedSchema {
  const found = made.get(members);
  if (found) return found;
  const names = members.map(([name]) => name);
  const schemas = members.map(([, schema]) => schema);
  const [namespace = '', name = ''] = (whole.getName(true) ?? '').split('#');
  const part = NormalizedSchema.of([3, namespace, name, 0, names, schemas] as never);
  made.set(members, part);
  return part;
}
