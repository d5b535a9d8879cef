// What newcomers stumbled over in the lab of tumbling windows, each held by a case: mistakes, tables, keyboard, small and forced-colour
// screens. Source: issue 3, and trials of the labs with newcomers.
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { builtSite } from './built-site.ts';
import { type LabPage, openReadyLab } from './lab-page.ts';

const solution = (file: string) => readFileSync(`labs/tumbling-window/solution/${file}`, 'utf8');

const ADDED = `
const day = { date: '2012-10-29', wind: 15.2, tags: ['storm', 'coast'] };
console.log([day, day]);
console.table([day, { date: '2012-10-30', wind: 9 }]);
const wrong: number = 'text';
`;

const site = builtSite('/a/sub/path/');
let lab: LabPage;

beforeAll(async () => {
  lab = await openReadyLab(site.browser, site.address);
});

test('a mistake in the SQL is told with its line in window.sql, once, and the Problems pane leads there', async () => {
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
});

test('a type error is told beside passed checks and a key leads to it; rows are shown as rows and console.table as a table', async () => {
  const { page } = lab;
  await lab.write('window.sql', solution('window.sql'));
  await lab.write('main.ts', solution('main.ts') + ADDED);
  const verdict = await lab.run();
  expect(verdict).toMatchObject({ tone: 'passed', text: expect.stringMatching(/^All \d+ checks passed\. 1 problem in main\.ts\.$/) });
  expect(verdict.announced).toBe(verdict.text);
  await lab.verdict.getByRole('button', { name: '1 problem in main.ts' }).focus();
  await page.keyboard.press('Enter');
  expect(await page.getByRole('tab', { name: /^Problems/ }).evaluate((tab) => tab === document.activeElement)).toBe(true);
  expect(await page.locator('#wb-panel-problems').textContent()).toContain("Type 'string' is not assignable to type 'number'.");

  expect(await lab.pane('Console')).toContain("Array(2) [{date: '2012-10-29', wind: 15.2, tags: […]}, {date: '2012-10-29', ");
  const table = page.locator('#wb-panel-console table');
  expect(await table.locator('th[scope=col]').allTextContents()).toEqual(['(index)', 'date', 'wind', 'tags']);
  expect(await table.locator('tbody tr').nth(0).locator('th, td').allTextContents()).toEqual([
    '0',
    '2012-10-29',
    '15.2',
    "Array(2) ['storm', 'coast']",
  ]);
  expect(await table.locator('tbody tr').nth(1).locator('th, td').allTextContents()).toEqual(['1', '2012-10-30', '9', '']);
  expect(await lab.complaintsOfAxe()).toEqual([]);
});

test('by keyboard: the settings close behind the focus, and the width of the lesson obeys Shift+arrows and Enter', async () => {
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
});

test('at 200 % zoom the verdict is on the screen when a run has ended, and nothing is wider than the page', async () => {
  const zoomed = await openReadyLab(site.browser, site.address, { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 });
  expect(await zoomed.run()).toMatchObject({ tone: 'failed', text: expect.stringContaining('Step 1') });
  const seen = await zoomed.verdict.evaluate((bar) => {
    const { top, bottom } = bar.getBoundingClientRect();
    return { top: top >= 0, bottom: bottom <= innerHeight + 1, wide: document.documentElement.scrollWidth - innerWidth };
  });
  expect(seen).toEqual({ top: true, bottom: true, wide: 0 });
  await zoomed.close();
});

test('in forced colours the selected tab differs from the others, and a button that can do nothing looks so', async () => {
  await lab.page.emulateMedia({ forcedColors: 'active' });
  const border = (name: string) =>
    lab.page.getByRole('tab', { name, exact: true }).evaluate((tab) => getComputedStyle(tab).borderBottomColor);
  expect(await border('main.ts')).not.toBe(await border('window.sql'));
  const colour = (button: typeof lab.stopButton) => button.evaluate((element) => getComputedStyle(element).color);
  expect(await colour(lab.stopButton)).not.toBe(await colour(lab.runButton));
});
