// A lab in Chromium, run by vitest.e2e.config.ts once for each folder in labs/: the start fails at the first step, the solution passes.
// Source: issues 3, 6 and 8.
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { loadLab } from '../../src/lab/load-lab-node.ts';
import { type PlainFileServer, servePlainly } from '../../src/site/testing/plain-file-server.ts';
import { browserPath, distFolder, flags } from './environment.ts';
import { openReadyLab, pageOf } from './lab-page.ts';

/** What the verdict on the start says, where the sentence matters. */
const SAID: Readonly<Record<string, string>> = {
  'thumbnail-pipeline': 'Step 1: There is no function called make-thumbnails.',
  'decouple-with-a-queue': 'Step 1: The queue orders has no RedrivePolicy.',
  'survive-throttling': 'never arrived',
};

const id = inject('lab');
const { lab, start, solution } = await loadLab(id);
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

test(`the lab ${id}: the start fails at its first step, the solution passes`, async () => {
  const page = await openReadyLab(browser, server.address, {}, pageOf(id));
  expect(await page.run()).toMatchObject({ tone: 'failed', text: expect.stringContaining(SAID[id] ?? 'Step 1: ') });
  expect(await page.checks()).toMatchObject({ [lab.steps[0]?.checks[0] ?? '']: 'failed' });
  for (const file of lab.editable.filter((path) => solution[path] !== start[path])) await page.write(file, solution[file] ?? '');
  expect(await page.run()).toMatchObject({ tone: 'passed', text: expect.stringMatching(/^All \d+ checks passed\.$/) });
  expect(await page.page.locator('[data-step]:not([data-status="passed"])').count()).toBe(0);
  expect(page.complaints).toEqual([]);
  await page.close();
});
