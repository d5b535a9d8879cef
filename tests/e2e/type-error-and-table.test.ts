// What a program prints as a table, and a type error beside passed checks, as a learner meets them. Source: trials of the labs with newcomers.
import { readFileSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PlainFileServer, servePlainly } from '../../src/site/testing/plain-file-server.ts';
import { browserPath, distFolder, flags } from './environment.ts';
import { openReadyLab } from './lab-page.ts';

const solution = (file: string) => readFileSync(`labs/tumbling-window/solution/${file}`, 'utf8');
const ADDED = `
const day = { date: '2012-10-29', wind: 15.2, tags: ['storm', 'coast'] };
console.log([day, day]);
console.table([day, { date: '2012-10-30', wind: 9 }]);
const wrong: number = 'text';
`;

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

test('a type error is told beside passed checks and a key leads to it; rows are shown as rows and console.table as a table', async () => {
  const lab = await openReadyLab(browser, server.address);
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
  await lab.close();
});
