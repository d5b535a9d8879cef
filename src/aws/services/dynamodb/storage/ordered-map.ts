// A map whose keys are texts in the order of their UTF-16 units: lookups, inserts and ranges by binary search in chunks.

// Long enough that few chunks are needed, short enough that an insert in the middle of one moves little.
const longestChunk = 512;

interface Chunk<Value> {
  readonly keys: string[];
  readonly values: Value[];
}

export interface KeyRange {
  /** The first key that belongs to the range; the very first one when absent. */
  readonly low?: string | undefined;
  /** The first key that no longer belongs to it; none when absent. */
  readonly high?: string | undefined;
}

/** A key's place: which chunk, which position in it, and whether the key is there. */
interface Place {
  readonly chunk: number;
  readonly index: number;
  readonly found: boolean;
}

export class OrderedMap<Value> {
  #chunks: Chunk<Value>[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get(key: string): Value | undefined {
    const { chunk, index, found } = this.#place(key);
    return found ? this.#chunks[chunk]?.values[index] : undefined;
  }

  /** Gives what was there before. */
  set(key: string, value: Value): Value | undefined {
    const { chunk: at, index, found } = this.#place(key);
    const chunk = this.#chunks[at];
    if (!chunk) {
      this.#chunks.push({ keys: [key], values: [value] });
      this.#size++;
      return undefined;
    }
    if (found) {
      const before = chunk.values[index];
      chunk.values[index] = value;
      return before;
    }
    chunk.keys.splice(index, 0, key);
    chunk.values.splice(index, 0, value);
    this.#size++;
    if (chunk.keys.length > longestChunk) this.#split(at, chunk);
    return undefined;
  }

  /** Gives what was there before. */
  delete(key: string): Value | undefined {
    const { chunk: at, index, found } = this.#place(key);
    const chunk = this.#chunks[at];
    if (!chunk || !found) return undefined;
    const [before] = chunk.values.splice(index, 1);
    chunk.keys.splice(index, 1);
    if (chunk.keys.length === 0) this.#chunks.splice(at, 1);
    this.#size--;
    return before;
  }

  /** The entries of a range, ascending, or descending when `reverse`. The map must not change meanwhile. */
  *range({ low, high }: KeyRange = {}, reverse = false): Generator<readonly [key: string, value: Value]> {
    const first = low === undefined ? { chunk: 0, index: 0 } : this.#place(low);
    const end = high === undefined ? { chunk: this.#chunks.length, index: 0 } : this.#place(high);
    if (reverse) yield* this.#descend(first, end);
    else yield* this.#ascend(first, end);
  }

  *#ascend(first: Omit<Place, 'found'>, end: Omit<Place, 'found'>): Generator<readonly [string, Value]> {
    for (let at = first.chunk; at <= end.chunk; at++) {
      const chunk = this.#chunks[at];
      if (!chunk) return;
      const last = at === end.chunk ? end.index : chunk.keys.length;
      for (let index = at === first.chunk ? first.index : 0; index < last; index++)
        yield [chunk.keys[index] as string, chunk.values[index] as Value];
    }
  }

  *#descend(first: Omit<Place, 'found'>, end: Omit<Place, 'found'>): Generator<readonly [string, Value]> {
    for (let at = Math.min(end.chunk, this.#chunks.length - 1); at >= first.chunk; at--) {
      const chunk = this.#chunks[at];
      if (!chunk) return;
      const lowest = at === first.chunk ? first.index : 0;
      for (let index = (at === end.chunk ? end.index : chunk.keys.length) - 1; index >= lowest; index--)
        yield [chunk.keys[index] as string, chunk.values[index] as Value];
    }
  }

  #split(at: number, chunk: Chunk<Value>): void {
    const half = chunk.keys.length >> 1;
    this.#chunks.splice(at + 1, 0, { keys: chunk.keys.splice(half), values: chunk.values.splice(half) });
  }

  /** Where the key is, or where it belongs. */
  #place(key: string): Place {
    const chunks = this.#chunks;
    let low = 0;
    let high = chunks.length - 1;
    // The last chunk whose first key is not behind `key`.
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((chunks[middle]?.keys[0] ?? '') <= key) low = middle;
      else high = middle - 1;
    }
    const keys = chunks[low]?.keys ?? [];
    let from = 0;
    let to = keys.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((keys[middle] ?? '') < key) from = middle + 1;
      else to = middle;
    }
    return { chunk: low, index: from, found: keys[from] === key };
  }
}
