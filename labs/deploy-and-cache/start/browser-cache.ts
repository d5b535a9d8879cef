// Ready-made: the cache of one browser, by the rules of RFC 9111. It keeps answers to GET with status 200, each under its address.
// Left out: ages by guess for answers without Cache-Control, the header Expires, Vary, and the size of a disk.

/** From the network; from there after the question "is mine still right?"; or from the cache, and nobody was asked. */
export type Source = 'network' | 'revalidated' | 'cache';

export interface Answer {
  readonly from: Source;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

interface Kept {
  readonly headers: Headers;
  readonly text: string;
  /** When it came, or was last found to be right: milliseconds since 1970. */
  readonly atMs: number;
}

export class BrowserCache {
  readonly #kept = new Map<string, Kept>();

  /** Gets an address. With 'disabled', as by the check box of the developer tools, nothing is taken from the cache. */
  async get(url: string, use: 'enabled' | 'disabled'): Promise<Answer> {
    const kept = use === 'enabled' ? this.#kept.get(url) : undefined;
    if (kept && isFresh(kept)) return { from: 'cache', status: 200, headers: kept.headers, text: kept.text };
    const etag = kept?.headers.get('etag');
    const response = await fetch(url, etag ? { headers: { 'if-none-match': etag } } : {});
    if (kept && response.status === 304) {
      // RFC 9111, 4.3.4: what the 304 says counts from now on; the text is the one that is there.
      const headers = new Headers(kept.headers);
      response.headers.forEach((value, name) => headers.set(name, value));
      this.#keep(url, headers, kept.text);
      return { from: 'revalidated', status: 304, headers, text: kept.text };
    }
    const text = await response.text();
    if (response.status === 200) this.#keep(url, response.headers, text);
    return { from: 'network', status: response.status, headers: response.headers, text };
  }

  #keep(url: string, headers: Headers, text: string): void {
    if (directives(headers).has('no-store')) this.#kept.delete(url);
    else this.#kept.set(url, { headers, text, atMs: Date.now() });
  }
}

/** RFC 9111, 4.2: younger than its max-age. With no-cache it may be kept, and must not be used before the server was asked. */
function isFresh({ headers, atMs }: Kept): boolean {
  const said = directives(headers);
  const ageSeconds = (Date.now() - atMs) / 1000;
  return !said.has('no-cache') && ageSeconds < Number(said.get('max-age') ?? 0);
}

/** 'public, max-age=60' as names with their values. */
function directives(headers: Headers): Map<string, string> {
  const parts = (headers.get('cache-control') ?? '').toLowerCase().split(',');
  return new Map(parts.map((part) => part.trim().split('=')).map(([name = '', value = '']) => [name, value]));
}
