// The built folder under a sub-path, from a plain file server: every page that links lead to, in Chromium. Source: issue 2 part a.
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PlainFileServer, servePlainly } from '../../src/site/testing/plain-file-server.ts';
import { settled } from '../../src/site/testing/settled.ts';
import { browserPath, distFolder, flags } from './environment.ts';

let server: PlainFileServer;
let browser: Browser;

beforeAll(async () => {
  server = await servePlainly(distFolder, '/any/base/path/');
  browser = await chromium.launch({ executablePath: browserPath, args: flags });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test('from the home page on, no link leads out of the sub-path or nowhere, no page lacks a file, no console shows an error', async () => {
  const page = await browser.newPage();
  const complaints: string[] = [];
  let at = '';
  page.on('console', (message) => message.type() === 'error' && complaints.push(`${at}: console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`${at}: ${error.message}`));
  page.on('response', (response) => response.status() >= 400 && complaints.push(`${at}: ${response.status()} ${response.url()}`));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    // Aborted: we went on to the next page before it came (a preload, the icon).
    if (why !== 'net::ERR_ABORTED') complaints.push(`${at}: ${why} ${request.url()}`);
  });

  const waiting = [server.address];
  const seen = new Set(waiting);
  for (let address = waiting.shift(); address; address = waiting.shift()) {
    at = address.slice(server.address.length - 1);
    const answer = await page.goto(address);
    await settled(page);
    if (answer?.status() !== 200) complaints.push(`${at}: a link leads here, and the answer is ${answer?.status()}`);
    const links = await page.$$eval('a[href]', (anchors) => anchors.map((anchor) => (anchor as HTMLAnchorElement).href.replace(/#.*/, '')));
    for (const link of links.filter((link) => new URL(link).origin === new URL(server.address).origin)) {
      if (!link.startsWith(server.address)) complaints.push(`${at}: the link ${link} leads out of the sub-path`);
      else if (!seen.has(link)) {
        seen.add(link);
        waiting.push(link);
      }
    }
  }
  await page.close();
  expect(complaints).toEqual([]);
  expect(seen.size).toBeGreaterThan(2);
});

test('search finds a word under the sub-path, and its first result is a page that opens', async () => {
  const page = await browser.newPage();
  await page.goto(server.address);
  await settled(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox').fill('tumbling');
  const result = page.locator('dialog a[href]').first();
  await result.waitFor();
  const address = await result.evaluate((anchor) => (anchor as HTMLAnchorElement).href);
  expect(address.startsWith(server.address)).toBe(true);
  expect((await page.goto(address))?.status()).toBe(200);
  await page.close();
});
