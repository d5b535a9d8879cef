// A binary heap: the smallest key first. Equal keys come out in any order.

export class Heap<Item> {
  readonly #entries: (readonly [key: number, item: Item])[] = [];

  get first(): readonly [key: number, item: Item] | undefined {
    return this.#entries[0];
  }

  push(key: number, item: Item): void {
    const entries = this.#entries;
    let place = entries.length;
    entries.push([key, item]);
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (this.#keyAt(parent) <= key) return;
      this.#swap(place, parent);
      place = parent;
    }
  }

  pop(): Item | undefined {
    const [first] = this.#entries;
    const last = this.#entries.pop();
    if (first === undefined || last === undefined || this.#entries.length === 0) return first?.[1];
    this.#entries[0] = last;
    for (let place = 0; ; ) {
      const left = 2 * place + 1;
      const smaller = this.#keyAt(left + 1) < this.#keyAt(left) ? left + 1 : left;
      if (this.#keyAt(smaller) >= last[0]) return first[1];
      this.#swap(place, smaller);
      place = smaller;
    }
  }

  #keyAt(place: number): number {
    return this.#entries[place]?.[0] ?? Number.POSITIVE_INFINITY;
  }

  #swap(one: number, other: number): void {
    const kept = this.#entries[one] as readonly [number, Item];
    this.#entries[one] = this.#entries[other] as readonly [number, Item];
    this.#entries[other] = kept;
  }
}
