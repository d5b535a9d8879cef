// Entries by key, with removal: a map per key column, emptied maps taken away.
import type { Value } from '../semantics/value.ts';
import { keyOf } from './group-table.ts';

type Branch = Map<Value, unknown>;

/** One entry a tuple of values. Keys are compared as values, bytes by content. */
export class KeyIndex<T> {
  private readonly root: Branch = new Map();
  private readonly last: number;

  constructor(width: number) {
    this.last = Math.max(0, width - 1);
  }

  get(keys: readonly Value[]): T | undefined {
    let branch: Branch | undefined = this.root;
    for (let i = 0; i < this.last && branch; i++) branch = branch.get(keyOf(keys[i] as Value)) as Branch | undefined;
    return branch?.get(keyOf(keys[this.last] ?? null)) as T | undefined;
  }

  set(keys: readonly Value[], entry: T): void {
    let branch = this.root;
    for (let i = 0; i < this.last; i++) {
      const key = keyOf(keys[i] as Value);
      let next = branch.get(key) as Branch | undefined;
      if (!next) {
        next = new Map();
        branch.set(key, next);
      }
      branch = next;
    }
    branch.set(keyOf(keys[this.last] ?? null), entry);
  }

  delete(keys: readonly Value[]): void {
    const path: Branch[] = [this.root];
    for (let i = 0; i < this.last; i++) path.push(path[i]?.get(keyOf(keys[i] as Value)) as Branch);
    for (let i = this.last; i >= 0; i--) {
      path[i]?.delete(keyOf(keys[i] ?? null));
      if ((path[i]?.size ?? 0) > 0) return;
    }
  }

  clear(): void {
    this.root.clear();
  }
}
