// The headers of a request as Node has read them, in the web's shape. Node's own Headers class checks again what its parser has checked,
// which takes several percent of a small call, and with it comes all of fetch: 20 MB.

/** Leaves out what only HTTP/2 names with a colon, and what only the site may say (src/aws/iam/canonical-request.ts). */
export class IncomingHeaders implements Headers {
  readonly #values = new Map<string, string>();

  /** @param raw names and values by turns */
  constructor(raw: readonly string[]) {
    for (let place = 0; place < raw.length; place += 2) this.append(raw[place] ?? '', raw[place + 1] ?? '');
    this.#values.delete('x-forwarded-prefix');
  }

  get(name: string): string | null {
    return this.#values.get(name.toLowerCase()) ?? null;
  }

  has(name: string): boolean {
    return this.#values.has(name.toLowerCase());
  }

  set(name: string, value: string): void {
    this.#values.set(name.toLowerCase(), value);
  }

  append(name: string, value: string): void {
    if (name.startsWith(':')) return;
    const known = this.get(name);
    this.set(name, known === null ? value : `${known}, ${value}`);
  }

  delete(name: string): void {
    this.#values.delete(name.toLowerCase());
  }

  /** Requests have none. */
  getSetCookie(): string[] {
    return [];
  }

  forEach(visit: (value: string, name: string, parent: Headers) => void): void {
    for (const [name, value] of this.entries()) visit(value, name, this);
  }

  /** In the order of the names, as the specification has it. */
  entries() {
    return [...this.#values].sort(([one], [other]) => (one < other ? -1 : 1)).values();
  }

  keys() {
    return [...this.#values.keys()].sort().values();
  }

  values() {
    return [...this.entries()].map(([, value]) => value).values();
  }

  [Symbol.iterator]() {
    return this.entries();
  }
}
