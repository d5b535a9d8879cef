// For browser tests: the built folder under a sub-path, from a file server that knows nothing of the site.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

export interface PlainFileServer {
  /** With the sub-path and a slash at the end. */
  readonly address: string;
  close(): Promise<void>;
}

/** Serves `folder` under `subPath` (which begins and ends with a slash) on a free port of the loopback interface. */
export async function servePlainly(folder: string, subPath: string): Promise<PlainFileServer> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const inside = pathname.startsWith(subPath) ? normalize(decodeURIComponent(pathname.slice(subPath.length))) : '..';
    const file = inside.endsWith('/') || inside === '.' ? join(inside, 'index.html') : inside;
    const body = inside.startsWith('..') ? undefined : await readFile(join(folder, file)).catch(() => undefined);
    response.writeHead(body ? 200 : 404, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    response.end(body ?? 'Not found');
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://localhost:${port}${subPath}`,
    close: () => new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve()))),
  };
}
