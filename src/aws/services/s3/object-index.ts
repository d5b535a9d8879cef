// The objects of a bucket: versions by key, newest first, and the keys in S3's order.
import { compareKeys, firstPlace } from './key-order.ts';
import type { ObjectVersion, StoredObject } from './object-version.ts';

const mostShifted = 10_000;

export class ObjectIndex {
  readonly #versions = new Map<string, ObjectVersion[]>();
  /** Sorted; undefined after many changes until somebody lists. */
  #keys: string[] | undefined = [];

  /** All keys that have a version, in UTF-8 binary order. */
  get keys(): readonly string[] {
    this.#keys ??= [...this.#versions.keys()].sort(compareKeys);
    return this.#keys;
  }

  get isEmpty(): boolean {
    return this.#versions.size === 0;
  }

  /** The versions of a key, newest first. */
  versions(key: string): readonly ObjectVersion[] {
    return this.#versions.get(key) ?? [];
  }

  newest(key: string): ObjectVersion | undefined {
    return this.#versions.get(key)?.[0];
  }

  /** The object that a reader without a version id gets. */
  current(key: string): StoredObject | undefined {
    const newest = this.newest(key);
    return newest?.kind === 'object' ? newest : undefined;
  }

  version(key: string, versionId: string): ObjectVersion | undefined {
    return this.#versions.get(key)?.find((version) => version.versionId === versionId);
  }

  /** Makes `version` the newest one of its key. One with the id `null` takes the place of the one that had it. */
  add(version: ObjectVersion): void {
    const versions = this.#versions.get(version.key);
    if (!versions) {
      this.#versions.set(version.key, [version]);
      this.#insertKey(version.key);
      return;
    }
    if (version.versionId === 'null') this.#drop(versions, 'null');
    versions.unshift(version);
  }

  /** Takes a version away for good; undefined when there was none. */
  remove(key: string, versionId: string): ObjectVersion | undefined {
    const versions = this.#versions.get(key);
    const removed = versions && this.#drop(versions, versionId);
    if (versions?.length === 0) {
      this.#versions.delete(key);
      this.#removeKey(key);
    }
    return removed;
  }

  #drop(versions: ObjectVersion[], versionId: string): ObjectVersion | undefined {
    const place = versions.findIndex((version) => version.versionId === versionId);
    return place === -1 ? undefined : versions.splice(place, 1)[0];
  }

  #insertKey(key: string): void {
    const keys = this.#keys;
    if (!keys) return;
    const last = keys.at(-1);
    if (last === undefined || compareKeys(last, key) < 0) keys.push(key);
    // Shifting a long list for each key would cost more than to sort once, when somebody lists.
    else if (keys.length > mostShifted) this.#keys = undefined;
    else
      keys.splice(
        firstPlace(keys, (other) => compareKeys(other, key) > 0),
        0,
        key,
      );
  }

  #removeKey(key: string): void {
    const keys = this.#keys;
    if (!keys) return;
    if (keys.at(-1) === key) keys.pop();
    else if (keys.length > mostShifted) this.#keys = undefined;
    else
      keys.splice(
        firstPlace(keys, (other) => compareKeys(other, key) >= 0),
        1,
      );
  }
}
