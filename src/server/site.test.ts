// Source of truth: issue 2 part a; DESIGN's "Ports".
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { site } from './site.ts';

let fetch: (request: Request) => Promise<Response>;
const get = (path: string, headers: Record<string, string> = {}) => fetch(new Request(`http://localhost:4321${path}`, { headers }));

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'sandshark-site-'));
  mkdirSync(join(folder, 'chapter'));
  mkdirSync(join(folder, '_astro'));
  writeFileSync(join(folder, 'index.html'), '<h1>Home</h1>');
  writeFileSync(join(folder, 'chapter/index.html'), '<h1>Chapter</h1>');
  writeFileSync(join(folder, '404.html'), '<h1>Not here</h1>');
  writeFileSync(join(folder, '_astro/a.js'), 'export {}');
  writeFileSync(join(folder, '_astro/a.js.br'), 'compressed');
  fetch = site({
    folder,
    aws: async (request, prefix) => Response.json({ path: new URL(request.url).pathname, prefix, body: await request.text() }),
  });
});

test('a page is HTML that is asked for again, a script named by its content is kept', async () => {
  const page = await get('/');
  expect(page.headers.get('content-type')).toMatch('text/html');
  expect(page.headers.get('cache-control')).toBe('no-cache');
  const script = await get('/_astro/a.js');
  expect(script.headers.get('content-type')).toMatch('text/javascript');
  expect(script.headers.get('cache-control')).toContain('immutable');
});

test('a compressed file is sent to who accepts it', async () => {
  const script = await get('/_astro/a.js', { 'accept-encoding': 'gzip, br' });
  expect(script.headers.get('content-encoding')).toBe('br');
  expect(await script.text()).toBe('compressed');
});

test('a folder without its slash leads to the one with it, query kept: pages link relatively', async () => {
  const answer = await get('/chapter?lab=1');
  expect(answer.status).toBe(308);
  expect(answer.headers.get('location')).toBe('/chapter/?lab=1');
});

test('what is not there is answered with the page for that, and nothing outside the folder is there', async () => {
  const missing = await get('/nothing/here');
  expect(missing.status).toBe(404);
  expect(await missing.text()).toContain('Not here');
  for (const path of ['/%2e%2e/package.json', '/..%2f..%2fetc/passwd', '/_astro/%00']) expect((await get(path)).status, path).toBe(404);
});

test('127.0.0.1 leads to localhost, so that saved work has one origin', async () => {
  const answer = await fetch(new Request('http://127.0.0.1:4321/chapter/?a=b'));
  expect(answer.status).toBe(308);
  expect(answer.headers.get('location')).toBe('http://localhost:4321/chapter/?a=b');
});

test('/aws is the endpoint on the same origin, without its prefix', async () => {
  const answer = await fetch(new Request('http://localhost:4321/aws/some/path', { method: 'POST', body: 'bytes' }));
  expect(await answer.json()).toEqual({ path: '/some/path', prefix: '/aws', body: 'bytes' });
});

test('the site cannot be written to', async () => {
  expect((await fetch(new Request('http://localhost:4321/', { method: 'PUT', body: 'x' }))).status).toBe(405);
});
