// Every page of the built site in Chromium under a sub-path: on a phone all of them, on a desktop those without a lab.
// A page with a lab is looked at on a desktop, and by axe, where its lab runs: tests/e2e/start-and-solution.test.ts.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { builtSite } from '../../tests/e2e/built-site.ts';
import { complaintsOf } from '../../tests/e2e/complaints.ts';
import { distFolder } from '../../tests/e2e/environment.ts';
import { expectGoodPage, MOST_SHIFT, type Theme } from '../../tests/e2e/good-page.ts';
import { DESKTOP, PHONE } from '../../tests/e2e/screens.ts';
import { scriptWeight } from './testing/page-weight.ts';
import { settled } from './testing/settled.ts';

const CONTENT = fileURLToPath(new URL('../../content/docs', import.meta.url));
const FILES = readdirSync(CONTENT, { recursive: true, encoding: 'utf8' }).filter((file) => addressOf(file).length > 0);
const withLab = (file: string) => /^lab: /m.test(readFileSync(join(CONTENT, file), 'utf8'));
/** Every page of the default language by its address, the home page first. */
const PAGES = ['', ...FILES.flatMap(addressOf).sort()];
const PAGES_WITHOUT_LAB = [
  '',
  ...FILES.filter((file) => !withLab(file))
    .flatMap(addressOf)
    .sort(),
];

function addressOf(file: string): string[] {
  const name = /^(.+)\.mdx$/.exec(file.replaceAll('\\', '/'))?.[1];
  return name === undefined || name === 'index' || /^(ja|zh-cn)\//.test(name) ? [] : [`${name}/`];
}

// DESIGN, "Numbers to reach".
const MOST_SCRIPT_BYTES = 60 * 1024;
const site = builtSite('/some/where/');

/** The links of a page that lead out of the sub-path, or to no page. */
async function lostLinks(page: Page): Promise<string[]> {
  const links = await page.$$eval('a[href]', (anchors) => anchors.map((anchor) => (anchor as HTMLAnchorElement).href.replace(/#.*/, '')));
  const inSite = links.filter((link) => new URL(link).origin === new URL(site.address).origin);
  return inSite.filter((link) => !link.startsWith(site.address) || !PAGES.includes(link.slice(site.address.length)));
}

describe.each([
  { screen: 'phone', options: PHONE, first: 'dark', themes: 'one', pages: PAGES },
  { screen: 'desktop', options: { viewport: DESKTOP }, first: 'light', themes: 'both', pages: PAGES_WITHOUT_LAB },
] as const)('on a $screen', ({ screen, options, first, themes, pages }) => {
  // One tab for all: the next page costs a third less than in a new one.
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    const context = await site.browser.newContext({ ...options, colorScheme: first });
    page = await context.newPage();
    complaints = complaintsOf(page, site.address);
  });

  test.each<string>(pages)(
    `page /%s jumps nowhere, is accessible (themes: ${themes}), fits its width, stays on its site, breaks no policy, links to pages`,
    async (path) => {
      complaints.length = 0;
      await page.emulateMedia({ colorScheme: first satisfies Theme });
      await page.goto(site.address + path);
      await settled(page);
      await expectGoodPage(page, first, MOST_SHIFT[screen], PAGES_WITHOUT_LAB.includes(path) ? themes : 'none');
      expect(await lostLinks(page)).toEqual([]);
      expect(complaints).toEqual([]);
    },
  );
});

test.each(PAGES)('page /%s needs at most 60 KB of JavaScript before anything is loaded on demand', async (path) => {
  const bytes = await scriptWeight(join(distFolder, path, 'index.html'));
  console.info(`/${path}: ${(bytes / 1024).toFixed(1)} KB of JavaScript, brotli`);
  expect(bytes).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
});
