// Finds a group by its keys in generated loops: whole numbers by their place in an array, anything else in maps.
import type { Value } from '../semantics/value.ts';

/** No key from here on has a place of its own. */
const MOST_PLACES = 2 ** 20;
/** Places may be so many times the groups: an array that is emptier than that costs more than a map. */
const PLACES_A_GROUP = 8;
const FIRST_PLACES = 1024;
/** A table that holds so many times the groups of the last window forgets them all. */
const MOST_UNUSED = 4;

/** Whether the loop looks for a key by its place: only where there is one key, of a type of whole numbers. */
export type KeyKind = 'whole number' | 'any';

/** The loop reads `places` and `map` itself; all writing is here. With several keys, the map holds a map for each further key. */
export class GroupDirectory<Group> {
  /** The group of the key 0, 1, 2 ... */
  readonly places: (Group | undefined)[] = [];
  readonly map = new Map<Value, unknown>();
  readonly #kind: KeyKind;
  #known = 0;

  constructor(kind: KeyKind) {
    this.#kind = kind;
  }

  /** Remembers a group that is not there yet. No key at all counts as the key null. */
  add(keys: readonly Value[], group: Group): void {
    this.#known++;
    const [key = null, ...others] = keys;
    if (others.length > 0) {
      let map = this.map;
      for (const each of keys.slice(0, -1)) {
        const next = (map.get(each) as Map<Value, unknown> | undefined) ?? new Map<Value, unknown>();
        map.set(each, next);
        map = next;
      }
      map.set(keys.at(-1) as Value, group);
    } else if (this.#kind === 'whole number' && typeof key === 'number' && this.#hasPlace(key)) this.places[key] = group;
    else this.map.set(key, group);
  }

  /** Forgets all groups when the window just closed used only `used` of many. True when it did. */
  forgetUnused(used: number): boolean {
    if (this.#known <= FIRST_PLACES || this.#known <= used * MOST_UNUSED) return false;
    this.places.length = 0;
    this.map.clear();
    this.#known = 0;
    return true;
  }

  /** Makes room for a whole number where that is worth it. Keys below that were in the map move to their places. */
  #hasPlace(key: number): boolean {
    if (key < 0 || key >= MOST_PLACES) return false;
    if (key >= Math.max(FIRST_PLACES, this.#known * PLACES_A_GROUP)) return key < this.places.length;
    while (this.places.length <= key) {
      const place = this.places.length;
      this.places.push(this.map.get(place) as Group | undefined);
      this.map.delete(place);
    }
    return true;
  }
}
