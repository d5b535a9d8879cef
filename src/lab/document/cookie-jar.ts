// The cookies of the preview, in memory: each belongs to the host that set it. Domain has no effect, and every page counts as https.
// https://www.rfc-editor.org/rfc/rfc6265#section-5

interface Cookie {
  readonly host: string;
  readonly path: string;
  readonly name: string;
  readonly value: string;
  readonly untilMs: number;
}

export class CookieJar {
  #cookies: readonly Cookie[] = [];

  /** @param header what stands behind `Set-Cookie:` */
  set(url: URL, header: string, nowMs: number): void {
    const [pair = '', ...rest] = header.split(';');
    const cut = pair.indexOf('=');
    if (cut < 1) return;
    const attributes = new Map(
      rest.map((attribute) => {
        const [key = '', ...value] = attribute.split('=');
        return [key.trim().toLowerCase(), value.join('=').trim()] as const;
      }),
    );
    const name = pair.slice(0, cut).trim();
    const given = attributes.get('path') ?? '';
    const path = given.startsWith('/') ? given : url.pathname.replace(/\/[^/]*$/, '') || '/';
    const cookie = { host: url.host, path, name, value: pair.slice(cut + 1).trim(), untilMs: endOf(attributes, nowMs) };
    const others = this.#cookies.filter((one) => one.host !== cookie.host || one.path !== path || one.name !== name);
    this.#cookies = [...others, cookie];
  }

  /** As the header `Cookie` has them; empty when there are none. */
  of(url: URL, nowMs: number): string {
    const fits = ({ host, path, untilMs }: Cookie) =>
      host === url.host && untilMs > nowMs && `${url.pathname}/`.startsWith(path.endsWith('/') ? path : `${path}/`);
    const found = this.#cookies.filter(fits).sort((one, other) => other.path.length - one.path.length);
    return found.map(({ name, value }) => `${name}=${value}`).join('; ');
  }
}

function endOf(attributes: ReadonlyMap<string, string>, nowMs: number): number {
  const maxAge = attributes.get('max-age');
  if (maxAge !== undefined && /^-?\d+$/.test(maxAge)) return nowMs + Number(maxAge) * 1_000;
  const expires = Date.parse(attributes.get('expires') ?? '');
  return Number.isNaN(expires) ? Number.POSITIVE_INFINITY : expires;
}
