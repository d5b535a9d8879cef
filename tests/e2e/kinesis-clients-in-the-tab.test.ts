// Clients of Kinesis in the sandbox of a tab: the programs of their tests in Node, in Chromium.
// Source: issue 7, "does what the KCL does for a lab" and "SubscribeToShard over HTTP/2 and over the tab's port".
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PRINTED, PROGRAM_PACKAGES, TWO_WORKERS_PROGRAM } from '../../src/lab/kinesis-consumer/testing/two-workers-program.ts';
import { sdkBundle } from '../../src/lab/sdk-bundle.ts';
import { READ_WHILE_IT_SLEPT, READS_WHILE_IT_SLEEPS, SUBSCRIPTION_PACKAGES } from '../../src/lab/testing/subscription-program.ts';
import type { ProgramPage } from '../../src/workbench/tab/testing/program-page.ts';
import { workbenchSandbox } from '../../src/workbench/tab/vite-plugin.ts';
import { builtSite } from './built-site.ts';

const folder = await mkdtemp(join(tmpdir(), 'sandshark-program-'));
const site = builtSite('/program/', { folder: () => folder });
let page: Page;

beforeAll(async () => {
  await build({
    configFile: false,
    root: fileURLToPath(new URL('../../src/workbench/tab/testing/', import.meta.url)),
    base: './',
    logLevel: 'error',
    plugins: [workbenchSandbox()],
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, rollupOptions: { input: 'program.html' } },
  });
  page = await site.browser.newPage();
  await page.goto(`${site.address}program.html`);
  await page.waitForFunction(() => 'programPage' in globalThis);
}, 120_000);
afterAll(() => rm(folder, { recursive: true }));

/** What the program prints. Fails when the program does. */
async function printedBy(program: string, packages: readonly string[]): Promise<readonly string[]> {
  const { result, printed } = await page.evaluate(
    ([program, packages]) => (globalThis as unknown as { programPage: ProgramPage }).programPage.run(program, packages),
    [program, await sdkBundle(packages)] as const,
  );
  expect(result).not.toHaveProperty('failure');
  return printed;
}

test('two workers share a stream, one dies, the other takes over, and the program ends', async () => {
  expect(await printedBy(TWO_WORKERS_PROGRAM, PROGRAM_PACKAGES)).toEqual(PRINTED);
});

test('a subscriber to a shard gets records while the program sleeps, each at its time', async () => {
  expect(await printedBy(READS_WHILE_IT_SLEEPS, SUBSCRIPTION_PACKAGES)).toEqual(READ_WHILE_IT_SLEPT);
});
