// document.cookie in memory: in a frame without an origin the browser's own throws. Domain, Path, Secure and SameSite have no effect here.
import type { KeptCookie } from '../../sandbox/protocol.ts';

export interface Cookies {
  /** As document.cookie gives them. */
  read(): string;
  /** One cookie, as it is assigned to document.cookie. */
  write(cookie: string): void;
  clear(): void;
  /** What there is, to be put back when the page is loaded again. */
  kept(): readonly KeptCookie[];
  putBack(cookies: readonly KeptCookie[]): void;
}

/** https://www.rfc-editor.org/rfc/rfc6265#section-5.2: Max-Age comes before Expires; HttpOnly cannot be set by a script. */
export function memoryCookies(nowMs: () => number): Cookies {
  const jar = new Map<string, { readonly value: string; readonly untilMs: number }>();
  return {
    read() {
      const alive = [...jar].filter(([, { untilMs }]) => untilMs > nowMs());
      return alive.map(([name, { value }]) => (name === '' ? value : `${name}=${value}`)).join('; ');
    },
    write(cookie) {
      const [pair = '', ...attributes] = String(cookie).split(';');
      const cut = pair.indexOf('=');
      const name = cut === -1 ? '' : pair.slice(0, cut).trim();
      const value = pair.slice(cut + 1).trim();
      const given = new Map(
        attributes.map((attribute) => {
          const [key = '', ...rest] = attribute.split('=');
          return [key.trim().toLowerCase(), rest.join('=').trim()] as const;
        }),
      );
      if (given.has('httponly')) return;
      jar.delete(name);
      jar.set(name, { value, untilMs: endOf(given, nowMs()) });
    },
    clear: () => jar.clear(),
    kept: () => [...jar].map(([name, { value, untilMs }]) => [name, value, untilMs]),
    putBack(cookies) {
      for (const [name, value, untilMs] of cookies) jar.set(name, { value, untilMs });
    },
  };
}

function endOf(attributes: ReadonlyMap<string, string>, nowMs: number): number {
  const maxAge = attributes.get('max-age');
  if (maxAge !== undefined && /^-?\d+$/.test(maxAge)) return nowMs + Number(maxAge) * 1_000;
  const expires = Date.parse(attributes.get('expires') ?? '');
  return Number.isNaN(expires) ? Number.POSITIVE_INFINITY : expires;
}
