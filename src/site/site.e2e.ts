// The built site in Chromium, from a plain file server under a sub-path: accessibility, policy, widths, search, the lab's frame.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scriptWeight } from './testing/page-weight.ts';
import { type PlainFileServer, servePlainly } from './testing/plain-file-server.ts';
import { settled } from './testing/settled.ts';

const DIST = process.env.SANDSHARK_DIST ?? 'dist';
const LAB_PAGE = 'kinesis-analytics/tumbling-windows/';
const CONTENT = fileURLToPath(new URL('../../content/docs', import.meta.url));
/** Every page of the default language by its address, the home page first. */
const PAGES = ['', ...readdirSync(CONTENT, { recursive: true, encoding: 'utf8' }).flatMap(addressOf).sort()];

function addressOf(file: string): string[] {
  const name = /^(.+)\.mdx$/.exec(file)?.[1];
  return name === undefined || name === 'index' || /^(ja|zh-cn)\//.test(name) ? [] : [`${name}/`];
}
type Theme = 'light' | 'dark';
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
// DESIGN, "Numbers to reach".
const MOST_SCRIPT_BYTES = 60 * 1024;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let server: PlainFileServer;
let browser: Browser;

beforeAll(async () => {
  server = await servePlainly(DIST, '/some/where/');
  browser = await chromium.launch({ executablePath: process.env.SANDSHARK_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Opens a page of the site; `complaints` collects console errors, failed loads and requests that leave the site. */
async function open(path: string, options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: DESKTOP, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:' && origin !== new URL(server.address).origin) complaints.push(`asks ${request.url()}`);
  });
  await page.goto(server.address + path);
  if (options.javaScriptEnabled !== false) await settled(page);
  return { page, complaints };
}

/** Runs axe-core on the page as it stands. Evaluated by the debugger, which the page's policy does not bind. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  });
}

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
describe.each([
  { viewport: DESKTOP, themes: ['light', 'dark'], mostShift: 0.05 },
  // What https://web.dev/articles/cls calls good.
  { viewport: PHONE, themes: ['dark', 'light'], mostShift: 0.1 },
] as const)('at $viewport.width pixels', ({ viewport, themes, mostShift }) => {
  const [first] = themes;

  test.each(PAGES)(
    'page /%s jumps nowhere, is accessible in both themes, fits its width, stays on its site, breaks no policy',
    async (path) => {
      const { page, complaints } = await open(path, { colorScheme: first, viewport });
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
});

test.each(['light', 'dark'] as const)('the lab on a phone and the open search are accessible in the %s theme', async (colorScheme) => {
  const { page } = await open(LAB_PAGE, { viewport: PHONE, colorScheme });
  await page.getByRole('tab', { name: 'Lab', exact: true }).click();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Search' }).click();
  await page.keyboard.type('window');
  await page.locator('book-search li a').first().waitFor();
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});

test('a reader without JavaScript sees the lesson and the code of the lab on a phone', async () => {
  const { page } = await open(LAB_PAGE, { viewport: PHONE, javaScriptEnabled: false });
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
  expect(await page.getByText('KinesisClient').first().isVisible()).toBe(true);
  await page.context().close();
});

test('the home page leads to the first page of the chapter, and from there Next leads to its first lab', async () => {
  const { page } = await open('');
  await page.getByRole('link', { name: 'Start with page one' }).click();
  await page.waitForURL(`${server.address}kinesis-analytics/why-streams/`);
  await page.getByRole('link', { name: 'Next' }).click();
  await page.waitForURL(`${server.address}kinesis-analytics/survive-throttling/`);
  await page.locator('#lab-panel').waitFor();
  await page.context().close();
});

test('the home page leads to a lab in one click, one that supposes no page before it', async () => {
  const { page } = await open('');
  await page.getByRole('link', { name: 'Straight to a lab' }).click();
  await page.waitForURL(`${server.address}kinesis-analytics/first-application/`);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('The first SQL application');
  expect(await page.locator('#lab-panel').isVisible()).toBe(true);
  await page.context().close();
});

test('search opens by keyboard, finds a section and goes there with Enter', async () => {
  const { page, complaints } = await open('');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('FLOOR whole units');
  await page.locator('book-search li a').first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(`${server.address}${LAB_PAGE}#floor-for-whole-units`);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('on a phone the lesson and the lab are two tabs, by finger and by arrow key', async () => {
  const { page } = await open(LAB_PAGE, { viewport: PHONE });
  const lab = page.locator('#lab-panel');
  expect(await lab.isVisible()).toBe(false);
  await page.getByRole('tab', { name: 'Lab', exact: true }).click();
  expect(await lab.isVisible()).toBe(true);
  await page.keyboard.press('ArrowLeft');
  expect(await lab.isVisible()).toBe(false);
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
  await page.context().close();
});

test('the divider moves by keyboard and remembers its place', async () => {
  const { page } = await open(LAB_PAGE);
  const divider = page.getByRole('separator', { name: 'Width of the lesson' });
  await divider.focus();
  await page.keyboard.press('End');
  await page.reload();
  await settled(page);
  expect(await divider.getAttribute('aria-valuenow')).toBe('70');
  await page.context().close();
});

test('the theme button changes the theme and the next page keeps it', async () => {
  const { page } = await open('', { colorScheme: 'light' });
  await page.getByRole('button', { name: 'Dark theme' }).click();
  await page.goto(server.address + LAB_PAGE);
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  await page.context().close();
});

test('hints open one at a time: the second is inside the first', async () => {
  const { page } = await open(LAB_PAGE);
  const step = page.locator('[data-step]').first();
  expect(await step.locator('[data-hint="2"]').isVisible()).toBe(false);
  await step.locator('[data-hint="1"] > summary').click();
  expect(await step.locator('[data-hint="2"]').isVisible()).toBe(true);
  await page.context().close();
});

test.each(PAGES)('page /%s needs at most 60 KB of JavaScript before anything is loaded on demand', async (path) => {
  const bytes = await scriptWeight(join(DIST, path, 'index.html'));
  console.info(`/${path}: ${(bytes / 1024).toFixed(1)} KB of JavaScript, brotli`);
  expect(bytes).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
});
