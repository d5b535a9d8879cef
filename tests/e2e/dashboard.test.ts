// The lab of the dashboard in Chromium: from the start to the solution, and its charts by key, as a table and on a phone. Source: issue 8.
import { readFileSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PlainFileServer, servePlainly } from '../../src/site/testing/plain-file-server.ts';
import { browserPath, distFolder, flags } from './environment.ts';
import { openReadyLab } from './lab-page.ts';

const PATH = 'kinesis-analytics/dashboard/';
const solution = (file: string) => readFileSync(`labs/live-dashboard/solution/${file}`, 'utf8');

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

test('the lab live-dashboard: the start shows documents, the solution charts that a keyboard and a screen reader can use', async () => {
  const lab = await openReadyLab(browser, server.address, {}, PATH);
  const { page } = lab;
  await lab.goInstantly();
  const pane = page.locator('#wb-panel-dashboard');
  expect(await pane.textContent()).toContain('Press Run');
  expect(await lab.run()).toMatchObject({ tone: 'failed', text: expect.stringContaining('the index waves-2026-01-05') });
  expect(await pane.locator('.dashboard-table tbody tr').count()).toBe(5);

  for (const file of ['main.ts', 'dashboard.ts']) await lab.write(file, solution(file));
  expect(await lab.run()).toMatchObject({ tone: 'passed', text: 'All 8 checks passed.' });
  expect(await pane.locator('.dashboard-bar').count()).toBe(4);
  expect(await pane.locator('.dashboard-lines path').count()).toBe(4);

  const lines = pane.getByRole('slider', { name: 'waves over time: the lines at' });
  await lines.focus();
  await page.keyboard.press('Home');
  expect(await lines.getAttribute('aria-valuetext')).toMatch(/^2026-01-05 09:00: .*harbour –/);
  await page.keyboard.press('End');
  const read = await lines.getAttribute('aria-valuetext');
  const [, reef = ''] = /reef ([\d.]+)/.exec(read ?? '') ?? [];

  await pane.getByRole('button', { name: 'Table' }).click();
  const rows = await pane.getByRole('region', { name: 'waves over time, as a table' }).locator('tbody tr').allTextContents();
  expect(rows.filter((row) => row.startsWith('2026-01-05 09:20reef'))).toEqual([expect.stringContaining(reef)]);

  const earlier = pane.getByRole('slider', { name: /^Search 5 of 5/ });
  await earlier.focus();
  await page.keyboard.press('Home');
  expect(await pane.locator('.dashboard-time').textContent()).toContain('Search 1 of 5');
  expect(await lab.complaintsOfAxe()).toEqual([]);
  expect(lab.complaints).toEqual([]);

  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('tab', { name: 'Lab', exact: true }).click();
  await pane.getByRole('button', { name: 'Charts' }).click();
  expect(await pane.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  await lab.close();
});
