// node:url and node:querystring for functions: what the web's own URL and URLSearchParams do.

function fileURLToPath(url: string | URL): string {
  const { protocol, pathname } = new URL(url);
  if (protocol !== 'file:') throw Object.assign(new TypeError('The URL must be of scheme file'), { code: 'ERR_INVALID_URL_SCHEME' });
  return decodeURIComponent(pathname);
}

export const urlModule = {
  URL: globalThis.URL,
  URLSearchParams: globalThis.URLSearchParams,
  fileURLToPath,
  pathToFileURL: (path: string) => new URL(`file://${encodeURI(path).replace(/[?#]/g, encodeURIComponent)}`),
};

function parse(text: string): Record<string, string | string[]> {
  const parsed: Record<string, string | string[]> = Object.create(null);
  for (const [key, value] of new URLSearchParams(text)) {
    const before = parsed[key];
    parsed[key] = before === undefined ? value : [before, value].flat();
  }
  return parsed;
}

function stringify(values: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(values).flatMap(([key, value]) => [value].flat().map((one) => [key, String(one ?? '')]));
  return pairs.map((pair) => pair.map((text) => encodeURIComponent(text)).join('=')).join('&');
}

export const querystringModule = {
  parse,
  stringify,
  decode: parse,
  encode: stringify,
  escape: encodeURIComponent,
  unescape: decodeURIComponent,
};
