// The site over HTTP: the built folder, a page for what is not there, and /aws on the same origin.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { EndpointAnswer } from './aws-endpoint.ts';

export interface SiteOptions {
  /** The built folder. */
  readonly folder: string;
  /** What answers under /aws: the same endpoint as on its own port, so that a page needs no second origin. */
  readonly aws: EndpointAnswer;
}

/** Answers one request for the site. */
export function site({ folder, aws }: SiteOptions): (request: Request) => Promise<Response> {
  const app = new Hono();
  app.use(async (context, next) => {
    const url = new URL(context.req.url);
    // One name, one origin: saved work belongs to an origin, and 127.0.0.1 would be a second one.
    if (url.hostname === '127.0.0.1' || url.hostname === '[::1]') {
      url.hostname = 'localhost';
      return context.redirect(url.href, 308);
    }
    return next();
  });
  app.all('/aws/*', (context) => aws(withoutPrefix(context.req.raw, '/aws'), '/aws'));
  app.all('/aws', (context) => aws(withoutPrefix(context.req.raw, '/aws'), '/aws'));
  app.use(async (context, next) => {
    if (context.req.method !== 'GET' && context.req.method !== 'HEAD')
      return context.text('The site is for reading.', 405, { allow: 'GET, HEAD' });
    const { pathname, search } = new URL(context.req.url);
    // Pages link to each other by relative addresses: a folder's address must end with a slash.
    if (!pathname.endsWith('/') && isFolder(folder, pathname)) return context.redirect(`${pathname}/${search}`, 308);
    return next();
  });
  app.use(async (context, next) => {
    await next();
    if (context.res.ok) context.res.headers.set('cache-control', cacheFor(context.req.path));
  });
  app.use(serveStatic({ root: folder, precompressed: true }));
  app.notFound((context) => {
    const page = join(folder, '404.html');
    if (!existsSync(page)) return context.text('There is no such page.', 404);
    return context.html(readFileSync(page, 'utf8'), 404);
  });
  return async (request) => app.fetch(request);
}

/** What Vite names by its content never changes; all else is asked for again. */
function cacheFor(path: string): string {
  return path.startsWith('/_astro/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

function isFolder(folder: string, pathname: string): boolean {
  if (pathname.includes('..') || pathname.includes('%')) return false;
  return statSync(join(folder, pathname), { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function withoutPrefix(request: Request, prefix: string): Request {
  const url = new URL(request.url);
  url.pathname = url.pathname.slice(prefix.length) || '/';
  const init: RequestInit & { duplex: 'half' } = { method: request.method, headers: request.headers, duplex: 'half' };
  if (request.body) init.body = request.body;
  return new Request(url, init);
}
