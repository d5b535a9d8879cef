// The headers of a request as Node has read them, in the web's shape. The platform's own class checks and copies each one, which costs a
// server several percent of a small call; here they are looked up where they are, and whatever does more than look up gets a real copy.
import type { IncomingMessage } from 'node:http';

/** Leaves out what only HTTP/2 names with a colon, and what only the site may say (src/aws/iam/canonical-request.ts). */
export class IncomingHeaders implements Headers {
  readonly #incoming: IncomingMessage;
  #copy: Headers | undefined;

  constructor(incoming: IncomingMessage) {
    this.#incoming = incoming;
  }

  get(name: string): string | null {
    if (this.#copy) return this.#copy.get(name);
    const wanted = name.toLowerCase();
    const { rawHeaders } = this.#incoming;
    if (!isPassedOn(wanted)) return null;
    let found: string | null = null;
    for (let place = 0; place < rawHeaders.length; place += 2) {
      const sent = rawHeaders[place] ?? '';
      if (sent.length !== wanted.length || sent.toLowerCase() !== wanted) continue;
      const value = rawHeaders[place + 1] ?? '';
      found = found === null ? value : `${found}, ${value}`;
    }
    return found;
  }

  has(name: string): boolean {
    return this.get(name) !== null;
  }

  set(name: string, value: string): void {
    this.#whole.set(name, value);
  }

  append(name: string, value: string): void {
    this.#whole.append(name, value);
  }

  delete(name: string): void {
    this.#whole.delete(name);
  }

  getSetCookie(): string[] {
    return this.#whole.getSetCookie();
  }

  forEach(visit: (value: string, name: string, parent: Headers) => void): void {
    this.#whole.forEach(visit);
  }

  entries() {
    return this.#whole.entries();
  }

  keys() {
    return this.#whole.keys();
  }

  values() {
    return this.#whole.values();
  }

  [Symbol.iterator]() {
    return this.#whole.entries();
  }

  get #whole(): Headers {
    if (this.#copy) return this.#copy;
    const { rawHeaders } = this.#incoming;
    this.#copy = new Headers();
    for (let place = 0; place < rawHeaders.length; place += 2) {
      const name = rawHeaders[place] ?? '';
      if (isPassedOn(name.toLowerCase())) this.#copy.append(name, rawHeaders[place + 1] ?? '');
    }
    return this.#copy;
  }
}

function isPassedOn(name: string): boolean {
  return !name.startsWith(':') && name !== 'x-forwarded-prefix';
}
