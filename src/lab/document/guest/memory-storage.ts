// localStorage and sessionStorage in memory: in a frame without an origin the browser's own throw. https://html.spec.whatwg.org/#the-storage-interface

/** What browsers give an origin: five megabytes, as two bytes a character. */
const MAX_CHARACTERS = (5 * 1024 * 1024) / 2;

class MemoryStorage {
  readonly #items = new Map<string, string>();
  #characters = 0;

  get length(): number {
    return this.#items.size;
  }

  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.#items.get(String(key)) ?? null;
  }

  setItem(key: string, value: string): void {
    const [name, text] = [String(key), String(value)];
    const characters = this.#characters - this.#sizeOf(name) + name.length + text.length;
    if (characters > MAX_CHARACTERS)
      throw new DOMException(`Setting the value of '${name.slice(0, 100)}' exceeded the quota.`, 'QuotaExceededError');
    this.#characters = characters;
    this.#items.set(name, text);
  }

  removeItem(key: string): void {
    this.#characters -= this.#sizeOf(String(key));
    this.#items.delete(String(key));
  }

  clear(): void {
    this.#items.clear();
    this.#characters = 0;
  }

  #sizeOf(key: string): number {
    const value = this.#items.get(key);
    return value === undefined ? 0 : key.length + value.length;
  }
}

/** A storage whose items are properties, too, as in a browser: `localStorage.name`. Its own items are those of `Object.entries`. */
export function memoryStorage(): Storage {
  const storage = new MemoryStorage();
  const isItem = (key: string | symbol): key is string => typeof key === 'string' && !(key in MemoryStorage.prototype);
  return new Proxy(storage, {
    get(target, key) {
      if (isItem(key)) return target.getItem(key) ?? undefined;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
    set(target, key, value) {
      if (isItem(key)) target.setItem(key, value);
      return true;
    },
    has: (target, key) => (isItem(key) ? target.getItem(key) !== null : Reflect.has(target, key)),
    deleteProperty(target, key) {
      if (isItem(key)) target.removeItem(key);
      return true;
    },
    ownKeys: (target) => Array.from({ length: target.length }, (_, index) => target.key(index) ?? ''),
    getOwnPropertyDescriptor(target, key) {
      const value = isItem(key) ? target.getItem(key) : null;
      return value === null ? undefined : { value, writable: true, enumerable: true, configurable: true };
    },
  }) as unknown as Storage;
}
