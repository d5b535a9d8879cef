// A list that keeps its newest items only, so that a long run cannot fill the memory of the page.

export class Ring<Item> {
  readonly capacity: number;
  #items: Item[] = [];
  #start = 0;

  /** @param capacity how many items are kept, at least 1 */
  constructor(capacity: number) {
    this.capacity = capacity;
  }

  get length(): number {
    return this.#items.length;
  }

  /** Adds behind the newest. When full, the oldest goes. */
  push(item: Item): void {
    if (this.#items.length < this.capacity) {
      this.#items.push(item);
      return;
    }
    this.#items[this.#start] = item;
    this.#start = (this.#start + 1) % this.capacity;
  }

  /** The item at `index`, 0 being the oldest kept; undefined outside. */
  at(index: number): Item | undefined {
    if (index < 0 || index >= this.#items.length) return undefined;
    const place = this.#start + index;
    return this.#items[place < this.capacity ? place : place - this.capacity];
  }

  clear(): void {
    this.#items = [];
    this.#start = 0;
  }
}

/** How many items, from the oldest on, lie at or before `timeMs`. The ring must be in order of time. */
export function countUntil(ring: Ring<{ readonly atMs: number }>, timeMs: number): number {
  let low = 0;
  let high = ring.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ring.at(middle)?.atMs ?? 0) <= timeMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
