// What a newcomer stumbled over in the lab of tumbling windows, each held by a case: keyboard, mistakes, small and forced-colour screens. Source: issue 3.
import { readFileSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PlainFileServer, servePlainly } from '../../src/site/testing/plain-file-server.ts';
import { browserPath, distFolder, flags } from './environment.ts';
import { openReadyLab } from './lab-page.ts';

const solution = (file: string) => readFileSync(`labs/tumbling-window/solution/${file}`, 'utf8');

let server: PlainFileServer;
let browser: Browser;

beforeAll(async () => {
  server = await servePlainly(distFolder, '/a/sub/path/');
  browser = await chromium.launch({ executablePath: browserPath, args: flags });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test('a mistake in the SQL is told with its line in window.sql, once, and the Problems pane leads there', async () => {
  const lab = await openReadyLab(browser, server.address);
  await lab.write('window.sql', solution('window.sql').replace('MIN(PRICE)', 'MIN(PRISE)'));
  await lab.write('main.ts', solution('main.ts'));
  const refused = "AWS refused the SQL: Column 'PRISE' not found in any table: did you mean PRICE?";
  expect(await lab.run()).toMatchObject({ tone: 'failed', text: expect.stringMatching(/^window\.sql line \d+: /) });
  expect(await lab.verdict.textContent()).toContain(refused);
  expect((await lab.pane('Problems')).split('PRISE').length - 1).toBe(2);
  const place = lab.page.locator('.wb-place');
  expect(await place.count()).toBe(1);
  await place.focus();
  await lab.page.keyboard.press('Enter');
  expect(await lab.page.getByRole('textbox', { name: 'Editor of window.sql' }).evaluate((box) => box === document.activeElement)).toBe(
    true,
  );
  await lab.close();
});

test('by keyboard: the settings close behind the focus, and the width of the lesson obeys Shift+arrows and Enter', async () => {
  const lab = await openReadyLab(browser, server.address);
  const { page } = lab;
  await page.getByRole('button', { name: 'Settings' }).focus();
  await page.keyboard.press('Enter');
  const panel = page.locator('#wb-settings');
  await panel.waitFor();
  await panel.locator('input[type=file]').focus();
  await page.keyboard.press('Tab');
  await panel.waitFor({ state: 'detached' });

  const divider = page.getByRole('separator', { name: 'Width of the lesson' });
  await divider.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowRight');
  expect(await divider.getAttribute('aria-valuenow')).toBe('35');
  await page.keyboard.press('Enter');
  expect(await divider.getAttribute('aria-valuenow')).toBe('42');
  await lab.close();
});

test('at 200 % zoom the verdict is on the screen when a run has ended, and nothing is wider than the page', async () => {
  const lab = await openReadyLab(browser, server.address, { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 });
  expect(await lab.run()).toMatchObject({ tone: 'failed', text: expect.stringContaining('Step 1') });
  const seen = await lab.verdict.evaluate((bar) => {
    const { top, bottom } = bar.getBoundingClientRect();
    return { top: top >= 0, bottom: bottom <= innerHeight + 1, wide: document.documentElement.scrollWidth - innerWidth };
  });
  expect(seen).toEqual({ top: true, bottom: true, wide: 0 });
  await lab.close();
});

test('in forced colours the selected tab differs from the others, and a button that can do nothing looks so', async () => {
  const lab = await openReadyLab(browser, server.address, { forcedColors: 'active' });
  const border = (name: string) =>
    lab.page.getByRole('tab', { name, exact: true }).evaluate((tab) => getComputedStyle(tab).borderBottomColor);
  expect(await border('main.ts')).not.toBe(await border('window.sql'));
  const colour = (button: typeof lab.stopButton) => button.evaluate((element) => getComputedStyle(element).color);
  expect(await colour(lab.stopButton)).not.toBe(await colour(lab.runButton));
  await lab.close();
});
