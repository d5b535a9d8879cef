// Groups by key: a map per key column, so that keys are compared as values and never glued into a string.
import type { Value } from '../semantics/value.ts';

type Branch<T> = Map<Value, Branch<T> | T>;

/** Groups found by a tuple of values, in the order in which they appeared. */
export class GroupTable<T> {
  private root: Branch<T> = new Map();
  private list: T[] = [];
  private readonly width: number;

  constructor(width: number) {
    this.width = width;
  }

  /** The group of these keys, made by `make` when it is new. */
  find(keys: readonly Value[], make: () => T): T {
    const last = Math.max(0, this.width - 1);
    let branch = this.root;
    for (let i = 0; i < last; i++) {
      const key = keyOf(keys[i] as Value);
      let next = branch.get(key) as Branch<T> | undefined;
      if (!next) {
        next = new Map();
        branch.set(key, next);
      }
      branch = next;
    }
    const key = this.width === 0 ? null : keyOf(keys[last] as Value);
    const found = branch.get(key) as T | undefined;
    if (found !== undefined) return found;
    const made = make();
    branch.set(key, made);
    this.list.push(made);
    return made;
  }

  /** The group of these keys, or undefined. */
  get(keys: readonly Value[]): T | undefined {
    let branch: Branch<T> | T | undefined = this.root;
    for (let i = 0; i < Math.max(1, this.width) && branch !== undefined; i++) {
      branch = (branch as Branch<T>).get(this.width === 0 ? null : keyOf(keys[i] as Value));
    }
    return branch as T | undefined;
  }

  get groups(): readonly T[] {
    return this.list;
  }

  clear(): void {
    this.root = new Map();
    this.list = [];
  }

  /** Forgets the groups that `keep` refuses; `keysOf` says where each of the others belongs. */
  retain(keep: (group: T) => boolean, keysOf: (group: T) => readonly Value[]): void {
    const kept = this.list.filter(keep);
    if (kept.length === this.list.length) return;
    this.clear();
    for (const group of kept) this.find(keysOf(group), () => group);
  }
}

/** Bytes are equal by content, which a Map does not see: they become text under a mark that no string key has. */
export function keyOf(value: Value): Value {
  return value instanceof Uint8Array ? `\u0000bytes ${Array.from(value).join(' ')}` : value;
}
