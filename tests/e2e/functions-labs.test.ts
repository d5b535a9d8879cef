// The labs whose program makes functions, in Chromium: the start fails at the first step, and the solution passes. Source: issue 6.
import { readFileSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PlainFileServer, servePlainly } from '../../src/site/testing/plain-file-server.ts';
import { browserPath, distFolder, flags } from './environment.ts';
import { openReadyLab } from './lab-page.ts';

/** Page, files of the solution that differ from the start, and how the first step fails. */
const LABS = [
  {
    id: 'thumbnail-pipeline',
    path: 'functions-and-queues/thumbnail-pipeline/',
    solved: ['main.ts', 'handler.ts'],
    missing: 'Step 1: There is no function called make-thumbnails.',
  },
  {
    id: 'decouple-with-a-queue',
    path: 'functions-and-queues/decouple-with-a-queue/',
    solved: ['main.ts', 'worker.ts'],
    missing: 'Step 1: The queue orders has no RedrivePolicy.',
  },
  {
    id: 'survive-throttling',
    path: 'kinesis-analytics/survive-throttling/',
    solved: ['main.ts'],
    missing: 'never arrived',
  },
] as const;

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

test.each(LABS)('the lab $id: the start fails at its first step, the solution passes', async ({ id, path, solved, missing }) => {
  const lab = await openReadyLab(browser, server.address, {}, path);
  expect(await lab.run()).toMatchObject({ tone: 'failed', text: expect.stringContaining(missing) });
  for (const file of solved) await lab.write(file, readFileSync(`labs/${id}/solution/${file}`, 'utf8'));
  expect(await lab.run()).toMatchObject({ tone: 'passed', text: expect.stringMatching(/^All \d+ checks passed\.$/) });
  expect(await lab.page.locator('[data-step]:not([data-status="passed"])').count()).toBe(0);
  expect(lab.complaints).toEqual([]);
  await lab.close();
});
