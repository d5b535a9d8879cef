// What labs with functions show in Chromium: the Messages view of a run, and files that are only to be read. Source: issue 6.
import { readFileSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PlainFileServer, servePlainly } from '../../src/site/testing/plain-file-server.ts';
import { browserPath, distFolder, flags } from './environment.ts';
import { openReadyLab } from './lab-page.ts';

const PATH = 'functions-and-queues/decouple-with-a-queue/';

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

test('the Messages view of a passed run: drawn, told, as a table, and no wider than a phone', async () => {
  const lab = await openReadyLab(browser, server.address, { reducedMotion: 'reduce' }, PATH);
  const { page } = lab;
  for (const file of ['main.ts', 'worker.ts']) await lab.write(file, readFileSync(`labs/decouple-with-a-queue/solution/${file}`, 'utf8'));
  expect(await lab.run()).toMatchObject({ tone: 'passed' });
  // Under reduced motion the end of the film is shown at once.
  await lab.pane('Messages');
  for (const place of [
    /^Queue orders 0 waiting/,
    /^Queue dead-orders \d+ dead letters?/,
    /^Function worker \d+ done/,
    /^Table parcels \d+ items/,
  ])
    await page.getByRole('button', { name: place }).waitFor();
  expect(await lab.complaintsOfAxe()).toEqual([]);

  await page.getByRole('button', { name: /^Queue dead-orders/ }).click();
  const dead = page.getByRole('region', { name: 'Messages of dead-orders' });
  expect(await dead.getByRole('row').count()).toBeGreaterThan(1);

  await page.getByRole('button', { name: 'Table', exact: true }).click();
  const all = page.getByRole('region', { name: 'All messages' });
  expect(await all.getByRole('columnheader').allTextContents()).toEqual(['Time', 'Place', 'State', 'What it says']);
  expect(await all.getByRole('rowheader', { name: 'orders', exact: true }).count()).toBeGreaterThan(0);
  expect(await lab.complaintsOfAxe()).toEqual([]);

  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('tab', { name: 'Lab', exact: true }).click();
  for (const form of ['Drawing', 'Table']) {
    await page.getByRole('button', { name: form, exact: true }).click();
    // Monaco takes a moment to follow a window that became narrow.
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  }
  expect(await lab.complaintsOfAxe()).toEqual([]);
  expect(lab.complaints).toEqual([]);
  await lab.close();
});

test.each(['monaco', 'codemirror'] as const)('a read-only file can be read and not changed, in %s', async (editor) => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const lab = await openReadyLab(browser, server.address, editor === 'monaco' ? {} : phone, PATH);
  const { page } = lab;
  expect(await page.locator('.wb-editor').getAttribute('data-editor')).toBe(editor);
  await page.getByRole('tab', { name: 'carrier.ts (read-only)' }).click();
  await page.getByRole('textbox', { name: 'carrier.ts, read-only' }).waitFor();
  const text = readFileSync('labs/decouple-with-a-queue/start/carrier.ts', 'utf8');
  expect(await lab.fileInEditor()).toBe(text);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('gone');
  await page.keyboard.press('Control+v');
  await page.keyboard.press('Delete');
  expect(await lab.fileInEditor()).toBe(text);
  expect(await page.locator('.wb-status').textContent()).toContain('carrier.ts is there to be read. It cannot be changed.');
  await page.getByRole('tab', { name: 'worker.ts', exact: true }).click();
  await page.getByRole('textbox', { name: 'Editor of worker.ts' }).waitFor();
  expect(lab.complaints).toEqual([]);
  await lab.close();
});
