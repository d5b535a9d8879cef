// What a reader does on the built site, in Chromium, from a plain file server under a sub-path: search, tabs, theme, hints.
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations } from '../../tests/e2e/axe.ts';
import { builtSite } from '../../tests/e2e/built-site.ts';
import { complaintsOf } from '../../tests/e2e/complaints.ts';
import { showTheme } from '../../tests/e2e/good-page.ts';
import { DESKTOP, PHONE } from '../../tests/e2e/screens.ts';
import { settled } from './testing/settled.ts';

const LAB_PAGE = 'kinesis-analytics/tumbling-windows/';

const site = builtSite('/some/where/');

async function open(path: string, options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
  const context = await site.browser.newContext({ viewport: DESKTOP, ...options });
  const page = await context.newPage();
  const complaints = complaintsOf(page, site.address);
  await page.goto(site.address + path);
  if (options.javaScriptEnabled !== false) await settled(page);
  return { page, complaints };
}

test('on a phone the lesson and the lab are two tabs, by finger and by arrow key; the lab and the open search are accessible in both themes', async () => {
  const { page } = await open(LAB_PAGE, { ...PHONE, colorScheme: 'light' });
  const lab = page.locator('#lab-panel');
  expect(await lab.isVisible()).toBe(false);
  await page.getByRole('tab', { name: 'Lab', exact: true }).tap();
  expect(await lab.isVisible()).toBe(true);
  await page.keyboard.press('ArrowLeft');
  expect(await lab.isVisible()).toBe(false);
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);

  await page.getByRole('tab', { name: 'Lab', exact: true }).tap();
  expect(await violations(page)).toEqual([]);
  await showTheme(page, 'dark');
  expect(await violations(page, 'colour contrast')).toEqual([]);
  await page.getByRole('button', { name: 'Search' }).tap();
  await page.keyboard.type('window');
  await page.locator('book-search li a').first().waitFor();
  expect(await violations(page)).toEqual([]);
  await showTheme(page, 'light');
  expect(await violations(page, 'colour contrast')).toEqual([]);
  await page.context().close();
});

test('a reader without JavaScript sees the lesson and the code of the lab on a phone', async () => {
  const { page } = await open(LAB_PAGE, { ...PHONE, javaScriptEnabled: false });
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
  expect(await page.getByText('KinesisClient').first().isVisible()).toBe(true);
  await page.context().close();
});

test('the home page leads to the first page of the chapter, and from there Next leads to its first lab', async () => {
  const { page } = await open('');
  await page.getByRole('link', { name: 'Start with page one' }).click();
  await page.waitForURL(`${site.address}kinesis-analytics/why-streams/`);
  await page.getByRole('link', { name: 'Next' }).click();
  await page.waitForURL(`${site.address}kinesis-analytics/survive-throttling/`);
  await page.locator('#lab-panel').waitFor();
  await page.context().close();
});

test('the home page leads to a lab in one click, one that supposes no page before it', async () => {
  const { page } = await open('');
  await page.getByRole('link', { name: 'Straight to a lab' }).click();
  await page.waitForURL(`${site.address}kinesis-analytics/first-application/`);
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
  await page.waitForURL(`${site.address}${LAB_PAGE}#floor-for-whole-units`);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('the theme button changes the theme and the next page keeps it', async () => {
  const { page } = await open('', { colorScheme: 'light' });
  await page.getByRole('button', { name: 'Dark theme' }).click();
  await page.goto(site.address + LAB_PAGE);
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  await page.context().close();
});

test('hints open one at a time; the divider moves by keyboard and remembers its place', async () => {
  const { page } = await open(LAB_PAGE);
  const step = page.locator('[data-step]').first();
  expect(await step.locator('[data-hint="2"]').isVisible()).toBe(false);
  await step.locator('[data-hint="1"] > summary').click();
  expect(await step.locator('[data-hint="2"]').isVisible()).toBe(true);

  const divider = page.getByRole('separator', { name: 'Width of the lesson' });
  await divider.focus();
  await page.keyboard.press('End');
  await page.reload();
  await settled(page);
  expect(await divider.getAttribute('aria-valuenow')).toBe('70');
  await page.context().close();
});
