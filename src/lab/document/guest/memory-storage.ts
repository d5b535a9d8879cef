// localStorage and sessionStorage in memory: in a frame without an origin the browser's own throw. https://html.spec.whatwg.org/#the-storage-interface

class MemoryStorage {
  readonly #items = new Map<string, string>();

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
    this.#items.set(String(key), String(value));
  }

  removeItem(key: string): void {
    this.#items.delete(String(key));
  }

  clear(): void {
    this.#items.clear();
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
