// Every page of the built site in Chromium, at one width: vitest runs this file once for each of WIDTHS (tests/site-widths.ts).
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { scriptWeight } from './testing/page-weight.ts';
import { DESKTOP, DIST, PHONE, SiteInChromium, violations } from './testing/site-in-chromium.ts';

const CONTENT = fileURLToPath(new URL('../../content/docs', import.meta.url));
/** Every page of the default language by its address, the home page first. */
const PAGES = ['', ...readdirSync(CONTENT, { recursive: true, encoding: 'utf8' }).flatMap(addressOf).sort()];

function addressOf(file: string): string[] {
  const name = /^(.+)\.mdx$/.exec(file)?.[1];
  return name === undefined || name === 'index' || /^(ja|zh-cn)\//.test(name) ? [] : [`${name}/`];
}
type Theme = 'light' | 'dark';
// DESIGN, "Numbers to reach".
const MOST_SCRIPT_BYTES = 60 * 1024;

let site: SiteInChromium;
beforeAll(async () => {
  site = await SiteInChromium.start();
});
afterAll(() => site?.close());

/** Changes the theme as its button does, and waits until the colours stand. */
async function showTheme(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.evaluate(async (shown) => {
    document.documentElement.dataset.theme = shown;
    await new Promise(requestAnimationFrame);
    const changing = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await Promise.allSettled(changing.map(({ finished }) => finished));
  }, theme);
}

/** How far things moved on the page by themselves, up to half a second from now. */
function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 500);
      }),
  );
}

// Loading a page with its editor takes seconds of computing: each is loaded once for each width, and its theme is changed then.
const AT_WIDTH = {
  desktop: { viewport: DESKTOP, themes: ['light', 'dark'], mostShift: 0.05 },
  // What https://web.dev/articles/cls calls good.
  phone: { viewport: PHONE, themes: ['dark', 'light'], mostShift: 0.1 },
} as const;
const { viewport, themes, mostShift } = AT_WIDTH[inject('siteWidth')];
const [first] = themes;

test.each(PAGES)(
  'page /%s jumps nowhere, is accessible in both themes, fits its width, stays on its site, breaks no policy',
  async (path) => {
    const { page, complaints } = await site.open(path, { colorScheme: first, viewport });
    expect(await page.locator('html').getAttribute('data-theme')).toBe(first);
    expect(await layoutShift(page)).toBeLessThanOrEqual(mostShift);
    for (const theme of themes) {
      if (theme !== first) await showTheme(page, theme);
      expect(await violations(page), theme).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), theme).toBeLessThanOrEqual(0);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  },
);

// A page weighs the same at every width.
test.each(inject('siteWidth') === 'desktop' ? PAGES : [])(
  'page /%s needs at most 60 KB of JavaScript before anything is loaded on demand',
  async (path) => {
    const bytes = await scriptWeight(join(DIST, path, 'index.html'));
    console.info(`/${path}: ${(bytes / 1024).toFixed(1)} KB of JavaScript, brotli`);
    expect(bytes).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
  },
);
